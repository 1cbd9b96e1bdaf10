"""What is held in bulk: the datasets, their totals, their findings and duplicates, their records."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.portal.bulk import Line, all_held, digest, held_or_404, on_disk, snapshot_of
from servanda.portal.bulk_overdue import overdue_of
from servanda.portal.bulk_totals import totals_of
from servanda.portal.frame import page
from servanda.portal.pieces import merges
from servanda.portal.refused import together
from servanda.portal.rows import place_reason

PAGE_SIZE = 50
FEW = 25


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the datasets, each with how fresh it is and how much is wrong with it."""
    entries = [{**one, **_brief(one)} for one in all_held()]
    return page(request, "datasets", {"entries": entries}, tab="datasets")


def _brief(one: Line) -> dict[str, Any]:
    """Return the publisher and the number of findings; nothing where the files are gone."""
    try:
        snapshot = snapshot_of(one)
    except Http404:
        return {"gone": True}
    found = digest(snapshot)
    said = sum(len(source.findings) for source in snapshot.manifest.sources)
    return {"publishers": found, "findings": said + sum(fault["n"] for fault in found.faults)}


@require_safe
def dataset(request: HttpRequest, name: str) -> HttpResponse:
    """Show one dataset: what it is, its totals, what is wrong with it, which duplicates count."""
    one = held_or_404(name)
    snapshot = snapshot_of(one)
    found = digest(snapshot)
    names = _names(snapshot)
    context: dict[str, Any] = {
        "dataset": one,
        "manifest": snapshot.manifest,
        "publishers": found,
        "totals": totals_of(snapshot) if one["rows"].get("flow") else None,
        "overdue": overdue_of(snapshot, one["day"]) if one["rows"].get("flow") else None,
        "faults": found.faults,
        "said": _said(snapshot.manifest.sources),
        "merges": merges(snapshot),
        "refused": together(one["refused"]),
        "lost": _lost(snapshot, names, most=FEW) if found.duplicates else [],
        "duplicates": found.duplicates,
    }
    return page(request, "dataset", context, tab="datasets")


def _said(sources: Any) -> list[dict[str, str]]:
    """Return the first findings about whole files."""
    said = [{**one, "file": source.name} for source in sources for one in source.findings]
    return said[:FEW]


def _names(snapshot: Any) -> dict[str, str]:
    return {source.sha256: source.name for source in snapshot.manifest.sources}


def _lost(snapshot: Any, names: dict[str, str], *, most: int, start: int = 0) -> list[Line]:
    """Return places that do not count, each with the one that counts instead."""
    from servanda.flows import browsing

    with on_disk():
        rows = browsing.duplicates(snapshot, start=start, most=most)
    for row in rows:
        row["name"] = names.get(row["file"], "")
        row["winner_name"] = names.get(row["winner_file"], "")
        row["why"] = place_reason(row["reason"])
    return rows


@require_safe
def duplicates(request: HttpRequest, name: str) -> HttpResponse:
    """List every place that does not count because another does."""
    one = held_or_404(name)
    snapshot = snapshot_of(one)
    number, total = page_number(request), digest(snapshot).duplicates
    lost = _lost(snapshot, _names(snapshot), most=PAGE_SIZE, start=(number - 1) * PAGE_SIZE)
    context = {"dataset": one, "lost": lost, "duplicates": total, "merges": merges(snapshot)}
    return page(
        request, "duplicates", {**context, **turning(request, number, total)}, tab="datasets"
    )


@require_safe
def records(request: HttpRequest, name: str) -> HttpResponse:
    """List the records of a dataset, all or those whose id or title fits `?q=`."""
    from servanda.flows import browsing

    one = held_or_404(name)
    snapshot = snapshot_of(one)
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    number = page_number(request)
    start = (number - 1) * PAGE_SIZE
    with on_disk():
        total = browsing.count(snapshot, query) if query else one["rows"].get("activity", 0)
        rows = browsing.records(snapshot, query, start=start, most=PAGE_SIZE)
    context = {"dataset": one, "rows": rows, "total": total, "query": query}
    return page(request, "records", {**context, **turning(request, number, total)}, tab="datasets")


@require_safe
def findings(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """List where a finding stands: file, offset, record, path and line."""
    from servanda.flows import browsing

    one = held_or_404(name)
    snapshot = snapshot_of(one)
    fault = next((fault for fault in digest(snapshot).faults if fault["code"] == code), None)
    if fault is None:
        raise Http404(gettext("There is no such finding in this dataset."))
    number = page_number(request)
    with on_disk():
        start = (number - 1) * PAGE_SIZE
        rows = browsing.findings(snapshot, code, start=start, most=PAGE_SIZE)
    names = _names(snapshot)
    for row in rows:
        row["name"] = names.get(row["file"], "")
    total = sum(one["n"] for one in digest(snapshot).faults if one["code"] == code)
    context = {"dataset": one, "rows": rows, "fault": fault, "total": total}
    context["merges"] = merges(snapshot)
    return page(request, "findings", {**context, **turning(request, number, total)}, tab="datasets")


def page_number(request: HttpRequest) -> int:
    """Return the number of the page asked for, 1 where none is."""
    given = request.GET.get("page", "1")
    fits = given.isascii() and given.isdigit() and len(given) < 6
    return max(int(given), 1) if fits else 1


def turning(request: HttpRequest, number: int, total: int) -> dict[str, str]:
    """Return the addresses of the pages beside this one, "" where there is none."""
    given = request.GET.copy()

    def at(other: int) -> str:
        given["page"] = str(other)
        return f"?{given.urlencode()}"

    return {
        "earlier": at(number - 1) if number > 1 else "",
        "later": at(number + 1) if number * PAGE_SIZE < total else "",
        "number": str(number),
    }
