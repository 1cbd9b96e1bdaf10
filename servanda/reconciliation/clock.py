"""A promise's clock: its conditions, its deadline, its schedule (definitions 20 and 22).

Worked example: said on 19 February, due 30 June, on a condition. While the condition is open the
clock stands still and nothing can be late. Met on 19 March, the clock starts: the promise keeps the
131 days it was given and its deadline is 28 July. A condition met before the promise was made
changes nothing; where the day of the promise is unknown, the deadline is the due date, or the day
the condition was met if that came later.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.reconciliation.case import Case
from servanda.reconciliation.origin import known
from servanda.records import Condition, Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A step of the schedule that is not reached: `expected` is None for a step without a figure."""

    milestone: Milestone
    expected: Decimal | None


def open_conditions(case: Case, today: date) -> tuple[Condition, ...]:
    """Return the conditions not met by the end of `today`."""
    if not case.conditions:
        return ()
    return tuple(c for c in case.conditions if c.met is None or c.met.latest > today)


def deadline(case: Case, today: date) -> date | None:
    """Return the last day to keep the promise; None while its clock stands or without a due date."""
    due = case.promise.due
    if due is None or open_conditions(case, today):
        return None
    met = max([c.met.latest for c in case.conditions if c.met is not None], default=None)
    if met is None:
        return due.latest
    stated = case.promise.stated
    if stated is None:
        return max(due.latest, met)
    stood = max(met.toordinal() - stated.latest.toordinal(), 0)
    return date.fromordinal(min(due.latest.toordinal() + stood, date.max.toordinal()))


def step_due(case: Case, *, today: date, unit: str) -> tuple[date, Decimal] | None:
    """Return the day and figure of the step in `unit` that had come due by the end of `today`.

    A schedule is cumulative, so the largest step that has come due holds all earlier ones.
    """
    steps = [
        (step.amount.figure, step.due.latest)
        for step in case.milestones
        if step.amount is not None and step.amount.unit == unit and step.due.latest <= today
    ]
    figure, day = max(steps, default=(None, None))
    return (day, figure) if day is not None and figure is not None else None


def scheduled(case: Case, *, today: date, unit: str) -> Decimal | None:
    """Return how much was to have arrived by the end of `today`; None without a schedule in `unit`."""
    step = step_due(case, today=today, unit=unit)
    return step[1] if step else None


def behind(case: Case, *, today: date, arrived: Decimal | None, unit: str) -> Behind | None:
    """Return the latest step missed, None when the schedule is kept or the clock stands.

    A step with a figure compares what arrived by the end of the day with what was scheduled by
    then; a step without one is missed once its day has passed and nobody has recorded it as met.
    """
    if not case.milestones or open_conditions(case, today):
        return None
    missed = [found for step in case.milestones if (found := _missed(step, today, unit=unit))]
    late = [b for b in missed if b.expected is None or b.expected > (arrived or 0)]
    return max(late, key=lambda b: (b.milestone.due.latest, b.milestone.id), default=None)


def last_step_met(case: Case, today: date) -> Milestone | None:
    """Return the step that was met last by the end of `today`."""
    if not case.milestones:
        return None
    met = [step for step in case.milestones if step.met is not None and known(step.met, today)]
    return max(
        met, key=lambda step: (step.met.latest if step.met else today, step.id), default=None
    )


def _missed(step: Milestone, today: date, *, unit: str) -> Behind | None:
    if step.met is not None and step.met.latest <= today:
        return None
    if step.amount is not None and step.amount.unit == unit:
        return Behind(milestone=step, expected=step.amount.figure) if _come(step, today) else None
    return Behind(milestone=step, expected=None) if step.due.latest < today else None


def _come(step: Milestone, today: date) -> bool:
    return step.due.latest <= today
