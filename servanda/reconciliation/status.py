"""Whether a promise is kept, on a day, with the reason: a function of records and the day alone.

Worked example: 200 promised by 31 December 2017, by 31 March 2016 a report says that nothing has
arrived: not yet due, the deadline is ahead. On 1 January 2018, with no later word: overdue, and only
proof that it was missed makes it broken. The judges below are asked in their order and the first to
answer decides (definitions 18 to 23). The label follows the published threshold `KEPT_THRESHOLD`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from servanda.reconciliation.case import Case
from servanda.reconciliation.clock import behind, deadline, last_step_met, open_conditions
from servanda.reconciliation.equation import Equation, equation, said_by, withdrawn_on
from servanda.reconciliation.evidence import Evidence, delivery_doubted, doubted, evidence
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.origin import known
from servanda.reconciliation.ratio import percent
from servanda.records import Reason, Status
from servanda.records.columns import plain_decimal
from servanda.records.promise import COUNTED_FROM
from servanda.records.status import (
    BROKEN,
    KEPT,
    NOT_YET_DUE,
    ON_TRACK,
    OVERDUE,
    UNVERIFIABLE,
    WITHDRAWN,
)

# A promise is kept when this part of it, or more, has arrived (definition 21: published).
KEPT_THRESHOLD = Decimal(1)

_PLACES = Decimal("0.000001")


class _Day(NamedTuple):
    """A case as it stood on a day: what each judge looks at."""

    case: Case
    today: date
    equation: Equation | None
    evidence: Evidence
    deadline: date | None
    withdrawn: date | None
    fraction: Decimal | None

    @property
    def arrived(self) -> Decimal | None:
        return self.equation.arrived if self.equation else None

    @property
    def has_floor(self) -> bool:
        """A least amount, or an act that is done or not done; a bare ceiling is neither."""
        if self.equation is None:
            return self.case.promise.kind == "policy"
        return self.equation.bound != "up-to" and self.equation.due > 0

    @property
    def passed(self) -> bool:
        return self.deadline is not None and self.today > self.deadline


Verdict = tuple[str, Reason]
Judge = Callable[[_Day], Verdict | None]


@exactly
def statuses(cases: Iterable[Case], *, today: date, preference: Sequence[str] = ()) -> list[Status]:
    """Return the status of every promise made by `today`, in the order of the cases."""
    judged = [status(case, today=today, preference=preference) for case in cases]
    return [found for found in judged if found is not None]


@exactly
def status(case: Case, *, today: date, preference: Sequence[str] = ()) -> Status | None:
    """Return the status by the end of `today`; None for a promise not yet made by then."""
    if not known(case.promise.stated, today):
        return None
    found = equation(case, today=today, preference=preference)
    day = _Day(
        case=case,
        today=today,
        equation=found,
        evidence=evidence(case, today),
        deadline=deadline(case, today),
        withdrawn=withdrawn_on(said_by(case, today)),
        fraction=_fraction(found),
    )
    for judge in JUDGES:
        verdict = judge(day)
        if verdict is not None:
            return _made(day, verdict)
    raise AssertionError("the last judge always answers")


def _fraction(found: Equation | None) -> Decimal | None:
    """Return the part that arrived of original + revisions; None where nobody has measured it.

    A report of nothing is 0; no report is no figure (rule 25).
    """
    if found is None or found.arrived is None or found.due <= 0:
        return None
    return found.arrived / found.due


def _made(day: _Day, verdict: Verdict) -> Status:
    found, fraction = day.equation, day.fraction
    if fraction is not None:
        fraction = fraction.quantize(_PLACES, rounding=ROUND_DOWN)
    return Status(
        plan=day.case.promise.plan,
        promise=day.case.promise.id,
        as_of=day.today,
        status=verdict[0],
        reason=verdict[1],
        fraction=fraction,
        unit=found.unit if found else "",
        bound=found.bound if found else "",
        original=found.original if found else None,
        revisions=found.revisions if found else None,
        fulfilled=found.fulfilled if found else None,
        outstanding=found.outstanding if found else None,
        lapsed=found.lapsed if found else None,
        surplus=found.surplus if found else None,
    )


def _reason(code: str, **details: str) -> Reason:
    return Reason(code=code, details=tuple(details.items()))


def _figures(day: _Day) -> dict[str, str]:
    """Return the figures that the words of a reason need, as plain strings."""
    found, fraction = day.equation, day.fraction or Decimal(0)
    if found is None:
        return {}
    return {
        "arrived": plain_decimal(found.arrived or Decimal(0)),
        "promised": plain_decimal(found.due),
        "unit": found.unit,
        "percent": percent(fraction, below_whole=fraction < 1),
    }


def _is_kept(day: _Day) -> bool:
    """Tell whether enough arrived, or an observer saw it done.

    A figure that is itself only a ceiling ("nearly three quarters") proves no whole.
    """
    verdict = day.evidence.verdict
    if verdict is not None and verdict.kind == "met":
        return True
    found, fraction = day.equation, day.fraction
    if found is None or fraction is None or found.fulfilled_bound == "up-to":
        return False
    return fraction >= KEPT_THRESHOLD


def _contested(day: _Day) -> Verdict | None:
    """Rule 24: where accounts differ, a person decides; until then nothing can be said.

    A refusal or withdrawal on record stands whatever is contested about the deliveries.
    """
    if not _is_kept(day) and (day.evidence.refused or day.withdrawn):
        return None
    told = day.evidence.contested
    if told is not None:
        return UNVERIFIABLE, _reason("contested", date=told.date.iso, reporter=told.reporter)
    if doubted(day.case, day.equation) or delivery_doubted(day.case, day.today):
        return UNVERIFIABLE, _reason("contested")
    return None


def _kept(day: _Day) -> Verdict | None:
    """Rule 21: judged by results, against the published threshold."""
    if not _is_kept(day):
        return None
    verdict = day.evidence.verdict
    if verdict is not None and verdict.kind == "met":
        return KEPT, _reason("observed-met", date=verdict.date.iso, reporter=verdict.reporter)
    return KEPT, _reason("arrived-in-full", **_figures(day))


def _withdrawn(day: _Day) -> Verdict | None:
    """Rule 8: a withdrawal takes away all that is outstanding; a cut to nothing leaves nothing."""
    if day.withdrawn is not None:
        return WITHDRAWN, _reason("withdrawn", date=day.withdrawn.isoformat())
    found = day.equation
    if found is not None and found.original > 0 and found.due == 0:
        return WITHDRAWN, _reason("cut-to-nothing", promised=plain_decimal(found.original))
    return None


def _too_weak(day: _Day) -> Verdict | None:
    """Rule 19: below strength 3 nothing was promised that could be missed."""
    strength = day.case.promise.strength
    if strength >= COUNTED_FROM:
        return None
    return UNVERIFIABLE, _reason("weak-wording", strength=str(strength))


def _refused(day: _Day) -> Verdict | None:
    """Rule 20: a refusal on record breaks a promise, before its deadline as after it."""
    told = day.evidence.refused
    if told is None:
        return None
    return BROKEN, _reason("refused", date=told.date.iso, reporter=told.reporter)


def _condition_open(day: _Day) -> Verdict | None:
    """Rule 22: an open condition stops the clock."""
    waiting = open_conditions(day.case, day.today)
    if not waiting:
        return None
    names = ", ".join(condition.id for condition in waiting)
    return NOT_YET_DUE, _reason("condition-open", count=str(len(waiting)), conditions=names)


def _past_deadline(day: _Day) -> Verdict | None:
    """Rules 11 and 20: what a passed deadline means depends on a least amount and on proof."""
    if not day.passed or day.deadline is None:
        return None
    figures, limit = _figures(day), day.deadline.isoformat()
    if not day.has_floor and day.equation is not None:
        return UNVERIFIABLE, _reason("no-measure", deadline=limit, **figures)
    proof = day.evidence.verdict
    if proof is not None and proof.kind == "not-met" and proof.date.latest >= day.deadline:
        details = {"deadline": limit, "date": proof.date.iso, "reporter": proof.reporter}
        return BROKEN, _reason("proof-not-met", **details, **figures)
    if day.evidence.no_access is not None:
        return UNVERIFIABLE, _reason("no-access", date=day.evidence.no_access.date.iso)
    if not day.has_floor:
        return UNVERIFIABLE, _reason("no-measure", deadline=limit)
    if day.arrived is None:
        return OVERDUE, _reason("nothing-reported", deadline=limit)
    code = "part-arrived" if day.arrived > 0 else "nothing-arrived"
    return OVERDUE, _reason(code, deadline=limit, reported=_reported(day), **figures)


def _behind_schedule(day: _Day) -> Verdict | None:
    """Rule 20: a promised step that is missed is late now, though the last day is ahead.

    A ceiling is never late for a shortfall (rule 11).
    """
    if not day.has_floor:
        return None
    unit = day.equation.unit if day.equation else ""
    late = behind(day.case, today=day.today, arrived=day.arrived, unit=unit)
    if late is None:
        return None
    by = late.milestone.due.iso
    if late.expected is None:
        return OVERDUE, _reason("step-missed", by=by, step=late.milestone.id)
    arrived = plain_decimal(day.arrived or Decimal(0))
    details = {"by": by, "arrived": arrived, "scheduled": plain_decimal(late.expected)}
    return OVERDUE, _reason("schedule-behind", **details, unit=unit)


def _before_deadline(day: _Day) -> Verdict | None:
    """Rules 20 and 25: on track needs evidence of progress; else the deadline is merely ahead."""
    if day.deadline is None:
        return None
    limit = day.deadline.isoformat()
    if day.arrived is not None and day.arrived > 0:
        return ON_TRACK, _reason("progress", deadline=limit, **_figures(day))
    step = last_step_met(day.case, day.today)
    if step is not None and step.met is not None:
        return ON_TRACK, _reason("step-met", deadline=limit, date=step.met.iso, step=step.id)
    return NOT_YET_DUE, _reason("deadline-ahead", deadline=limit)


def _without_deadline(day: _Day) -> Verdict:
    """Rule 20: unverifiable needs a reason; the part that arrived is told with it."""
    if day.evidence.no_access is not None:
        return UNVERIFIABLE, _reason("no-access", date=day.evidence.no_access.date.iso)
    if day.arrived is not None and day.arrived > 0:
        return UNVERIFIABLE, _reason("no-deadline-part", **_figures(day))
    return UNVERIFIABLE, _reason("no-deadline")


def _reported(day: _Day) -> str:
    reported = day.equation.reported if day.equation else None
    return reported.isoformat() if reported else ""


JUDGES: tuple[Judge, ...] = (
    _contested,
    _kept,
    _withdrawn,
    _too_weak,
    _refused,
    _condition_open,
    _past_deadline,
    _behind_schedule,
    _before_deadline,
    _without_deadline,
)
