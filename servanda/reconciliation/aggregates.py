"""Totals announced on behalf of others: named parts and a remainder, counted once (definition 18).

Worked example: nine states pledge 7 billion together; 1.2, 1, 1 and 1 are named. The remainder that
nobody has been named for is 2.8. A total takes the 7 billion and none of its parts.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.reconciliation.case import Case
from servanda.reconciliation.equation import equation
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.left_out import LeftOut, gather
from servanda.records import Amount
from servanda.records.promise import COUNTED_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """What an aggregate leaves unallocated; below zero, its parts say more than the aggregate.

    `aggregate` and `parts` are original + revisions; `bound` is that of the aggregate and its parts
    together: a part known only as a floor leaves at most this remainder.
    """

    unit: str
    aggregate: Decimal
    parts: Decimal
    figure: Decimal
    bound: str
    named: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@exactly
def remainder(
    case: Case, parts: Iterable[Case], *, today: date, preference: Sequence[str] = ()
) -> Remainder | None:
    """Return aggregate minus named parts known by the end of `today`; None without a measure."""
    whole = equation(case, today=today, preference=preference)
    if whole is None:
        return None
    named: list[str] = []
    bounds: list[str] = []
    left_out: list[tuple[str, str, Amount | None]] = []
    total = Decimal(0)
    for part in parts:
        found = equation(part, today=today, preference=preference)
        reason = _excluded(part, found.unit if found else "", unit=whole.unit)
        if found is None or reason:
            amount = Amount(unit=found.unit, value=found.due) if found else None
            left_out.append((reason or "no-measure", part.promise.id, amount))
            continue
        named.append(part.promise.id)
        bounds.append(found.bound)
        total += found.due
    return Remainder(
        unit=whole.unit,
        aggregate=whole.due,
        parts=total,
        figure=whole.due - total,
        bound=_remaining_bound(whole.bound, bounds),
        named=tuple(sorted(named)),
        left_out=gather(left_out),
    )


def _remaining_bound(whole: str, parts: Sequence[str]) -> str:
    """Return how a difference is to be read: a floor less ceilings is a floor, and the reverse."""
    lower = whole == "at-least" or "up-to" in parts
    upper = whole == "up-to" or "at-least" in parts
    if lower and not upper:
        return "at-least"
    return "up-to" if upper and not lower else "exact" if not lower else "about"


def _excluded(part: Case, found: str, *, unit: str) -> str:
    """Return why a part does not count against its aggregate, empty when it does."""
    if part.promise.strength < COUNTED_FROM:
        return "weak-wording"
    return "other-unit" if found and found != unit else ""


def counted_above(case: Case, counted: Container[str], *, parents: Mapping[str, str]) -> str:
    """Return the nearest aggregate above the promise that is counted, empty when none is.

    `parents` maps each promise to its aggregate; a ring of parents ends where it began.
    """
    seen = {case.promise.id}
    above = parents.get(case.promise.id, "")
    while above and above not in seen:
        if above in counted:
            return above
        seen.add(above)
        above = parents.get(above, "")
    return ""
