"""The two doors: `/` sends a reader to a language, `/vi/` lists the plans."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from servanda.ledger.models import Plan, Promise
from servanda.portal.board import MOST_PLANS, board
from servanda.portal.chart import bar
from servanda.portal.frame import page, shown
from servanda.portal.memo import remembered


@require_safe
def language_front(request: HttpRequest) -> HttpResponse:
    """Send the reader to the language that the browser asks for; sets no cookie."""
    language = get_language_from_request(request)[:2]
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """List the plans, each with where its promises stand."""
    rows = list(Plan.objects.filter(withdrawn=False).order_by("-period", "key"))
    counts = remembered("standing", make=lambda: _counts([row.key for row in rows]))
    listed = [{"plan": shown(row), "bar": bar(counts.get(row.key, {}))} for row in rows]
    return page(request, "plans", {"plans": listed}, tab="plans")


def _counts(plans: list[str]) -> dict[str, Mapping[str, int]]:
    """Return plan -> status -> number of promises; "" stands for not calculated."""
    if len(plans) <= MOST_PLANS:
        return {plan: board(plan).counts() for plan in plans}
    rows = Promise.objects.filter(withdrawn=False).values_list("plan", "standing__status")
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for plan, status, number in rows.annotate(n=Count("pk")):
        counts[plan][status or ""] = number
    return dict(counts)
