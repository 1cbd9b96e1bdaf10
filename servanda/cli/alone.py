"""One at a time: a file lock that ends with its process, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servanda.cli.faults import Fault


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the lock while the body runs; wait for another holder."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as fault:
        raise Fault(
            f"{lock.parent} cannot be written to ({fault.strerror}); "
            "set SERVANDA_HOME to a folder of yours"
        ) from None
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
