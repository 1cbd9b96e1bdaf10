"""Parts anew, without the rows of records that no file holds any more.

A snapshot names the parts of those before it. When too much of them is dead, or there are too many
small ones, all rows are written once more in the same order, as several parts of each table: so that
a question can be asked of them side by side, and none of them is large.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from servanda.flows.parts import Part, PartWriter

DEAD = 0.3  # of the records in all parts, from which it is worth while
MANY = 64  # parts of one table, over what its rows need
ROWS = 500_000  # rows that a part of a table has when it is written anew
HELD = 4 << 20  # bytes of columns held meanwhile: what asked who counts holds much still


def worth_while(parts: Iterable[Part], *, gone: int, held: int) -> bool:
    """Tell whether the parts of one table, with so many records gone and held, should be written anew."""
    listed = list(parts)
    small = len(listed) - sum(part.rows for part in listed) / ROWS
    return gone > DEAD * (gone + held) or small > MANY


def compacted(
    gone: pa.Array, tables: Mapping[str, list[Path]], folder: Path
) -> dict[str, list[Part]]:
    """Write the rows of all records but those that are gone; return the parts of each table, in order."""
    return {
        table: parts
        for table, paths in tables.items()
        if (parts := _of(table, paths, gone, folder))
    }


def _of(table: str, paths: Iterable[Path], gone: pa.Array, folder: Path) -> list[Part]:
    """Write one table anew; the rows of a group stay in one part, so that a part may have some more."""
    parts = list[Part]()
    writer, rows = PartWriter(folder, _name(0), group=HELD), 0
    for path in paths:
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                found = file.read_row_group(group, use_threads=False)
                if len(gone):
                    found = found.filter(pc.invert(pc.is_in(found["record"], value_set=gone)))
                writer.add_table(table, found)
                rows += len(found)
                if rows >= ROWS:
                    parts += writer.close().values()
                    writer, rows = PartWriter(folder, _name(len(parts)), group=HELD), 0
    parts += writer.close().values()
    return parts


def _name(number: int) -> str:
    return f"compact-{number:03}"
