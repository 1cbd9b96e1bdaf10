"""The process apart, in this one: answers, faults, rows as they come, the limit of time, the end."""

import os
import socket
import time
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest

from servanda.flows import answering
from servanda.flows.answering import BATCH, Answering
from servanda.flows.apart import Unanswered
from servanda.flows.asking import cursor
from servanda.flows.wire import receive, send

WAIT = 20.0
LET_GO = Event()
SLOW = "SELECT count(*) FROM range(1000000000000) AS r (n) WHERE n % 7 = 3"


class Odd(Exception):
    """A fault of a kind that does not travel."""


def forever() -> Any:
    with cursor() as con:
        return con.execute(SLOW).fetchall()


def deaf() -> None:
    LET_GO.wait(WAIT)


def raising(name: str) -> None:
    raise {"os": OSError("gone"), "odd": Odd("strange"), "memory": MemoryError()}[name]


def counting(most: int) -> Iterator[int]:
    yield from range(most)


ASKED = {one.__name__: one for one in (forever, deaf, raising, counting)} | {"sum": sum}


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Give the server's end; the other one is answered until it is closed."""
    monkeypatch.setattr(answering, "question_of", ASKED.__getitem__)
    LET_GO.clear()
    ours, theirs = socket.socketpair()
    ended: list[bool] = []
    running = Thread(target=lambda: ended.append(Answering(theirs, idle=WAIT).run()))
    running.start()
    with ours, theirs:
        yield ours
        ours.close()
        running.join(WAIT)
        LET_GO.set()
    assert ended == [False], "it knows that the server is gone"


def begin(channel: socket.socket, name: str, *given: Any, within: float = WAIT) -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(channel, [b"?"], [theirs.fileno()])
    assert receive(ours, within=WAIT) == ("greeting", os.getpid())
    send(ours, (name, given, {}, within))
    return ours


def told(channel: socket.socket, name: str, *given: Any, within: float = WAIT) -> tuple[str, Any]:
    with begin(channel, name, *given, within=within) as line:
        kind, value = receive(line, within=WAIT)
        return kind, value


def test_an_answer(channel: socket.socket) -> None:
    assert told(channel, "sum", [1, 2]) == ("answer", 3)


def test_rows_as_they_come(channel: socket.socket) -> None:
    with begin(channel, "counting", BATCH + 1) as line:
        found = [receive(line, within=WAIT) for _ in range(3)]
    assert found == [("some", list(range(BATCH))), ("some", [BATCH]), ("answer", None)]


def test_rows_that_nobody_wants_any_more(channel: socket.socket) -> None:
    with begin(channel, "counting", 10**9) as line:
        assert receive(line, within=WAIT)[0] == "some"
    assert told(channel, "sum", [1]) == ("answer", 1)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("os", "fault", "gone"),
        ("odd", "failed", "Odd: strange"),
        ("memory", "fault", "it takes more memory than there is"),
    ],
)
def test_faults(channel: socket.socket, name: str, kind: str, words: str) -> None:
    found = told(channel, "raising", name)
    assert (found[0], str(found[1])) == (kind, words)


def test_a_question_that_is_none(channel: socket.socket) -> None:
    assert isinstance(told(channel, "no such")[1], KeyError)


@pytest.mark.parametrize("slow", ["forever", "deaf"])
def test_the_limit_of_time(channel: socket.socket, slow: str) -> None:
    """A statement is interrupted; what cannot be interrupted is answered without it."""
    begun = time.monotonic()
    kind, fault = told(channel, slow, within=0.1)
    assert (kind, type(fault)) == ("fault", Unanswered)
    assert time.monotonic() - begun < WAIT - 5


def test_a_slow_question_holds_up_no_other(channel: socket.socket) -> None:
    with begin(channel, "forever", within=3):
        assert told(channel, "sum", [1, 2]) == ("answer", 3)


def test_it_ends_when_nobody_asks() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert Answering(theirs, idle=0.01).run(), "the server is still there"
