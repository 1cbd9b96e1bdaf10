"""Totals of one plan, one stage and one currency, with what they leave out and why.

A total exists only inside a boundary: the plan's own promises (definition 14). Stages stand apart:
`pledged` takes pledges, `committed` commitments, `disbursed` and the other stages what arrived at
that stage (definitions 1, 2, 4 and 5). Strength 3 and above counts (definition 19), an aggregate
counts once (definition 18), other currencies are left out, unconverted, with their count (definition
13). Worked example: 1,000 + 500 pledged in USD, 450 in EUR: 1,500 USD and one row left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from servanda.reconciliation.aggregates import counted_above
from servanda.reconciliation.case import Case
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.evidence import delivery_doubted, doubted, evidence
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.left_out import LeftOut, gather
from servanda.reconciliation.measure import joint_bound
from servanda.reconciliation.origin import known
from servanda.records import Amount
from servanda.records.promise import COUNTED_FROM

PROMISED = {"pledged": "pledge", "committed": "commitment"}
REPORTED = ("allocated", "disbursed", "spent", "delivered")
STAGES = (*PROMISED, *REPORTED)
MONEY = frozenset({"pledge", "commitment"})
FINANCE = ("grant", "loan", "guarantee", "")


class StagesMixed(ValueError):
    """Two stages or two currencies were to be added: that is an error, not a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total at one stage. `rows` are the promises counted.

    `figure` is what stands: original + revisions - lapsed for what was promised, what arrived for
    the other stages. `original` is the sum of the promises as first made, for the same rows.
    """

    plan: str
    stage: str
    currency: str
    as_of: date
    figure: Decimal
    original: Decimal
    bound: str
    rows: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()

    def __add__(self, other: "Total") -> Decimal:
        """Refuse to add two totals: of unlike kinds it is wrong, of like kinds it counts twice."""
        raise StagesMixed(
            f"{self.stage} in {self.currency} and {other.stage} in {other.currency} are columns of "
            "their own (definition 5): show them side by side"
        )


class _Row(NamedTuple):
    case: Case
    equation: Equation | None
    figure: Decimal | None
    bound: str
    reason: str


@exactly
def total(
    cases: Iterable[Case], *, stage: str, today: date, currency: str, preference: Sequence[str] = ()
) -> Total:
    """Return the total of one stage by the end of `today`.

    StagesMixed for a stage that is none of `STAGES`, ValueError for cases of several plans.
    """
    if stage not in STAGES:
        raise StagesMixed(f"{stage!r} is no stage: ask for one of {', '.join(STAGES)}")
    kinds = {PROMISED[stage]} if stage in PROMISED else MONEY
    kept = [c for c in cases if c.promise.kind in kinds and known(c.promise.stated, today)]
    plans = {case.promise.plan for case in kept}
    if len(plans) > 1:
        raise ValueError(f"a total stays inside one plan (definition 14), not {sorted(plans)}")
    rows = [
        _row(case, stage, today=today, currency=currency, preference=preference) for case in kept
    ]
    counted, left_out = _once(rows)
    return Total(
        plan=next(iter(plans), ""),
        stage=stage,
        currency=currency,
        as_of=today,
        figure=sum((row.figure or Decimal(0) for row in counted), Decimal(0)),
        original=sum((r.equation.original for r in counted if r.equation), Decimal(0)),
        bound=joint_bound(row.bound for row in counted),
        rows=tuple(sorted(row.case.promise.id for row in counted)),
        left_out=left_out,
    )


def by_finance(
    cases: Iterable[Case], *, stage: str, today: date, currency: str, preference: Sequence[str] = ()
) -> dict[str, Total]:
    """Return grants, loans, guarantees and what did not say, each a column (definition 8).

    Aggregates are resolved first, over all columns: a part never counts beside its aggregate.
    """
    kept = list(cases)
    everything = total(kept, stage=stage, today=today, currency=currency, preference=preference)
    rows = set(everything.rows)
    columns = {}
    for finance in FINANCE:
        chosen = [c for c in kept if c.promise.finance == finance and c.promise.id in rows]
        columns[finance] = total(
            chosen, stage=stage, today=today, currency=currency, preference=preference
        )
    return columns


def _row(case: Case, stage: str, *, today: date, currency: str, preference: Sequence[str]) -> _Row:
    found = equation(case, today=today, preference=preference)
    figure, bound = _figure(found, stage)
    reason = _excluded(case, found, stage=stage, today=today)
    if not reason and found is not None and found.unit != currency:
        reason = "other-currency"
    if not reason and figure is None:
        reason = "no-measure" if found is None else "not-reported"
    if not reason and stage in PROMISED and bound == "up-to":
        reason = "ceiling"
    return _Row(case=case, equation=found, figure=figure, bound=bound, reason=reason)


def _figure(found: Equation | None, stage: str) -> tuple[Decimal | None, str]:
    """Return what a promise brings to the stage, and how it is bound; None for nothing."""
    if found is None:
        return None, "exact"
    if stage in PROMISED:
        return found.due - found.lapsed, found.bound
    for name, told in found.stages:
        if name == stage:
            return told.figure, told.bound
    return None, "exact"


def _excluded(case: Case, found: Equation | None, *, stage: str, today: date) -> str:
    """Return why a promise stands outside every total of the plan, empty when it does not."""
    if case.promise.scope != "plan":
        return "outside"
    if case.promise.strength < COUNTED_FROM:
        return "weak-wording"
    if doubted(case, found):
        return "contested"
    if stage in REPORTED and (evidence(case, today).contested or delivery_doubted(case, today)):
        return "contested"
    return ""


def _once(rows: Sequence[_Row]) -> tuple[list[_Row], tuple[LeftOut, ...]]:
    """Take each promise once: not beside an aggregate that counts (definition 18)."""
    parents = {row.case.promise.id: row.case.promise.parent for row in rows}
    able = {row.case.promise.id for row in rows if not row.reason}
    counted: list[_Row] = []
    left_out: list[tuple[str, str, Amount | None]] = []
    for row in rows:
        reason = row.reason
        if (
            not reason
            and row.case.promise.parent
            and counted_above(row.case, able, parents=parents)
        ):
            reason = "part-of-aggregate"
        if reason:
            left_out.append((reason, row.case.promise.id, _amount(row)))
        else:
            counted.append(row)
    return counted, gather(left_out)


def _amount(row: _Row) -> Amount | None:
    if row.figure is None or row.equation is None:
        return None
    return Amount(unit=row.equation.unit, value=row.figure)
