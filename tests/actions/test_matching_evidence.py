"""From a published flow to a delivery: its id, its amount, its other reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.matching_evidence import (
    Known,
    as_facts,
    deliver,
    delivery_id,
    slug,
    snapshot_of,
)
from servanda.actions.refusals import Refused
from servanda.reconciliation.matching_parties import Resolver
from servanda.records import Plan, Wording
from servanda.records.pairing import Candidate
from tests.actions.conftest import PLAN
from tests.actions.matched import promise, take_flows

PROMISE = promise("port", "country:PE", "8.5", "Peru gives more.")


@pytest.fixture
def paid(plan: str, settings: Any, tmp_path: Path) -> Candidate:
    """A flow that is held."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in")
    question = "SELECT record FROM activity WHERE id = '900001'"
    with snapshot_of("toy", "00001").connect() as con:
        (record,) = con.execute(question).fetchall()[0]
    return Candidate(
        dataset="toy", snapshot="00001", record=record, ref="1", activity="900001", mark="ab" * 8,
        title="Khara port", stage="disbursement", amount=Decimal("8472113.000000"), currency="USD",
        day=date(2026, 5, 3), provider_party="country:PE", reporter_name="Peru",
    )  # fmt: skip


def known(*preference: str) -> Known:
    plan = Plan(id=PLAN, title=Wording(en="Drill"), preference=preference)
    return Known(plan=plan, resolver=Resolver())


def test_a_delivery_has_the_words_of_its_record(paid: Candidate) -> None:
    made = deliver(paid, PROMISE, known=known(), twins=())
    assert made.delivery.id == delivery_id(paid) == f"toy-900001-{'ab' * 8}"
    assert str(made.delivery.amount.figure) == "8472113"
    assert made.delivery.reporter == "country:PE"
    assert [type(one).__name__ for one in made.records] == ["Document", "Party", "Delivery"]


def test_other_reports_are_evidence_of_one_delivery(paid: Candidate) -> None:
    fund = replace(paid, reporter_name="Exercise Fund", amount=Decimal(8_000_000), stage="incoming")
    made = deliver(paid, PROMISE, known=known(), twins=(fund,))
    assert len(made.delivery.evidence) == 2
    assert made.delivery.reporter == "country:PE"
    preferred = deliver(paid, PROMISE, known=known("org:exercise-fund"), twins=(fund,))
    assert preferred.delivery.amount.figure == 8_000_000
    assert preferred.delivery.id == made.delivery.id


@pytest.mark.parametrize(
    ("change", "why"),
    [({"day": None}, "no day"), ({"record": 5}, "not held"), ({"amount": None}, "how much")],
)
def test_what_cannot_be_kept(paid: Candidate, change: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        deliver(replace(paid, **change), PROMISE, known=known(), twins=())


def test_names(paid: Candidate) -> None:
    assert slug("Đặng Văn: A/1") == "dang-van-a-1"
    assert as_facts(paid)["activity"] == "900001"
