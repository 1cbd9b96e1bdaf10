"""What the records of a snapshot say of themselves, turn by turn: who reports, and how money divides.

Makes `acts`, a row for each record with its number in order, and `parted` of `splits`, of records and
of flows. Of a record that has several activities the first stands for it. Where only some records of
the parts count, those that lost to a duplicate are there too, and marked.
"""

from typing import TYPE_CHECKING

from servanda.flows import splits
from servanda.flows.double_counting import named
from servanda.flows.snapshot import Snapshot
from servanda.flows.turns import Turn, together

if TYPE_CHECKING:
    import duckdb


def gather(con: "duckdb.DuckDBPyConnection", snapshot: Snapshot, turns: tuple[Turn, ...]) -> None:
    """Make `acts`, `parted` and the tables of `splits`, with `words`."""
    whole = together(turns)
    con.execute(_WORDS.format(flows=whole.sql("flow"), activities=whole.sql("activity")))
    con.execute(_NO_ACTS)
    splits.prepare(con, whole.sql("share"))
    standing, lost = "", "false"
    if not snapshot.manifest.whole:
        con.execute(_STANDING.format(source=snapshot.sql("source")))
        standing, lost = "JOIN standing USING (record)", "duplicate"
    for number, turn in enumerate(turns):
        given = {"standing": standing, "lost": lost, "before": number - 1}
        con.execute(_HERE.format(rows=turn.sql("activity"), **given))
        if len(turns) == 1:
            con.execute(_ALONE.format(rows=turn.sql("flow"), **given))
        splits.choose(con, turn, number=number, among="here")
        con.execute(_ACTS.format(turn=number))
    splits.settle(con)


# The empty word is number 1.
_WORDS = """
CREATE TABLE words AS SELECT row_number() OVER (ORDER BY word)::INTEGER AS id, word FROM (
    SELECT '' AS word UNION SELECT provider FROM ({flows}) UNION SELECT provider_name FROM ({flows})
    UNION SELECT currency FROM ({flows})
    UNION SELECT reporter FROM ({activities}) UNION SELECT reporter_name FROM ({activities}))
WHERE word IS NOT NULL
"""
_STANDING = """
CREATE TABLE standing AS
SELECT record, NOT bool_or(wins) AS duplicate FROM ({source}) GROUP BY record
HAVING bool_or(wins) OR bool_or(reason = 'duplicate')
"""
_NO_ACTS = """
CREATE TABLE acts (turn INTEGER, n INTEGER, record BIGINT, id VARCHAR, act UBIGINT,
    reporter INTEGER, reporter_name INTEGER, hierarchy BIGINT, secondary BOOLEAN, duplicate BOOLEAN,
    place_split INTEGER, sector_split INTEGER)
"""
_HERE = """
CREATE OR REPLACE TEMP TABLE here AS
WITH told AS (SELECT *, {lost} AS lost FROM ({rows}) {standing})
SELECT record, nth, id, reporter, reporter_name, hierarchy, coalesce(secondary, false) AS secondary, lost
FROM told WHERE nth IN (SELECT min(nth) FROM told GROUP BY record)
    AND record NOT IN (SELECT record FROM acts WHERE turn = {before})
"""
# Records of flows that have no activity.
_ALONE = """
INSERT INTO here SELECT DISTINCT record, NULL::BIGINT, '', '', '', NULL::BIGINT, false, {lost}
FROM ({rows}) {standing} ANTI JOIN here USING (record)
"""
_ACTS = f"""
INSERT INTO acts
SELECT {{turn}}, (SELECT count(*) FROM acts) + row_number() OVER (ORDER BY h.nth, h.record), h.record,
    h.id, {named("h.id")}, r.id, n.id, hierarchy, secondary, lost, coalesce(p.place_split, 0),
    coalesce(p.sector_split, 0)
FROM here AS h LEFT JOIN words AS r ON r.word = h.reporter
LEFT JOIN words AS n ON n.word = h.reporter_name
LEFT JOIN (FROM parted WHERE turn = {{turn}} AND ref = '') AS p ON p.record = h.record
"""
