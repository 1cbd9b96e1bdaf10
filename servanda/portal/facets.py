"""The facets beside the list of promises: each count is the number of rows that a click gives."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext

from servanda.ledger.models import Direction, Involvement
from servanda.portal.counted import counted_title
from servanda.portal.filters import FACETS, NOT_CALCULATED, Filters, apply
from servanda.portal.people import named
from servanda.portal.rows import code_label, columns, language, wording
from servanda.terms.words import codes

MOST_PARTIES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet: how many rows it gives, and where a click leads."""

    value: str
    title: str
    count: int
    address: str
    chosen: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One facet with its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    open: bool = False


def titles() -> dict[str, str]:
    """Return the facets' names in the page's language."""
    return {
        "direction": gettext("Direction"),
        "status": gettext("Status"),
        "kind": gettext("Kind"),
        "strength": gettext("Strength of wording"),
        "scope": gettext("Scope"),
        "obligor": gettext("Who must act"),
        "counted": gettext("In the figure"),
    }


def facets(filters: Filters) -> list[Facet]:
    """Return every facet with its counts; one or two queries each."""
    made = []
    for name in FACETS:
        counts = _counts(filters, name)
        choices = tuple(
            Choice(
                value=value,
                title=title,
                count=counts.get(value, 0),
                address=filters.address(**{name: "" if chosen else value}),
                chosen=chosen,
                part=part,
            )
            for value, title, part in _values(filters, name, counts)
            for chosen in [filters.chosen.get(name) == value]
            if counts.get(value) or chosen
        )
        opened = name in filters.chosen or name in ("direction", "status")
        made.append(Facet(name=name, title=titles()[name], choices=choices, open=opened))
    return made


def chips(filters: Filters) -> list[dict[str, str]]:
    """Return the active filters, each with the address that takes it away."""
    made = []
    for name, value in filters.chosen.items():
        title = choice_title(filters.plan, name, value)
        made.append(
            {"name": titles()[name], "title": title, "address": filters.address(**{name: ""})}
        )
    if filters.query:
        made.append(
            {"name": gettext("Words"), "title": filters.query, "address": filters.address(q="")}
        )
    return made


def choice_title(plan: str, name: str, value: str) -> str:
    """Return the words for one value of a facet."""
    if name == "direction":
        row = Direction.objects.only("id", "key", *columns("title")).get(key=f"{plan}/{value}")
        return wording(row).in_language(language())[0]
    if name == "obligor":
        return named(plan, [value])[value].name
    if name == "counted":
        return counted_title(value)
    if name == "status":
        return gettext("not calculated") if value == NOT_CALCULATED else code_label(name, value)
    return code_label(f"promise.{name}", value)


def _counts(filters: Filters, name: str) -> dict[str, int]:
    rows = apply(filters, without=name).order_by()
    if name == "obligor":
        involved = Involvement.objects.filter(role="obligor", promise__in=rows.values("key"))
        grouped = involved.values_list("party").annotate(n=Count("promise", distinct=True))
        return dict(grouped)
    if name == "direction":
        return _by_direction(filters.plan, rows)
    column = "standing__status" if name == "status" else name
    grouped = rows.values_list(column).annotate(n=Count("pk"))
    return {NOT_CALCULATED if value is None else str(value): n for value, n in grouped}


def _by_direction(plan: str, rows: Any) -> dict[str, int]:
    """Count a promise under each of its directions, and under the direction each is a part of."""
    parents = dict(
        Direction.objects.filter(plan=plan, withdrawn=False, parent__isnull=False).values_list(
            "id", "parent__id"
        )
    )
    found: Counter[str] = Counter()
    for aims, n in rows.values_list("aims").annotate(n=Count("pk")):
        listed = set(json.loads(aims)) if isinstance(aims, str) else set(aims or [])
        for direction in listed | {parents[d] for d in listed if d in parents}:
            found[direction] += n
    return found


def _values(filters: Filters, name: str, counts: dict[str, int]) -> list[tuple[str, str, bool]]:
    if name == "direction":
        return _directions(filters.plan)
    if name == "obligor":
        listed = sorted(counts, key=lambda id: (-counts[id], id))[:MOST_PARTIES]
        if (one := filters.chosen.get(name)) and one not in listed:
            listed.append(one)
        people = named(filters.plan, listed)
        return [(id, people[id].name, False) for id in listed]
    if name == "status":
        listed = [*codes("status"), NOT_CALCULATED]
        return [(code, choice_title(filters.plan, name, code), False) for code in listed]
    given = codes(f"promise.{name}")
    if name == "strength":
        return [
            (code, f"{code} · {code_label('promise.strength', code)}", False)
            for code in reversed(given)
        ]
    return [(code, code_label(f"promise.{name}", code), False) for code in given]


def _directions(plan: str) -> list[tuple[str, str, bool]]:
    rows = Direction.objects.filter(plan=plan, withdrawn=False).order_by("position", "key")
    listed = list(rows.only("id", "key", "parent_id", *columns("title")))
    made = []
    for top in (row for row in listed if row.parent_id is None):
        made.append((top.id, wording(top).in_language(language())[0], False))
        for part in (row for row in listed if row.parent_id == top.key):
            made.append((part.id, wording(part).in_language(language())[0], True))
    return made
