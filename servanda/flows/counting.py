"""What each flow of a snapshot is worth, and the one reason why it counts in no total, if any.

The table `facts` has a row for every row of `flow`, those of records that lost to a duplicate among
them: nothing is dropped. `fixed` says why a row never counts, whatever is asked; stage, boundary and
day are left to the question. Definitions 13 to 15 of docs/explanation/boundaries.md.

Payments are dated by their value date, promises by the day they were decided; where that is missing,
the other stands in for it.

Words that repeat are numbered once, activities are named by 64 bits of the MD5 of their identifiers,
and worth is a whole number of millionths: what is joined, added and sorted are numbers.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from servanda.flows import double_counting
from servanda.flows.rates import PLACES, Rates, product, quote_all
from servanda.flows.snapshot import Snapshot, listed, quoted

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

# Stages that convert at the day of decision (definition 13); all others at the value date.
PROMISED = ("pledge", "commitment", "incoming-pledge", "incoming-commitment", "allocation")
PLANNED = ("budget", "planned", "scheduled")
# Nobody means more than this in any currency; beyond it sums would leave their column.
LARGEST = 10**18
BATCH = 16_384  # rows whose worth is worked out at a time


def count_all(
    con: "duckdb.DuckDBPyConnection", snapshot: Snapshot, *, rates: Rates, currency: str
) -> None:
    """Make what `FACTS` asks for, with `words`, `scopes` and `quotes`, worth in a currency.

    `con` has `place_of` and `sector_of` of `splits`; its current database keeps what is made.
    """
    hold(con, snapshot)
    for question in (_WORDS, _SCOPES, _ACTS):
        con.execute(question)
    own = f"h.converted IS NOT NULL AND h.converted_currency = {quoted(currency)}"
    own = own if snapshot.semantics.converted else "false"
    same = f"h.currency = {quoted(currency)}"
    con.execute(
        _ROWS.format(
            priced_by=f"CASE WHEN {own} THEN 'publisher' WHEN {same} THEN 'same' ELSE '' END"
        )
    )
    double_counting.prepare(con, snapshot.sql("relation"))
    quote_all(con, "rows", rates=rates, currency=currency)
    _price(con, con.execute("SELECT current_catalog()").fetchall()[0][0])


def hold(con: "duckdb.DuckDBPyConnection", snapshot: Snapshot) -> None:
    """Make `held`, every row of every record that any file holds, and `reports` of who says so."""
    lost = f"""SELECT record FROM ({snapshot.sql("source")}) WHERE reason = 'duplicate'
        EXCEPT SELECT record FROM ({snapshot.sql("source")}) WHERE wins"""
    if not snapshot.manifest.whole:
        con.execute(f"CREATE OR REPLACE TEMP TABLE lost AS {lost}")
    for name, table in (("held", "flow"), ("reports", "activity")):
        con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {_all(snapshot, table)}")


def _all(snapshot: Snapshot, table: str) -> str:
    live = f"SELECT *, false AS duplicate FROM ({snapshot.sql(table)})"
    paths = [str(path) for path in snapshot.paths(table)]
    if not paths or snapshot.manifest.whole:
        return live
    dead = f"SELECT *, true AS duplicate FROM read_parquet({listed(paths)}) SEMI JOIN lost USING (record)"
    return f"{live} UNION ALL {dead}"


def _words(given: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, given))


def named(text: str) -> str:
    """Return an expression of SQL: the number of an activity's identifier, null where it has none."""
    return f"CASE WHEN {text} <> '' THEN md5_number_lower({text}) END"


# The empty word is number 1.
_WORDS = """
CREATE TABLE words AS SELECT row_number() OVER (ORDER BY word)::INTEGER AS id, word FROM (
    SELECT '' AS word UNION SELECT provider FROM held UNION SELECT provider_name FROM held
    UNION SELECT reporter FROM reports UNION SELECT reporter_name FROM reports)
WHERE word IS NOT NULL
"""
_SCOPES = """
CREATE TABLE scopes AS SELECT row_number() OVER (ORDER BY stage, boundary, single)::SMALLINT AS scope, stage, boundary, single
FROM (SELECT DISTINCT stage, boundary, single FROM held)
"""
# Of a record that has several activities one stands for it.
_ACTS = f"""
CREATE TABLE acts AS
WITH told AS (SELECT *, row_number() OVER () AS n FROM reports)
SELECT t.record, {named("t.id")} AS act, r.id AS reporter, n.id AS reporter_name, t.hierarchy,
    coalesce(t.secondary, false) AS secondary, coalesce(p.split, 0) AS place_split,
    coalesce(s.split, 0) AS sector_split
FROM told AS t SEMI JOIN (SELECT min(n) AS n FROM told GROUP BY record) AS first USING (n)
LEFT JOIN words AS r ON r.word = t.reporter LEFT JOIN words AS n ON n.word = t.reporter_name
LEFT JOIN (FROM place_of WHERE ref = '') AS p ON p.record = t.record
LEFT JOIN (FROM sector_of WHERE ref = '') AS s ON s.record = t.record
"""
_COMES = "h.stage IN ('incoming', 'incoming-commitment', 'incoming-pledge')"
_ROWS = f"""
CREATE TABLE rows AS
SELECT h.nth, h.record, h.ref, h.stage, c.scope, h.amount, h.currency, h.unit, h.converted,
    {{priced_by}} AS priced_by,
    CASE WHEN h.stage IN ({_words(PROMISED + PLANNED)}) THEN coalesce(h.decided, h.valued)
        ELSE coalesce(h.valued, h.decided) END AS day,
    CASE WHEN p.id > 1 THEN p.id WHEN n.id > 1 THEN n.id WHEN a.reporter > 1 THEN a.reporter
        ELSE coalesce(a.reporter_name, 1) END AS party,
    CASE WHEN n.id > 1 THEN n.id WHEN (p.id = 1 OR p.id = a.reporter)
        AND a.reporter_name IS NOT NULL THEN a.reporter_name ELSE p.id END AS party_name,
    a.act, CASE WHEN {_COMES} OR giver <> a.act THEN giver END AS giver,
    CASE WHEN taker <> a.act THEN taker END AS taker,
    coalesce(x.split, a.place_split, 0) AS place_split,
    coalesce(y.split, a.sector_split, 0) AS sector_split,
    CASE WHEN h.duplicate THEN 'duplicate'
        WHEN a.secondary THEN 'secondary-reporter'
        WHEN h.amount IS NULL AND h.converted IS NULL THEN 'no-amount'
        WHEN abs(h.amount) >= {LARGEST} OR abs(h.converted) >= {LARGEST} THEN 'beyond-measure'
        WHEN h.currency = '' AND h.unit <> '' THEN 'in-kind'
        WHEN h.currency = '' AND h.converted IS NULL THEN 'no-currency'
        ELSE '' END AS fixed
FROM (SELECT *, row_number() OVER () AS nth, {named("provider_activity")} AS giver,
        {named("receiver_activity")} AS taker FROM held) AS h
LEFT JOIN acts AS a ON a.record = h.record
LEFT JOIN words AS p ON p.word = h.provider LEFT JOIN words AS n ON n.word = h.provider_name
JOIN scopes AS c ON c.stage = h.stage AND c.boundary = h.boundary
    AND c.single IS NOT DISTINCT FROM h.single
LEFT JOIN (FROM place_of WHERE ref <> '') AS x ON x.record = h.record AND x.ref = h.ref
LEFT JOIN (FROM sector_of WHERE ref <> '') AS y ON y.record = h.record AND y.ref = h.ref
"""
_JUDGED = """
SELECT r.nth,
    CASE WHEN r.fixed = '' AND above.nth IS NOT NULL THEN 'higher-level' ELSE r.fixed END AS never,
    CASE WHEN never = '' THEN q.quote END AS quote, q.factor,
    coalesce(p.passed, 0)::DECIMAL(38, 6) AS passed, CASE WHEN never <> '' THEN NULL
        WHEN r.priced_by = 'publisher' THEN r.converted
        WHEN r.priced_by = 'same' OR q.factor IS NOT NULL
            THEN (r.amount - coalesce(p.passed, 0))::DECIMAL(38, 6) END AS own
FROM rows AS r LEFT JOIN above ON above.nth = r.nth LEFT JOIN passing AS p ON p.nth = r.nth
LEFT JOIN quotes AS q ON r.priced_by = '' AND r.fixed = '' AND q.currency = r.currency AND q.day = r.day
"""
# Both tables have the rows in one order: to hold them against each other takes no memory.
FACTS = """
SELECT r.nth, r.record, r.ref, r.scope, r.day, date_trunc('month', r.day)::DATE AS month, r.party,
    r.party_name, r.amount, r.currency, r.unit,
    CASE WHEN r.priced_by = 'publisher' THEN r.converted END AS converted, r.priced_by, j.quote,
    CASE WHEN never = '' THEN j.passed ELSE 0 END::DECIMAL(38, 6) AS passed,
    CASE WHEN never <> '' THEN never WHEN j.passed <> 0 AND j.passed = r.amount THEN 'intermediary'
        WHEN worth IS NOT NULL THEN '' WHEN r.priced_by = '' AND r.day IS NULL THEN 'no-date'
        ELSE 'no-rate' END AS fixed,
    r.place_split, r.sector_split, j.worth
FROM rows AS r POSITIONAL JOIN judged AS j ORDER BY month, party, r.nth
"""
_ASTRAY = (
    "SELECT 1 FROM rows AS r POSITIONAL JOIN judged AS j WHERE r.nth IS DISTINCT FROM j.nth LIMIT 1"
)


def _price(con: "duckdb.DuckDBPyConnection", catalog: str) -> None:
    """Make `judged`: worth is exact, which takes longer numbers than DuckDB has."""
    import pyarrow as pa

    asking = con.cursor()
    try:
        asking.execute(f"USE {catalog}")
        found = asking.sql(_JUDGED).to_arrow_reader(BATCH)
        schema = found.schema
        for name in ("own", "factor"):
            schema = schema.remove(schema.get_field_index(name))
        schema = schema.append(pa.field("worth", pa.decimal128(38, 0)))
        con.register("worths", pa.RecordBatchReader.from_batches(schema, _worth(found, schema)))
        question = "SELECT * REPLACE (worth::HUGEINT AS worth) FROM"
        con.execute(f"CREATE TABLE judged AS {question} worths")
        con.unregister("worths")
    finally:
        asking.close()
    if con.execute(_ASTRAY).fetchall():  # a join that goes to the disk keeps no order
        con.execute("CREATE TABLE ordered AS SELECT * FROM judged ORDER BY nth")
        con.execute("DROP TABLE judged; ALTER TABLE ordered RENAME TO judged")


def _worth(found: "pa.RecordBatchReader", schema: "pa.Schema") -> Iterator["pa.RecordBatch"]:
    """Yield the rows with what they are worth, in millionths."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for batch in found:
        own, factor = batch.column("own"), batch.column("factor")
        if factor.null_count < len(factor):
            whole = product(pa.chunked_array([own]), pa.chunked_array([factor]))
            own = pc.if_else(factor.is_valid(), whole.combine_chunks(), own)
        kept = [batch.column(name) for name in schema.names[:-1]]
        yield pa.RecordBatch.from_arrays([*kept, _millionths(own)], schema=schema)


def _millionths(amounts: "pa.Array") -> "pa.Array":
    """Return decimals with six places as whole numbers of millionths; the same bytes."""
    import pyarrow as pa

    assert amounts.type == pa.decimal128(38, PLACES)
    return pa.Array.from_buffers(
        pa.decimal128(38, 0), len(amounts), amounts.buffers(), offset=amounts.offset
    )
