"""What the pages ask of the judgements: the totals of a plan, and one promise on any day.

Totals of an unchanged plan are worked out once for each head of the journal, see `memo`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.ledger import store
from servanda.portal.bearing import OF_PROMISE, Bearing
from servanda.portal.memo import remembered
from servanda.reconciliation.aggregates import Remainder, remainder
from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.status import status
from servanda.reconciliation.totals import Total, total
from servanda.records import Record, Status

HEADLINES = ("pledged", "committed", "disbursed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One promise on one day; `status` is None before the promise was made."""

    as_of: date
    status: Status | None
    equation: Equation | None
    remainder: Remainder | None


def headlines(plan: str, *, today: date, currency: str, preference: Sequence[str]) -> list[Total]:
    """Return pledged, committed and disbursed: three figures, never added."""
    asked = (plan, today, currency, tuple(preference))
    return list(remembered("headlines", *asked, make=lambda: _headlines(*asked)))


def _headlines(
    plan: str, today: date, currency: str, preference: tuple[str, ...]
) -> tuple[Total, ...]:
    kinds = ("promise", *OF_PROMISE, "delivery", "match", "contradiction")
    gathered = cases(record for kind in kinds for record in _bare(kind, plan))
    return tuple(
        total(gathered, stage=stage, today=today, currency=currency, preference=preference)
        for stage in HEADLINES
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
