"""A file that was changed since it was taken: which of its records stand in it again, byte for byte.

The new bytes are held against the kept ones from where the last record ended in both. As far as they
are equal, the records of that stretch are those that the snapshot lists, further on by as many bytes as
were put in before; nothing is searched or hashed. Where they differ, one record is cut as ever, and
looked up by its hash: a record that was moved is known again, and one that is new stands where the
next of the old ones stood, came before it, or replaced it: whichever is right shows at the next step.
Worked example: of records A B C D, and A X C D now, come `Again(0, 1, 0)`, `New(X)`, `Again(2, 2, s)`.

What is asked of a standard: where a record ends must follow from its own bytes and those between the
one before and it, for every file about which nothing was found. Where that cannot be, nothing is said,
and the file is cut as ever.
"""

import mmap
import os
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows.earlier import Earlier
from servanda.flows.places import GATHERED, NUMBERS
from servanda.flows.snapshot import Source
from servanda.records import Finding
from servanda.records.bulk import Piece

FIRST, LARGEST = 64 << 10, 256 << 10  # bytes compared at a time
WINDOW = 8 << 20  # bytes of each file that are mapped at a time
MOST = 500_000  # records of a file whose places are held in memory: some 30 MB
HASH = 32  # bytes of a hash
SPARE = 8 << 20  # bytes that may differ in any file; beyond, a quarter of it

Resume = Callable[[int], Iterator[Piece | Finding]]


@dataclass(frozen=True, slots=True)
class Again:
    """Records of the kept file, `count` from the `first` on, that stand `shift` bytes further on."""

    first: int
    count: int
    shift: int


@dataclass(frozen=True, slots=True)
class New:
    """A record that the kept file did not have: where it lies, and its hash."""

    offset: int
    length: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file as the snapshot before has it: its bytes, and where each record lies in them, in order."""

    path: Path
    size: int
    places: pa.Table  # record, offset, length, hash


def held_of(previous: Earlier, source: Source, path: Path) -> Held | None:
    """Return the places of a file of a snapshot, None where they cannot be relied on."""
    if source.findings or not 0 < source.records <= MOST:
        return None
    columns = ["record", "file", "place", "offset", "length", "hash", "reason"]
    found = [_of_file(one, source) for one in previous.told(columns)]
    places = pa.concat_tables(found).sort_by("place").select(["record", "offset", "length", "hash"])
    whole = len(places) == source.records and pc.min(places["length"]).as_py() > 0
    try:
        right = whole and path.stat().st_size == source.size
    except OSError:
        right = False
    return Held(path=path, size=source.size, places=places.combine_chunks()) if right else None


def _of_file(table: pa.Table, source: Source) -> pa.Table:
    of = pc.equal(table["file"].cast(pa.string()), source.sha256)
    cut = pc.less(pc.bit_wise_and(table["place"], NUMBERS - 1), GATHERED)
    here = pc.not_equal(table["reason"].cast(pa.string()), "gone")
    return table.filter(pc.and_(pc.and_(of, cut), here)).drop_columns(["file", "reason"])


def compare(
    stream: BinaryIO, held: Held, *, resume: Resume, digest: Callable[[bytes], bytes]
) -> list[Again | New] | None:
    """Return the records of a stream in order; None when too much is new, or something is found.

    `resume` yields records from a place where one ended, 0 for the first; `digest` is the hash of one.
    """
    with held.path.open("rb") as old:
        comparison = _Comparison(stream, old, held)
        try:
            return comparison.run(resume, digest)
        finally:
            comparison.new.close()
            comparison.old.close()


class _Comparison:
    """Where the two files stand: `at` in the new one, after the record `turn` of the old one."""

    def __init__(self, new: BinaryIO, old: BinaryIO, held: Held) -> None:
        self.new, self.old, self.held = _Mapped(new), _Mapped(old), held
        self.begins = array("q", held.places["offset"].to_pylist())
        lengths = held.places["length"].to_pylist()
        self.ends = array("q", map(int.__add__, self.begins, lengths))
        self.known: dict[bytes, int] = {}
        self.found: list[Again | New] = []
        self.at, self.turn, self.strange = 0, -1, 0

    def run(self, resume: Resume, digest: Callable[[bytes], bytes]) -> list[Again | New] | None:
        while True:
            self._stretch()
            one = next(resume(self.at), None)
            if one is None:
                return self.found
            if isinstance(one, Finding) or not one.length:
                return None
            self._one(one, digest(one.content))
            if self.strange > SPARE + self.held.size // 4:
                return None

    def _stretch(self) -> None:
        """Go on as long as both files are the same."""
        if not 0 <= self.turn < len(self.ends) - 1:
            return
        begin = self.ends[self.turn]
        same = _same(self.new, self.at, self.old, begin)
        last = bisect_right(self.ends, begin + same) - 1
        if last > self.turn:
            self._again(self.turn + 1, last - self.turn, self.at - begin)

    def _one(self, piece: Piece, mark: bytes) -> None:
        """Take one record that was cut."""
        if not self.known:
            self.known = _first_places(self.held.places["hash"])
        place = self.known.get(mark)
        if place is not None:
            self._again(place, 1, piece.offset - self.begins[place])
            return
        self.found.append(New(piece.offset, piece.length, mark))
        self.strange += piece.length
        self.at, self.turn = piece.offset + piece.length, self.turn + 1

    def _again(self, first: int, count: int, shift: int) -> None:
        before = self.found[-1] if self.found else None
        if isinstance(before, Again) and (before.first + before.count, before.shift) == (
            first,
            shift,
        ):
            self.found[-1] = Again(before.first, before.count + count, shift)
        else:
            self.found.append(Again(first, count, shift))
        self.turn = first + count - 1
        self.at = self.ends[self.turn] + shift


def _first_places(hashes: pa.ChunkedArray) -> dict[bytes, int]:
    """Return the first place of each hash; they are cut out of memory, not made one by one."""
    held = pa.concat_arrays(hashes.cast(pa.binary(HASH)).chunks)
    content = held.buffers()[1].to_pybytes()
    begin, end = held.offset * HASH, (held.offset + len(held)) * HASH
    found = [content[at : at + HASH] for at in range(begin, end, HASH)]
    return dict(zip(reversed(found), range(len(found) - 1, -1, -1), strict=True))


class _Mapped:
    """A file of which a window is in memory, as it lies in the system's: nothing is copied."""

    def __init__(self, stream: BinaryIO) -> None:
        self.file = stream.fileno()
        self.size = os.fstat(self.file).st_size
        self.base = 0
        self.window: mmap.mmap | None = None
        self.bytes = pa.py_buffer(b"")

    def at(self, offset: int, most: int) -> pa.Buffer:
        """Return up to so many bytes from a place on; none at the end of the file."""
        count = max(min(most, self.size - offset), 0)
        begin = offset - self.base
        if count and not 0 <= begin <= len(self.bytes) - count:
            self.close()
            self.base = offset - offset % mmap.ALLOCATIONGRANULARITY
            length = min(WINDOW, self.size - self.base)
            self.window = mmap.mmap(self.file, length, access=mmap.ACCESS_READ, offset=self.base)
            self.bytes = pa.py_buffer(self.window)
            begin = offset - self.base
        return self.bytes.slice(begin, count) if count else self.bytes.slice(0, 0)

    def close(self) -> None:
        """Let the window go; what was returned must not be used any more."""
        self.bytes = pa.py_buffer(b"")
        self.window = None


def _same(new: _Mapped, at: int, old: _Mapped, begin: int) -> int:
    """Return how many bytes two files have in common from two places on."""
    same, step = 0, FIRST
    while True:
        one, other = new.at(at + same, step), old.at(begin + same, step)
        if not one.size or not one.equals(other):
            return same + _first_other(one, other)
        same, step = same + one.size, min(2 * step, LARGEST)


def _first_other(one: pa.Buffer, other: pa.Buffer) -> int:
    """Return the place of the first byte in which two texts differ."""
    low, high = 0, min(one.size, other.size)
    while low < high:
        middle = (low + high + 1) // 2
        count = middle - low
        if one.slice(low, count).equals(other.slice(low, count)):
            low = middle
        else:
            high = middle - 1
    return low
