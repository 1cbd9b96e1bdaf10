"""The facets beside the list of promises: each count is the number of rows that a click gives."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.utils.translation import gettext

from servanda.ledger.models import Direction
from servanda.portal.board import Board, board
from servanda.portal.counted import counted, counted_title
from servanda.portal.filters import FACETS, NOT_CALCULATED, Filters
from servanda.portal.memo import remembered
from servanda.portal.people import named
from servanda.portal.rows import code_label, columns, language, wording
from servanda.portal.search import found
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


def facets(filters: Filters) -> tuple[list[Facet], list[str]]:
    """Return every facet with its counts, and the keys of the rows that the filters let through."""
    if filters.chosen or filters.query:
        counts, passed = _tallied(filters)
    else:
        counts, passed = remembered("facets", filters.plan, make=lambda: _tallied(filters))
    return [_facet(filters, name, counts[name]) for name in FACETS], passed


def _facet(filters: Filters, name: str, counts: Counter[str]) -> Facet:
    choices = tuple(
        Choice(
            value=value,
            title=title,
            count=counts[value],
            address=filters.address(**{name: "" if chosen else value}),
            chosen=chosen,
            part=part,
        )
        for value, title, part in _values(filters, name, counts)
        for chosen in [filters.chosen.get(name) == value]
        if counts[value] or chosen
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
        return counted_title(value, plan=plan)
    if name == "status":
        return gettext("not calculated") if value == NOT_CALCULATED else code_label(name, value)
    return code_label(f"promise.{name}", value)


def _tallied(filters: Filters) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return facet -> value -> rows, and the rows that the filters let through; one pass.

    A row counts under a facet when the filters let it through, that facet's own left aside.
    """
    now = board(filters.plan)
    values = _values_of(now, _parents(filters.plan))
    tests = [(name, value) for name, value in filters.chosen.items() if name in FACETS]
    passed: list[str] = []
    against: dict[str, list[str]] = defaultdict(list)  # the facet that alone keeps a row out
    for key in _among(filters, now) if tests else ():
        failed = [name for name, value in tests if value not in values[name](key)]
        if not failed:
            passed.append(key)
        elif len(failed) == 1:
            against[failed[0]].append(key)
    passed = passed if tests else list(_among(filters, now))
    counts = {
        name: Counter(chain.from_iterable(map(values[name], chain(passed, against[name]))))
        for name in FACETS
    }
    return counts, passed


def _values_of(now: Board, parents: dict[str, str]) -> dict[str, Callable[[str], Iterable[str]]]:
    """Return facet -> what gives a promise's values; it counts under a direction and the one above."""
    rows, standings, none = now.squares, now.standings, (NOT_CALCULATED, "")
    above = cache(lambda aims: frozenset(aims) | {parents[d] for d in aims if d in parents})
    different: Callable[[tuple[str, ...]], frozenset[str]] = cache(frozenset)
    return {
        "direction": lambda key: above(rows[key].directions),
        "status": lambda key: (standings.get(key, none)[0],),
        "kind": lambda key: (rows[key].kind,),
        "strength": lambda key: (str(rows[key].strength),),
        "scope": lambda key: (rows[key].scope,),
        "obligor": lambda key: different(rows[key].obligors),
    }


def _among(filters: Filters, now: Board) -> Iterable[str]:
    """Return the keys that what is no facet lets through: the words, and a figure's rows."""
    wanted: Iterable[str] = now.squares
    if filters.query:
        wanted = found(filters.plan, filters.query)
    if "counted" in filters.chosen:
        ids = counted(filters.plan, filters.chosen["counted"]) or ()
        wanted = now.squares.keys() & {f"{filters.plan}/{id}" for id in ids} & set(wanted)
    return wanted


def _parents(plan: str) -> dict[str, str]:
    parts = Direction.objects.filter(plan=plan, withdrawn=False, parent__isnull=False)
    return dict(parts.values_list("id", "parent__id"))


def _values(filters: Filters, name: str, counts: Counter[str]) -> list[tuple[str, str, bool]]:
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
