"""The plan in time: instruments, occasions, promises made and due, revisions, deliveries."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import (
    Delivery,
    Instrument,
    Occasion,
    Promise,
    Revision,
)
from servanda.portal.board import board
from servanda.portal.frame import page, plan_or_404
from servanda.portal.memo import remembered
from servanda.portal.people import named, pick
from servanda.portal.rows import address, amount, code_label, wording

PAGE_SIZE = 100
Days = dict[str, Counter[str]]
# Kind of entry -> its table and the column with its date.
SOURCES: dict[str, tuple[type[Any], str]] = {
    "instrument": (Instrument, "date"),
    "occasion": (Occasion, "date"),
    "promise": (Promise, "stated"),
    "due": (Promise, "due"),
    "revision": (Revision, "date"),
    "delivery": (Delivery, "date"),
}


@require_safe
def timeline(request: HttpRequest, plan: str) -> HttpResponse:
    """Show the plan in time, a hundred entries a page."""
    shown = plan_or_404(plan)
    asked = request.GET.getlist("kind")
    chosen = [kind for kind in SOURCES if kind in asked]
    kinds = tuple(chosen) or tuple(SOURCES)
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    total = sum(days.total() for days in _days(plan, kinds).values())
    slices = Paginator(range(total), PAGE_SIZE).get_page(number)
    entries, _ = course(
        plan, kinds=kinds, first=max(slices.start_index() - 1, 0), last=slices.end_index()
    )
    query = "".join(f"&kind={kind}" for kind in chosen)
    context = {
        "entries": _with_years(entries),
        "slices": slices,
        "kinds": _kinds(plan, chosen),
        "earlier": f"?page={slices.number - 1}{query}",
        "later": f"?page={slices.number + 1}{query}",
    }
    return page(request, "timeline", context, plan=shown, tab="timeline")


def _kinds(plan: str, chosen: Sequence[str]) -> list[dict[str, Any]]:
    here = address("timeline", plan)
    made = []
    for kind in SOURCES:
        title = _titles()[kind]
        made.append({"title": title, "address": f"{here}?kind={kind}", "chosen": kind in chosen})
    return made


def _titles() -> dict[str, str]:
    return {
        "instrument": gettext("Instruments"),
        "occasion": gettext("Occasions"),
        "promise": gettext("Promises made"),
        "due": gettext("Promises due"),
        "revision": gettext("Revisions"),
        "delivery": gettext("Deliveries"),
    }


def _days(plan: str, kinds: Sequence[str]) -> Days:
    """Return kind -> day, as precise as it was said -> how many entries."""
    return remembered(
        "days", plan, *kinds, make=lambda: {kind: _counted(plan, kind) for kind in kinds}
    )


def _counted(plan: str, kind: str) -> Counter[str]:
    table, column = SOURCES[kind]
    if table is Promise:
        days = Counter([getattr(one, column) for one in board(plan).squares.values()])
        del days[""]
        return days
    rows = table.objects.filter(plan=plan, withdrawn=False).order_by().values_list(column)
    return Counter({day: number for day, number in rows.annotate(n=Count("*")) if day})


def _picked(
    plan: str, kinds: Sequence[str], *, first: int, last: int
) -> list[tuple[str, str, str]]:
    """Return (day, kind, key) of the entries `first` to `last` in order of time.

    Only the days that hold them are read, so that a plan of a lifetime costs no more than a year.
    """
    days = _days(plan, kinds)
    by_day: Counter[str] = Counter()
    for kind in kinds:
        by_day.update(days[kind])
    wanted: list[str] = []
    before = passed = 0
    for day in sorted(by_day):
        if before >= last:
            break
        if before + by_day[day] > first:
            wanted.append(day)
        else:
            passed += by_day[day]
        before += by_day[day]
    found = [e for kind in kinds for e in _on(plan, kind, [d for d in wanted if days[kind][d]])]
    return sorted(found)[first - passed : last - passed]


def _on(plan: str, kind: str, days: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (day, kind, key) of a kind's entries on the days."""
    table, column = SOURCES[kind]
    if table is Promise and days:
        wanted = frozenset(days)
        said = ((getattr(one, column), key) for key, one in board(plan).squares.items())
        return [(day, kind, key) for day, key in said if day in wanted]
    rows = table.objects.filter(plan=plan, withdrawn=False, **{f"{column}__in": days})
    return [(day, kind, key) for day, key in rows.values_list(column, "key")]


def course(
    plan: str, *, kinds: Sequence[str], first: int, last: int
) -> tuple[list[dict[str, Any]], int]:
    """Return the entries `first` to `last` in order of time, and how many there were."""
    picked = _picked(plan, kinds, first=first, last=last)
    rows: dict[tuple[str, str], Any] = {}
    for kind in kinds:
        keys = [key for _, own, key in picked if own == kind]
        if keys:
            found = SOURCES[kind][0].objects.filter(key__in=keys)
            if kind == "revision":
                found = found.select_related("promise")
            rows |= {(kind, row.key): row for row in found}
    people = named(plan, (id for row in rows.values() for id in getattr(row, "obligors", ())))
    made = [_entry(kind, day, rows[kind, key], people) for day, kind, key in picked]
    return made, len(made)


def _entry(kind: str, day: str, row: Any, people: dict[str, Any]) -> dict[str, Any]:
    title, link, detail = wording(row), "", ""
    if kind == "instrument":
        link, detail = address("overview", row.plan_id) + f"#instrument-{row.id}", row.identifier
        label = code_label("instrument.kind", row.kind)
    elif kind == "occasion":
        label = code_label("occasion.kind", row.kind)
    elif kind == "delivery":
        label = code_label("delivery.stage", row.stage)
    elif kind == "revision":
        label = code_label("revision.kind", row.kind)
        link, title = address("promise", row.plan_id, row.promise.id), wording(row.promise)
    else:
        link = address("promise", row.plan_id, row.id)
        label = gettext("promise due") if kind == "due" else code_label("kind", "promise")
    return {
        "kind": kind,
        "date": day,
        "title": title,
        "address": link,
        "label": label,
        "detail": detail,
        "place": wording(row, "place") if kind == "occasion" else None,
        "amount": amount(row) if hasattr(row, "amount_unit") else None,
        "parties": pick(people, getattr(row, "obligors", ())),
    }


def _with_years(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark each entry that opens a year."""
    before = ""
    for entry in entries:
        entry["year"] = entry["date"][:4] if entry["date"][:4] != before else ""
        before = entry["date"][:4]
    return entries
