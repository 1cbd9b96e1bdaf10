"""What the snapshot before says of its records, which an import asks several times, and reads once.

Where it is little it is held in memory, read by a thread while files are copied; else it is read anew
each time, part by part. Whose rows its parts hold is wanted at the end alone, by an import that changes
something: such an import lets it be read while it compares. Worked example:

    earlier = Earlier(snapshot, beside)
    for table in earlier.told(["record", "offset"]):
        ...
    earlier.look()
    earlier.owners(snapshot.paths("activity")[0])  # record and id, or record and rows
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from servanda.flows.beside import Beside
from servanda.flows.parts import opened
from servanda.flows.snapshot import Snapshot, Table

FEW = 200_000  # records of which the places are held: some 30 MB
SMALL = 32 << 20  # bytes of part files that are held
_BROKEN = (OSError, pa.ArrowException)
HELD = 1_000_000  # records of all parts that are held: some 10 MB; in a part of many rows each run counts once
MANY = 8_192  # rows of such a part


class Earlier:
    """The places of a snapshot."""

    def __init__(self, snapshot: Snapshot, beside: Beside | None = None) -> None:
        """Begin to read them, where they are few."""
        self.snapshot = snapshot
        self.paths = snapshot.paths("source")
        self.rows = snapshot.manifest.tables.get("source", Table()).rows
        self._beside = beside
        self._read: Future[pa.Table] | None = None
        self._owners: Future[dict[Path, pa.Table]] | None = None
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
            with opened(path) as file:
                for group in range(file.num_row_groups):
                    yield file.read_row_group(group, columns=list(columns))

    def look(self) -> None:
        """Begin to read whose rows the parts hold, where records are few."""
        if self._beside is not None and self._owners is None and self.is_little:
            self._owners = self._beside.run(self._of_parts)

    def owners(self, path: Path) -> pa.Table | None:
        """Return the record of each row of a part, and the identifiers if it has them; None where it is not held.

        Of a part of many rows: each record with how many `rows` follow each other there.
        """
        return self._owners.result().get(path) if self._owners else None

    def _of_parts(self) -> dict[Path, pa.Table]:
        found, held = dict[Path, pa.Table](), 0
        for name in self.snapshot.manifest.tables:
            columns = ["record", "id"] if name == "activity" else ["record"]
            for path in self.snapshot.paths(name) if name != "source" else ():
                # One that is gone or broken is met by whoever wants it.
                with suppress(*_BROKEN), opened(path) as file:
                    found[path] = _owners(file, columns)
                    held += len(found[path])
                if held > HELD:
                    return found
        return found

    def _whole(self) -> pa.Table:
        tables = []
        for path in self.paths:
            with opened(path) as file:
                tables.append(file.read(use_threads=False))
        return pa.concat_tables(tables)


def _owners(file: pq.ParquetFile, columns: list[str]) -> pa.Table:
    if "id" in columns or file.metadata.num_rows < MANY:
        return file.read(columns, use_threads=False)
    groups = range(file.num_row_groups)
    return pa.concat_tables(
        _runs(file.read_row_group(group, columns, use_threads=False)["record"]) for group in groups
    )


def _runs(records: pa.ChunkedArray) -> pa.Table:
    """Return records with how many of them follow each other."""
    runs = pc.run_end_encode(records.combine_chunks())
    ends = pa.concat_arrays([pa.array([0], pa.int32()), runs.run_ends])
    return pa.table({"record": runs.values, "rows": pc.pairwise_diff(ends).slice(1)})
