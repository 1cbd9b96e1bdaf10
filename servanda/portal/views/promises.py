"""The list of promises: filtered by the address alone, and the same rows as CSV and JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Promise
from servanda.portal import filters as filtering
from servanda.portal.board import board
from servanda.portal.export import COLUMNS, cells, csv_text, objects
from servanda.portal.facets import chips, facets
from servanda.portal.filters import Filters
from servanda.portal.frame import freshness, page, plan_or_404
from servanda.portal.listed import lines
from servanda.portal.memo import remembered
from servanda.portal.rows import address, language

PAGE_SIZE = 50
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@require_safe
def listing(request: HttpRequest, plan: str) -> HttpResponse:
    """Show the promises that the filters let through, fifty a page."""
    shown = plan_or_404(plan)
    filters = filtering.read(plan, request.GET)
    found, passed = facets(filters)
    slices = Paginator(_in_order(filters, passed), PAGE_SIZE).get_page(filters.page)
    wanted = list(slices.object_list)
    fetched = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=wanted))}
    context = {
        "lines": [fetched[key] for key in wanted],
        "slices": slices,
        "filters": filters,
        "facets": found,
        "chips": chips(filters),
        "columns": _columns(filters),
        "csv": filters.address(address("promises-csv", plan)),
        "json": filters.address(address("promises-json", plan)),
        "earlier": filters.address(page=str(slices.number - 1)),
        "later": filters.address(page=str(slices.number + 1)),
        "any": bool(filters.chosen or filters.query),
    }
    response = page(request, "promises", context, plan=shown, tab="promises")
    response.status_code = 400 if filters.complaints else 200
    return response


def _in_order(filters: Filters, passed: list[str]) -> Sequence[str] | QuerySet[Promise, str]:
    """Return the keys in the order asked for; the usual one costs no query."""
    if filters.sort == filtering.DEFAULT_SORT:
        everything = remembered("ranked", filters.plan, make=lambda: _ranked(filters.plan))
        wanted = frozenset(passed)
        return [key for key in everything if key in wanted]
    rows = filtering.ordered(filtering.apply(filters), filters.sort, language())
    return rows.values_list("key", flat=True)


def _ranked(plan: str) -> list[str]:
    now = board(plan)
    return now.ranked(now.squares, len(now.squares))


def _columns(filters: Filters) -> list[dict[str, str]]:
    """Return the heads of the table: a name, and where sortable the address and the state."""
    heads = [
        ("title", gettext("Promise"), ""),
        ("amount", gettext("Amount"), "number"),
        ("strength", gettext("Strength"), ""),
        ("due", gettext("Due"), ""),
        ("status", gettext("Status and reason"), ""),
    ]
    made = []
    for name, title, kind in heads:
        down = filters.sort == f"-{name}"
        state = "descending" if down else "ascending" if filters.sort == name else ""
        first = f"-{name}" if name in ("amount", "strength") else name
        turned = (name if down else f"-{name}") if state else first
        link = filters.address(sort="" if turned == filtering.DEFAULT_SORT else turned)
        made.append({"title": title, "address": link, "state": state, "class": kind})
    return made


@require_safe
def as_csv(request: HttpRequest, plan: str) -> HttpResponse:
    """Return the rows that the same filters show, as CSV."""
    plan_or_404(plan)
    filters = filtering.read(plan, request.GET)
    if filters.complaints:
        return HttpResponse(_said(filters), status=400, content_type="text/plain; charset=utf-8")
    rows = [cells(request, line) for line in _all(filters)]
    body = csv_text([COLUMNS, *rows])
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    return _labelled(request, response, filters, "csv")


@require_safe
def as_json(request: HttpRequest, plan: str) -> HttpResponse:
    """Return the rows that the same filters show, as JSON with their licence, date and filter."""
    plan_or_404(plan)
    filters = filtering.read(plan, request.GET)
    if filters.complaints:
        return JsonResponse({"title": _said(filters), "status": 400}, status=400)
    fresh = freshness(plan)
    body: dict[str, Any] = {
        "plan": plan,
        "licence": LICENCE,
        "filter": filters.address() if filters.address() != "?" else "",
        "statuses_as_of": fresh.calculated.isoformat() if fresh.calculated else None,
        "journal_entry": fresh.entry,
        "promises": objects(cells(request, line) for line in _all(filters)),
    }
    return _labelled(request, JsonResponse(body), filters, "json")


def _all(filters: Filters) -> list[Any]:
    rows = filtering.ordered(filtering.apply(filters), filters.sort, language())
    return lines(filters.plan, rows)


def _said(filters: Filters) -> str:
    return "\n".join(complaint.message for complaint in filters.complaints)


def _labelled(
    request: HttpRequest, response: HttpResponse, filters: Filters, ending: str
) -> HttpResponse:
    """Put licence, date, filter and size of the journal where a download can carry them."""
    fresh = freshness(filters.plan)
    day = (fresh.changed.date() if fresh.changed else date.min).isoformat()
    page_address = request.build_absolute_uri(filters.address(address("promises", filters.plan)))
    response["Link"] = f'<{LICENCE}>; rel="license", <{page_address}>; rel="describedby"'
    response["Servanda-Journal"] = f"entry={fresh.entry}; last={day}"
    name = f"{filters.plan}-promises-{day}.{ending}".encode("ascii", "ignore").decode()
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
