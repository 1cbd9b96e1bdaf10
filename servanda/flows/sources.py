"""The bytes as they were taken: `sources/<SHA-256>`, copied, hashed and never changed.

Copying takes a tenth of the time of hashing, so a large file is hashed while it is copied, and a copy can
be read before its hash is known: `begin` gives a copy with a name of its own, which ends in `.copy`;
`finish` waits for the hash and gives it the name that stays. Whoever holds the dataset's lock may remove a copy that is not finished.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import BinaryIO
from uuid import uuid4

from servanda.flows.beside import Beside, Growth

FOLDER = "sources"
UNFINISHED = "copy"
BLOCK = 1 << 20  # bytes read at a time
STEP = 4 << 20  # bytes that the kernel copies at a time
WAITS = 8 << 20  # bytes of a copy up to which its hash waits until it is whole

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that is kept: its SHA-256, its bytes, and whether it was new."""

    sha256: str
    size: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that is whole, while its hash is being made."""

    path: Path
    size: int
    mark: Future[str]
    dropped: Event = field(default_factory=Event)

    @property
    def name(self) -> str:
        """Return the name that it bears in the folder of sources until it is finished."""
        return self.path.name

    def drop(self) -> None:
        """Remove it."""
        self.dropped.set()
        self.mark.cancel()
        self.path.unlink(missing_ok=True)


def begin(stream: BinaryIO, dataset: Path, beside: Beside, tell: Tell = lambda size: None) -> Copy:
    """Copy a stream into the dataset's sources; `tell` hears how many bytes each step copied."""
    folder = dataset / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{uuid4().hex}.{UNFINISHED}"
    hashing = _Hashing(path, beside)

    def told(size: int) -> None:
        hashing.more(size)
        tell(size)

    try:
        with path.open("xb", buffering=0) as out:
            size = _by_kernel(stream, out.fileno(), told)
            while block := stream.read(BLOCK):
                held = memoryview(block)
                while held:
                    held = held[out.write(held) :]
                size += len(block)
                told(len(block))
        return Copy(path=path, size=size, mark=hashing.end(), dropped=hashing.dropped)
    except BaseException:
        hashing.drop()
        path.unlink(missing_ok=True)
        raise


class _Hashing:
    """The hash of a copy: begun while it is written, once that is seen to be large."""

    def __init__(self, path: Path, beside: Beside) -> None:
        self.path, self.beside, self.dropped = path, beside, Event()
        self.growth, self.size = Growth(), 0
        self.mark: Future[str] | None = None

    def more(self, size: int) -> None:
        """Hear that so many more bytes are there."""
        self.size += size
        self.growth.more(size)
        if self.mark is None and self.size >= WAITS:
            self.mark = self.beside.hash_growing(self.path, self.growth, self.dropped)

    def end(self) -> Future[str]:
        """Hear that all is there; return the hash when it will be known."""
        self.growth.more(0, ended=True)
        return self.mark or self.beside.hash(self.path, self.dropped)

    def drop(self) -> None:
        """Stop."""
        self.dropped.set()
        self.growth.more(0, ended=True)


def _by_kernel(stream: BinaryIO, out: int, tell: Tell) -> int:
    """Copy without reading, where the stream is a file of this machine that stands at its beginning."""
    try:
        held = stream.fileno()
        if stream.tell() or not hasattr(os, "copy_file_range"):
            return 0
    except (OSError, AttributeError):  # a member of an archive, or bytes in memory
        return 0
    size = 0
    try:
        while copied := os.copy_file_range(held, out, STEP, size, size):
            size += copied
            tell(copied)
    except OSError:  # another disk, an old kernel: what is left is read
        pass
    os.lseek(out, size, os.SEEK_SET)
    stream.seek(size)
    return size


def finish(copy: Copy, beside: Beside) -> Kept:
    """Give a copy the name of its hash; it is on its way to the disk until `beside` has waited.

    The folder's own names are the caller's to sync, once for all files.
    """
    final = copy.path.with_name(copy.mark.result())
    new = not final.exists()
    if new:
        copy.path.replace(final)
        beside.sync(final)
    else:
        copy.path.unlink()
    return Kept(sha256=final.name, size=copy.size, new=new)


def keep(stream: BinaryIO, dataset: Path, tell: Tell = lambda size: None) -> Kept:
    """Copy a stream into the dataset's sources, and wait until it is safe."""
    with Beside() as beside:
        kept = finish(begin(stream, dataset, beside, tell), beside)
        beside.sync(dataset / FOLDER)
        beside.wait()
    return kept


def alike(dataset: Path, held: str, copy: Copy) -> bool:
    """Tell whether a copy has the very bytes of a file that is kept."""
    try:
        with (dataset / FOLDER / held).open("rb") as one, copy.path.open("rb") as other:
            if os.fstat(one.fileno()).st_size != copy.size:
                return False
            while block := one.read(BLOCK):
                if block != other.read(len(block)):
                    return False
    except OSError:
        return False
    return True


def clean(dataset: Path, wanted: set[str] | None = None) -> None:
    """Remove copies that were never finished, and, when `wanted` is given, files outside it."""
    for path in (dataset / FOLDER).glob("*"):
        if path.suffix == f".{UNFINISHED}" or (wanted is not None and path.name not in wanted):
            path.unlink(missing_ok=True)
