"""How much had arrived at one stage by a day, from flows and cumulative reports.

Worked example: a cumulative report says 40 by 31 March; flows of 10 came in February and in April.
By 30 April 50 had arrived: the report holds the February flow already. Two reporters' rival
cumulative figures are never averaged nor added: the plan's declared preference decides and the
other stays beside it (definitions 5, 16 and 17).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from servanda.records import Amount, Delivery, Match

NOTHING = Decimal(0)


class Report(NamedTuple):  # made once for every delivery of every promise: a tuple is made soonest
    """One delivery's part in a promise: figure, how it is bound, and whether we calculated it."""

    delivery: Delivery
    day: date
    figure: Decimal
    bound: str
    calculated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What had arrived at a stage. `reports` are the deliveries counted, `rivals` those that say
    otherwise of the same stage and stay beside; `calculated` marks a figure made from a ratio."""

    figure: Decimal
    bound: str
    calculated: bool
    reports: tuple[str, ...]
    rivals: tuple[str, ...]
    latest: date


def whole(delivery: Delivery) -> Amount:
    """Return all that a delivery brought; from its share of a named whole where only that is given.

    75 % of 348 is 261 (definition 6: the ratio names its denominator).
    """
    if delivery.amount is not None:
        return delivery.amount
    assert delivery.share is not None
    assert delivery.share_of is not None
    figure = delivery.share * delivery.share_of.figure / 100
    unit = delivery.share_of.unit
    if delivery.share_bound == "at-least":
        return Amount(unit=unit, minimum=figure)
    if delivery.share_bound == "up-to":
        return Amount(unit=unit, maximum=figure)
    return Amount(unit=unit, value=figure)


def reports(
    deliveries: Iterable[tuple[Match, Delivery]], *, unit: str, today: date
) -> tuple[dict[str, list[Report]], list[tuple[str, str, Amount | None]]]:
    """Return the reports known by `today` under their stage, and what another unit left out.

    A delivery counts from the last day its date covers: one dated 2016-03 counts on 31 March.
    """
    found: dict[str, list[Report]] = defaultdict(list)
    left_out: list[tuple[str, str, Amount | None]] = []
    for match, delivery in deliveries:
        day = delivery.date.latest
        if day > today:
            continue
        given = delivery.amount
        arrived = whole(delivery) if given is None else given
        if arrived.unit != unit:
            left_out.append(("other-unit", delivery.id, arrived))
            continue
        figure = arrived.figure
        if match.amount is not None:
            figure = min(figure, match.amount.figure)
        found[delivery.stage].append(
            Report(
                delivery=delivery,
                day=day,
                figure=figure,
                bound=arrived.bound,
                calculated=given is None,
            )
        )
    return found, left_out


def measured(found: Sequence[Report], *, preference: Sequence[str] = ()) -> Measured | None:
    """Return what one stage's reports amount to; None where nobody has reported."""
    if not found:
        return None
    totals = [report for report in found if report.delivery.measure == "cumulative"]
    base = _preferred(totals, preference) if totals else None
    flows = found if base is None else _after(base, found)
    counted, twins = _once(flows, preference)
    if base is not None:
        counted = [base, *counted]
    rivals = twins + [report for report in totals if _is_rival(report, base)]
    return Measured(
        figure=sum([report.figure for report in counted], NOTHING),
        bound=joint_bound([report.bound for report in counted]),
        calculated=any(report.calculated for report in counted),
        reports=tuple(sorted([report.delivery.id for report in counted])),
        rivals=tuple(sorted([report.delivery.id for report in rivals])),
        latest=max([report.day for report in found]),
    )


def joint_bound(bounds: Iterable[str]) -> str:
    """Return how a sum is to be read: one "up to" makes it a ceiling, one "at least" a floor."""
    seen = set(bounds)
    if "up-to" in seen:
        return "up-to"
    return "at-least" if "at-least" in seen else "exact"


def _preferred(totals: Sequence[Report], preference: Sequence[str]) -> Report:
    """Return the latest figure of the first preferred reporter (definition 16).

    Without a preference the latest report stands; of two on one day the lower one, which claims
    the less.
    """
    for reporter in preference:
        theirs = [report for report in totals if report.delivery.reporter == reporter]
        if theirs:
            totals = theirs
            break
    return min(totals, key=lambda r: (-r.day.toordinal(), r.figure, r.delivery.id))


def _after(base: Report, found: Sequence[Report]) -> list[Report]:
    """Return the flows that a cumulative figure does not hold yet."""
    return [r for r in found if r.delivery.measure != "cumulative" and r.day > base.day]


def _is_rival(report: Report, base: Report | None) -> bool:
    return base is not None and report.delivery.reporter != base.delivery.reporter


def _once(
    flows: Sequence[Report], preference: Sequence[str]
) -> tuple[Sequence[Report], list[Report]]:
    """Count one flow reported by both its ends once (definition 16); return (counted, twins).

    Flows are one when provider, receiver, date and figure agree and only the reporters differ; two
    equal payments of one day in one reporter's books stay two.
    """
    if len({flow.delivery.reporter for flow in flows}) < 2:
        return flows, []  # one reporter's books: nobody else tells of the same flow
    alike: dict[tuple[str, str, str, Decimal], dict[str, list[Report]]] = {}
    for flow in flows:
        delivery = flow.delivery
        key = (delivery.provider, delivery.receiver, delivery.date.iso, flow.figure)
        alike.setdefault(key, {}).setdefault(delivery.reporter, []).append(flow)
    counted: list[Report] = []
    twins: list[Report] = []
    for tellers in alike.values():
        chosen = _teller(tellers, preference) if len(tellers) > 1 else next(iter(tellers))
        for reporter, told in tellers.items():
            (counted if reporter == chosen else twins).extend(told)
    return counted, twins


def _teller(tellers: dict[str, list[Report]], preference: Sequence[str]) -> str:
    for reporter in preference:
        if reporter in tellers:
            return reporter
    return min(tellers, key=lambda reporter: (-len(tellers[reporter]), reporter))
