"""Rows for tests of what is asked: activities with flows and shares, in few words."""

from datetime import date
from pathlib import Path
from typing import Any

from servanda.flows import listing, totals
from servanda.flows.listing import Which
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot
from servanda.records.bulk import Rows, Semantics
from tests.flows.built import CUMULATIVE, build, row_of

NO_RATES = Rates()
PILLARS = pillars_of(Path("nowhere"))
EPOCH = date(1970, 1, 1).toordinal()
FTS = Semantics(
    kind="exclusive",
    headline=("commitment", "disbursement"),
    boundary="incoming",
    single=True,
    converted=True,
)


def days(text: str) -> int:
    """Return a day as rows have it."""
    return date.fromisoformat(text).toordinal() - EPOCH


def total(snapshot: Snapshot, question: Question, rates: Rates = NO_RATES) -> totals.Total:
    """Answer a question, without rates unless they are given."""
    return totals.total(snapshot, question, rates=rates, pillars=PILLARS)


def rows(snapshot: Snapshot, question: Question, **which: Any) -> list[dict[str, Any]]:
    """List the rows of a question, without rates."""
    chosen = Which(**which)
    return list(listing.rows(snapshot, question, which=chosen, rates=NO_RATES, pillars=PILLARS))


class Book:
    """Rows that are made one activity or flow at a time; a record's key is its place, from 1."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.keys: dict[str, int] = {}
        self.count = 0

    def activity(self, name: str, **values: Any) -> int:
        """Add an activity; returns the key of its record."""
        key = self.keys[name] = len(self.keys) + 1
        given = {"reporter": f"org-{name}", "reporter_name": f"Org {name}"} | values
        self.rows.add("activity", row_of("activity", record=key, id=name, **given))
        return key

    def flow(self, name: str, amount: Any, **values: Any) -> str:
        """Add a flow of an activity, which is made when there is none; returns its ref."""
        if name not in self.keys:
            self.activity(name)
        self.count += 1
        given: dict[str, Any] = {
            "ref": str(self.count),
            "stage": "disbursement",
            "currency": "USD",
            "decided": days("2020-06-01"),
        }
        given |= {"amount": None if amount is None else str(amount)} | values
        self.rows.add("flow", row_of("flow", record=self.keys[name], **given))
        return str(given["ref"])

    def share(self, name: str, code: str, percent: str | None, **values: Any) -> None:
        """Add a sector of the DAC, or what else `values` say."""
        given = {"kind": "sector", "vocabulary": "1", "code": code, "percent": percent} | values
        self.rows.add("share", row_of("share", record=self.keys[name], **given))

    def parent(self, name: str, upper: str) -> None:
        """Say that `upper` is the parent of an activity."""
        self.rows.add("relation", (self.keys[name], "parent", upper))

    def snapshot(
        self, folder: Path, semantics: Semantics = CUMULATIVE, dead: frozenset[int] = frozenset()
    ) -> Snapshot:
        """Write the rows."""
        return build(self.rows, folder, semantics=semantics, dead=dead)
