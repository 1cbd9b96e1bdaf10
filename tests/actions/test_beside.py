"""Work done by a fork beside ours: its result, its failures, and that nothing of it stays."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

from servanda.actions import beside as module
from servanda.actions.beside import beside, possible

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are for Linux alone")


def test_both_do_their_part_and_the_fork_knows_what_we_know():
    known = {"n": 20}
    with beside(lambda: (os.getpid(), known["n"] + 1)) as other:
        known["n"] = 0
        process, found = other()
    assert (found, process != os.getpid()) == (21, True)


def test_a_long_answer_does_not_wait_for_room():
    with beside(lambda: "x" * 10_000_000) as other:
        assert len(other()) == 10_000_000


@pytest.mark.parametrize(
    "work",
    [
        lambda: 1 // 0,
        lambda: sys.exit(3),
        lambda: threading.Lock(),  # what cannot be sent
        lambda: os.kill(os.getpid(), signal.SIGKILL),
    ],
)
def test_a_fork_that_fails_says_nothing_and_gives_nothing(work, capfd):
    with beside(work) as other:
        assert other() is None
    assert capfd.readouterr() == ("", "")


def test_one_that_cannot_be_started_gives_nothing(monkeypatch):
    def refused() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    with beside(lambda: 1) as other:
        assert other() is None


def test_the_fork_ends_with_the_block():
    begin = time.monotonic()
    with pytest.raises(ZeroDivisionError), beside(partial(time.sleep, 60)):
        raise ZeroDivisionError
    with beside(partial(time.sleep, 60)):
        pass
    assert time.monotonic() - begin < 30


def test_a_fork_whose_parent_was_killed_ends_too():
    """Its answer is longer than a pipe holds, and nobody reads it."""
    script = """
import os, signal, time
from servanda.actions.beside import beside
def work():
    time.sleep(0.2)
    return "x" * 1_000_000
with beside(work):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, timeout=30)
    assert done.returncode == -signal.SIGKILL  # the fork has closed our pipe as well


@pytest.mark.parametrize(("cores", "safe"), [({0}, False), ({0, 1}, True)])
def test_a_fork_needs_a_processor_of_its_own(monkeypatch, cores, safe):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: cores)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert possible() is safe


def test_not_beside_other_threads_nor_on_another_system(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not possible()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(module.sys, "platform", "darwin")
    assert not possible()
