"""A piece of work that another processor does beside ours, in a fork of this process.

A fork has in its memory all that we have read so far, so it starts at once; what it finds out comes
back through a pipe. Nothing depends on it: where it cannot be started, or ends without a result, the
caller does the work himself.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

Found = TypeVar("Found")


def possible() -> bool:
    """Tell whether a fork is safe here and has a processor of its own."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False  # a fork takes along the locks of other threads, not the threads
    return len(os.sched_getaffinity(0)) > 1


@contextmanager
def beside(work: Callable[[], Found]) -> Iterator[Callable[[], Found | None]]:
    """Let a fork do the work meanwhile; what is yielded waits for its result, None where it failed.

    The fork ends with the block. It must not use a connection that was opened before.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    ours, its = context.Pipe(duplex=False)

    def do() -> None:
        ours.close()  # else it would wait for itself to listen, should we be killed
        _do(work, its.send)

    fork = context.Process(target=do, daemon=True)

    def outcome() -> Found | None:
        try:
            found: Found | None = ours.recv()
            return found
        except (EOFError, OSError):  # it never began, or it ended early
            return None

    try:
        with suppress(OSError):  # no more processes, or no memory for one
            fork.start()
        its.close()
        yield outcome
    finally:
        ours.close()
        if fork.pid is not None:
            fork.terminate()
            fork.join()


def _do(work: Callable[[], object], send: Callable[[object], None]) -> NoReturn:
    """Do the work and send its result; say nothing else to anybody, whatever happens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    with suppress(Exception):
        send(work())
    os._exit(0)  # nothing of what the parent had opened or registered is ours to end
