"""What is left to read: the records of all files whose rows no earlier snapshot has.

Records are read while others are still being found, as long as their keys fit into memory; for the rest
the question is asked of the places on disk. The answer is the same each time: an import that was interrupted finds the jobs that it finished under the same numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from servanda.flows import slices
from servanda.flows.earlier import Earlier
from servanda.flows.parts import relieve
from servanda.flows.places import GATHERED, NUMBERS
from servanda.flows.snapshot import Snapshot, listed, source_of

if TYPE_CHECKING:
    import duckdb

MOST = 300_000  # keys that are held in memory: some 20 MB
SLICE = 30_000  # places whose contents are put in order at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A record to read: `content` for one that has no bytes of its own in its file."""

    file: str
    offset: int
    length: int
    record: int
    content: bytes | None = None


def lay_out(
    con: "duckdb.DuckDBPyConnection",
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
    relieve()
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
    SELECT min(place) AS place FROM (FROM places WHERE record BETWEEN {low} AND {high})
    ANTI JOIN (FROM known WHERE record BETWEEN {low} AND {high}) USING (record) GROUP BY record
    HAVING min(place) > {after}
"""
_FRESH = """
    SELECT * FROM (FROM places WHERE place > {first} AND place <= {last})
    SEMI JOIN (FROM fresh WHERE place > {first} AND place <= {last}) USING (place)
"""


def to_read(con: "duckdb.DuckDBPyConnection", *, after: int = -1) -> tuple[int, int]:
    """Return how many records are to be read after a place, and how many bytes they have.

    Makes the table `fresh`, of their places.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE fresh (place BIGINT)")
    for low, high in slices.of_keys(slices.count(con)):
        con.execute(f"INSERT INTO fresh {_FIRST.format(low=low, high=high, after=after)}")
    con.execute("CREATE OR REPLACE TEMP TABLE fresh AS FROM fresh ORDER BY place")
    size = "sum(greatest(length, coalesce(octet_length(content), 0)))"
    records = bytes_ = 0
    for first, last in slices.of_places(con, SLICE, table="fresh"):
        question = f"SELECT count(*), {size} FROM ({_FRESH.format(first=first, last=last)})"
        ((some, of_some),) = con.execute(question).fetchall()
        records, bytes_ = records + int(some), bytes_ + int(of_some or 0)
    return records, bytes_


def wanted(con: "duckdb.DuckDBPyConnection") -> Iterator[Wanted]:
    """Yield the records that `to_read` has found, in the order of their places."""
    listed_files = con.execute("SELECT number, file FROM files").fetchall()
    files = {int(number): str(file) for number, file in listed_files}
    columns = f'place // {NUMBERS}, "offset", length, record, content'
    for first, last in slices.of_places(con, SLICE, table="fresh"):
        fresh = _FRESH.format(first=first, last=last)
        reader = con.sql(f"SELECT {columns} FROM ({fresh}) ORDER BY place").to_arrow_reader(8192)
        for batch in reader:
            yield from _of_batch(batch, files)


def known_of(previous: Earlier | None) -> set[int]:
    """Return the records that the snapshot before has read."""
    found: set[int] = set()
    for table in previous.told(["record"]) if previous else ():
        found.update(table["record"].to_pylist())
    return found


class Fresh:
    """The records that nobody has read, while they are found: `after` is the place up to which it knows.

    It holds the keys it has met. From MOST on it lets all pass unseen, and leaves them to `wanted`. What
    was gathered from several files comes last, with a place that may lie before.
    """

    def __init__(self, known: Iterable[int]) -> None:
        """Begin with the records that were read before."""
        self.known, self.after = set(known), -1
        self.full = len(self.known) >= MOST

    def of(self, found: Iterable[tuple[int, Wanted]]) -> Iterator[Wanted]:
        """Yield those that are to be read, of all that are found, with their places, in order."""
        for place, one in found:
            if self.full and place > self.after:
                continue
            self.after = max(self.after, place)
            if one.record not in self.known:
                self.known.add(one.record)
                self.full = len(self.known) >= MOST
                yield one


def _of_batch(batch: pa.RecordBatch, files: Mapping[int, str]) -> Iterator[Wanted]:
    columns = (column.to_pylist() for column in batch.columns)
    for number, offset, length, record, content in zip(*columns, strict=True):
        yield Wanted(
            file=files[number], offset=offset, length=length, record=record, content=content
        )
