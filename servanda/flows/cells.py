"""Which cells of a roll-up answer a question: whole months from its sums, days from its rows.

A cell has `day`, which for sums is the first of their month: a month that is asked in part is taken
from the rows instead, so that a condition on `day` is right for both. Worth is in millionths.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Context, Decimal

from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question
from servanda.flows.rolling import COUNTED
from servanda.flows.rollups import Rollup
from servanda.flows.snapshot import quoted
from servanda.flows.splits import divided

# What each group goes by: the table of sums and its number.
_BY = {"party": "party", "month": "party", "place": "place", "sector": "sector", "pillar": "sector"}
# What stands for a number: its table and the columns of its code.
NUMBERED = {
    "party": ("parties", "party"),
    "place": ("places", "place"),
    "sector": ("sectors", "sector"),
}
_WIDE = Context(prec=60)
Numbers = Mapping[str, tuple[int, ...]]


def money(millionths: int | None) -> Decimal | None:
    """Return an amount that was kept as a whole number of millionths."""
    return None if millionths is None else Decimal(millionths).scaleb(-6, _WIDE)


def reason(asked: Question, *, single: bool) -> str:
    """Return an expression of SQL: the first reason against a row, "" for none."""
    stages = ", ".join(map(quoted, asked.stages))
    cases = [(f"stage NOT IN ({stages})", "'other-stage'"), ("fixed = 'duplicate'", "fixed")]
    if asked.boundary:
        cases.append((f"boundary <> {quoted(asked.bounded)}", "'not-in-boundary'"))
    if single:
        cases.append(("single IS FALSE", "'shared'"))
    if asked.as_of or asked.since:
        cases.append(("month IS NULL", "'no-date'"))
    if asked.as_of:
        cases.append((f"day > {_day(asked.as_of)}", "'after'"))
    if asked.since:
        cases.append((f"day < {_day(asked.since)}", "'before'"))
    return f"CASE {' '.join(f'WHEN {when} THEN {then}' for when, then in cases)} ELSE fixed END"


def counts(rollup: Rollup, asked: Question, *, numbers: Numbers) -> str:
    """Return a condition of SQL that cells fulfil which count; nothing is fixed against them."""
    given = [f"stage IN ({', '.join(map(quoted, asked.stages))})"]
    if asked.boundary:
        given.append(f"boundary = {quoted(asked.bounded)}")
    if rollup.snapshot.semantics.single:
        given.append("single IS NOT FALSE")
    scopes = rollup.asked(f"SELECT scope FROM scopes WHERE {' AND '.join(given)}")
    found = [_among("scope", tuple(scope for (scope,) in scopes))]
    # Of whole months the month says it all, and in the order of months it is read in no time.
    column = "day" if _broken(asked) else "month"
    if asked.as_of:
        found.append(f"{column} <= {_day(asked.as_of)}")
    if asked.since:
        found.append(f"{column} >= {_day(asked.since)}")
    return " AND ".join([*found, narrow(numbers)])


def numbers_of(rollup: Rollup, asked: Question) -> Numbers:
    """Return the numbers of the party, place and sector that are asked for; none where unknown."""
    pairs = (("party", asked.party), ("place", asked.place), ("sector", asked.sector))
    return {name: _numbers(rollup, name, code) for name, code in pairs if code}


def _numbers(rollup: Rollup, name: str, code: str) -> tuple[int, ...]:
    table, number = NUMBERED[name]
    found = rollup.asked(f"SELECT {number} FROM {table} WHERE code = ?", code)
    return tuple(one for (one,) in found)


def narrow(numbers: Numbers) -> str:
    """Return a condition of SQL for the party, place and sector that are asked for."""
    return " AND ".join(_among(name, found) for name, found in numbers.items()) or "true"


def _among(name: str, numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"{name} = {numbers[0]}"
    return f"{name} IN ({', '.join(map(str, numbers))})" if numbers else "false"


def cells(asked: Question, table: str) -> str:
    """Return a SELECT of the cells of a table of sums, each with a `day` that stands for all of it."""
    if table == "parts":
        return "SELECT *, 1 AS rows FROM parts"
    if not (asked.since or asked.as_of or asked.by == "month"):
        return f"SELECT *, NULL::DATE AS month, NULL::DATE AS day FROM ever_{table}"
    sums = f"SELECT *, month AS day FROM {table}"
    broken = ", ".join(map(_day, _broken(asked)))
    if not broken:
        return sums
    return f"""{sums} WHERE month IS NULL OR month NOT IN ({broken}) UNION ALL BY NAME
        {_rows(table, f"month IN ({broken})")}"""


def _rows(table: str, where: str) -> str:
    """Return a SELECT of rows as the cells that they are in."""
    if table == "whole":
        return f"""SELECT stage, boundary, single, fixed, stated_currency, rate_source, month, day,
            1 AS rows, CASE WHEN summable THEN stated END AS stated, worth, passed,
            CASE WHEN fixed = '' AND passed <> 0 THEN 1 ELSE 0 END AS partly
            FROM told WHERE {where}"""
    found = f"{COUNTED} AND {where}"
    found = found if table == "party" else divided(found, table)
    return f"SELECT scope, month, day, {table}, 1 AS rows, worth FROM ({found})"


def _broken(asked: Question) -> set[date]:
    """Return the first days of the months of which only some days are asked for."""
    found = set()
    if asked.as_of and (asked.as_of + timedelta(days=1)).day != 1:
        found.add(asked.as_of.replace(day=1))
    if asked.since and asked.since.day != 1:
        found.add(asked.since.replace(day=1))
    return found


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


def grouped(asked: Question, found: str) -> str:
    """Return a SELECT of code, vocabulary, name, worth and rows: the cells that count, by their groups.

    A pillar is not known here: it is asked as its sectors.
    """
    if asked.by == "month":
        return f"""SELECT coalesce(strftime(month, '%Y-%m'), '') AS code, '', '', sum(worth), sum(rows)
            FROM ({found}) GROUP BY ALL"""
    table, number = NUMBERED[_BY[asked.by]]
    vocabulary = "t.vocabulary" if table == "sectors" else "''"
    return f"""SELECT t.code, {vocabulary}, t.name, s.worth, s.rows
        FROM (SELECT {number}, sum(worth) AS worth, sum(rows) AS rows FROM ({found}) GROUP BY ALL) AS s
        JOIN {table} AS t USING ({number})"""


def sums_of(asked: Question) -> str:
    """Return the smallest table that tells apart what is asked for."""
    wanted = {name for name in ("party", "place", "sector") if getattr(asked, name)}
    if asked.by not in ("", "month", "stage"):
        wanted.add(_BY[asked.by])
    return "parts" if len(wanted) > 1 else next(iter(wanted), "party")


def column_of(asked: Question) -> str:
    """Return the column of cells that tells the groups apart, "" where none are asked for."""
    if asked.by in ("", "month", "stage"):
        return "month" if asked.by == "month" else ""
    return NUMBERED[_BY[asked.by]][1]


def rows_of(asked: Question, numbers: Numbers) -> str:
    """Return a SELECT of the rows behind a question: a figure, its groups and its rows are one.

    A sector by itself and a sector within a place are each exact to the cent, but not the same cents.
    """
    table = sums_of(asked)
    if table == "parts":
        return f"SELECT * FROM parts WHERE {narrow(numbers)}"
    found = COUNTED
    if table != "party":
        if table in numbers:  # most splits have nothing of it
            wanted = f"[{', '.join(map(str, numbers[table]))}]"
            found += f""" AND {table}_split IN (SELECT split FROM {table}_splits
                WHERE list_has_any(codes, {wanted}::INTEGER[]))"""
        found = divided(found, table)
    return f"SELECT * FROM ({found}) WHERE {narrow(numbers)}"


def members(rollup: Rollup, asked: Question, *, group: str, pillars: Pillars) -> str:
    """Return a SELECT of `nth` and `worth`: the rows of one group, each as far as it is in it."""
    numbers, where = dict(numbers_of(rollup, asked)), "true"
    if asked.by == "month":
        where = f"coalesce(strftime(month, '%Y-%m'), '') = {quoted(group)}"
    else:
        name = _BY[asked.by]
        table, number = NUMBERED[name]
        if asked.by == "pillar":
            sectors = rollup.asked(f"SELECT {number}, vocabulary, code, name FROM {table}")
            found = tuple(one for one, *said in sectors if pillars.of(*said) == group)
        else:
            found = _numbers(rollup, name, group)
        both = set(numbers.get(name, found)) & set(found)
        numbers[name] = tuple(sorted(both))
    rows = f"SELECT nth, worth FROM ({rows_of(asked, numbers)}) WHERE {where}"
    return f"SELECT nth, sum(worth)::HUGEINT AS worth FROM ({rows}) GROUP BY nth"
