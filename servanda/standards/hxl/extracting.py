"""A row of a table becomes rows: an activity, who takes part in it, what and where it is.

    Lac | Nutrition | ACF   # activity 3, participant ACF, share sector Nutrition, share place Lac

A row is an activity of its own, named by its number. An amount is a flow only where a tag or a person
says that its column is money, and the currency is known; counts of people stay in the raw record.

Who, what, where and when are made of cells that most rows share with others: they are remembered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from servanda.records.bulk import Rows, key_of
from servanda.standards.cell_values import amount, currency_of, days, is_blank, is_total, scaled
from servanda.standards.header_row import are_tags
from servanda.standards.hxl.faults import Faults
from servanda.standards.hxl.plan import Group, Money, Plan, plan_of
from servanda.standards.numbered_rows import LONGEST, row_of
from servanda.standards.remembered_cells import Remembered

_BETWEEN = re.compile(r"[;|\n]+")
_PCODE = re.compile(r"[A-Z]{2,3}\d{1,14}\Z")
FAR = 1000  # characters of a cell that are kept as a name


@dataclass(slots=True)
class _Row:
    """One row on its way: its cells, what its columns make up, and where its rows go."""

    key: int
    number: int
    cells: list[str]
    plan: Plan
    rows: Rows
    faults: Faults

    def at(self, place: int | None) -> str:
        """Return a cell, "" for one that says nothing."""
        if place is None or place >= len(self.cells):
            return ""
        cell = self.cells[place]
        return "" if is_blank(cell) else cell

    def several(self, place: int | None) -> list[str]:
        """Return the values of a cell, each once."""
        said = (one.strip()[:FAR] for one in _BETWEEN.split(self.at(place)[:LONGEST]))
        return list(dict.fromkeys(filter(None, said)))


@dataclass(frozen=True, slots=True)
class _Who:
    """The organisations of a row: names, the two ends of its money as (identifier, name), who reports."""

    names: tuple[str, ...]
    giver: tuple[str, str]
    taker: tuple[str, str]
    reporters: str


@dataclass(frozen=True, slots=True)
class _When:
    """The days of a row: its beginning and end, the one of its money, and when it was told."""

    starts: int | None
    ends: int | None
    valued: int | None
    updated: str


Told = TypeVar("Told")


class _Reader:
    """How the rows of one table are read; it remembers what cells became."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nothing."""
        self.plan = plan
        self.who = self._remembered(plan.who, _who)
        self.what = self._remembered(plan.what, _sectors)
        self.where = self._remembered(plan.where, _places)
        self.when = self._remembered([at for at, _ in plan.dates.values()], _when)

    def _remembered(self, columns: Sequence[int], make: Callable[[_Row], Told]) -> Remembered[Told]:
        def made(cells: list[str], rows: Rows) -> Told:
            return make(_Row(0, 0, cells, self.plan, rows, Faults(0, rows)))

        return Remembered(columns, made)

    def read(self, key: int, content: bytes, rows: Rows) -> None:
        """Add the rows of one row, and what is wrong with it."""
        faults = Faults(key, rows)
        try:
            number, cells = row_of(content)
        except (ValueError, RecursionError) as fault:
            faults.unreadable(str(fault))
            return
        row = _Row(key, number, cells, self.plan, rows, faults)
        if _is_header(row):
            faults.header()
        elif _is_total(row):
            faults.total()
        elif not _says_something(row):
            faults.nothing()
        else:
            missing = self.plan.width - len(cells)
            if missing < 0:
                faults.ragged(len(cells), self.plan.width)
            elif missing:
                cells += [""] * missing
            self._add(row)

    def _add(self, row: _Row) -> None:
        given = row.key, row.cells, row.rows
        who, what, where = self.who.of(*given), self.what.of(*given), self.where.of(*given)
        when = self.when.of(*given)
        title = next(filter(None, map(row.at, row.plan.titles)), "")
        title = title or ", ".join(dict.fromkeys([*who.names[:1], *what[:1], *where[:1]]))
        title, status = " ".join(title.split())[:200], row.at(row.plan.single.get("status"))[:FAR]
        head = (row.key, str(row.number), "", who.reporters, False, title, "", status, None, "")
        row.rows.add("activity", (*head, None, when.starts, when.ends, when.updated))
        for turn, money in enumerate(row.plan.money, 1):
            _flow(row, money, ref=str(turn), who=who, valued=when.valued)


@lru_cache(maxsize=8)
def _reader_of(context: bytes) -> _Reader:
    return _Reader(plan_of(context))


def extract_row(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    _reader_of(context).read(key_of(content, context), content, rows)


def extract_rows(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many rows of one table, each with its key; never raise on bad data."""
    read = _reader_of(context).read
    for key, content in records:
        read(key, content, rows)


def _who(row: _Row) -> _Who:
    parties = {id(group): _parties(row, group) for group in row.plan.orgs}
    for group in row.plan.orgs:
        kind = row.at(group.facets.get("type"))[:FAR]
        for party, name in parties[id(group)]:
            row.rows.add("participant", (row.key, group.role, party, name, kind, ""))
    reporter = next((group for group in row.plan.orgs if group.role == "reporting"), None)
    reporters = parties[id(reporter)] if reporter else []
    groups = row.plan.orgs
    return _Who(
        names=tuple(name for found in parties.values() for _, name in found),
        giver=_end(groups, parties, ("funding",)),
        taker=_end(groups, parties, ("implementing", "organisation", "extending")),
        reporters="; ".join(name for _, name in reporters),
    )


def _when(row: _Row) -> _When:
    starts, ends = _day(row, "start", 0), _day(row, "end", 1)
    if "start" not in row.plan.dates and "end" not in row.plan.dates:
        starts, ends = _day(row, "", 0), _day(row, "", 1)
    if starts is not None and ends is not None and ends < starts:
        row.faults.reversed()
    reported = row.plan.dates.get("reported")
    given = row.at(reported[0]) if reported else ""
    updated = days(given, reported[1]) if reported and given else None
    if given and updated is None:
        row.faults.date(given, _heading(row, reported[0] if reported else 0))
    return _When(starts, ends, _day(row, "", 1), _iso(updated[0]) if updated else "")


def _parties(row: _Row, group: Group) -> list[tuple[str, str]]:
    """Return (identifier, name) of a group's organisations; several codes cannot be told apart."""
    said = [row.several(group.facets.get(one)) for one in ("name", "", "acronym", "code")]
    names = next(filter(None, said), [])
    codes = said[3]
    if len(names) == 1 and len(codes) == 1 and names != codes:
        return [(codes[0], names[0])]
    return [("", name) for name in names]


def _sectors(row: _Row) -> list[str]:
    found: dict[str, list[tuple[str, str]]] = {}
    for group in row.plan.sectors:
        codes = row.several(group.facets.get("code"))
        names = row.several(group.facets.get("name")) or row.several(group.facets.get("")) or codes
        paired = codes if len(codes) == len(names) else names
        found.setdefault(group.role, []).extend(zip(paired, names, strict=True))
    for kind, pairs in found.items():
        for code, name in dict.fromkeys(pairs):
            percent = "100" if len(dict.fromkeys(pairs)) == 1 else None
            row.rows.add("share", (row.key, "", kind, "hxl", code, name, percent, None))
    return [name for pairs in found.values() for _, name in pairs]


def _places(row: _Row) -> list[str]:
    """Add the areas of each level, and the finest of them as a location; return their names."""
    found: list[tuple[int, list[tuple[str, str]]]] = []
    for level, facets in sorted(row.plan.areas.items()):
        codes = row.several(facets.get("code"))
        names = row.several(facets.get("name")) or row.several(facets.get("")) or codes
        if names:
            paired = codes if len(codes) == len(names) else names
            found.append((level, list(zip(paired, names, strict=True))))
    for level, pairs in found:
        if level or len(found) == 1:  # a country says little where its parts are named
            percent = "100" if len(pairs) == 1 else None
            for code, name in pairs:
                row.rows.add(
                    "share", (row.key, "", "place", f"adm{level}", code, name, percent, None)
                )
    site = row.at(row.plan.loc.get("name")) or row.at(row.plan.loc.get(""))
    latitude, longitude = _coordinate(row, "lat", 90), _coordinate(row, "lon", 180)
    finest = found[-1][1] if found else []
    if site or latitude is not None:
        code = finest[0][0] if len(finest) == 1 else ""
        finest = [(code, site or (finest[0][1] if finest else ""))]
    for code, name in finest:
        vocabulary = "p-code" if _PCODE.match(code) else ""
        held = (row.key, name[:FAR], vocabulary, code if vocabulary else "", latitude, longitude)
        row.rows.add("location", held)
    return [site] if site else [name for _, name in finest]


def _coordinate(row: _Row, facet: str, most: int) -> float | None:
    if facet not in row.plan.geo:
        return None
    at, mark = row.plan.geo[facet]
    if not (said := row.at(at)):
        return None
    found = amount(said, mark or ".")
    if found is None or abs(float(found)) > most:
        row.faults.coordinate(said, _heading(row, at))
        return None
    return float(found)


def _flow(row: _Row, money: Money, *, ref: str, who: _Who, valued: int | None) -> None:
    if not (said := row.at(money.at)):
        return
    found, heading = amount(said, money.mark), _heading(row, money.at)
    if found is None:
        row.faults.amount(said, heading)
        return
    column = row.at(row.plan.single.get("currency"))
    currency = currency_of(said) or currency_of(column) or money.currency
    if not currency:
        row.faults.currency(said, heading)
        return
    stated = scaled(found, money.scale)
    flow = (row.key, ref, money.stage, money.type, stated, currency, "", None, "", None, valued)
    ends = (*who.giver, "", *who.taker, "", "", None, None, "", "", heading)
    row.rows.add("flow", flow + ends)


def _end(
    groups: list[Group], parties: dict[int, list[tuple[str, str]]], roles: Sequence[str]
) -> tuple[str, str]:
    """Return identifier and name of who stands at one end of a flow, in the first role that anybody has."""
    for role in roles:
        found = [one for group in groups if group.role == role for one in parties[id(group)]]
        if found:
            return found[0][0] if len(found) == 1 else "", "; ".join(name for _, name in found)
    return "", ""


def _day(row: _Row, kind: str, end: int) -> int | None:
    if kind not in row.plan.dates:
        return None
    at, order = row.plan.dates[kind]
    if not (said := row.at(at)):
        return None
    found = days(said, order)
    if found is None and (kind or not end):  # said once of a period
        row.faults.date(said, _heading(row, at))
    return found[end] if found else None


def _iso(day: int) -> str:
    return date.fromordinal(day + date(1970, 1, 1).toordinal()).isoformat()


def _heading(row: _Row, at: int) -> str:
    return row.plan.reading.columns[at].heading


def _says_something(row: _Row) -> bool:
    """Tell whether a row says who, what or where; of a table of unknown columns any row does."""
    return not row.plan.telling or any(map(row.at, row.plan.telling))


def _is_header(row: _Row) -> bool:
    names, cells = row.plan.names, row.cells
    if names and len(cells) > 1 and _plainly(cells[0]) == names[0]:
        return are_tags(cells) or [*map(_plainly, cells)] == names[: len(cells)]
    return are_tags(cells)


def _plainly(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _is_total(row: _Row) -> bool:
    first = row.cells[0] if row.cells else ""
    first = first or next(filter(None, row.cells), "")
    if not is_total(first):
        return False
    others = [cell for cell in row.cells if cell and cell != first]
    return all(amount(cell) is not None or is_blank(cell) for cell in others)
