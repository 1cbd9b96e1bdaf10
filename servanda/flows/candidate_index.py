"""The flows of snapshots laid out to be candidates: found beside each snapshot, or laid out anew.

The files of `candidate_layout` lie in `candidates/<snapshot>/<mark>/` beside the snapshots of a
dataset, never sealed, and are made anew when they are not there; the mark changes with the snapshot,
the names and identifiers that are known, the rates and the form of the files. They are mapped into
memory: to open them reads next to nothing. Worked example:

    index = Index([snapshot], terms=terms)
    found = candidates(index, sought)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from hashlib import sha256
from math import log
from os import utime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4
from weakref import finalize

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows.candidate_layout import FILES, PLACES, UNITS, Terms, lay, number_of
from servanda.flows.snapshot import Snapshot, connect, open_snapshot, quoted

__all__ = ["FOLDER", "Index", "Laid"]

FOLDER = "candidates"
FORMAT = "3"  # of the files; another one is laid out anew
HELD = 4  # layouts of one snapshot that are kept: plans know different names; commitments have one
MEMORY = "2GB"  # of DuckDB while a snapshot is laid out; beyond it, it goes to the disk

Run = tuple[int, int]
KINDS = {"double": "d", "float": "f", "int64": "q", "int32": "i"}


def numbers_of(column: pa.Array) -> memoryview:
    """Return a column of numbers without gaps as they lie in memory, without a copy."""
    kind: Any = KINDS[str(column.type)]
    whole = memoryview(column.buffers()[1] or b"").cast("B").cast(kind)
    return whole[column.offset : column.offset + len(column)]


def _mapped(path: Path) -> pa.RecordBatch:
    with pa.ipc.open_file(pa.memory_map(str(path))) as reader:
        if reader.num_record_batches:
            return reader.get_batch(0)
        return pa.RecordBatch.from_pylist([], schema=reader.schema)


class Laid:
    """The files of one snapshot, mapped; a run is a first row and the one after the last."""

    def __init__(self, snapshot: Snapshot, folder: Path) -> None:
        """Map the files of a folder."""
        self.snapshot, self.folder = snapshot, folder
        # All at once: who lays out anew may remove the names of the files, not what is mapped.
        self._batches = {name: _mapped(folder / f"{name}.arrow") for name in FILES}
        self._views: dict[tuple[str, str], memoryview] = {}
        self._weights: dict[int, float] = {}
        self.worth = self.view("near", "worth")
        self.flows = self.batch("detail").num_rows  # the rows behind them are series
        self.groups = self._runs("groups")
        self.line_groups = self._runs("line_groups")
        parties = self.batch("parties").to_pydict()
        self.parties: dict[str, int] = dict(zip(parties["id"], parties["party"], strict=True))
        measures = self.batch("measures").to_pydict()["measure"]
        self.measures: dict[str, int] = {name: number for number, name in enumerate(measures)}

    def batch(self, name: str) -> pa.RecordBatch:
        """Return a file as one batch."""
        return self._batches[name]

    def view(self, name: str, column: str) -> memoryview:
        """Return a column of numbers without gaps as they lie in memory."""
        if (name, column) not in self._views:
            found = self.batch(name).column(column)
            self._views[name, column] = numbers_of(found)
        return self._views[name, column]

    def run(self, name: str, column: str, key: int) -> Run:
        """Return the rows of a file that have a key in the column by which it is sorted."""
        keys = self.view(name, column)
        start = bisect_left(keys, key)
        return start, bisect_right(keys, key, start)

    def weight(self, word: int) -> float:
        """Return what a word tells by its number: the more, the fewer titles have it; 0 of no title."""
        if word not in self._weights:
            at, stop = self.run("words", "key", word)
            self._weights[word] = self.view("words", "weight")[at] if at < stop else 0.0
        return self._weights[word]

    def numbers(self, parties: Iterable[str]) -> list[int]:
        """Return the numbers of the parties that some flow names."""
        return [self.parties[one] for one in parties if one in self.parties]

    def group(self, donor: int, place: int, unit: int) -> int:
        """Return the number of a group."""
        return (donor * PLACES + place) * UNITS + unit

    @cached_property
    def receives(self) -> bool:
        """Tell whether a receiver tells here what came in."""
        stages = self.batch("detail").column("stage").cast(pa.string())
        return bool(pc.any(pc.equal(stages, "incoming")).as_py())

    def _runs(self, name: str) -> dict[int, Run]:
        rows = self.batch(name).to_pydict()
        runs = zip(rows["start"], rows["stop"], strict=True)
        return dict(zip(rows["key"], runs, strict=True))


class _Weights(dict[str, float]):
    """What words tell, each worked out when it is first asked for: asked very often, without a call."""

    def __init__(self, laid: Sequence[Laid], most: float) -> None:
        self._laid, self._most = laid, most

    def __missing__(self, word: str) -> float:
        number = number_of(word)
        found = max((one.weight(number) for one in self._laid), default=0.0) or self._most
        self[word] = found
        return found


class Index:
    """The flows of some snapshots, laid out, to be asked many times."""

    def __init__(self, snapshots: Sequence[Snapshot], *, terms: Terms) -> None:
        """Open the layout of each snapshot; make those that there are not."""
        self.common = terms.common
        self._open([Laid(one, self._folder(one, terms)) for one in snapshots])

    def _open(self, laid: Sequence[Laid]) -> None:
        self.laid = tuple(laid)
        titles = max((one.batch("records").num_rows for one in self.laid), default=0)
        # What a word of a title tells; most where no title has it.
        self.weigh: Callable[[str], float] = _Weights(self.laid, log(1 + titles) or 1.0).__getitem__

    @classmethod
    def of_folders(cls, folders: Sequence[tuple[Path, Path]], *, common: str) -> "Index":
        """Open layouts that are there: (folder of the snapshot, folder of the layout) of each."""
        made = cls.__new__(cls)
        made.common = common
        made._open([Laid(open_snapshot(snapshot), folder) for snapshot, folder in folders])
        return made

    @property
    def folders(self) -> list[tuple[Path, Path]]:
        """Return what `of_folders` opens, here or in another process."""
        return [(one.snapshot.folder, one.folder) for one in self.laid]

    def _folder(self, snapshot: Snapshot, terms: Terms) -> Path:
        if not terms.mark:
            folder = Path(mkdtemp(prefix="candidates-"))
            finalize(self, rmtree, folder, ignore_errors=True)
            _lay(snapshot, folder, terms)
            return folder
        manifest = snapshot.manifest
        parts = sorted(part.sha256 for table in manifest.tables.values() for part in table.parts)
        told = (FORMAT, terms.mark, terms.common, terms.stages, manifest.created, parts)
        mark = sha256(repr(told).encode()).hexdigest()[:16]
        folder = snapshot.folder.parent / FOLDER / manifest.snapshot / mark
        if folder.is_dir():
            utime(folder)  # the oldest that nobody asked are removed first
        else:
            _settle(snapshot, folder, terms)
        return folder


def _settle(snapshot: Snapshot, folder: Path, terms: Terms) -> None:
    """Lay a snapshot out under another name, and rename: a layout is whole or not there."""
    unfinished = folder.with_name(f"{folder.name}.{uuid4().hex}")
    unfinished.mkdir(parents=True)
    try:
        _lay(snapshot, unfinished, terms)
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was quicker, with the same files
                raise
    finally:
        rmtree(unfinished, ignore_errors=True)
    _tidy(folder)


def _lay(snapshot: Snapshot, folder: Path, terms: Terms) -> None:
    spill = folder / "spill"
    with connect() as con:
        con.execute(f"SET memory_limit = '{MEMORY}'")
        con.execute(f"SET temp_directory = {quoted(str(spill))}")
        lay(con, snapshot, folder, terms=terms)
    rmtree(spill, ignore_errors=True)


def _tidy(folder: Path) -> None:
    """Remove the oldest layouts of the snapshot, and those of earlier snapshots."""
    own = folder.parent
    for other in own.parent.iterdir():
        if other.name < own.name:
            rmtree(other, ignore_errors=True)
    made = sorted((one for one in own.iterdir() if "." not in one.name), key=_age)
    for old in made[:-HELD]:
        rmtree(old, ignore_errors=True)


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # another process removed it
        return 0.0
