"""What the pages ask of the judgements: the totals of a plan, and one promise on any day.

The totals are those that the last reconciliation sealed, for as long as nothing they are made of has
changed since. After a change those of a small plan are worked out anew; those of a large one, which
takes seconds, stay as they are until it is reconciled again, and name the line that they are of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from servanda.ledger import store
from servanda.ledger.tallies import last_headlines
from servanda.portal.bearing import OF_PROMISE, Bearing
from servanda.portal.board import board
from servanda.portal.changes import changes_after
from servanda.portal.memo import head, remembered
from servanda.reconciliation.aggregates import Remainder, remainder
from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.status import status
from servanda.reconciliation.tally import of_text
from servanda.reconciliation.totals import Total, total
from servanda.records import Record, Status

HEADLINES = ("pledged", "committed", "disbursed")
READ = ("promise", *OF_PROMISE, "delivery", "match", "contradiction")
AT_ONCE = 150  # promises whose totals are worked out while somebody waits: a tenth of a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One promise on one day; `status` is None before the promise was made."""

    as_of: date
    status: Status | None
    equation: Equation | None
    remainder: Remainder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """Totals side by side; `entry` is the journal's line that they are of, 0 for its last."""

    totals: tuple[Total, ...]
    entry: int = 0


def headlines(plan: str, *, today: date, currency: str, preference: Sequence[str]) -> Headlines:
    """Return pledged, committed and disbursed: three figures, never added.

    What is worked out anew is as of `today`; each total says its day.
    """
    asked = (plan, today, currency, tuple(preference))
    return remembered("headlines", *asked, make=lambda: _headlines(*asked))


def _headlines(plan: str, today: date, currency: str, preference: tuple[str, ...]) -> Headlines:
    kept = last_headlines(plan)
    totals = _totals(kept.body) if kept else ()
    if kept and totals and not _changed(plan, kept.entry):
        return Headlines(totals=totals)
    if kept and totals and len(board(plan).squares) > AT_ONCE:
        return Headlines(totals=totals, entry=kept.entry)
    gathered = cases(record for kind in READ for record in _bare(kind, plan))
    return Headlines(
        totals=tuple(
            total(gathered, stage=stage, today=today, currency=currency, preference=preference)
            for stage in HEADLINES
        )
    )


@lru_cache(maxsize=8)  # the text of a plan of 10,000 promises takes a twentieth of a second to read
def _totals(body: str) -> tuple[Total, ...]:
    """Return the totals of a kept text; nothing where it cannot be used any more."""
    tally = of_text(body)
    found = {one.stage: one for one in tally.totals} if tally else {}
    return tuple(found[stage] for stage in HEADLINES) if found.keys() >= {*HEADLINES} else ()


def _changed(plan: str, entry: int) -> bool:
    """Tell whether a line after `entry` changed, or may have changed, what the totals are made of."""
    lines = changes_after(entry, head()[0])
    return lines is None or any(
        key == plan or (kind in READ and key.startswith(f"{plan}/"))
        for line in lines
        for kind, key in line
    )


def _bare(kind: str, plan: str) -> list[Record]:
    return store.recall(kind, plan, evidence=False)  # no total reads the words it rests on


def judged(bearing: Bearing, *, today: date, preference: Sequence[str]) -> Judged:
    """Return the status, the equation and the unallocated remainder of one promise on a day."""
    gathered = {case.promise.id: case for case in cases(bearing.records())}
    case = gathered[bearing.promise.id]
    parts: list[Case] = [gathered[part] for part in case.parts]
    left = remainder(case, parts, today=today, preference=preference) if parts else None
    return Judged(
        as_of=today,
        status=status(case, today=today, preference=preference),
        equation=equation(case, today=today, preference=preference),
        remainder=left,
    )
