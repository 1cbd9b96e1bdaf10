"""Money that is told more than once counts once: hierarchies and intermediaries (definition 15).

Two tables come out of `acts` of `counting` and the rows of each turn:

- `above`: records of whose measure their lower levels tell too;
- `passing`: how much of a row's amount only passes on what came in from another activity of the
  dataset, so that it stands in the total at its source already.

Worked example: A gives 100 to B, B gives 100 to C and has 30 of its own to spend.

    A 100 (counts)    B 100 (passes)    B 30 (counts)    total 130

docs/explanation/double-counting.md states the rules in full; `passing` works out the second. Activities are
named by 64 bits of the MD5 of their identifiers, and by their number in `acts`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from servanda.flows import passing
from servanda.flows.passing import MEASURE
from servanda.flows.turns import Turn

if TYPE_CHECKING:
    import duckdb


def named(text: str) -> str:
    """Return an expression of SQL: the number of an activity's identifier, null where it has none."""
    return f"CASE WHEN {text} <> '' THEN md5_number_lower({text}) END"


def prepare(
    con: "duckdb.DuckDBPyConnection",
    turns: Sequence[Turn],
    told: Sequence[str],
    *,
    relation: str,
    amount: str,
) -> None:
    """Make `above` and `passing`; `told` are SELECTs of the rows of each turn, `amount` their kind."""
    con.execute(_EMPTY.format(amount=amount))
    con.execute(_RELATED.format(relation=relation))
    for rows in told:
        con.execute(_NAMED.format(rows=rows))
    levels = con.execute(_LEVELS).fetchall() != [] or _any(con, "related")
    if levels or _any(con, "named"):
        for rows in told:
            con.execute(_TELLINGS.format(rows=rows))
    if levels:
        con.execute(_LINEAGE)
        con.execute(_ABOVE)
    if _any(con, "named"):
        con.execute(_KNOWN)
        con.execute(_PAIRS)
    _forget(con, "related", "named", "tellings", "lineage")
    if _any(con, "pairs"):
        passing.find(con, turns, told, amount=amount)
    _forget(con, "known", "pairs")


def _forget(con: "duckdb.DuckDBPyConnection", *tables: str) -> None:
    for table in tables:
        con.execute(f"DROP TABLE IF EXISTS {table}")


def _any(con: "duckdb.DuckDBPyConnection", table: str) -> bool:
    return con.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall() != []


_EMPTY = """
CREATE TABLE above (record BIGINT, measure VARCHAR);
CREATE TABLE passing (nth BIGINT, passed {amount});
CREATE TABLE named (nth BIGINT, act UBIGINT, giver UBIGINT, taker UBIGINT);
CREATE TABLE tellings (record BIGINT, measure VARCHAR);
CREATE TABLE pairs (nth BIGINT, own INTEGER, giver INTEGER, taker INTEGER)
"""
_RELATED = """
CREATE TABLE related AS SELECT record, md5_number_lower(other) AS other, kind FROM ({relation})
WHERE kind IN ('parent', 'child') AND other <> ''
"""
_NAMED = f"""
INSERT INTO named SELECT nth, act, {named("provider_activity")}, {named("receiver_activity")}
FROM ({{rows}}) WHERE fixed = '' AND act IS NOT NULL
    AND (provider_activity NOT IN ('', id) OR receiver_activity NOT IN ('', id))
"""
# What a record tells, null for rows that never count.
_TELLINGS = f"""
INSERT INTO tellings SELECT DISTINCT record, CASE WHEN fixed = '' THEN {MEASURE} END FROM ({{rows}})
"""
# Reporters who tell of several levels.
_LEVELS = """
SELECT reporter FROM acts WHERE hierarchy IS NOT NULL GROUP BY reporter
HAVING min(hierarchy) < max(hierarchy) LIMIT 1
"""

# Who is above whom, as both ends say it, inside what one organisation reports. Two activities that
# are each above the other are above nobody.
_LINEAGE = """
CREATE TABLE lineage AS
WITH RECURSIVE known AS (
    SELECT act, reporter, record FROM acts SEMI JOIN tellings USING (record)
    WHERE NOT duplicate AND act IS NOT NULL AND hierarchy IS NOT NULL AND EXISTS (FROM related)
), stated AS (
    SELECT DISTINCT r.other AS upper, k.act AS lower, k.reporter
    FROM related AS r JOIN known AS k USING (record) WHERE r.kind = 'parent'
    UNION
    SELECT DISTINCT k.act, r.other, k.reporter
    FROM related AS r JOIN known AS k USING (record) WHERE r.kind = 'child'
), inside AS (
    SELECT DISTINCT s.upper, s.lower, s.reporter FROM stated AS s
    JOIN known AS u ON u.act = s.upper AND u.reporter = s.reporter
    JOIN known AS l ON l.act = s.lower AND l.reporter = s.reporter
), closed AS (
    SELECT upper, lower, reporter FROM inside
    UNION SELECT c.upper, i.lower, c.reporter FROM closed AS c
        JOIN inside AS i ON c.lower = i.upper AND c.reporter = i.reporter
)
SELECT upper, lower, reporter FROM closed AS c WHERE NOT EXISTS (
    FROM closed AS o WHERE o.upper = c.lower AND o.lower = c.upper AND o.reporter = c.reporter)
"""

# A reporter that relates no activity to another is taken by the levels alone.
_ABOVE = """
INSERT INTO above
WITH told AS (
    SELECT record, act, reporter, hierarchy, measure FROM tellings JOIN (
        SELECT * FROM acts WHERE hierarchy IS NOT NULL AND (reporter IN (SELECT reporter FROM acts
            GROUP BY reporter HAVING min(hierarchy) < max(hierarchy))
            OR reporter IN (SELECT reporter FROM lineage))
    ) USING (record) WHERE measure IS NOT NULL
), lowest AS (
    SELECT reporter, measure, max(hierarchy) AS level FROM told
    WHERE reporter NOT IN (SELECT reporter FROM lineage) GROUP BY ALL
), topped AS (
    SELECT DISTINCT l.upper AS act, l.reporter, t.measure
    FROM lineage AS l JOIN (SELECT DISTINCT act, reporter, measure FROM told) AS t
        ON t.act = l.lower AND t.reporter = l.reporter
)
SELECT record, measure FROM told JOIN lowest USING (reporter, measure) WHERE hierarchy < level
UNION SELECT record, measure FROM told JOIN topped USING (act, reporter, measure)
"""

# Only activities that another one names, or that name another one, can tell the same money twice. Of
# several records of an activity the first has its number.
_KNOWN = """
CREATE TABLE known AS SELECT act, min(n)::INTEGER AS n FROM acts
SEMI JOIN (SELECT record FROM tellings WHERE measure IS NOT NULL) AS t USING (record)
WHERE act IS NOT NULL GROUP BY act
"""
_PAIRS = """
INSERT INTO pairs SELECT nth, o.n, g.n, t.n FROM named AS r JOIN known AS o USING (act)
LEFT JOIN known AS g ON g.act = r.giver LEFT JOIN known AS t ON t.act = r.taker
WHERE g.n <> o.n OR t.n <> o.n ORDER BY nth
"""
