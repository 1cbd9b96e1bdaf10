"""The facets beside the list of promises: each count is the number of rows that a click gives."""

import json
from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.translation import gettext

from servanda.ledger.models import Direction, Involvement
from servanda.portal.counted import counted_title
from servanda.portal.filters import FACETS, NOT_CALCULATED, Filters, apply
from servanda.portal.memo import remembered
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


def facets(filters: Filters) -> tuple[list[Facet], int]:
    """Return every facet with its counts, and how many rows the filters let through."""
    groups = _grouped(filters)
    made = [_facet(filters, name, _counts(filters, name, groups)) for name in FACETS]
    return made, sum(group.count for group in groups if group.fits(filters))


def _facet(filters: Filters, name: str, counts: dict[str, int]) -> Facet:
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
    return Facet(name=name, title=titles()[name], choices=choices, open=opened)


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


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that share status, kind, strength, scope and directions."""

    values: dict[str, frozenset[str]]
    count: int

    def fits(self, filters: Filters, *, without: str = "") -> bool:
        """Tell whether the filters let these rows through; `without` leaves one facet open."""
        chosen = filters.chosen
        return all(
            chosen[name] in own
            for name, own in self.values.items()
            if name in chosen and name != without
        )


# The facets that one pass over the rows answers, and their columns.
GROUPED = {"status": "standing__status", "kind": "kind", "strength": "strength", "scope": "scope"}


def _grouped(filters: Filters) -> list[_Group]:
    """Return the plan's rows in groups: one pass, whatever is chosen in the facets it answers."""
    elsewhere = {n: v for n, v in filters.chosen.items() if n not in (*GROUPED, "direction")}
    wanted = replace(filters, chosen=elsewhere)
    if elsewhere or filters.query:
        return _groups(wanted)
    return remembered("groups", filters.plan, make=lambda: _groups(wanted))


def _groups(filters: Filters) -> list[_Group]:
    rows = apply(filters).order_by()
    parents = dict(
        Direction.objects.filter(
            plan=filters.plan, withdrawn=False, parent__isnull=False
        ).values_list("id", "parent__id")
    )
    made = []
    for *columns_of_group, aims, number in rows.values_list(*GROUPED.values(), "aims").annotate(
        n=Count("pk")
    ):
        values = {
            name: frozenset({NOT_CALCULATED if value is None else str(value)})
            for name, value in zip(GROUPED, columns_of_group, strict=True)
        }
        listed = frozenset(json.loads(aims) if isinstance(aims, str) else aims or [])
        values["direction"] = listed | {parents[d] for d in listed if d in parents}
        made.append(_Group(values, number))
    return made


def _counts(filters: Filters, name: str, groups: list[_Group]) -> dict[str, int]:
    """Return value -> rows; a promise counts under each of its directions and the one above it."""
    if name == "obligor":
        if filters.query or set(filters.chosen) - {name}:
            return _obligors(filters)
        return remembered("obligors", filters.plan, make=lambda: _obligors(filters))
    found: Counter[str] = Counter()
    for group in groups:
        if group.fits(filters, without=name):
            for value in group.values[name]:
                found[value] += group.count
    return found


def _obligors(filters: Filters) -> dict[str, int]:
    rows = apply(filters, without="obligor").order_by()
    involved = Involvement.objects.filter(role="obligor", promise__in=rows.values("key"))
    grouped = involved.values_list("party").annotate(n=Count("promise", distinct=True))
    return dict(grouped.order_by("-n", "party")[:MOST_PARTIES])


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
