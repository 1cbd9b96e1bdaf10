"""The process apart: it answers the questions of all workers of a server, each in a thread of its own.

`channel` begins it, when something is asked for the first time. It ends when the server does, and after
some minutes without a question, so that a small machine has its memory back. It knows no Django and no
database: snapshots come as the names of their folders.

A question has a limit of time: its statement is interrupted, and where that does not help, such as while
a roll-up is made, the question is answered without it; the roll-up is there for the next one.
"""

import os
import socket
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from select import select
from shutil import rmtree
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from servanda.flows.apart import Unanswered, question_of, watch_over
from servanda.flows.wire import receive, send

if TYPE_CHECKING:
    import duckdb

MEMORY = "384MB"  # of DuckDB for questions to snapshots; a roll-up has its own limit
BATCH = 500  # rows that are sent at a time
LISTENING = 10.0  # seconds in which a worker must have said what it asks
GRACE = 0.5  # seconds from the interruption until the worker is told
LONGEST = 900.0  # seconds after which a question that goes on all the same ends everything
LOOK = 0.1  # seconds between two looks at the questions that are being answered


class Work:
    """One question, from its line to its answer."""

    def __init__(self, line: socket.socket) -> None:
        """Begin with a line on which a question will come."""
        self.line, self.over, self.late = line, False, False
        self._until: float | None = None  # none while the worker is waited for
        self._connections: list[duckdb.DuckDBPyConnection] = []
        self._telling = Lock()

    def run(self) -> None:
        """Greet, hear the question, answer it; nothing is raised."""
        with suppress(OSError, EOFError), self.line:
            self._tell("greeting", os.getpid())
            try:
                watch_over(self._watch)
                self._answer(*receive(self.line, within=LISTENING))
            except (BrokenPipeError, EOFError, TimeoutError):  # nobody waits any more
                pass
            except MemoryError:
                self._tell("fault", Unanswered("it takes more memory than there is"))
            except Exception as fault:
                self._told(fault)
        self.over = True

    def _answer(
        self, name: str, given: Iterable[Any], named: dict[str, Any], within: float
    ) -> None:
        self._until = monotonic() + within
        found = question_of(name)(*given, **named)
        if isinstance(found, Iterator):
            while batch := list(islice(found, BATCH)):
                self._until = None
                self._tell("some", batch)
                self._until = monotonic() + within
            found = None
        self._until = None
        self._tell("answer", found)

    def _told(self, fault: Exception) -> None:
        """Tell a fault; one of a kind that does not travel in words, and where it was in the log."""
        self._until = None
        try:
            self._tell("fault", fault)
        except TypeError:
            traceback.print_exception(fault)
            self._tell("failed", f"{type(fault).__name__}: {fault}")

    def _tell(self, kind: str, told: Any, *, within: float | None = None) -> None:
        with self._telling:
            if not self.late:
                self.line.settimeout(within)
                send(self.line, (kind, told))

    def _watch(self, con: "duckdb.DuckDBPyConnection") -> None:
        if self._until is not None and monotonic() > self._until:
            raise Unanswered("it takes too long")
        self._connections = [*self._connections[-9:], con]

    def interrupt(self) -> None:
        """Break off what it asks just now."""
        for con in self._connections:
            with suppress(Exception):  # it is closed
                con.interrupt()

    def look(self) -> None:
        """Interrupt the question when its time is up; tell the worker when that does not end it."""
        until, now = self._until, monotonic()
        if until is None or now < until:
            return
        self.interrupt()
        if now > until + GRACE and not self.late:
            with suppress(OSError):
                self._tell("fault", Unanswered("it takes too long"), within=0)
            self.late = True
        if now > until + LONGEST:
            os._exit(1)


class Answering:
    """The process: what comes through the channel, and what is being answered."""

    def __init__(self, channel: socket.socket, *, idle: float) -> None:
        """Begin with nothing to do."""
        self.channel, self.idle = channel, idle
        self._works: list[Work] = []
        self._busy = monotonic()

    def run(self) -> bool:
        """Answer until nobody has asked for a while; tell whether the server is still there."""
        while self._works or monotonic() - self._busy < self.idle:
            if select([self.channel], [], [], LOOK if self._works else min(self.idle, 5))[0]:
                said, lines, _, _ = socket.recv_fds(self.channel, 1, 1)
                if not said:
                    for work in self._works:
                        work.interrupt()
                    return False
                for line in lines:
                    work = Work(socket.socket(fileno=line))
                    self._works.append(work)
                    Thread(target=work.run, daemon=True).start()
            if self._works:
                self._busy = monotonic()
            for work in self._works:
                work.look()
            self._works = [one for one in self._works if not one.over]
        return True


def main(words: list[str]) -> None:
    """Answer on the channel and under the lock that are handed over; does not return."""
    channel, lock, idle, folder = int(words[0]), int(words[1]), float(words[2]), Path(words[3])
    if os.fork():
        os._exit(0)  # who began this need not wait for its end
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    from servanda.flows import asking

    asking.bound(memory_limit=MEMORY, temp_directory=str(folder / "spill"))
    served = Answering(socket.socket(fileno=channel), idle=idle).run()
    rmtree(folder / "spill" if served else folder, ignore_errors=True)
    os._exit(0)  # threads that go on are not waited for


if __name__ == "__main__":
    main(sys.argv[1:])
