"""What an import does beside its own work: hashing, and waiting for the disk, in threads.

Neither holds the interpreter, so both go on while records are cut and read. A file is told as soon as
it is written; `wait` comes once, before anybody may see what it belongs to. Worked example:

    with Beside() as beside:
        beside.sync(path)                 # begun now
        mark = beside.hash(path)          # so is this
        ...
        beside.wait()                     # all that was told is on the disk; OSError if it cannot be
        mark.result()                     # the SHA-256, in hex
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Condition, Event
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, TypeVar

if TYPE_CHECKING:
    from hashlib import _Hash

# Bytes of a file that are read and hashed at a time; the interpreter is asked for in between. What was just
# read lies near the processor: it is hashed in three quarters of the time of the same bytes mapped.
WINDOW = 4 << 20
BLOCK = 1 << 20  # where nobody else wants it
MOST = 128  # files that are held open while they are waited for
SMALL = 1 << 20  # bytes up to which a file is hashed at once
# Threads that wait for the disk: a journal puts what several wait for on the disk together.
WAITING = 6


Result = TypeVar("Result")


class Growth:
    """A file that is still being written: how much of it is there, for who reads it meanwhile."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._told = Condition()
        self._size, self._ended = 0, False

    def more(self, size: int, *, ended: bool = False) -> None:
        """Hear that so many more bytes are there; `ended` when no more will come."""
        with self._told:
            self._size, self._ended = self._size + size, self._ended or ended
            self._told.notify_all()

    def beyond(self, done: int) -> tuple[int, bool]:
        """Wait until a window more is there than `done`, or all; return how much, and whether it is all."""
        with self._told:
            self._told.wait_for(lambda: self._ended or self._size - done >= WINDOW)
            return self._size, self._ended


class Beside:
    """Threads of one import."""

    def __init__(self) -> None:
        """Begin without a thread."""
        self._syncing = ThreadPoolExecutor(WAITING, "sync")
        self._hashing = ThreadPoolExecutor(1, "hash")
        self._left: deque[Future[None]] = deque()
        self._ended = Event()

    def __enter__(self) -> "Beside":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let what has begun end, but for hashes, and nothing else begin."""
        self._ended.set()
        self._hashing.shutdown(cancel_futures=True)
        self._syncing.shutdown(cancel_futures=True)

    def sync(self, path: Path) -> None:
        """Begin to put a file or a folder on the disk; it may be renamed meanwhile."""
        held = os.open(path, os.O_RDONLY)
        self._left.append(self._syncing.submit(_synced, held))
        if len(self._left) > MOST:
            self._left.popleft().result()

    def wait(self) -> None:
        """Wait until all that was told is on the disk; OSError when it cannot be."""
        while self._left:
            self._left.popleft().result()

    def hash(self, path: Path, dropped: Event | None = None) -> Future[str]:
        """Return the SHA-256 of a file, in hex, when it will be known; CancelledError once `dropped`."""
        if path.stat().st_size <= SMALL:
            known: Future[str] = Future()
            known.set_result(hash_of(path))
            return known
        stops = (self._ended, dropped) if dropped else (self._ended,)
        return self._hashing.submit(hash_of, path, stops)

    def hash_growing(self, path: Path, growth: Growth, dropped: Event) -> Future[str]:
        """Return the SHA-256 of a file that is still being written, which is made meanwhile."""
        return self._hashing.submit(_hash_growing, path, growth, (self._ended, dropped))

    def run(self, task: Callable[[], Result]) -> Future[Result]:
        """Begin something else that does not need the interpreter much."""
        return self._syncing.submit(task)


def _synced(held: int) -> None:
    try:
        os.fsync(held)
    finally:
        os.close(held)


def hash_of(path: Path, stops: Sequence[Event] = ()) -> str:
    """Return the SHA-256 of a file, in hex; the interpreter is free meanwhile.

    CancelledError when one of `stops` is set before all is read.
    """
    mark = sha256()
    with path.open("rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size <= SMALL:
            mark.update(stream.read())
            return mark.hexdigest()
        held = memoryview(bytearray(min(size, WINDOW if stops else BLOCK)))
        while _added(mark, stream, held, stops):
            pass
    return mark.hexdigest()


def _hash_growing(path: Path, growth: Growth, stops: Sequence[Event]) -> str:
    mark, done, ended = sha256(), 0, False
    held = memoryview(bytearray(WINDOW))
    with path.open("rb", buffering=0) as stream:
        while not ended:
            size, ended = growth.beyond(done)
            while done + WINDOW <= size or (ended and done < size):
                if not (more := _added(mark, stream, held, stops)):
                    raise OSError(f"{path} became shorter while it was hashed")
                done += more
    return mark.hexdigest()


def _added(mark: "_Hash", stream: BinaryIO, held: memoryview, stops: Sequence[Event]) -> int:
    """Hash what comes next, and return how much it was; CancelledError when it should stop."""
    if any(stop.is_set() for stop in stops):
        raise CancelledError
    size: int = stream.readinto(held)  # type: ignore[attr-defined]
    mark.update(held[:size])
    return size
