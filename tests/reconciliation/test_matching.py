"""Which flow is what came of a promise: each reason, by tables; and other reports of one flow."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from servanda.reconciliation.matching import LIKELY, likely, named_in, pairings, score
from servanda.reconciliation.matching_words import words_of
from servanda.records import Amount
from servanda.records.pairing import Candidate, Sought

PORT = Sought(
    promise="port",
    parties=("country:ID",),
    receivers=("territory:gaza",),
    places=("territory:gaza", "country:PS"),
    amount=Amount(unit="USD", value=Decimal(8_500_000)),
    worth=8.5e6,
    unit="USD",
    begins=date(2026, 1, 1),
    ends=date(2027, 1, 1),
    aim=date(2026, 6, 30),
    words=words_of("8.5 million dollars for Khara port, Gaza"),
)
PAID = Candidate(
    dataset="toy",
    activity="A1",
    mark="a" * 16,
    title="Khara port rehabilitation",
    stage="disbursement",
    amount=Decimal("8472113"),
    currency="USD",
    worth=8472113.0,
    measure="USD",
    day=date(2026, 5, 3),
    provider_name="Indonesia, Government of",
    provider_party="country:ID",
    reporter_name="Indonesia",
    place="Palestine",
    place_party="country:PS",
)


def codes(candidate: Candidate, sought: Sought = PORT) -> list[str]:
    return [ground.code for ground in score(sought, candidate).grounds]


def test_all_that_agrees_is_a_reason() -> None:
    found = score(PORT, PAID)
    assert found.score > LIKELY
    assert codes(PAID) == ["party", "amount-rounded", "date-in-window", "words", "place"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"provider_party": "country:CH", "provider_name": "Suisse"}, "party-other"),
        ({"provider_party": "", "provider_name": ""}, "party-missing"),
        ({"amount": Decimal(8_500_000), "worth": 8.5e6}, "amount-equal"),
        ({"amount": Decimal(2_000_000), "worth": 2e6}, "amount-part"),
        ({"amount": Decimal(20_000_000), "worth": 2e7}, "amount-above"),
        ({"currency": "EUR", "worth": 8.4e6}, "amount-converted"),
        ({"measure": "tonne", "currency": "", "unit": "tonne"}, "amount-other-unit"),
        ({"day": None}, "date-missing"),
        ({"day": date(2024, 5, 3)}, "date-early"),
        ({"day": date(2028, 5, 3)}, "date-late"),
        ({"place": "Yemen", "place_party": "country:YE"}, "place-other"),
    ],
)
def test_what_differs_is_said_and_costs(change: dict[str, object], code: str) -> None:
    other = replace(PAID, **change)
    assert code in codes(other)
    if code != "amount-equal":
        assert score(PORT, other).score < score(PORT, PAID).score


@pytest.mark.parametrize(
    ("identifier", "said", "found"),
    [
        ("ID-GOV-7-001", "paid under ID-GOV-7-001.", True),
        ("ID-GOV-7-001", "paid under ID-GOV-7-0012", False),
        ("ID-GOV-7-001", "paid under XID-GOV-7-001", False),
        ("ID-GOV-7-001", "paid under ID-GOV-7-001-A", False),
        ("211794", "FTS flow 211794", True),
        ("211794", "211794 dollars", False),
        ("211794", "FTS flow 9, 211794 dollars", False),
        ("A1", "A1", False),
    ],
)
def test_an_identifier_stands_by_itself(identifier: str, said: str, found: bool) -> None:
    assert bool(named_in(identifier, said)) is found


def test_both_ends_of_one_flow_are_one_pairing() -> None:
    received = replace(
        PAID, stage="incoming", mark="b" * 16, reporter_name="Fund", day=date(2026, 5, 9)
    )
    found = pairings(PORT, [received, PAID])
    assert len(found) == 1
    assert len(found[0].twins) == 1


def test_two_payments_of_one_reporter_stay_two() -> None:
    found = pairings(PORT, [PAID, replace(PAID, mark="b" * 16)])
    assert [one.twins for one in found] == [(), ()]
    assert not likely(found)


def test_nothing_is_likely_without_a_clear_lead() -> None:
    assert likely(pairings(PORT, [PAID]))
    assert not likely([])
