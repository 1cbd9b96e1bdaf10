"""The headline figures: pledged, committed, disbursed, each with its boundary and what it leaves out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from servanda.portal.frame import Shown
from servanda.portal.judgement import headlines
from servanda.portal.rows import address, code_label
from servanda.reconciliation.left_out import LeftOut
from servanda.reconciliation.totals import Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Rows left out for one reason."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure; `figure` is None where no row makes it, which is not zero."""

    stage: str
    title: str
    figure: Decimal | None
    currency: str
    bound: str
    as_of: str
    count: int
    address: str
    left: tuple[Left, ...]


def headline_figures(plan: Shown, *, today: date) -> list[Headline]:
    """Return the three figures of a plan, side by side and never added."""
    found = headlines(plan.id, today=today, currency=plan.currency, preference=plan.preference)
    return [_headline(plan, total) for total in found]


def _headline(plan: Shown, total: Total) -> Headline:
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
        count=len(total.rows),
        address=f"{address('promises', plan.id)}?counted={total.stage}",
        left=tuple(_left(plan, total, one) for one in total.left_out),
    )


def _left(plan: Shown, total: Total, one: LeftOut) -> Left:
    link = f"{address('promises', plan.id)}?counted={total.stage}.{one.reason}"
    return Left(words=code_label("left-out", one.reason), count=one.count, address=link)
