"""Which cells of a roll-up answer a question: whole months from its sums, days from its rows.

A cell has `day`, which for sums is the first of their month: a month that is asked in part is taken
from the rows instead, so that a condition on `day` is right for both.
"""

from datetime import date, timedelta

import duckdb

from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question
from servanda.flows.snapshot import quoted

# The rows that a table of sums adds up.
_ROWS = {
    "whole": """SELECT *, 1 AS rows, CASE WHEN fixed = '' AND passed <> 0 THEN 1 ELSE 0 END AS partly
        FROM facts""",
    "party": "SELECT *, 1 AS rows FROM facts WHERE fixed = ''",
    "sector": "SELECT *, 1 AS rows FROM sectors",
    "place": "SELECT *, 1 AS rows FROM places",
    "joint": "SELECT *, 1 AS rows FROM parts",
}
_COLUMNS = {
    "whole": """fixed, stated_currency, rate_source,
        CASE WHEN summable THEN stated END AS stated, passed, partly""",
    "party": "party, party_name",
    "sector": "sector, vocabulary, sector_name",
    "place": "place, place_name",
    "joint": "party, party_name, place, place_name, sector, vocabulary, sector_name",
}
# What each group goes by: table of sums, and the expressions for its key and name.
_BY = {
    "party": ("party", "party", "party_name"),
    "month": ("party", "coalesce(strftime(month, '%Y-%m'), '')", "''"),
    "place": ("place", "place", "place_name"),
    "sector": ("sector", "sector", "sector_name"),
    "pillar": ("sector", "pillar", "''"),
}
# The rows of each table of sums. A figure, its groups and its rows come from one pair: a sector by
# itself and a sector within a place are each exact to the cent, but not the same cents.
_OF_SUMS = {"party": "facts", "place": "places", "sector": "sectors", "joint": "parts"}


def reason(asked: Question, *, single: bool, fixed: str = "fixed") -> str:
    """Return an expression of SQL: the first reason against a cell, "" for none."""
    stages = ", ".join(map(quoted, asked.stages))
    cases = [(f"stage NOT IN ({stages})", "'other-stage'"), (f"{fixed} = 'duplicate'", fixed)]
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
    return f"CASE {' '.join(f'WHEN {when} THEN {then}' for when, then in cases)} ELSE {fixed} END"


def counts(asked: Question, *, single: bool) -> str:
    """Return a condition of SQL that cells fulfil which count; nothing is fixed against them."""
    return f"({reason(asked, single=single, fixed=quoted(''))}) = '' AND {narrow(asked)}"


def cells(asked: Question, table: str) -> str:
    """Return a SELECT of the cells of a table of sums, each with a `day` that stands for all of it."""
    sums = f"SELECT *, month AS day FROM {table}"
    broken = ", ".join(map(_day, _broken(asked)))
    if not broken:
        return sums
    return f"""{sums} WHERE month IS NULL OR month NOT IN ({broken}) UNION ALL BY NAME
        SELECT stage, boundary, single, month, day, rows, worth, {_COLUMNS[table]}
        FROM ({_ROWS[table]}) WHERE month IN ({broken})"""


def _broken(asked: Question) -> set[date]:
    """Return the first days of the months of which only some days are asked for."""
    found = set()
    if asked.as_of and (asked.as_of + timedelta(days=1)).day != 1:
        found.add(asked.as_of.replace(day=1))
    if asked.since and asked.since.day != 1:
        found.add(asked.since.replace(day=1))
    return found


def narrow(asked: Question) -> str:
    """Return a condition of SQL for the party, place and sector that are asked for."""
    pairs = (("party", asked.party), ("place", asked.place), ("sector", asked.sector))
    return " AND ".join(f"{name} = {quoted(code)}" for name, code in pairs if code) or "true"


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


def grouped(
    con: duckdb.DuckDBPyConnection, asked: Question, *, single: bool, pillars: Pillars
) -> str:
    """Return a SELECT of `key`, `name`, `rows` and `worth`: what counts, by its groups."""
    _, key, name = _BY[asked.by]
    found = cells(asked, sums_of(asked))
    found = f"SELECT * FROM ({found}) WHERE {counts(asked, single=single)}"
    if asked.by == "pillar":
        found = _pillared(con, found, pillars)
    return f"SELECT {key} AS key, {name} AS name, rows, worth FROM ({found})"


def sums_of(asked: Question) -> str:
    """Return the smallest table of sums that tells apart what is asked for."""
    wanted = {name for name in ("party", "place", "sector") if getattr(asked, name)}
    if asked.by not in ("", "month", "stage"):
        wanted.add(_BY[asked.by][0])
    return "joint" if len(wanted) > 1 else next(iter(wanted), "party")


def rows_of(asked: Question) -> str:
    """Return the table of the rows behind a question."""
    return _OF_SUMS[sums_of(asked)]


def members(
    con: duckdb.DuckDBPyConnection, asked: Question, *, group: str, pillars: Pillars
) -> str:
    """Return a SELECT of `nth` and `worth`: the rows of one group, each as far as it is in it."""
    _, key, _ = _BY[asked.by]
    found = f"SELECT * FROM {rows_of(asked)} WHERE {narrow(asked)}"
    if asked.by == "pillar":
        found = _pillared(con, found, pillars)
    return (
        f"SELECT nth, sum(worth) AS worth FROM ({found}) WHERE {key} = {quoted(group)} GROUP BY nth"
    )


def _pillared(con: duckdb.DuckDBPyConnection, found: str, pillars: Pillars) -> str:
    pillars.join(con, f"SELECT vocabulary, sector AS code, sector_name AS name FROM ({found})")
    return f"""SELECT c.*, p.pillar FROM ({found}) AS c JOIN pillar_of AS p
        ON p.vocabulary = c.vocabulary AND p.code = c.sector AND p.name = c.sector_name"""
