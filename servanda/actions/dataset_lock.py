"""One import of a dataset at a time, among all processes of a machine.

The lock is the kernel's, on the file `<dataset>/lock`: it ends with its holder, however that ends.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from servanda.actions.refusals import Refused


@contextmanager
def locked(dataset: Path, *, wait: bool, tell: Callable[[], None]) -> Iterator[None]:
    """Hold the dataset; when another import does, `tell` and wait for it, or Refused."""
    held = _held(dataset, wait=wait, tell=tell)
    try:
        yield
    finally:
        os.close(held)


def _held(dataset: Path, *, wait: bool, tell: Callable[[], None]) -> int:
    path = dataset / "lock"
    while True:
        dataset.mkdir(parents=True, exist_ok=True)
        try:
            held = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        except FileNotFoundError:  # a refused import removed its folder just now
            continue
        try:
            _take(held, dataset.name, wait=wait, tell=tell)
        except BaseException:
            os.close(held)
            raise
        # Whoever held it may have removed the folder with the lock in it: ours must be the one there.
        if path.exists() and path.stat().st_ino == os.fstat(held).st_ino:
            return held
        os.close(held)


def _take(held: int, name: str, *, wait: bool, tell: Callable[[], None]) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if not wait:
            raise Refused(
                f"another import of {name!r} is under way", "Wait until it has ended."
            ) from None
        tell()
        fcntl.flock(held, fcntl.LOCK_EX)
