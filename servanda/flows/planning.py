"""What is left to read: the records of all files whose rows no earlier snapshot has.

The question is asked of the places on disk, so it needs little memory, and its answer is the same
each time: an import that was interrupted finds the jobs that it finished under the same numbers.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.places import GATHERED, NUMBERS
from servanda.flows.snapshot import Snapshot, listed, source_of


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
    files: Mapping[str, int],
    carried: Set[str],
    previous: Snapshot | None,
) -> None:
    """Make the tables `places` (each record of each file, in order), `known` and `files`.

    `files` has the number of each file. `cut` has the places of those that were cut now; the places
    of those in `carried` come from the snapshot before, and `known` are the records it has read.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE files (file VARCHAR, number BIGINT, carried BOOLEAN)")
    rows = [(mark, number, mark in carried) for mark, number in files.items()]
    con.executemany("INSERT INTO files VALUES (?, ?, ?)", rows)
    con.execute(f"CREATE OR REPLACE TEMP VIEW before AS {source_of(previous)}")
    con.execute("CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT record FROM before")
    place = f"(place & {NUMBERS - 1}) + number * {NUMBERS} AS place"
    found = (
        f"SELECT {place}, {_COLUMNS} FROM before JOIN files USING (file)"
        f" WHERE carried AND reason <> 'gone' AND (place & {NUMBERS - 1}) < {GATHERED}"
    )
    if cut is not None:
        # A file that was cut, and then was left out because it holds nothing, has no places.
        new = f"SELECT place, {_COLUMNS} FROM read_parquet({listed([str(cut)])})"
        found = f"{new} UNION ALL {found}"
    con.execute(f"CREATE OR REPLACE TEMP VIEW places AS {found}")


_COLUMNS = 'record, "offset", length, hash, content'

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
    listed_files = con.execute("SELECT number, file FROM files").fetchall()
    files = {int(number): str(file) for number, file in listed_files}
    columns = f'place // {NUMBERS}, "offset", length, record, content'
    reader = con.sql(f"SELECT {columns} FROM ({_FRESH}) ORDER BY place").to_arrow_reader(8192)
    for batch in reader:
        yield from _of_batch(batch, files)


def _of_batch(batch: pa.RecordBatch, files: Mapping[int, str]) -> Iterator[Wanted]:
    columns = (column.to_pylist() for column in batch.columns)
    for number, offset, length, record, content in zip(*columns, strict=True):
        yield Wanted(
            file=files[number], offset=offset, length=length, record=record, content=content
        )
