"""Personnel of one unit: promised minimum and maximum apart, and the strength on a day.

Worked example: "up to 8,000 soldiers" and "at least 500": the minimum is 500, the maximum is open,
because nobody bounded the second; with "up to 8,000" and exactly 200 it is 200 to 8,200 (definition
11). Strength is arrivals less departures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.reconciliation.aggregates import counted_above
from servanda.reconciliation.case import Case
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.evidence import doubted
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.left_out import LeftOut, gather
from servanda.reconciliation.origin import known
from servanda.records import Amount
from servanda.records.promise import COUNTED_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Personnel:
    """`maximum` is None where a promise counted has no upper bound; `strength` where nobody reported."""

    plan: str
    unit: str
    as_of: date
    minimum: Decimal
    maximum: Decimal | None
    strength: Decimal | None
    rows: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@exactly
def personnel(
    cases: Iterable[Case], *, today: date, unit: str, preference: Sequence[str] = ()
) -> Personnel:
    """Return what was promised and what is there by the end of `today`, for one unit."""
    rows = [
        (case, equation(case, today=today, preference=preference))
        for case in cases
        if case.promise.kind == "personnel" and known(case.promise.stated, today)
    ]
    plans = {case.promise.plan for case, _ in rows}
    if len(plans) > 1:
        raise ValueError(f"a total stays inside one plan (definition 14), not {sorted(plans)}")
    counted, left_out = _once(rows, unit)
    tops = [_maximum(found) for _, found in counted]
    strengths = [found.arrived for _, found in counted if found.arrived is not None]
    return Personnel(
        plan=next(iter(plans), ""),
        unit=unit,
        as_of=today,
        minimum=sum((_minimum(found) for _, found in counted), Decimal(0)),
        maximum=None if None in tops else sum((top for top in tops if top is not None), Decimal(0)),
        strength=sum(strengths, Decimal(0)) if strengths else None,
        rows=tuple(sorted(case.promise.id for case, _ in counted)),
        left_out=left_out,
    )


def _once(
    rows: Sequence[tuple[Case, Equation | None]], unit: str
) -> tuple[list[tuple[Case, Equation]], tuple[LeftOut, ...]]:
    reasons = {case.promise.id: _excluded(case, found, unit=unit) for case, found in rows}
    able = {row for row, reason in reasons.items() if not reason}
    parents = {case.promise.id: case.promise.parent for case, _ in rows}
    counted: list[tuple[Case, Equation]] = []
    left_out: list[tuple[str, str, Amount | None]] = []
    for case, found in rows:
        reason = reasons[case.promise.id]
        if not reason and counted_above(case, able, parents=parents):
            reason = "part-of-aggregate"
        if reason or found is None:
            amount = Amount(unit=found.unit, value=found.due) if found else None
            left_out.append((reason, case.promise.id, amount))
        else:
            counted.append((case, found))
    return counted, gather(left_out)


def _excluded(case: Case, found: Equation | None, *, unit: str) -> str:
    if case.promise.scope != "plan":
        return "outside"
    if case.promise.strength < COUNTED_FROM:
        return "weak-wording"
    if doubted(case, found):
        return "contested"
    if found is None:
        return "no-measure"
    return "" if found.unit == unit else "other-unit"


def _minimum(found: Equation) -> Decimal:
    """A ceiling promises nobody at the least."""
    return Decimal(0) if found.bound == "up-to" else found.due - found.lapsed


def _maximum(found: Equation) -> Decimal | None:
    """Return the most that was promised; a range keeps its upper end, revised with the rest."""
    if found.bound != "at-least":
        return found.due - found.lapsed
    top = found.said.maximum
    return None if top is None else top + found.revisions - found.lapsed
