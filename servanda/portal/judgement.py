"""What the pages ask of the judgements: the totals of a plan, and one promise on any day.

Totals of an unchanged plan are worked out once for each head of the journal, see `memo`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.ledger import store
from servanda.ledger.models import TABLES, Contradiction, Match, Promise
from servanda.portal.memo import remembered
from servanda.reconciliation.aggregates import Remainder, remainder
from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.status import status
from servanda.reconciliation.totals import Total, total
from servanda.records import Record, Status

OF_PROMISE = ("count", "revision", "condition", "milestone", "observation")
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
    gathered = cases(record for kind in kinds for record in store.recall(kind, plan))
    return tuple(
        total(gathered, stage=stage, today=today, currency=currency, preference=preference)
        for stage in HEADLINES
    )


def judged(plan: str, id: str, *, today: date, preference: Sequence[str]) -> Judged:
    """Return the status, the equation and the unallocated remainder of one promise on a day."""
    gathered = {case.promise.id: case for case in cases(_bearing_on(plan, id))}
    case = gathered[id]
    parts: list[Case] = [gathered[part] for part in case.parts]
    left = remainder(case, parts, today=today, preference=preference) if parts else None
    return Judged(
        as_of=today,
        status=status(case, today=today, preference=preference),
        equation=equation(case, today=today, preference=preference),
        remainder=left,
    )


def _bearing_on(plan: str, id: str) -> list[Record]:
    """Return the promise, its parts, and every record that bears on any of them."""
    parts = Promise.objects.filter(parent=f"{plan}/{id}", withdrawn=False)
    promises = [id, *parts.values_list("id", flat=True)]
    keys = [f"{plan}/{one}" for one in promises]
    found: list[Record] = list(store.recall("promise", plan, ids=promises))
    for kind in OF_PROMISE:
        rows = TABLES[kind].objects.filter(promise__in=keys, withdrawn=False)
        found += store.records_of(rows)
    matched = Match.objects.filter(promise__in=keys, withdrawn=False).values("delivery")
    # A delivery shared with other promises is granted among all of them.
    matches = Match.objects.filter(delivery__in=matched, withdrawn=False)
    deliveries = TABLES["delivery"].objects.filter(key__in=matched, withdrawn=False)
    found += [*store.records_of(matches), *store.records_of(deliveries)]
    subjects = [f"promise:{one}" for one in promises]
    subjects += [f"delivery:{d.id}" for d in found if type(d).__name__ == "Delivery"]
    doubts = Contradiction.objects.filter(plan=plan, subject__in=subjects, withdrawn=False)
    return [*found, *store.records_of(doubts)]
