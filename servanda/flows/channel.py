"""The way from the workers of a server to the one process that asks snapshots for them.

A server makes a channel before it forks. A worker that asks begins a line of its own, a pair of
connected sockets, and hands one end of it through the channel; a process that nobody has begun yet is
begun by whoever finds its lock free. The channel has no name in any file system, so that only
processes of the server itself can hold an end of it, and what comes through is data that is never run
(see `wire`). It ends for the process apart when the last process of the server is gone, however it went.

A process apart that does not greet, or does not answer in its time, is killed: the next question begins
another. `Unanswered` is all that a page sees of it.
"""

import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from shutil import rmtree
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import mkdtemp
from threading import Lock
from time import monotonic
from typing import Any

from servanda.flows.apart import Failed, Unanswered
from servanda.flows.wire import receive, send

SECONDS = 8.0  # for one question; a page asks a few, and its worker has thirty
GRACE = 2.0  # seconds more, until a process that should have said so itself is given up
GREETING = 5.0  # seconds until it greets, its start included
AGAIN = 0.25  # seconds after which a worker looks whether the process is still there
IDLE = 300  # seconds without a question after which it ends
PREFIX = "asking-"
LOCK, SERVER = "lock", "server"  # files: held by the process apart, and by the server
PRIVATE = ("SERVANDA_", "DATABASE_URL", "DJANGO_")  # settings that it has no need of


class Channel:
    """The way, made by the server; every process that it forks has it."""

    def __init__(self, run: Path, *, seconds: float = SECONDS, idle: float = IDLE) -> None:
        """Make it, with a folder of its own in `run`; OSError when neither that nor another can be."""
        self.seconds, self.idle = seconds, idle
        self.folder = _folder(run)
        self._server = os.open(self.folder / SERVER, os.O_RDWR | os.O_CREAT, 0o600)
        flock(self._server, LOCK_EX)
        self._asking, self._answering = socket.socketpair()
        self._asking.setblocking(False)
        self._beginning = Lock()

    def ask(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """Return the answer to a question; its fault is raised as if it were asked here."""
        with self._line() as line:
            self._put(line, question, given, named)
            return self._next(line)[1]

    def rows(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Iterator[Any]:
        """Yield the answer, as it comes; each part of it has the time of a question."""
        with self._line() as line:
            self._put(line, question, given, named)
            while (found := self._next(line))[0] == "some":
                yield from found[1]

    def close(self) -> None:
        """Leave nothing behind; for the server, when it ends."""
        self._asking.close()
        self._answering.close()
        rmtree(self.folder, ignore_errors=True)
        os.close(self._server)

    @contextmanager
    def _line(self) -> Iterator[socket.socket]:
        """Give a line to the process apart, which has greeted."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                try:
                    socket.send_fds(self._asking, [b"?"], [theirs.fileno()])
                except BlockingIOError:
                    self._kill()
                    raise Unanswered("too many questions wait") from None
            self._greeted(ours)
            yield ours

    def _greeted(self, line: socket.socket) -> None:
        """Wait for the greeting; begin the process as often as it is not there."""
        until = monotonic() + GREETING
        while True:
            self._begin()
            try:
                receive(line, within=AGAIN)
            except TimeoutError:
                if monotonic() > until:
                    self._kill()
                    raise Unanswered("the process that asks did not begin") from None
            except EOFError:
                raise Unanswered("the process that asks has ended") from None
            else:
                return

    def _put(
        self, line: socket.socket, question: str, given: Sequence[Any], named: Mapping[str, Any]
    ) -> None:
        line.settimeout(self.seconds)
        try:
            send(line, (question, tuple(given), dict(named), self.seconds))
        except OSError as fault:
            raise Unanswered(f"the process that asks does not listen: {fault}") from fault

    def _next(self, line: socket.socket) -> tuple[str, Any]:
        """Return what is told next, "answer", "some" or "end" with it; raise what it says was at fault."""
        try:
            kind, told = receive(line, within=self.seconds + GRACE)
        except TimeoutError:
            self._kill()
            raise Unanswered("the process that asks did not answer") from None
        except EOFError:
            raise Unanswered("the process that asks has ended") from None
        if kind == "fault":
            raise told
        if kind == "failed":
            raise Failed(told)
        return kind, told

    def _begin(self) -> None:
        """Begin the process apart where none holds the lock; it takes the lock over, and dies with it."""
        with self._beginning, self._opened(LOCK) as held:
            try:
                flock(held, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                return
            os.ftruncate(held, 0)
            given = (self._answering.fileno(), held)
            told = (*given, self.idle, self.folder)
            try:
                first = Popen(  # noqa: S603 - our own words, no shell
                    [sys.executable, "-m", "servanda.flows.answering", *map(str, told)],
                    pass_fds=given,
                    stdin=DEVNULL,
                    stdout=DEVNULL,
                    env=_environment(),
                    start_new_session=True,  # Ctrl-C in a terminal is for the server
                )
                first.wait(GREETING)  # it leaves the work to a child, whose parent is nobody here
            except (OSError, TimeoutExpired) as fault:
                raise Unanswered(f"the process that asks cannot be begun: {fault}") from fault

    def _kill(self) -> None:
        """End a process apart that hangs."""
        with self._opened(LOCK) as held, suppress(OSError, ValueError):
            try:
                flock(held, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                os.kill(int(os.pread(held, 20, 0)), signal.SIGKILL)

    @contextmanager
    def _opened(self, name: str) -> Iterator[int]:
        try:
            held = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise Unanswered(f"{self.folder} is gone: {fault}") from fault
        try:
            yield held
        finally:
            os.close(held)


def _folder(run: Path) -> Path:
    """Make a folder for one server, where its home cannot be written beside other passing files."""
    try:
        run.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(run)
        return Path(mkdtemp(prefix=PREFIX, dir=run))
    except OSError:
        return Path(mkdtemp(prefix=PREFIX))


def _clear(run: Path) -> None:
    """Remove the folders of servers that were killed."""
    for other in run.glob(f"{PREFIX}*"):
        with suppress(OSError), (other / SERVER).open("rb") as held:
            flock(held, LOCK_EX | LOCK_NB)
            rmtree(other, ignore_errors=True)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PRIVATE)}
    return {**kept, "MALLOC_ARENA_MAX": "2"}  # else each thread keeps memory of its own
