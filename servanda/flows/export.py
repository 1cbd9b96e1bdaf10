"""The rows of a figure as a CSV file: the columns and the words of `servanda flows rows`, in one go.

DuckDB puts each line together, and what is the same for many rows, a name, a record, a rate, is written
as a cell once; the lines go to the file as they lie in memory. No row becomes an object. The rows stand in the
order of the roll-up: in each of its turns by month, then by party. A file is there as a whole or not at all.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.listing import COLUMNS
from servanda.flows.snapshot import Snapshot

BATCH = 20_000  # lines written at a time
HEAD = ",".join((*COLUMNS, "file_name")) + "\n"
# Between these a number of six places has fewer digits than a DOUBLE tells apart, and is written by it
# in a fraction of the time, digit for digit the same.
_SMALLEST, _LARGEST = "0.001", "1000000000"


def write_csv(con: duckdb.DuckDBPyConnection, picked: str, snapshot: Snapshot, path: Path) -> int:
    """Write what `listing.chosen` gave; return the number of rows."""
    names = [(source.sha256, source.name) for source in snapshot.manifest.sources]
    columns = list(zip(*names, strict=True)) or [(), ()]
    arrays = [pa.array(one, pa.string()) for one in columns]
    con.register("named_files", pa.Table.from_arrays(arrays, names=["file", "name"]))
    beside = path.with_name(f"{path.name}.new")
    rows = 0
    try:
        with beside.open("wb") as out:
            out.write(HEAD.encode())
            for batch in con.sql(_LINES.format(picked=picked)).to_arrow_reader(BATCH):
                out.write(_text(batch.column(0).cast(pa.large_string())))
                rows += len(batch)
        beside.replace(path)
    finally:
        con.unregister("named_files")
        beside.unlink(missing_ok=True)
    return rows


def _text(lines: pa.LargeStringArray) -> memoryview:
    """Return all lines as they lie in memory, one after the other."""
    ends = memoryview(lines.buffers()[1]).cast("q")
    return memoryview(lines.buffers()[2])[ends[lines.offset] : ends[lines.offset + len(lines)]]


def _cell(text: str) -> str:
    """Return an expression of SQL: text as a cell, in quotation marks where it needs them."""
    return f"""CASE WHEN regexp_matches({text}, '[",\\r\\n]')
        THEN '"' || replace({text}, '"', '""') || '"' ELSE {text} END"""


def _number(name: str) -> str:
    """Return an expression of SQL: a decimal of six places as text, without zeros at its end."""
    short = f"{name}::DOUBLE"
    return f"""CASE WHEN abs({short}) BETWEEN {_SMALLEST} AND {_LARGEST}
        THEN CASE WHEN {short} = floor({short}) THEN ({short})::BIGINT::VARCHAR
            ELSE ({short})::VARCHAR END
        ELSE rtrim(rtrim({name}::VARCHAR, '0'), '.') END"""


def _units(name: str) -> str:
    """Return an expression of SQL: a whole number of millionths as `_number` writes it."""
    long = f"({name}::DECIMAL(32, 0) * 0.000001::DECIMAL(6, 6))"
    return f"""CASE WHEN {name} % 1000000 = 0 THEN ({name} // 1000000)::VARCHAR
        WHEN abs({name}) BETWEEN 1000 AND 1000000000000000 THEN ({name} / 1e6)::VARCHAR
        ELSE rtrim(rtrim({long}::VARCHAR, '0'), '.') END"""


# A rate with its source and its day, and a record with what it is called, are cells that stand together.
_LINES = f"""
WITH named AS (SELECT id, {_cell("word")} AS cell FROM words),
rates AS (
    SELECT quote, concat(rtrim(rtrim(factor::VARCHAR, '0'), '.'), ',', {_cell("source")}, ',', rate_day) AS cells
    FROM quotes
), ids AS (
    SELECT record, concat(record, ',', {_cell("min(id)")}) AS cells FROM reports GROUP BY record
), files AS (
    SELECT *, concat(',', file) AS first, concat(',', {_cell("name")}, chr(10)) AS last
    FROM (SELECT DISTINCT file FROM source) LEFT JOIN named_files USING (file)
), places AS (
    SELECT record, file, concat(',', "offset", ',', length) AS cells FROM (
        SELECT DISTINCT ON (record) record, file, "offset", length FROM source
        ORDER BY record, wins DESC, place DESC)
)
SELECT concat(coalesce(i.cells, concat(j.record, ',')), ',', {_cell("j.ref")}, ',', j.stage, ',', j.day, ',',
    p.cell, ',', n.cell, ',', {_number("j.amount")}, ',', {_cell("j.currency")}, ',',
    {_units("j.worth")}, CASE WHEN j.worth IS NULL THEN ',,' ELSE concat(',', j.worth_currency, ',') END,
    coalesce(q.cells, concat(',', j.rate_source, ',')), ',',
    CASE WHEN j.passed <> 0 THEN {_number("j.passed")} END, ',', j.reason,
    coalesce(f.first, ','), coalesce(s.cells, ',,'), coalesce(f.last, concat(',', chr(10)))) AS line
FROM ({{picked}}) AS j JOIN named AS p ON p.id = j.party JOIN named AS n ON n.id = j.party_name
LEFT JOIN rates AS q ON q.quote = j.quote LEFT JOIN ids AS i ON i.record = j.record
LEFT JOIN places AS s ON s.record = j.record LEFT JOIN files AS f ON f.file = s.file
"""
