"""What is left to read: the records of all files whose rows no earlier snapshot has.

The question is asked of the places on disk, so it needs little memory, and its answer is the same
each time: an import that was interrupted finds the jobs that it finished under the same numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.places import NUMBERS
from servanda.flows.snapshot import Snapshot, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A record to read: `content` for one that has no bytes of its own in its file."""

    file: str
    offset: int
    length: int
    record: int
    content: bytes | None = None


def lay_out(
    con: duckdb.DuckDBPyConnection,
    cut: Path | None,
    *,
    carried: Mapping[str, int],
    previous: Snapshot | None,
) -> None:
    """Make the tables `places` (each record of each file, in order) and `known` (read before).

    `cut` has the places of the files that were cut now; the places of those in `carried`, each with
    its number, come from the snapshot before.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE carried (file VARCHAR, number BIGINT)")
    if carried:
        con.executemany("INSERT INTO carried VALUES (?, ?)", list(carried.items()))
    before = previous.sql("source") if previous else _NONE
    con.execute(f"CREATE OR REPLACE TEMP VIEW before AS {before}")
    con.execute("CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT record FROM before")
    columns = 'file, record, "offset", length, hash, content'
    place = f"place % {NUMBERS} + number * {NUMBERS} AS place"
    found = (
        f"SELECT {place}, {columns} FROM before JOIN carried USING (file) WHERE reason <> 'gone'"
    )
    if cut is not None:
        found = f"SELECT place, {columns} FROM read_parquet({listed([str(cut)])}) UNION ALL {found}"
    con.execute(f"CREATE OR REPLACE TEMP VIEW places AS {found}")


_NONE = """
    SELECT NULL::BIGINT AS record, NULL::VARCHAR AS file, NULL::BIGINT AS place,
        NULL::BIGINT AS "offset", NULL::BIGINT AS length, NULL::BLOB AS hash,
        NULL::BLOB AS content, NULL::BOOLEAN AS wins, NULL::VARCHAR AS reason,
        NULL::BIGINT AS winner WHERE false
"""

# What stands twice is read once, at its first place.
_FIRST = """
    SELECT min(place) AS place FROM places ANTI JOIN known USING (record) GROUP BY record
"""
_FRESH = f"SELECT p.* FROM places AS p SEMI JOIN ({_FIRST}) AS f ON p.place = f.place"


def to_read(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Return how many records are to be read, and how many bytes they have."""
    size = "sum(greatest(length, coalesce(octet_length(content), 0)))"
    records, bytes_ = con.execute(f"SELECT count(*), {size} FROM ({_FRESH})").fetchall()[0]
    return int(records), int(bytes_ or 0)


def wanted(con: duckdb.DuckDBPyConnection) -> Iterator[Wanted]:
    """Yield the records to read, in the order of their places."""
    columns = 'file, "offset", length, record, content'
    reader = con.sql(f"SELECT {columns} FROM ({_FRESH}) ORDER BY place").to_arrow_reader(8192)
    for batch in reader:
        yield from _of_batch(batch)


def _of_batch(batch: pa.RecordBatch) -> Iterator[Wanted]:
    columns = (column.to_pylist() for column in batch.columns)
    for file, offset, length, record, content in zip(*columns, strict=True):
        yield Wanted(file=file, offset=offset, length=length, record=record, content=content)
