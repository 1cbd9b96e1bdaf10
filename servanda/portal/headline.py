"""The headline figures: pledged, committed, disbursed, each with its boundary and what it leaves out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from servanda.portal.frame import Shown
from servanda.portal.judgement import headlines
from servanda.portal.rows import address, code_label, language
from servanda.portal.shares import SpokenRatio, spoken_ratio
from servanda.reconciliation.left_out import LeftOut
from servanda.reconciliation.ratio import Figure, ratio
from servanda.reconciliation.totals import Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Rows left out for one reason."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure; `figure` is None where no row makes it, which is not zero.

    `entry` is the line of the journal that it is of, 0 where it is of the last.
    """

    stage: str
    title: str
    figure: Decimal | None
    currency: str
    bound: str
    as_of: str
    entry: int
    count: int
    address: str
    left: tuple[Left, ...]
    ratio: SpokenRatio | None = None


def headline_figures(plan: Shown, *, today: date) -> list[Headline]:
    """Return the three figures of a plan, side by side and never added."""
    found = headlines(plan.id, today=today, currency=plan.currency, preference=plan.preference)
    by_stage = {total.stage: total for total in found.totals}
    return [
        _headline(plan, total, _of_pledged(plan, total, by_stage), entry=found.entry)
        for total in found.totals
    ]


def _of_pledged(plan: Shown, total: Total, by_stage: dict[str, Total]) -> SpokenRatio | None:
    """Return disbursed of pledged, where both figures are of exactly the same promises."""
    pledged = by_stage["pledged"]
    if total.stage != "disbursed" or not total.rows or total.rows != pledged.rows:
        return None
    upper = Figure(value=total.figure, unit=total.currency, what="disbursed")
    lower = Figure(value=pledged.figure, unit=pledged.currency, what="pledged")
    found = ratio(upper, lower, scope=plan.id, as_of=total.as_of)
    return spoken_ratio(found, language())


def _headline(plan: Shown, total: Total, share: SpokenRatio | None, *, entry: int) -> Headline:
    titles = {
        "pledged": gettext("Pledged, not binding"),
        "committed": gettext("Committed in writing"),
        "disbursed": gettext("Disbursed, at the recipient's disposal"),
    }
    return Headline(
        stage=total.stage,
        title=titles[total.stage],
        figure=total.figure if total.rows else None,
        currency=total.currency,
        bound=total.bound,
        as_of=total.as_of.isoformat(),
        entry=entry,
        count=len(total.rows),
        address=f"{address('promises', plan.id)}?counted={total.stage}",
        ratio=share,
        left=tuple(_left(plan, total, one) for one in total.left_out),
    )


def _left(plan: Shown, total: Total, one: LeftOut) -> Left:
    link = f"{address('promises', plan.id)}?counted={total.stage}.{one.reason}"
    return Left(words=code_label("left-out", one.reason), count=one.count, address=link)
