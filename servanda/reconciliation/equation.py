"""The closed equation of a promise on a day, in its own currency or unit (definition 9).

original + revisions = fulfilled + outstanding + lapsed; what arrived beyond it is surplus and stands
outside. Worked example: 100 promised, topped up by 20, cut by 10, 80 arrived, the rest withdrawn:
100 + 10 = 80 + 0 + 30. A cut is a negative revision; a withdrawal revises nothing and moves what is
outstanding into `lapsed`. The end of a promise's period of use lapses nothing by itself: it bounds
the use of the money, not the promise to give it (definition 7).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.reconciliation.case import Case
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.left_out import LeftOut, gather
from servanda.reconciliation.measure import NOTHING, Measured, Report, measured, reports
from servanda.reconciliation.origin import Origin, Rival, known, origin
from servanda.records import Amount, Revision

# The stage that fulfils each kind of promise (definitions 4 and 11); no other stage is ever added.
FULFILS = {
    "pledge": "disbursed",
    "commitment": "disbursed",
    "in-kind": "delivered",
    "policy": "delivered",
    "personnel": "arrived",
}
LEAVES = "departed"

# Why something could not count, its id, and its amount where it has one.
Row = tuple[str, str, Amount | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """The equation, and what it was made of.

    `said` is the amount it starts from. `bound` tells how `original` is to be read, `fulfilled_bound` how the arrivals are (75 % given
    as "nearly" is `up-to`). `basis` is the reporter whose count was used, empty for the promise's
    own words; `rivals` are the figures not used, with their difference (definitions 16 and 17).
    `arrived` is fulfilled and surplus together, None where nobody has reported. `stages` holds the
    figure of every stage reported, apart. `withdrawn` is the day of a withdrawal that still stands.
    `misfits` could not count and `elsewhere` stands at another stage: `left_out` tells of both.
    """

    unit: str
    bound: str
    said: Amount
    original: Decimal
    revisions: Decimal
    fulfilled: Decimal
    outstanding: Decimal
    lapsed: Decimal
    surplus: Decimal
    fulfilled_bound: str = "exact"
    calculated: bool = False
    basis: str = ""
    rivals: tuple[Rival, ...] = ()
    arrived: Decimal | None = None
    reported: date | None = None
    stages: tuple[tuple[str, Measured], ...] = ()
    withdrawn: date | None = None
    misfits: tuple[Row, ...] = ()
    elsewhere: tuple[Report, ...] = ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the equation does not take in, and why: gathered when a page asks for it."""
        return _left_out(self.misfits, self.elsewhere)

    @property
    def due(self) -> Decimal:
        """What the promise amounts to: original + revisions."""
        return self.original + self.revisions


def equation(case: Case, *, today: date, preference: Sequence[str] = ()) -> Equation | None:
    """Return the equation by the end of `today`; None without a measure, or before the promise."""
    key = ("equation", today, tuple(preference))
    if key not in case.worked:
        case.worked[key] = _equation(case, today, preference=preference)
    found: Equation | None = case.worked[key]
    return found


@exactly
def _equation(case: Case, today: date, *, preference: Sequence[str]) -> Equation | None:
    if not known(case.promise.stated, today):
        return None
    start = origin(case, today=today, preference=preference)
    if start is None or start.figure < 0:
        return None
    said = said_by(case, today)
    due, misfits = _due(start, said)
    by_stage, foreign = reports(case.deliveries, unit=start.unit, today=today)
    fulfils = FULFILS[case.promise.kind]
    stages = _stages(by_stage, preference)
    arrived = _arrived(stages, fulfils)
    fulfilled = min(arrived, due)
    frozen = _lapse(start, said, by_stage=by_stage, fulfils=fulfils, preference=preference)
    lapsed = min(frozen, due - fulfilled)
    kept = [told for stage, told in stages.items() if stage in (fulfils, LEAVES)]
    return Equation(
        unit=start.unit,
        bound=start.bound,
        said=start.amount,
        original=start.figure,
        revisions=due - start.figure,
        fulfilled=fulfilled,
        outstanding=due - fulfilled - lapsed,
        lapsed=lapsed,
        surplus=arrived - fulfilled,
        fulfilled_bound=stages[fulfils].bound if fulfils in stages else "exact",
        calculated=any(part.calculated for part in kept),
        basis=start.reporter,
        rivals=start.rivals,
        arrived=arrived if fulfils in stages else None,
        reported=max([part.latest for part in kept], default=None),
        stages=tuple(sorted(stages.items())),
        withdrawn=withdrawn_on(said),
        misfits=(*misfits, *foreign),
        elsewhere=tuple(_elsewhere(by_stage, fulfils)),
    )


def said_by(case: Case, today: date) -> list[Revision]:
    """Return the revisions known by the end of `today`, in the order of their dates."""
    if not case.revisions:
        return []
    said = [revision for revision in case.revisions if revision.date.latest <= today]
    return sorted(said, key=lambda revision: (revision.date.latest, revision.id))


def withdrawn_on(said: Sequence[Revision]) -> date | None:
    """Return the day of the last withdrawal, None once a later top-up has renewed the promise.

    `said` are the revisions known, in the order of their dates.
    """
    day = None
    for revision in said:
        if revision.kind == "withdrawal":
            day = revision.date.latest
        elif revision.kind == "top-up":
            day = None
    return day


def _due(start: Origin, said: Sequence[Revision]) -> tuple[Decimal, list[Row]]:
    """Add the revisions up (definition 8); return (original + revisions, what could not count).

    A restatement adds nothing. A cut never goes below zero. A count by a reporter holds what was
    revised up to its date, so only later revisions change it.
    """
    due = start.figure
    misfits: list[Row] = []
    for revision in said:
        if revision.kind not in {"top-up", "cut"}:
            continue
        if start.counted is not None and revision.date.latest <= start.counted:
            continue
        if revision.amount is None:
            misfits.append(("no-measure", revision.id, None))
        elif revision.amount.unit != start.unit:
            misfits.append(("other-unit", revision.id, revision.amount))
        elif revision.kind == "top-up":
            due += abs(revision.amount.figure)
        else:
            due -= min(due, abs(revision.amount.figure))
    return due, misfits


def _arrived(stages: dict[str, Measured], fulfils: str) -> Decimal:
    """Return what arrived; people who left again are taken off (definition 11)."""
    figure = stages[fulfils].figure if fulfils in stages else NOTHING
    if fulfils == "arrived" and LEAVES in stages:
        figure -= stages[LEAVES].figure
    return max(figure, NOTHING)


def _lapse(
    start: Origin,
    said: Sequence[Revision],
    *,
    by_stage: dict[str, list[Report]],
    fulfils: str,
    preference: Sequence[str],
) -> Decimal:
    """Return what was outstanding on the day of the last withdrawal; 0 without one.

    What arrives after all is taken off again by the caller, so the equation stays closed.
    """
    last = max([i for i, r in enumerate(said) if r.kind == "withdrawal"], default=None)
    if last is None:
        return NOTHING
    day = said[last].date.latest
    by_then = {
        stage: [report for report in found if report.day <= day]
        for stage, found in by_stage.items()
    }
    due, _ = _due(start, said[: last + 1])
    return max(due - _arrived(_stages(by_then, preference), fulfils), NOTHING)


def _stages(by_stage: dict[str, list[Report]], preference: Sequence[str]) -> dict[str, Measured]:
    """Measure every stage by itself (definition 5)."""
    found = {}
    for stage, told in by_stage.items():
        figure = measured(told, preference=preference)
        if figure is not None:
            found[stage] = figure
    return found


def _elsewhere(by_stage: dict[str, list[Report]], fulfils: str) -> Iterator[Report]:
    """Yield the reports at a stage that does not fulfil the promise (definition 4)."""
    counted = {fulfils, LEAVES} if fulfils == "arrived" else {fulfils}
    for stage, found in by_stage.items():
        if stage not in counted:
            yield from found


@exactly
def _left_out(misfits: Sequence[Row], elsewhere: Sequence[Report]) -> tuple[LeftOut, ...]:
    other = [
        ("other-stage", report.delivery.id, Amount(unit=_unit(report), value=report.figure))
        for report in elsewhere
    ]
    return gather([*misfits, *other])


def _unit(report: Report) -> str:
    amount = report.delivery.amount or report.delivery.share_of
    assert amount is not None
    return amount.unit
