"""What the snapshot before says of its records, which an import asks several times, and reads once.

Where it is little it is held in memory, read by a thread while files are copied; else it is read anew
each time, part by part. Worked example:

    earlier = Earlier(snapshot, beside)
    for table in earlier.told(["record", "offset"]):
        ...
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import pyarrow as pa
import pyarrow.parquet as pq

from servanda.flows.beside import Beside
from servanda.flows.snapshot import Snapshot, Table

FEW = 200_000  # records of which the places are held: some 30 MB
SMALL = 32 << 20  # bytes of part files that are held


class Earlier:
    """The places of a snapshot."""

    def __init__(self, snapshot: Snapshot, beside: Beside | None = None) -> None:
        """Begin to read them, where they are few."""
        self.snapshot = snapshot
        self.paths = snapshot.paths("source")
        self.rows = snapshot.manifest.tables.get("source", Table()).rows
        self._beside = beside
        self._read: Future[pa.Table] | None = None
        if beside is not None and self.is_little:
            self._read = beside.run(self._whole)

    @property
    def is_little(self) -> bool:
        """Tell whether they may be held in memory."""
        try:
            size = sum(path.stat().st_size for path in self.paths)
        except OSError:
            return False
        return self.rows <= FEW and size <= SMALL

    def told(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield some columns of all places; OSError when a part is gone."""
        if self._read is not None:
            yield self._read.result().select(columns)
            return
        for path in self.paths:
            with pq.ParquetFile(path, memory_map=True) as file:
                for group in range(file.num_row_groups):
                    yield file.read_row_group(group, columns=list(columns))

    def _whole(self) -> pa.Table:
        tables = []
        for path in self.paths:
            with pq.ParquetFile(path, memory_map=True) as file:
                tables.append(file.read(use_threads=False))
        return pa.concat_tables(tables)
