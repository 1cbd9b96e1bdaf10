"""The process apart from where it is asked: one for all, killed, hung, left alone, and gone at the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from servanda.flows import channel as module
from servanda.flows.apart import Unanswered, ask_through
from servanda.flows.browsing import count, records
from servanda.flows.channel import Channel
from servanda.flows.listing import Which, rows
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, QuestionFault
from servanda.flows.rate_tables import rates_of
from servanda.flows.snapshot import Snapshot
from servanda.flows.totals import total
from tests.flows.asked import Book

NOTHING = Pillars(rows={}, mark="")


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    book = Book()
    for number in range(3):
        book.flow(f"A{number}", 100 + number)
    return book.snapshot(tmp_path)


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Channel]:
    with through(Channel(tmp_path / "run", seconds=20)) as made:
        yield made


@contextmanager
def through(made: Channel) -> Iterator[Channel]:
    """Ask through a channel; at the end, hold that nothing of it is left."""
    ask_through(made)
    try:
        yield made
    finally:
        ask_through(None)
        process = pid(made)
        made.close()
        assert not process or gone(process)
        assert not made.folder.exists()


def pid(made: Channel) -> int:
    """Return the process apart that was begun last, 0 for none."""
    lock = made.folder / "lock"
    return int(lock.read_text() or 0) if lock.exists() else 0


def gone(process: int) -> bool:
    for _ in range(1200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":  # only its parent is to hear of it
            return True
        time.sleep(0.05)
    return False


def deaf(held: Snapshot) -> None:
    """Make every question of this snapshot's records one that waits and hears no interruption."""
    (path,) = held.paths("activity")
    path.unlink()
    os.mkfifo(path)


def test_the_same_answers(channel: Channel, held: Snapshot, tmp_path: Path) -> None:
    rates = rates_of(tmp_path / "none")

    def everything() -> list[Any]:
        return [
            count(held, ""),
            records(held, "", start=0, most=2),
            total(held, Question(by="party"), rates=rates, pillars=NOTHING),
            list(rows(held, Question(), which=Which(), rates=rates, pillars=NOTHING)),
        ]

    there = everything()
    ask_through(None)
    assert there == everything()
    assert there[0] == 3


def test_the_same_faults(channel: Channel, held: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(QuestionFault) as caught:
        total(held, Question(by="x"), rates=rates_of(tmp_path), pillars=NOTHING)
    assert "party" in caught.value.advice
    for path in held.paths("activity"):
        path.unlink()
    with pytest.raises(OSError, match="not in their place"):
        count(held, "")


def test_one_process_for_all_workers(channel: Channel, held: Snapshot) -> None:
    fork = get_context("fork")
    workers = [fork.Process(target=_work, args=(held,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    words = f"servanda.flows.answering\0{channel._answering.fileno()}\0"
    found = [one for one in _command_lines() if words in one and str(channel.folder) in one]
    assert len(found) == 1


def _work(held: Snapshot) -> None:
    for _ in range(5):
        assert count(held, "") == 3
    os._exit(0)


def _command_lines() -> Iterator[str]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield path.read_text()
        except OSError:
            continue


def test_killed_it_is_begun_again(channel: Channel, held: Snapshot) -> None:
    assert count(held, "") == 3
    first = pid(channel)
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    assert count(held, "") == 3
    assert pid(channel) != first


def test_killed_while_it_answers(
    channel: Channel, held: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(held, "") == 3
    other = Book()
    other.flow("B", 1)
    slow = other.snapshot(tmp_path / "slow")
    deaf(slow)  # so that it cannot have answered when it is killed
    put = channel._put

    def put_and_kill(*given: Any) -> None:
        put(*given)
        os.kill(pid(channel), signal.SIGKILL)

    with monkeypatch.context() as patched:
        patched.setattr(channel, "_put", put_and_kill)
        with pytest.raises(Unanswered, match="ended"):
            count(slow, "")
    assert count(held, "") == 3


def test_the_limit_of_time(channel: Channel, held: Snapshot, tmp_path: Path) -> None:
    channel.seconds = 0.2
    other = Book()
    other.flow("B", 1)
    slow = other.snapshot(tmp_path / "slow")
    deaf(slow)
    with pytest.raises(Unanswered, match="too long"):
        count(slow, "")
    channel.seconds = 20
    assert count(held, "") == 3, "it goes on"


def test_a_process_that_hangs(
    channel: Channel, held: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(held, "") == 3
    monkeypatch.setattr(module, "GREETING", 0.5)
    first = pid(channel)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(Unanswered):
        count(held, "")
    assert gone(first)
    monkeypatch.undo()
    assert count(held, "") == 3


def test_left_alone_it_ends(tmp_path: Path, held: Snapshot) -> None:
    with through(Channel(tmp_path / "run", idle=1)) as channel:
        assert count(held, "") == 3
        first = pid(channel)
        assert gone(first)
        assert channel.folder.exists()
        assert count(held, "") == 3
        assert pid(channel) != first


SERVER = """
import os, signal, sys
from pathlib import Path
from servanda.flows.apart import ask_through
from servanda.flows.browsing import count
from servanda.flows.channel import Channel
from servanda.flows.snapshot import open_snapshot
channel = Channel(Path(sys.argv[1]))
ask_through(channel)
assert count(open_snapshot(Path(sys.argv[2])), "") == 3
assert not {"duckdb", "pyarrow"} & set(sys.modules), "only the process apart has them"
print((channel.folder / "lock").read_text(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_server_that_is_killed_leaves_nothing(tmp_path: Path, held: Snapshot) -> None:
    run = tmp_path / "run"
    words = [sys.executable, "-c", SERVER, str(run), str(held.folder)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert gone(int(done.stdout))
    assert list(run.iterdir()) == []


def test_folders_of_servers_that_were_killed_are_cleared(tmp_path: Path) -> None:
    run = tmp_path / "run"
    living = Channel(run)
    (run / "asking-dead").mkdir()
    (run / "asking-dead" / "server").touch()
    Channel(run).close()
    assert list(run.iterdir()) == [living.folder]
    assert run.stat().st_mode & 0o777 == 0o700
    assert living.folder.stat().st_mode & 0o777 == 0o700
    living.close()


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = Channel(tmp_path / "file" / "run")
    assert made.folder.exists()
    made.close()
    assert not made.folder.exists()


def test_it_has_none_of_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVANDA_SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "postgres://x")
    assert not {"SERVANDA_SECRET_KEY", "DATABASE_URL"} & set(module._environment())
