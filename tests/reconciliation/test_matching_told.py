"""Every reason has its words in three languages."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.reconciliation.matching_told import reasons
from servanda.records.pairing import Candidate, Ground, Pairing

FLOW = Candidate(dataset="t", amount=Decimal(1), day=date(2026, 1, 1), reporter_name="Fund")


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_words(language: str) -> None:
    grounds = (
        Ground(code="party", details=(("name", "Swiss"), ("party", "country:CH"))),
        Ground(code="amount-near", details=(("percent", "98.1"), ("count", "3"))),
        Ground(code="party-missing"),
    )
    pairing = Pairing(promise="p", candidate=FLOW, score=1, grounds=grounds, twins=(FLOW,))
    told = reasons(pairing, language)
    assert len(told) == 5
    assert all("{" not in line and "country:" not in line for line in told)
    assert "Fund" in told[-1]


def test_a_party_of_the_plan_goes_by_its_name_there() -> None:
    ground = Ground(
        code="party", details=(("name", "Kingdom of Northland"), ("party", "org:north"))
    )
    pairing = Pairing(promise="p", candidate=FLOW, score=1, grounds=(ground,))
    (told,) = reasons(pairing, "en", names={"org:north": "Northland"})
    assert told == "the payer “Kingdom of Northland” is Northland, who promised"
