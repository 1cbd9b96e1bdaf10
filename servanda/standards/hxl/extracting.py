"""A row of a table becomes rows: an activity, who takes part in it, what and where it is.

    Lac | Nutrition | ACF   # activity 3, participant ACF, share sector Nutrition, share place Lac

A row is an activity of its own, named by its number. An amount is a flow only where a tag or a person
says that its column is money, and the currency is known; counts of people stay in the raw record.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from servanda.records.bulk import Rows, key_of
from servanda.standards.cell_values import amount, currency_of, days, is_blank, is_total, scaled
from servanda.standards.header_row import are_tags
from servanda.standards.hxl.faults import Faults
from servanda.standards.hxl.plan import Group, Money, Plan, plan_of
from servanda.standards.numbered_rows import row_of

_BETWEEN = re.compile(r"[;|\n]+")
_PCODE = re.compile(r"[A-Z]{2,3}\d{1,14}\Z")
LONGEST = 20_000  # characters of a cell in which several values are looked for
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


def extract_row(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    key, plan = key_of(content, context), plan_of(context)
    faults = Faults(key, rows)
    try:
        number, cells = row_of(content)
    except (ValueError, RecursionError) as fault:
        faults.unreadable(str(fault))
        return
    row = _Row(key, number, cells, plan, rows, faults)
    if _is_header(row):
        faults.header()
    elif _is_total(row):
        faults.total()
    elif not _says_something(row):
        faults.nothing()
    else:
        if len(cells) > plan.width:
            faults.ragged(len(cells), plan.width)
        _add(row)


def _add(row: _Row) -> None:
    parties = {id(group): _parties(row, group) for group in row.plan.orgs}
    for group in row.plan.orgs:
        kind = row.at(group.facets.get("type"))[:FAR]
        for party, name in parties[id(group)]:
            row.rows.add("participant", (row.key, group.role, party, name, kind, ""))
    what, where = _sectors(row), _places(row)
    who = [name for found in parties.values() for _, name in found]
    _activity(row, who=who, what=what, where=where)
    find = partial(_end, row.plan.orgs, parties)
    giver, taker = find(("funding",)), find(("implementing", "organisation", "extending"))
    for turn, money in enumerate(row.plan.money, 1):
        _flow(row, money, ref=str(turn), ends=(giver, taker))


def _activity(row: _Row, *, who: list[str], what: list[str], where: list[str]) -> None:
    starts, ends = _day(row, "start", 0), _day(row, "end", 1)
    if "start" not in row.plan.dates and "end" not in row.plan.dates:
        starts, ends = _day(row, "", 0), _day(row, "", 1)
    if starts is not None and ends is not None and ends < starts:
        row.faults.reversed()
    title = next(filter(None, map(row.at, row.plan.titles)), "")
    title = title or ", ".join(dict.fromkeys([*who[:1], *what[:1], *where[:1]]))
    reported = row.plan.dates.get("reported")
    given = row.at(reported[0]) if reported else ""
    updated = days(given, reported[1]) if reported and given else None
    if given and updated is None:
        row.faults.date(given, _heading(row, reported[0] if reported else 0))
    reporter = next((group for group in row.plan.orgs if group.role == "reporting"), None)
    names = _parties(row, reporter) if reporter else []
    activity = (
        *(row.key, str(row.number), "", "; ".join(name for _, name in names), False),
        *(" ".join(title.split())[:200], "", row.at(row.plan.single.get("status"))[:FAR], None),
        *("", None, starts, ends, _iso(updated[0]) if updated else ""),
    )
    row.rows.add("activity", activity)


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


def _flow(
    row: _Row, money: Money, *, ref: str, ends: tuple[tuple[str, str], tuple[str, str]]
) -> None:
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
    valued = _day(row, "", 1) if "" in row.plan.dates else None
    flow = (
        *(row.key, ref, money.stage, money.type, scaled(found, money.scale), currency, ""),
        *(None, "", None, valued, *ends[0], "", *ends[1], "", "", None, None, "", "", heading),
    )
    row.rows.add("flow", flow)


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
    plan = row.plan
    places = [at for group in (*plan.orgs, *plan.sectors) for at in group.facets.values()]
    places += [at for facets in plan.areas.values() for at in facets.values()]
    places += [*plan.loc.values(), *plan.titles]
    return not places or any(row.at(at) for at in places)


def _is_header(row: _Row) -> bool:
    names = [one.heading.casefold() for one in row.plan.reading.columns]
    given = [" ".join(cell.split()).casefold() for cell in row.cells]
    return are_tags(row.cells) or (len(given) > 1 and given == names[: len(given)])


def _is_total(row: _Row) -> bool:
    first = next((cell for cell in row.cells if cell), "")
    if not is_total(first):
        return False
    others = [cell for cell in row.cells if cell and cell != first]
    return all(amount(cell) is not None or is_blank(cell) for cell in others)
