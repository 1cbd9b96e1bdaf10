"""What nobody can verify, why, and what would settle it (definition 20)."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Promise
from servanda.portal.board import board
from servanda.portal.frame import page, plan_or_404
from servanda.portal.listed import lines
from servanda.portal.memo import remembered
from servanda.portal.rows import address

MOST = 25


@require_safe
def listing(request: HttpRequest, plan: str) -> HttpResponse:
    """List the unverifiable promises under the reason why."""
    shown = plan_or_404(plan)
    grouped = remembered("reasons", plan, make=lambda: _reasons(plan))
    keys = [key for _, _, firmest in grouped for key in firmest]
    made = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=keys))}
    groups: list[dict[str, Any]] = []
    for code, number, firmest in grouped:
        title, settles = _words(code)
        shown_lines = [made[key] for key in firmest]
        reasons = {line.reason for line in shown_lines}
        groups.append(
            {
                "reason": reasons.pop() if len(reasons) == 1 else "",
                "code": code,
                "title": title,
                "settles": settles,
                "count": number,
                "lines": shown_lines,
            }
        )
    context = {
        "groups": groups,
        "total": sum(group["count"] for group in groups),
        "list": f"{address('promises', plan)}?status=unverifiable",
    }
    return page(request, "unverifiable", context, plan=shown, tab="unverifiable")


def _reasons(plan: str) -> list[tuple[str, int, list[str]]]:
    """Return each reason, commonest first, with its number and the keys of its firmest promises."""
    now = board(plan)
    found: dict[str, list[str]] = defaultdict(list)
    for key, (status, reason) in now.standings.items():
        if status == "unverifiable":
            found[reason].append(key)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [(code, len(keys), now.firmest(keys, MOST)) for code, keys in ordered]


def _words(code: str) -> tuple[str, str]:
    """Return the name of a reason and the evidence that would settle it."""
    known = {
        "no-deadline": (
            gettext("No deadline was given"),
            gettext("A day, month or year by which it is due, in the words of whoever must act."),
        ),
        "no-deadline-part": (
            gettext("Part has arrived, and no deadline was given"),
            gettext("A day by which the rest is due, or a report that the whole has arrived."),
        ),
        "no-measure": (
            gettext("Nothing to measure it by"),
            gettext("A quantity with a floor, or an act that is either done or not done."),
        ),
        "weak-wording": (
            gettext("The wording promises nothing firm"),
            gettext(
                "A later statement that says “will”, names a quantity or a date, or is signed."
            ),
        ),
        "no-access": (
            gettext("Nobody could get there to see"),
            gettext("A report from an observer who was let in, or a record made on the ground."),
        ),
        "no-source": (
            gettext("No source reports on it"),
            gettext("Any dated report by somebody in a position to know."),
        ),
        "contested": (
            gettext("Accounts contradict each other"),
            gettext("A document that both sides accept, such as a bank record or an audit."),
        ),
    }
    return known.get(code, (code, ""))
