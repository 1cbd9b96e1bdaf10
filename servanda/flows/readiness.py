"""Whether what pages ask of a snapshot is there, is being worked out, or could not be: told by a small file.

Beside the roll-ups of a dataset lies `<number>.note` from the moment somebody begins to work one out until
it is there. Whoever is at it holds its lock, which the system lets go when that process ends, however it
ends. So a note that nobody holds is a failure: with the reason, or without one where the process was
killed. The reason is written over bytes that the file has already, for the disk may be full by then.

    with noted(folder / "00001"): # Django, Arrow and DuckDB are not needed
        ...                       # what is raised is noted; `ready(folder / "00001")` removes the note
    state(folder, "00001")        # State(working=False, failure="No space left on device")
"""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from pathlib import Path
from time import sleep
from typing import BinaryIO

FOLDER = "rollups"  # beside the snapshots of a dataset
ROOM = 4096  # bytes of a note, most of them blank
KILLED = "the process that worked it out was ended before it was done"
NO_ROOM, NO_MEMORY, ENDED, OTHER = "room", "memory", "ended", "other"
_SAID = {
    NO_ROOM: (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT), "disk is full"),
    NO_MEMORY: ("Out of Memory", "out of memory", "MemoryError", "ended with -9", "bad_alloc"),
    ENDED: (KILLED, "ended with"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`working` while a process is at it; `failure` says why it was not worked out, "" when it was or nobody tried."""

    working: bool = False
    failure: str = ""

    @property
    def kind(self) -> str:
        """Return what sort of reason it is, "" for none: for who should not read of paths."""
        if not self.failure:
            return ""
        kinds = (kind for kind, words in _SAID.items() if any(one in self.failure for one in words))
        return next(kinds, OTHER)


def note(snapshot: Path) -> Path:
    """Return where the note of the snapshot in this folder is."""
    return snapshot.parent / FOLDER / f"{snapshot.name}.note"


def hold(snapshot: Path) -> BinaryIO | None:
    """Note that somebody begins; return the file that holds its lock, None where nothing can be written.

    The lock may be given to another process with the file: it is held until the last of them ends.
    """
    path = note(snapshot)
    held = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = path.open("wb")
        held.write(b" " * ROOM)
        held.flush()
        _lock(held)
    except OSError:  # somebody else is at it, or there is no room even for this
        if held is not None:
            with suppress(OSError):
                held.close()
        return None
    return held


def _lock(held: BinaryIO) -> None:
    """Hold a note; OSError when somebody has held it for longer than it takes to look at it."""
    for _ in range(20):
        try:
            return flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sleep(0.005)
    raise BlockingIOError


@contextmanager
def noted(snapshot: Path) -> Iterator[None]:
    """Note that somebody is at it here, and why it fails if it does."""
    held = hold(snapshot)
    try:
        yield
    except BaseException as fault:
        fail(snapshot, str(fault) or type(fault).__name__)
        raise
    finally:
        if held is not None:
            held.close()


def fail(snapshot: Path, why: str) -> None:
    """Note why it was not worked out; a disk that cannot be written to at all keeps nothing."""
    said = json.dumps(why)
    while len(said) > ROOM:
        why = why[: len(why) // 2]
        said = json.dumps(why)
    with suppress(OSError), note(snapshot).open("r+b", buffering=0) as out:
        out.write(said.encode().ljust(ROOM))


def ready(snapshot: Path) -> None:
    """Note that it is there, or that nobody needs it any more."""
    with suppress(OSError):
        note(snapshot).unlink(missing_ok=True)


def state(dataset: Path, number: str) -> State:
    """Return how it stands with a snapshot of the dataset in this folder; never raise."""
    try:
        with note(dataset / number).open("rb") as held:
            try:
                flock(held, LOCK_SH | LOCK_NB)
            except OSError:
                return State(working=True)
            said = held.read(ROOM)
            flock(held, LOCK_UN)
            # One that was removed meanwhile was not removed by a failure.
            if not os.fstat(held.fileno()).st_nlink:
                return State()
    except OSError:
        return State()
    try:
        return State(failure=str(json.loads(said)) or KILLED)
    except ValueError:
        return State(failure=KILLED)
