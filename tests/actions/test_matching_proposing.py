"""Proposing: only what is new; and what an allowed rule confirms."""

from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.matching import Verdict, confirm, reject
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.refusals import Refused, Unknown
from servanda.ledger import pairings
from servanda.ledger.models import Pairing as Row
from tests.actions.conftest import PLAN
from tests.actions.matched import FLOWS, TODAY, flow, keep_promises, take_flows
from tests.conftest import NOW

TREES = (
    "ash",
    "birch",
    "cedar",
    "elm",
    "fir",
    "hazel",
    "larch",
    "maple",
    "oak",
    "pine",
    "rowan",
    "yew",
)
BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}


@pytest.fixture
def folder(plan: str, settings: Any, tmp_path: Path) -> Path:
    """A plan with promises, and a dataset."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in")
    keep_promises()
    return tmp_path / "in"


def test_again_proposes_only_what_is_new(folder: Path) -> None:
    first = propose(PLAN, Wanted(), **BY)
    assert len(first.new) == first.found > 0
    assert propose(PLAN, Wanted(), **BY).new == ()
    more = flow(900009, 3_000_000, "Peru", "2026-06-02", "Khara school")
    # A new snapshot says the same of the others: they keep their marks, though their bytes moved.
    take_flows(folder, [more, *FLOWS])
    later = propose(PLAN, Wanted(datasets=("toy",)), **BY)
    rows = [Row.objects.get(key=key) for key in later.new]
    assert {row.candidate["activity"] for row in rows} == {"900009"}


def test_the_queue_begins_with_what_changes_most(folder: Path) -> None:
    propose(PLAN, Wanted(), **BY)
    first = pairings.queue(PLAN).first()
    assert first is not None
    assert (first.promise_id, first.candidate["activity"]) == (f"{PLAN}/port", "900001")


def test_a_rule_confirms_what_the_promise_names(folder: Path) -> None:
    done = propose(PLAN, Wanted(rules=("same-identifier",)), **BY)
    assert [key.partition("~")[0] for key in done.confirmed] == [f"{PLAN}/port"]
    row = Row.objects.get(key=done.confirmed[0])
    assert (row.state, row.rule) == ("confirmed", "same-identifier")


def test_no_rule_unless_it_is_allowed(folder: Path) -> None:
    assert propose(PLAN, Wanted(), **BY).confirmed == ()
    with pytest.raises(Refused, match="no rule"):
        propose(PLAN, Wanted(rules=("hope",)), **BY)
    with pytest.raises(Unknown):
        propose(PLAN, Wanted(datasets=("none",)), **BY)


def test_what_was_decided_makes_room_for_the_next(folder: Path) -> None:
    """Twelve parts of one promise: those that are proposed first do not hide the others for good."""
    parts = [
        flow(800000 + n, 100_000 + n, "Chile", "2026-06-01", f"{word} lot")
        for n, word in enumerate(TREES)
    ]
    take_flows(folder, parts)
    seen: set[str] = set()
    for _turn in range(4):
        fresh = propose(PLAN, Wanted(), **BY).new
        seen |= {Row.objects.get(key=key).candidate["activity"] for key in fresh}
        for key in fresh:
            reject(key, note="of another undertaking", actor=COMMAND_LINE, now=NOW)
    assert seen == {str(800000 + n) for n in range(12)}
    assert propose(PLAN, Wanted(), **BY).new == ()


def test_a_payment_confirmed_in_its_line_is_not_proposed_by_itself(folder: Path) -> None:
    """Two payments under one title make the promised sum; when the line is confirmed nothing waits."""
    take_flows(
        folder,
        [flow(700001, 1_500_000, "Chile", "2026-06-01", "Khara clinic"),
         flow(700002, 2_500_000, "Chile", "2026-06-02", "Khara clinic")],
    )  # fmt: skip
    propose(PLAN, Wanted(), **BY)
    line = next(row for row in Row.objects.all() if row.candidate.get("members"))
    Row.objects.exclude(key=line.key).delete()
    confirm(line.key, verdict=Verdict(), **BY)
    assert propose(PLAN, Wanted(), **BY).new == ()
