"""Which record counts when an activity stands more than once, and what a snapshot says of each.

The same bytes at two places are one record: the later place stands for it. Of several records with
one identifier, the one updated last counts, then the one that was taken later; the others are kept,
listed in `source` with the record that counts instead, and told in findings:

- `flows.repeated`: the same bytes stand at several places;
- `flows.duplicate`: several records claim one identifier, and which of them counts.

A row of a sheet has the number of the row for an identifier, which says nothing beyond its file.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.parts import PartWriter
from servanda.flows.schema import SOURCE, schema_of
from servanda.flows.snapshot import listed

# Findings that hold in this snapshot alone: the next one writes its own.
NAME = "verdicts"

_STANDING = """
    SELECT p.place, p.record, p.file, p."offset", p.length,
        row_number() OVER (PARTITION BY p.record ORDER BY p.place DESC) AS turn
    FROM places AS p
"""
_IDENTITY = """
    SELECT s.place, s.record, s.file, s."offset", a.updated,
        CASE WHEN s.length = 0 AND a.id = s."offset"::VARCHAR THEN s.file || '#' || a.id ELSE a.id END
            AS id,
        coalesce(try_cast(a.updated AS TIMESTAMPTZ), '-infinity'::TIMESTAMPTZ) AS moment
    FROM standing AS s JOIN activities AS a USING (record)
    WHERE s.turn = 1 AND a.id <> ''
"""
_RANKED = """
    SELECT *, row_number() OVER latest AS turn, first(record) OVER latest AS winner
    FROM identity WHERE id IN (SELECT id FROM identity GROUP BY id HAVING count(DISTINCT record) > 1)
    WINDOW latest AS (PARTITION BY id ORDER BY moment DESC, place DESC)
"""


def judge(con: duckdb.DuckDBPyConnection, activities: list[Path]) -> None:
    """Make the tables `standing` and `ranked`; `activities` are the parts of every record."""
    paths = [str(path) for path in activities]
    rows = f"SELECT record, id, updated FROM read_parquet({listed(paths)})"
    nothing = "SELECT 0::BIGINT AS record, '' AS id, '' AS updated WHERE false"
    con.execute(f"CREATE OR REPLACE TEMP VIEW activities AS {rows if paths else nothing}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE standing AS {_STANDING}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE identity AS {_IDENTITY}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE ranked AS {_RANKED}")


_SOURCE = """
    SELECT p.record, p.file, p.place, p."offset", p.length, p.hash, p.content,
        s.turn = 1 AND coalesce(r.turn, 1) = 1 AS wins,
        CASE WHEN s.turn > 1 THEN 'repeated' WHEN r.turn > 1 THEN 'duplicate' ELSE '' END AS reason,
        CASE WHEN r.turn > 1 THEN r.winner WHEN s.turn > 1 THEN p.record END AS winner
    FROM places AS p
    JOIN (SELECT place, turn FROM standing) AS s USING (place)
    LEFT JOIN (SELECT record, min(turn) AS turn, arg_min(winner, turn) AS winner FROM ranked
        GROUP BY record) AS r ON p.record = r.record
"""
# A record that no file holds any more, but whose rows a part still has: were it read again when it
# comes back, its rows would stand twice.
_GONE = """
    SELECT record, arg_max(file, place) AS file, max(place) AS place, arg_max("offset", place),
        arg_max(length, place), arg_max(hash, place), arg_max(content, place), false AS wins,
        'gone' AS reason, NULL::BIGINT AS winner
    FROM before ANTI JOIN (SELECT DISTINCT record FROM standing) USING (record) GROUP BY record
"""


def write_sources(con: duckdb.DuckDBPyConnection, writer: PartWriter, *, gone: bool) -> None:
    """Write the table `source` in the order of places; those that are gone, if any, at the end."""
    for question in (_SOURCE, _GONE) if gone else (_SOURCE,):
        _copy(con, f"SELECT * FROM ({question}) ORDER BY place, record", "source", writer)


_REPEATED = """
    SELECT record, 'note' AS level, 'flows.repeated' AS code,
        'the same bytes stand ' || count(*) || ' times; the last, at ' || last(spot ORDER BY place)
            || ', counts; before it stands ' || first(spot ORDER BY place) AS message,
        '' AS path, NULL::BIGINT AS line, 'Nothing is lost: they are counted once.' AS advice
    FROM (SELECT *, n.name || ' ' || "offset" AS spot FROM standing JOIN names AS n USING (file))
    GROUP BY record HAVING count(*) > 1
"""
_DUPLICATE = """
    SELECT w.record, 'warning' AS level, 'flows.duplicate' AS code,
        'the identifier ' || w.id || ' is claimed ' || (1 + l.others) || ' times; this record, at '
            || w.spot || CASE WHEN w.updated = '' THEN '' ELSE ' of ' || w.updated END
            || ', counts, not the one at ' || l.spot
            || CASE WHEN l.updated = '' THEN '' ELSE ' of ' || l.updated END AS message,
        '' AS path, NULL::BIGINT AS line,
        'The latest counts. Ask the publisher to publish it once.' AS advice
    FROM (SELECT *, n.name || ' ' || "offset" AS spot FROM ranked JOIN names AS n USING (file)
        WHERE turn = 1) AS w
    JOIN (SELECT winner, count(*) AS others, first(n.name || ' ' || "offset" ORDER BY turn) AS spot,
            first(updated ORDER BY turn) AS updated
        FROM ranked JOIN names AS n USING (file) WHERE turn > 1 GROUP BY winner) AS l
    ON l.winner = w.record
"""


def write_findings(
    con: duckdb.DuckDBPyConnection, writer: PartWriter, *, names: Mapping[str, str]
) -> None:
    """Write what is told of records that stand more than once; `names` of files by SHA-256."""
    con.execute("CREATE OR REPLACE TEMP TABLE names (file VARCHAR, name VARCHAR)")
    con.executemany("INSERT INTO names VALUES (?, ?)", list(names.items()))
    for question in (_REPEATED, _DUPLICATE):
        _copy(con, f"SELECT * FROM ({question}) ORDER BY record", "finding", writer)


def _copy(con: duckdb.DuckDBPyConnection, question: str, table: str, writer: PartWriter) -> None:
    """Write the answer to a question as rows of a table."""
    schema = SOURCE if table == "source" else schema_of(table)
    for batch in con.sql(question).to_arrow_reader(20_000):
        given = pa.Table.from_batches([batch]).rename_columns(schema.names)
        writer.add_table(table, given.cast(schema))


def counts(con: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """Return how many records win, how many are kept but lose, and how many are gone."""
    lost = "SELECT count(DISTINCT record) FROM ranked WHERE turn > 1"
    all_ = "SELECT count(DISTINCT record) FROM standing"
    gone = (
        "SELECT count(*) FROM (SELECT DISTINCT record FROM known ANTI JOIN standing USING (record))"
    )
    question = f"SELECT ({all_}), ({lost}), ({gone})"
    held, losing, away = con.execute(question).fetchall()[0]
    return held - losing, losing, away
