"""The filters of the list of promises: all of them in the query string, each checked by name.

`?status=overdue&direction=stabilise&q=hoi+dong&sort=-amount&page=2`. A value that means nothing is
not an error of ours: it is named in a complaint, and the list is shown without it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext

from servanda.ledger.models import Direction, Involvement, Promise
from servanda.portal.counted import counted
from servanda.portal.search import found
from servanda.terms.words import codes

FACETS = ("direction", "status", "kind", "strength", "scope", "obligor")
PARAMETERS = (*FACETS, "counted")
NOT_CALCULATED = "none"
LONGEST_QUERY = 200
FARTHEST_PAGE = 100_000
DEFAULT_SORT = "-strength"
# Name in the query string -> columns to order by, ascending; a descending sort turns the first ones.
SORTS: dict[str, tuple[str, ...]] = {
    "strength": ("strength",),
    "amount": ("amount_unit", "amount_figure"),
    "due": ("due",),
    "stated": ("stated",),
    "status": ("standing__status",),
    "title": ("title",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A parameter that could not be followed, and why."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked for, as far as it means something."""

    plan: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    sort: str = DEFAULT_SORT
    page: int = 1
    complaints: tuple[Complaint, ...] = ()

    def address(self, path: str = "", **changes: str) -> str:
        """Return the query string with changes; an empty value takes a parameter away."""
        values = {name: self.chosen[name] for name in PARAMETERS if name in self.chosen}
        if self.query:
            values["q"] = self.query
        if self.sort != DEFAULT_SORT:
            values["sort"] = self.sort
        values = {name: value for name, value in (values | changes).items() if value}
        return f"{path}?{urlencode(values)}" if values else path or "?"


def read(plan: str, given: Mapping[str, Any]) -> Filters:
    """Return the filters in a query string, with a complaint for each value that means nothing."""
    complaints: list[Complaint] = []
    chosen = {}
    for name in PARAMETERS:
        value = given.get(name, "")
        if value and _means_something(plan, name, value):
            chosen[name] = value
        elif value:
            complaints.append(_complaint(name, value))
    sort = given.get("sort", "") or DEFAULT_SORT
    if sort.removeprefix("-") not in SORTS:
        complaints.append(_complaint("sort", sort))
        sort = DEFAULT_SORT
    page, wrong = _page(given.get("page", "") or "1")
    query = " ".join(given.get("q", "").replace("\0", " ").split())
    if len(query) > LONGEST_QUERY:
        wrong = [*wrong, _complaint("q", query[:40] + "…")]
        query = query[:LONGEST_QUERY].rstrip()
    return Filters(
        plan=plan,
        chosen=chosen,
        query=query,
        sort=sort,
        page=page,
        complaints=(*complaints, *wrong),
    )


def _page(given: str) -> tuple[int, list[Complaint]]:
    if given.isascii() and given.isdigit() and len(given) < 9 and 0 < int(given) <= FARTHEST_PAGE:
        return int(given), []
    return 1, [_complaint("page", given)]


def _complaint(name: str, value: str) -> Complaint:
    message = gettext("“%(name)s” has no value “%(value)s”; it was left out.")
    return Complaint(parameter=name, message=message % {"name": name, "value": value[:80]})


def _means_something(plan: str, name: str, value: str) -> bool:
    if "\0" in value or len(value) > LONGEST_QUERY:
        return False
    if name == "counted":
        return counted(plan, value) is not None
    if name == "direction":
        return Direction.objects.filter(key=f"{plan}/{value}", withdrawn=False).exists()
    if name == "obligor":
        return Involvement.objects.filter(party=value, promise__plan=plan, role="obligor").exists()
    if name == "status":
        return value == NOT_CALCULATED or value in codes("status")
    return value in codes(f"promise.{name}")


def promises(plan: str) -> QuerySet[Promise]:
    """Return the plan's public promises, and the directions as text to search in."""
    rows = Promise.objects.filter(plan=plan, withdrawn=False)
    return rows.annotate(aims=Cast("directions", TextField()))


def apply(filters: Filters, *, without: str = "") -> QuerySet[Promise]:
    """Return the promises that the filters let through; `without` leaves one facet open."""
    rows = promises(filters.plan)
    for name, value in filters.chosen.items():
        if name != without:
            rows = rows.filter(condition(filters.plan, name, value))
    if filters.query:
        rows = rows.filter(key__in=sorted(found(filters.plan, filters.query)))
    return rows


def condition(plan: str, name: str, value: str) -> Q:
    """Return one facet's condition."""
    if name == "counted":
        return Q(id__in=counted(plan, value) or ())
    if name == "direction":
        wanted = Q(aims__contains=json.dumps(value, ensure_ascii=False))
        parts = Direction.objects.filter(parent=f"{plan}/{value}", withdrawn=False)
        for part in parts.values_list("id", flat=True):
            wanted |= Q(aims__contains=json.dumps(part, ensure_ascii=False))
        return wanted
    if name == "obligor":
        listed = Involvement.objects.filter(party=value, role="obligor")
        return Q(key__in=listed.values("promise"))
    if name == "status":
        known = value != NOT_CALCULATED
        return Q(standing__status=value) if known else Q(standing__isnull=True)
    return Q(**{name: int(value) if name == "strength" else value})


def ordered(rows: QuerySet[Promise], sort: str, language: str) -> QuerySet[Promise]:
    """Return the rows in the order asked for; what is not known comes last, ties by key."""
    down = sort.startswith("-")
    terms: list[Any] = []
    for column in SORTS[sort.removeprefix("-")]:
        name = f"title_{language}" if column == "title" else column
        if name in ("due", "stated", "amount_unit"):
            rows = rows.annotate(**{f"no_{name}": Q(**{name: ""})})
            terms.append(f"no_{name}")
        turned = down and name != "amount_unit"
        at = F(name)
        terms.append(at.desc(nulls_last=True) if turned else at.asc(nulls_last=True))
    if sort == DEFAULT_SORT:
        terms.append(F("amount_figure").desc(nulls_last=True))
    return rows.order_by(*terms, "key")
