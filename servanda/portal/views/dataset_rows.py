"""The rows behind each figure of a dataset, on a page and as a file."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.portal.behind import NOBODY, PARTLY, Behind, behind_of, rows_behind
from servanda.portal.bulk import held_or_404, snapshot_of
from servanda.portal.bulk_totals import exact, rate_words
from servanda.portal.export import csv_lines
from servanda.portal.frame import page
from servanda.portal.rows import code_label
from servanda.portal.views.datasets import PAGE_SIZE, page_number, turning
from servanda.records.bulk import STAGES
from servanda.records.columns import plain_decimal


@require_safe
def rows(request: HttpRequest, name: str) -> HttpResponse:
    """List the rows behind a figure: of `?stage=`, `party`, `rate`, or left out for `reason`."""
    one = held_or_404(name)
    snapshot, behind = snapshot_of(one), _asked(request)
    number = page_number(request)
    start = (number - 1) * PAGE_SIZE
    found = list(rows_behind(snapshot, behind, start=start, most=PAGE_SIZE + 1))
    context = {
        "dataset": one,
        "rows": [_shown(row) for row in found[:PAGE_SIZE]],
        "left_out": behind.reason not in ("", PARTLY),
        "said": _said(behind, found),
        "query": request.GET.urlencode(),
        **turning(request, number, start + len(found)),
    }
    return page(request, "rows", context, tab="datasets")


@require_safe
def as_csv(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with the same rows as CSV, all of them."""
    snapshot, behind = snapshot_of(held_or_404(name)), _asked(request)
    found = rows_behind(snapshot, behind)
    first = list(islice(found, 1))  # a fault is answered with a page, not in the middle of a file
    lines = csv_lines(_cells(row) for row in _with_header(chain(first, found)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-rows.csv"'
    return response


def _asked(request: HttpRequest) -> Behind:
    behind = behind_of(request.GET.dict())
    if behind.stage and behind.stage not in STAGES:
        raise Http404(gettext("There is no such stage."))
    return behind


def _said(behind: Behind, found: list[dict[str, Any]]) -> list[str]:
    """Return in words which rows these are."""
    said = [code_label("flows.stage", behind.stage)] if behind.stage else []
    if behind.party:
        named = next((row["party_name"] for row in found if row["party_name"]), "")
        none = code_label("flows.group", "none")
        said.append(none if behind.party == NOBODY else named or behind.party)
    if behind.rate:
        said.append(rate_words(behind.rate))
    if behind.reason:
        said.append(_reason(behind.reason))
    if behind.other in STAGES:
        said.append(code_label("flows.stage", behind.other))
    return [*said, behind.currency] if behind.currency else said


def _reason(code: str) -> str:
    if code == PARTLY:
        return gettext("counted with a part of the amount")
    try:
        return code_label("flows.reason", code)
    except KeyError:
        return code


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "words": code_label("flows.stage", row["stage"]),
        "amount": exact(row["amount"], row["currency"]),
        "worth": exact(row["worth"], row["worth_currency"] or ""),
        "rate": rate_words(row["rate_source"]) if row["rate_source"] else "",
        "why": _reason(row["reason"]) if row["reason"] else "",
        "day": row["day"].isoformat() if row["day"] else "",
    }


def _with_header(found: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from servanda.flows.listing import COLUMNS

    yield {name: name for name in COLUMNS}
    yield from found


def _cells(row: dict[str, Any]) -> list[str]:
    return [_cell(value) for value in row.values()]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return plain_decimal(value) if type(value).__name__ == "Decimal" else str(value)
