"""The rows behind a headline figure, so that every figure is a link to what makes it.

`pledged` names the promises counted in the figure, `pledged.outside` those left out for one reason.
"""

from django.utils import timezone
from django.utils.translation import gettext

from servanda.ledger.models import Plan
from servanda.portal.frame import freshness
from servanda.portal.judgement import HEADLINES, Headlines, headlines
from servanda.portal.rows import code_label


def counted(plan: str, value: str) -> tuple[str, ...] | None:
    """Return the ids behind `stage` or `stage.reason`; None when the value means nothing."""
    stage, _, reason = value.partition(".")
    if stage not in HEADLINES:
        return None
    total = {one.stage: one for one in _headlines(plan).totals}[stage]
    if not reason:
        return total.rows
    return next((left.rows for left in total.left_out if left.reason == reason), None)


def counted_title(value: str, *, plan: str = "") -> str:
    """Return the words for `stage` or `stage.reason`; with the plan, also of which line it is."""
    entry = _headlines(plan).entry if plan else 0
    if entry:
        words = gettext("%(figure)s, as of line %(line)s of the journal")
        return words % {"figure": counted_title(value), "line": entry}
    stage, _, reason = value.partition(".")
    names = {
        "pledged": gettext("pledged"),
        "committed": gettext("committed"),
        "disbursed": gettext("disbursed"),
    }
    if not reason:
        return names[stage]
    words = gettext("%(figure)s, left out: %(reason)s")
    return words % {"figure": names[stage], "reason": code_label("left-out", reason)}


def _headlines(plan: str) -> Headlines:
    row = Plan.objects.get(key=plan)
    return headlines(
        plan,
        today=freshness(plan).calculated or timezone.localdate(),
        currency=row.currency,
        preference=tuple(row.preference),
    )
