"""What is said of a large plan: the same figures however quickly its records are read and judged.

The exercise plan of `bench/ledger_sample.py` holds what makes judging slow: aggregates, counts,
revisions, conditions, milestones, observations, contradictions, shared deliveries, three languages.
The fingerprints are of the judgements before anything was made fast; a new one is a changed rule.
"""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from bench.ledger_sample import PLAN, batches
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.reconcile import account_of, judged, reconcile
from servanda.actions.record import record
from servanda.reconciliation.account import Account, account
from servanda.reconciliation.tally import Tally, as_text
from servanda.records import Plan, Record

NOW = datetime(2026, 7, 1, tzinfo=UTC)

# day -> the fingerprints of all totals, people, ratios and findings, and of all statuses
SAID = {
    date(2025, 6, 15): (
        "2691cc87b588ecc698bb10fdd7fa601660902ae4941b67247fd193ea19726277",
        "f2b6886e23c38bd917677026ea452b7f930b602a82b1159881a9150ac835ae3b",
    ),
    date(2026, 1, 31): (
        "01dabc5756da08152dcea21fa3cc475e0cc952e20464d31a5f4172a4e3608b13",
        "6998f6d22199a45854e6cd5ab8b339649aa75d29affd74228ac7db8b151c07e7",
    ),
    date(2026, 6, 30): (
        "dafd54cdd3fefe626abe0ba8379bd13adea18faf5bbe7caee49a235ffee1b33c",
        "42fa71f9ef46e4cc3fba8edd7914215e30cfdaf5f83dfa04fb94ae9866c74301",
    ),
}


@pytest.fixture(scope="module")
def made() -> list[Record]:
    return [one for batch in batches(300) for one in batch]


@pytest.fixture
def kept(db: None, made: list[Record]) -> str:
    record(made, actor=COMMAND_LINE, now=NOW, note="large")
    return PLAN


def fingerprints(found: Account) -> tuple[str, str]:
    """Return one of what is said of the plan, and one of what is said of its promises."""
    tally = Tally(
        totals=found.totals,
        personnel=found.personnel,
        ratios=found.ratios,
        findings=found.findings,
        version="",
    )
    said = "\n".join(map(repr, found.statuses))
    return sha256(as_text(tally).encode()).hexdigest(), sha256(said.encode()).hexdigest()


@pytest.mark.parametrize("day", SAID)
def test_records_judged_as_they_were_made(made: list[Record], day: date) -> None:
    plan = next(one for one in made if isinstance(one, Plan))
    assert fingerprints(account(plan, made, today=day)) == SAID[day]
    assert fingerprints(account(plan, reversed(made), today=day)) == SAID[day]


def test_judged_from_the_ledger_and_as_stored(kept: str) -> None:
    for day, said in SAID.items():
        assert fingerprints(account_of(kept, today=day)) == said
        assert fingerprints(account_of(kept, today=day, quoted=False)) == said
    before = account_of(kept, today=day)
    reconcile(kept, today=day, actor=COMMAND_LINE, now=NOW)
    assert account_of(kept, today=day) == before  # equal numbers; the database keeps no exponents


def test_judged_by_whole_records_as_by_bare_ones(kept: str) -> None:
    quoted, bare = judged(kept, quoted=True), judged(kept)
    assert [(type(one), one.id) for one in quoted] == [(type(one), one.id) for one in bare]
    assert {type(one).__name__ for one in quoted if one.evidence} == {"Promise"}
    assert not any(one.evidence for one in bare)
