"""Ratios as a page says them: numerator and denominator always named (definition 6).

Worked example, Gaza 2014 by 31 March 2016: 1,409 arrived of 3,507 promised is 40 %, the same 1,409 of
2,710 that the schedule foresaw by then is 52 %.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.portal.figures import figure
from servanda.reconciliation.equation import Equation
from servanda.reconciliation.ratio import Figure, Ratio, ratio
from servanda.records import Amount, When


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRatio:
    """A ratio in words; `what` says what the denominator counts."""

    percent: str
    numerator: str
    denominator: str
    what: str
    as_of: str


def spoken_ratio(found: Ratio, language: str) -> SpokenRatio:
    """Return a ratio with both of its figures in words."""
    upper, lower = found.numerator, found.denominator
    return SpokenRatio(
        percent=found.percent,
        numerator=figure(upper.value, upper.unit, language),
        denominator=figure(lower.value, lower.unit, language),
        what=lower.what,
        as_of=found.as_of.isoformat(),
    )


def ratios(
    found: Equation | None,
    schedule: Iterable[tuple[str, Amount | None]],
    *,
    scope: str,
    today: date,
) -> list[Ratio]:
    """Return arrived of promised, and arrived of what was scheduled by the day."""
    if found is None or found.arrived is None or found.bound == "up-to":
        return []
    numerator = Figure(value=found.arrived, unit=found.unit, what="arrived")
    wanted = {"promised": found.due, "scheduled": _scheduled(schedule, found.unit, today)}
    return [
        ratio(
            numerator,
            Figure(value=value, unit=found.unit, what=what),
            scope=scope,
            as_of=today,
        )
        for what, value in wanted.items()
        if value > 0
    ]


def committed(
    amount: Amount | None, promised: Amount | None, *, scope: str, as_of: date
) -> Ratio | None:
    """Return committed of promised: a ratio of its own, part of no other (definitions 5 and 6)."""
    if amount is None or promised is None or amount.unit != promised.unit or promised.figure <= 0:
        return None
    upper = Figure(value=amount.figure, unit=amount.unit, what="committed")
    lower = Figure(value=promised.figure, unit=promised.unit, what="promised")
    return ratio(upper, lower, scope=scope, as_of=as_of)


def _scheduled(schedule: Iterable[tuple[str, Amount | None]], unit: str, today: date) -> Decimal:
    """Return how much was to have arrived by the day; milestones count from the beginning."""
    steps = [
        (When(due).latest, amount.figure)
        for due, amount in schedule
        if amount is not None and amount.unit == unit and When(due).latest <= today
    ]
    return max(steps)[1] if steps else Decimal(0)
