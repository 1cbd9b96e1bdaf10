"""The totals and ratios of a plan from those of its parts, as if all had been reckoned at once.

Worked example: 300 USD pledged by the promises of one part, 450 by those of the other: 750 USD, the
rows of both in order. That holds for parts that can be judged apart: no promise stands in both, an
aggregate stands with its parts (definition 18), and promises that share a delivery stand together
(definition 15). Each part gives the same headings; one that gives no headings at all adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from servanda.reconciliation.account import said
from servanda.reconciliation.exact import exactly
from servanda.reconciliation.left_out import together
from servanda.reconciliation.measure import joint_bound
from servanda.reconciliation.personnel import Personnel
from servanda.reconciliation.tally import Tally
from servanda.reconciliation.totals import Total


@exactly
def joined(parts: Iterable[Tally]) -> Tally:
    """Return the tally of a plan from those of its parts, its totals as an account gives them."""
    stages: dict[str, list[Total]] = defaultdict(list)
    units: dict[str, list[Personnel]] = defaultdict(list)
    for part in parts:
        for one in part.totals:
            stages[one.stage].append(one)
        for people in part.personnel:
            units[people.unit].append(people)
    ratios = chain.from_iterable(part.ratios for part in parts)
    findings = chain.from_iterable(part.findings for part in parts)
    return Tally(
        totals=said(map(_total, stages.values())),
        personnel=tuple(map(_personnel, units.values())),
        ratios=tuple(sorted(ratios, key=lambda one: one.scope)),
        findings=tuple(sorted(findings, key=lambda one: one.where)),
    )


def _total(parts: Sequence[Total]) -> Total:
    return Total(
        plan=_plan(part.plan for part in parts),
        stage=parts[0].stage,
        currency=parts[0].currency,
        as_of=parts[0].as_of,
        figure=sum((part.figure for part in parts), Decimal(0)),
        original=sum((part.original for part in parts), Decimal(0)),
        bound=joint_bound(part.bound for part in parts),
        rows=tuple(sorted(chain.from_iterable(part.rows for part in parts))),
        left_out=together(part.left_out for part in parts),
    )


def _personnel(parts: Sequence[Personnel]) -> Personnel:
    tops = [part.maximum for part in parts]
    strengths = [part.strength for part in parts if part.strength is not None]
    return Personnel(
        plan=_plan(part.plan for part in parts),
        unit=parts[0].unit,
        as_of=parts[0].as_of,
        minimum=sum((part.minimum for part in parts), Decimal(0)),
        maximum=None if None in tops else sum((top for top in tops if top is not None), Decimal(0)),
        strength=sum(strengths, Decimal(0)) if strengths else None,
        rows=tuple(sorted(chain.from_iterable(part.rows for part in parts))),
        left_out=together(part.left_out for part in parts),
    )


def _plan(named: Iterable[str]) -> str:
    """Return the plan that the parts with any row name."""
    return next(filter(None, named), "")
