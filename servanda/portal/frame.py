"""What surrounds every page: the plan, its tabs, how fresh the data is. Asked here, not in templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from servanda import __version__
from servanda.ledger.models import Document, Entry, Plan, Standing
from servanda.portal.memo import remembered
from servanda.portal.rows import address, wording
from servanda.records import Wording

TABS = (
    ("overview", gettext_lazy("Overview")),
    ("promises", gettext_lazy("Promises")),
    ("parties", gettext_lazy("Parties")),
    ("timeline", gettext_lazy("Timeline")),
    ("contradictions", gettext_lazy("Contradictions")),
    ("unverifiable", gettext_lazy("Unverifiable")),
    ("documents", gettext_lazy("Documents")),
    ("conferences", gettext_lazy("Conferences")),
    ("without-delivery", gettext_lazy("Unmatched")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plan as every page names it."""

    id: str
    title: Wording
    summary: Wording
    boundary: Wording
    nature: str
    state: str
    currency: str
    period: str
    preference: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How fresh a page is: newest document, last journal entry, day of the statuses."""

    up_to: str = ""
    changed: datetime | None = None
    entry: int = 0
    head: str = ""
    calculated: date | None = None
    version: str = __version__


def plan_or_404(id: str) -> Shown:
    """Return the plan, or answer 404."""
    row = Plan.objects.filter(key=id, withdrawn=False).first()
    if row is None:
        raise Http404(gettext("There is no such plan."))
    return shown(row)


def shown(row: Plan) -> Shown:
    """Return a plan's row as pages name it."""
    return Shown(
        id=row.id,
        title=wording(row),
        summary=wording(row, "summary"),
        boundary=wording(row, "boundary"),
        nature=row.nature,
        state=row.state,
        currency=row.currency,
        period=row.period,
        preference=tuple(row.preference),
        place=row.place,
    )


def freshness(plan: str = "") -> Freshness:
    """Return how fresh the data of a plan, or of all, is."""
    return remembered("freshness", plan, make=lambda: _freshness(plan))


def _freshness(plan: str) -> Freshness:
    documents = Document.objects.filter(withdrawn=False)
    standings = Standing.objects.all()
    if plan:
        documents = documents.filter(plan=plan)
        standings = standings.filter(promise__key__startswith=f"{plan}/")  # no join
    last = Entry.objects.order_by("-seq").only("seq", "at", "hash").first()
    return Freshness(
        up_to=(documents.aggregate(last=Max("published"))["last"] or "").split("/")[-1],
        changed=last.at if last else None,
        entry=last.seq if last else 0,
        head=last.hash if last else "",
        calculated=standings.aggregate(last=Max("as_of"))["last"],
    )


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    plan: Shown | None = None,
    tab: str = "",
) -> HttpResponse:
    """Return a public page in its frame."""
    frame: dict[str, Any] = {"tab": tab, "plan": plan}
    if "freshness" not in context:
        frame["freshness"] = freshness(plan.id if plan else "")
    if plan:
        frame["tabs"] = [
            {"name": name, "title": title, "address": address(name, plan.id)}
            for name, title in TABS
        ]
    return render(request, f"portal/{template}.html", {**context, **frame})
