"""Where each record of each file lies, kept as columns while an import goes on.

A record's key, its offset, its length and its hash, with its place in the order of the files, and in its
file. That is all that is kept of a file beside it: a million records need some megabytes of disk, and no
memory. They are not written in that order: whoever reads them sorts them.
"""

from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from servanda.records.bulk import Piece

MANY = 65_536  # records of another file held before they are written
BATCH = 8_192  # records held before they are written
HELD = 4 << 20  # bytes of cells held before they are written
NUMBERS = 1 << 32  # records of one file; a place is the file's number and the record's in it
GATHERED = NUMBERS >> 1  # from here on, in each file's numbers, lies what was gathered from several

PLACES = pa.schema(
    [
        ("place", pa.int64()),
        ("record", pa.int64()),
        ("offset", pa.int64()),
        ("length", pa.int64()),
        ("hash", pa.binary(32)),
        ("content", pa.binary()),
    ]
)


class PlaceWriter:
    """Writes the places of all files that are cut in one import."""

    def __init__(self, path: Path) -> None:
        """Begin the file of places at `path`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._out = pq.ParquetWriter(path, PLACES, compression="zstd", use_dictionary=False)
        self._held: list[tuple[Any, ...]] = []
        self._again: list[tuple[pa.Table, int, int]] = []  # with the shift, and the first place
        self._count = 0
        self._size = 0
        self._place = 0

    def begin(self, number: int) -> None:
        """Go on with the number-th file of the snapshot."""
        self._place = number * NUMBERS

    def begin_gathered(self, number: int, turn: int) -> None:
        """Go on with a record that was gathered from several files, the number-th the last of them."""
        self._place = number * NUMBERS + GATHERED + turn

    def add(self, piece: Piece, digest: bytes) -> tuple[int, int]:
        """Add one record, and return its place and key; without a length it is kept with its content."""
        content = None if piece.length else piece.content
        key = int.from_bytes(digest[:8], "big") >> 1
        row = (self._place, key, piece.offset, piece.length, digest, content)
        self._held.append(row)
        self._place += 1
        self._size += len(content or b"")
        if len(self._held) >= BATCH or self._size >= HELD:
            self._flush()
        return row[0], key

    def add_again(self, held: pa.Table, shift: int) -> None:
        """Add records that stand in the same order in another file, each `shift` bytes further on."""
        count = len(held)
        self._again.append((held, shift, self._place))
        self._place, self._count = self._place + count, self._count + count
        if self._count >= MANY:
            self._flush_again()

    def close(self) -> None:
        """Finish the file of places."""
        self._flush()
        self._flush_again()
        self._out.close()

    def _flush(self) -> None:
        if self._held:
            columns = zip(*self._held, strict=True)
            arrays = [pa.array(c, f.type) for c, f in zip(columns, PLACES, strict=True)]
            self._out.write_table(pa.Table.from_arrays(arrays, schema=PLACES))
            self._held, self._size = [], 0

    def _flush_again(self) -> None:
        """Write what was added again, all at once: a changed file may have it in many stretches."""
        if not self._again:
            return
        held = pa.concat_tables([table for table, _, _ in self._again])
        shifts = chain.from_iterable(repeat(shift, len(table)) for table, shift, _ in self._again)
        places = chain.from_iterable(range(at, at + len(table)) for table, _, at in self._again)
        columns = {
            "place": pa.array(places, pa.int64()),
            "record": held["record"],
            "offset": pc.add(held["offset"], pa.array(shifts, pa.int64())),
            "length": held["length"],
            "hash": held["hash"],
            "content": pa.nulls(len(held), pa.binary()),
        }
        found = pa.table(columns, schema=PLACES).combine_chunks()
        self._out.write_table(found, row_group_size=BATCH)
        self._again, self._count = [], 0
