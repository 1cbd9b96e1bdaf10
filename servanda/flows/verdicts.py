"""Which record counts when an activity stands more than once, and what a snapshot says of each.

The same bytes at two places are one record: the later place stands for it. Of several records with
one identifier, the one updated last counts, then the one that was taken later; the others are kept,
listed in `source` with the record that counts instead, and told in findings:

- `flows.repeated`: the same bytes stand at several places;
- `flows.duplicate`: several records claim one identifier, and which of them counts;
- `flows.merged`: a record was gathered from several files, and its pieces count in it alone.

A row of a sheet has the number of the row for an identifier, which says nothing beyond its file and
stands there once, so nothing else claims it.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows import slices
from servanda.flows.parts import PartWriter
from servanda.flows.places import GATHERED, NUMBERS
from servanda.flows.schema import SOURCE, schema_of
from servanda.flows.snapshot import listed
from servanda.records import Finding, Level

if TYPE_CHECKING:
    import duckdb

STRETCH = 30_000  # places that are sorted at a time, with their hashes and contents
# Findings that hold in this snapshot alone: the next one writes its own.
NAME = "verdicts"

# Only what stands more than once is held in memory; numbers are compared before words are.
_REPEATS = """
    SELECT record, max(place) AS last, min(place) AS first, count(*) AS times
    FROM places WHERE record BETWEEN {low} AND {high} GROUP BY record HAVING count(*) > 1
"""
_STANDING = """
    SELECT p.place, p.record, p.length, p."offset" FROM places AS p
    LEFT JOIN repeats AS r ON p.record = r.record WHERE r.record IS NULL OR p.place = r.last
"""
# Identifiers that stand several times; a record that is gone may have one of them.
_CLAIMED = """
    SELECT hash(id) AS mark FROM activities WHERE id <> '' AND hash(id) >> 1 BETWEEN {low} AND {high}
    GROUP BY mark HAVING count(*) > 1
"""
_CLAIMING = """
    SELECT * FROM activities
    WHERE id <> '' AND hash(id) >> 1 BETWEEN {low} AND {high} AND hash(id) IN (FROM claimed)
"""
_IDENTITY = f"""
    SELECT s.place, s.record, s."offset", a.updated, a.id,
        coalesce(try_cast(a.updated AS TIMESTAMPTZ), '-infinity'::TIMESTAMPTZ) AS moment
    FROM ({_CLAIMING}) AS a JOIN ({_STANDING}) AS s USING (record)
    WHERE NOT (s.length = 0 AND a.id = s."offset"::VARCHAR)
"""
_RANKED = f"""
    WITH identity AS MATERIALIZED ({_IDENTITY})
    SELECT *, row_number() OVER latest AS turn, first(record) OVER latest AS winner,
        (first(place) OVER latest & {NUMBERS - 1}) >= {GATHERED} AS merged
    FROM identity WHERE id IN (SELECT id FROM identity GROUP BY id HAVING count(DISTINCT record) > 1)
    WINDOW latest AS (PARTITION BY id ORDER BY moment DESC, place DESC)
"""


def judge(con: "duckdb.DuckDBPyConnection", activities: list[Path]) -> None:
    """Make the tables `repeats`, `ranked` and `lost`; `activities` are the parts of every record."""
    paths = [str(path) for path in activities]
    rows = f"SELECT record, id, updated FROM read_parquet({listed(paths)})"
    nothing = "SELECT 0::BIGINT AS record, '' AS id, '' AS updated WHERE false"
    con.execute(f"CREATE OR REPLACE TEMP VIEW activities AS {rows if paths else nothing}")
    parts = slices.of_keys(slices.count(con))
    _add(con, "repeats", _REPEATS, parts)
    _add(con, "claimed", _CLAIMED, parts)
    _add(con, "ranked", _RANKED, parts)
    con.execute(f"CREATE OR REPLACE TEMP TABLE lost AS {_LOST}")


def _add(
    con: "duckdb.DuckDBPyConnection", table: str, question: str, parts: Sequence[tuple[int, int]]
) -> None:
    """Make a table of what a question finds in each slice of keys."""
    begin = f"CREATE OR REPLACE TEMP TABLE {table} AS"
    for low, high in parts:
        con.execute(f"{begin} {question.format(low=low, high=high)}")
        begin = f"INSERT INTO {table}"


# A record with several identifiers loses when it wins for none of them.
_LOST = """
    SELECT record, arg_min(winner, turn) AS winner, arg_min(merged, turn) AS merged
    FROM ranked GROUP BY record HAVING min(turn) > 1
"""
_SOURCE = f"""
    SELECT p.record, p.place // {NUMBERS}, p.place, p."offset", p.length, p.hash, p.content,
        (r.record IS NULL OR p.place = r.last) AND l.record IS NULL AS wins,
        CASE WHEN p.place < r.last THEN 'repeated' WHEN l.merged THEN 'merged'
            WHEN l.record IS NOT NULL THEN 'duplicate' ELSE '' END AS reason,
        CASE WHEN l.record IS NOT NULL THEN l.winner WHEN p.place < r.last THEN p.record END
    FROM places AS p LEFT JOIN repeats AS r ON p.record = r.record
    LEFT JOIN lost AS l ON p.record = l.record
"""
# A record that no file holds any more, but whose rows a part still has: were it read again when it
# comes back, its rows would stand twice.
_GONE = """
    SELECT record, arg_max(file, place), max(place) AS place, arg_max("offset", place),
        arg_max(length, place), arg_max(hash, place), arg_max(content, place), false AS wins,
        'gone' AS reason, NULL::BIGINT AS winner
    FROM before ANTI JOIN places USING (record) GROUP BY record
"""


def write_sources(con: "duckdb.DuckDBPyConnection", writer: PartWriter, *, gone: bool) -> None:
    """Write the table `source` in the order of places; those that are gone, if any, at the end."""
    files = con.sql("SELECT number, file FROM files").to_arrow_table()
    for first, last in slices.of_places(con, STRETCH):
        within = f"WHERE p.place > {first} AND p.place <= {last}"
        for batch in _batches(con, f"{_SOURCE} {within} ORDER BY p.place"):
            numbers = pc.index_in(batch.column(1), value_set=files["number"].combine_chunks())
            named = batch.set_column(1, "file", files["file"].take(numbers))
            writer.add_table("source", named.rename_columns(SOURCE.names).cast(SOURCE))
    if gone:
        for batch in _batches(con, f"SELECT * FROM ({_GONE}) ORDER BY place, record"):
            writer.add_table("source", batch.rename_columns(SOURCE.names).cast(SOURCE))


REPEATED = Finding(
    level=Level.NOTE,
    code="flows.repeated",
    message="the same bytes stand several times",
    advice="Nothing is lost: they are counted once.",
)
DUPLICATE = Finding(
    level=Level.WARNING,
    code="flows.duplicate",
    message="an identifier is claimed several times",
    advice="The latest counts. Ask the publisher to publish it once.",
)
MERGED = Finding(
    level=Level.NOTE,
    code="flows.merged",
    message="pieces of it stand in several files",
    advice="Nothing is lost: they are merged by the rules of the standard, and each is shown.",
)
_SPOT = f"""n.name || ' ' || "offset" AS spot
    FROM %s AS x JOIN files AS f ON x.place // {NUMBERS} = f.number JOIN names AS n USING (file)"""
_REPEATED = f"""
    SELECT record, '{REPEATED.level}' AS level, '{REPEATED.code}' AS code,
        'the same bytes stand ' || count(*) || ' times; the last, at ' || last(spot ORDER BY place)
            || ', counts; before it stands ' || first(spot ORDER BY place) AS message,
        '' AS path, NULL::BIGINT AS line, '{REPEATED.advice}' AS advice
    FROM (SELECT x.*, {_SPOT % "(SELECT * FROM places SEMI JOIN repeats USING (record))"})
    GROUP BY record
"""
_DUPLICATE = f"""
    WITH spots AS (SELECT x.*, {_SPOT % "ranked"})
    SELECT w.record, '{DUPLICATE.level}' AS level, '{DUPLICATE.code}' AS code,
        'the identifier ' || w.id || ' is claimed ' || (1 + l.others) || ' times; this record, at '
            || w.spot || CASE WHEN w.updated = '' THEN '' ELSE ' of ' || w.updated END
            || ', counts, not the one at ' || l.spot
            || CASE WHEN l.updated = '' THEN '' ELSE ' of ' || l.updated END AS message,
        '' AS path, NULL::BIGINT AS line,
        '{DUPLICATE.advice}' AS advice
    FROM (SELECT * FROM spots WHERE turn = 1 AND NOT merged) AS w
    JOIN (SELECT winner, count(*) AS others, first(spot ORDER BY turn) AS spot,
            first(updated ORDER BY turn) AS updated
        FROM spots WHERE turn > 1 GROUP BY winner) AS l
    ON l.winner = w.record
"""

_MERGED = f"""
    WITH spots AS (SELECT x.*, {_SPOT % "(SELECT * FROM ranked WHERE merged AND turn > 1)"})
    SELECT winner AS record, '{MERGED.level}' AS level, '{MERGED.code}' AS code,
        'pieces of it stand at ' || count(*) || ' places, the first at '
            || first(spot ORDER BY place) || ', the last at ' || last(spot ORDER BY place)
            || '; they are merged' AS message,
        '' AS path, NULL::BIGINT AS line, '{MERGED.advice}' AS advice
    FROM spots GROUP BY winner
"""


def write_findings(
    con: "duckdb.DuckDBPyConnection", writer: PartWriter, *, names: Mapping[str, str]
) -> None:
    """Write what is told of records that stand more than once; `names` of files by SHA-256."""
    con.execute("CREATE OR REPLACE TEMP TABLE names (file VARCHAR, name VARCHAR)")
    con.executemany("INSERT INTO names VALUES (?, ?)", list(names.items()))
    schema = schema_of("finding")
    for question in (_REPEATED, _DUPLICATE, _MERGED):
        for batch in _batches(con, f"SELECT * FROM ({question}) ORDER BY record"):
            writer.add_table("finding", batch.rename_columns(schema.names).cast(schema))


def _batches(con: "duckdb.DuckDBPyConnection", question: str) -> Iterator[pa.Table]:
    for batch in con.sql(question).to_arrow_reader(8_192):
        yield pa.Table.from_batches([batch])


def counts(con: "duckdb.DuckDBPyConnection") -> tuple[int, int, int]:
    """Return how many records win, how many are kept but lose, and how many are gone."""
    again = "SELECT coalesce(sum(times - 1), 0) FROM repeats"
    held = f"(SELECT count(*) FROM places) - ({again})"
    gone = "SELECT count(*) FROM known ANTI JOIN places USING (record)"
    question = f"SELECT {held}, (SELECT count(*) FROM lost), ({gone})"
    found, losing, away = (int(one) for one in con.execute(question).fetchall()[0])
    return found - losing, losing, away
