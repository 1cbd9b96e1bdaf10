"""The account of a plan on a day: every status, and the totals and ratios that can be given.

One call for every face: the command line and the public pages show the same figures because they ask
the same function. Worked example: Gaza 2014 by 31 March 2016 gives, for the part pledged to Gaza,
disbursed of pledged 1,409 / 3,507 = 40 % and disbursed of scheduled 1,409 / 2,710 = 52 %.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from servanda.reconciliation.case import Case, gathered
from servanda.reconciliation.clock import scheduled
from servanda.reconciliation.equation import FULFILS, Equation, equation
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.personnel import Personnel, personnel
from servanda.reconciliation.ratio import Figure, Ratio, ratio
from servanda.reconciliation.status import statuses
from servanda.reconciliation.totals import PROMISED, Total, total
from servanda.records import Finding, Plan, Promise, Record, Status

# What can stand as a headline of a plan, each a column of its own (definitions 1 to 5).
HEADLINES = ("pledged", "committed", "allocated", "disbursed", "spent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A plan as it stood by the end of `as_of`; `promises` and `statuses` are in the order of ids.

    `promises` are all of the plan; `statuses` only those of promises made by then.
    """

    plan: Plan
    as_of: date
    promises: tuple[Promise, ...]
    statuses: tuple[Status, ...]
    totals: tuple[Total, ...]
    personnel: tuple[Personnel, ...]
    ratios: tuple[Ratio, ...]
    findings: tuple[Finding, ...] = ()


class Headings(NamedTuple):
    """What a plan has totals of: the stages that anybody reported, the units of people promised."""

    stages: Collection[str]
    units: Sequence[str]


@exactly
def account(
    plan: Plan, records: Iterable[Record], *, today: date, headings: Headings | None = None
) -> Account:
    """Return the account of the plan from its records; statuses only of promises made by then.

    Of some of its records it is to be joined with that of the others (see `joining`): then `headings`
    are those of the whole plan, and each has its total, also an empty one.
    """
    cases, faults = gathered(records)
    preference = plan.preference
    asked = headings or Headings(_reported(cases), _units(cases))
    totals = tuple(
        total(cases, stage=stage, today=today, currency=plan.currency, preference=preference)
        for stage in HEADLINES
        if stage in PROMISED or stage in asked.stages
    )
    return Account(
        plan=plan,
        as_of=today,
        promises=tuple(case.promise for case in cases),
        statuses=tuple(statuses(cases, today=today, preference=preference)),
        totals=said(totals) if headings is None else totals,
        personnel=tuple(
            personnel(cases, today=today, unit=unit, preference=preference) for unit in asked.units
        ),
        ratios=tuple(r for case in cases for r in ratios(case, today, preference=preference)),
        findings=tuple(faults),
    )


def said(totals: Iterable[Total]) -> tuple[Total, ...]:
    """Return the totals that stand: a stage that nobody has reported is not a nought."""
    return tuple(found for found in totals if found.rows or found.stage == "pledged")


def _reported(cases: Iterable[Case]) -> set[str]:
    return {delivery.stage for case in cases for _, delivery in case.deliveries}


def ratios(case: Case, today: date, *, preference: Sequence[str] = ()) -> list[Ratio]:
    """Return what arrived of what was promised, and of what was scheduled, for a promise of money.

    Both name their denominator (definition 6); a promise nobody has reported on has none.
    """
    found = equation(case, today=today, preference=preference)
    if found is None or found.arrived is None or found.due <= 0 or not found.said.is_money:
        return []
    arrived = _figure(found, FULFILS[case.promise.kind])
    made = [ratio(arrived, _pledged(found), scope=case.promise.id, as_of=today)]
    due = scheduled(case, today=today, unit=found.unit)
    if due:
        expected = Figure(value=due, unit=found.unit, what="scheduled")
        made.append(ratio(arrived, expected, scope=case.promise.id, as_of=today))
    return made


def _figure(found: Equation, stage: str) -> Figure:
    assert found.arrived is not None
    return Figure(value=found.arrived, unit=found.unit, what=stage, bound=found.fulfilled_bound)


def _pledged(found: Equation) -> Figure:
    return Figure(value=found.due, unit=found.unit, what="pledged", bound=found.bound)


def _units(cases: Iterable[Case]) -> list[str]:
    """Return the units in which people were promised, each counted by itself (definition 11)."""
    return sorted(
        {
            case.promise.amount.unit
            for case in cases
            if case.promise.kind == "personnel" and case.promise.amount is not None
        }
    )
