"""Parts anew, without the rows of records that no file holds any more.

A snapshot names the parts of those before it. When too much of them is dead, or there are too many
small ones, all rows are written once more, part by part, in the same order.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from servanda.flows.parts import Part, PartWriter

DEAD = 0.3  # of the records in all parts, from which it is worth while
MANY = 64  # parts of one table, over what its rows need
ROWS = 500_000  # rows that a part of a table should at least have


def worth_while(parts: Iterable[Part], *, gone: int, held: int) -> bool:
    """Tell whether the parts of one table, with so many records gone and held, should be written anew."""
    listed = list(parts)
    small = len(listed) - sum(part.rows for part in listed) / ROWS
    return gone > DEAD * (gone + held) or small > MANY


def compacted(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, list[Path]], writer: PartWriter
) -> dict[str, Part]:
    """Write the rows of all records that `places` has; return the one part of each table."""
    held = con.sql("SELECT DISTINCT record FROM places").to_arrow_table()["record"]
    for table, paths in tables.items():
        for path in paths:
            file = pq.ParquetFile(path)
            for group in range(file.num_row_groups):
                found = file.read_row_group(group)
                kept = found.filter(pc.is_in(found["record"], value_set=held.combine_chunks()))
                writer.add_table(table, pa.table(kept))
    return writer.close()
