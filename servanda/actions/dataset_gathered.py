"""Where everything lies in files of which a record may lie in several: kept, so that none is cut again for it.

`<dataset>/gathered/<SHA-256>` has what a standard's gathering wrote of a file, after the mark of how that
standard is read and of the file's context. It is never needed: where it is missing, was cut short
or is of another reading, the file is gone through as if it were new. It goes with the file.
"""

from collections.abc import Set
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from servanda.actions.dataset_jobs import reader_of

FOLDER = "gathered"


def keep(dataset: Path, mark: str, *, gathering: Any, number: int, told: bytes) -> None:
    """Keep what a gathering knows of the file with this number; a full disk keeps nothing."""
    path = dataset / FOLDER / mark
    beside = path.with_name(f"{mark}.new")
    try:
        path.parent.mkdir(exist_ok=True)
        with beside.open("wb") as out:
            out.write(told + b"\n")
            gathering.keep(number, out)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def recall(dataset: Path, mark: str, *, gathering: Any, number: int, told: bytes) -> bool:
    """Give a gathering what was kept of a file; tell whether there was all of it."""
    try:
        with (dataset / FOLDER / mark).open("rb") as held:
            return held.readline() == told + b"\n" and bool(gathering.recall(number, held))
    except OSError:
        return False


def told_of(module: str, context: bytes) -> bytes:
    """Return the mark of what is kept: how the standard is read, and the file's context."""
    return f"{reader_of(module)} {sha256(context).hexdigest()}".encode()


def rename(dataset: Path, old: str, new: str) -> None:
    """Let what is kept of a file go by its hash."""
    with suppress(OSError):
        (dataset / FOLDER / old).replace(dataset / FOLDER / new)


def clean(dataset: Path, wanted: Set[str]) -> None:
    """Remove what is kept of files that nobody wants any more."""
    for path in (dataset / FOLDER).glob("*"):
        if path.name not in wanted:
            with suppress(OSError):
                path.unlink(missing_ok=True)
