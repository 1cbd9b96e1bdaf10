"""A roll-up is worked out here or apart, the same; what goes wrong is told, and nobody is left over."""

import os
import subprocess
import sys
import time

import pytest

from servanda.flows import preparing, readiness, rollups
from servanda.flows.preparing import Unprepared, prepare_snapshot
from servanda.flows.rate_tables import rates_of
from tests.flows.asked import Book


@pytest.fixture
def snapshot(tmp_path):
    book = Book()
    book.flow("A", 100)
    return book.snapshot(tmp_path)


@pytest.mark.parametrize("apart", [0, 1])
def test_here_and_apart(snapshot, tmp_path, monkeypatch, apart):
    monkeypatch.setattr(preparing, "APART", apart)
    rates = rates_of(tmp_path / "rates")
    prepare_snapshot(snapshot, rates)
    monkeypatch.setattr(rollups, "make", None)
    rollup = rollups.rolled(snapshot, rates=rates, currency="USD")
    assert rollup.asked("SELECT count(*) FROM facts") == ((1,),)


@pytest.mark.parametrize("apart", [0, 1])
def test_why_it_failed(snapshot, tmp_path, monkeypatch, apart):
    monkeypatch.setattr(preparing, "APART", apart)
    (part,) = snapshot.paths("flow")
    part.unlink()
    with pytest.raises(Unprepared, match=r"\.parquet"):
        prepare_snapshot(snapshot, rates_of(tmp_path / "rates"))


def test_one_that_breaks_says_so(snapshot, tmp_path, monkeypatch):
    monkeypatch.setattr(preparing, "APART", 0)
    (snapshot.folder / "manifest.json").unlink()
    with pytest.raises(Unprepared, match=r"ended with 1\b.*manifest"):
        prepare_snapshot(snapshot, rates_of(tmp_path / "rates"))


def test_it_ends_with_the_one_that_began_it(tmp_path):
    """A fifo keeps it waiting; it ends when its standard input does."""
    folder = tmp_path / "toy" / "00001"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "manifest.json")
    words = [sys.executable, "-m", "servanda.flows.preparing", folder, tmp_path]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as other:
        time.sleep(0.1)
        assert other.poll() is None
        assert other.stdin is not None
        other.stdin.close()
        assert other.wait(20) == 1


@pytest.mark.parametrize("later", [False, True])
def test_what_is_old_by_its_turn_is_left(snapshot, tmp_path, later):
    if later:
        snapshot.folder.with_name("00002").mkdir()
    assert preparing._in_turn(snapshot, rates_of(tmp_path / "rates")) == ""
    assert any((snapshot.folder.parent / rollups.FOLDER).glob("*/*/*.duckdb")) is not later


def waited():
    """Wait for the process that nobody waits for."""
    (other,) = preparing._begun
    preparing._begun.clear()
    return other


def test_one_that_nobody_waits_for_tells_that_it_is_at_it_and_was_killed(
    snapshot, tmp_path, monkeypatch
):
    """A fifo keeps it waiting; killed, it is told at once, and another try works it out."""
    monkeypatch.setattr(preparing, "SOON", 0)
    manifest = snapshot.folder / "manifest.json"
    kept = manifest.read_bytes()
    manifest.unlink()
    os.mkfifo(manifest)
    rates = rates_of(tmp_path / "rates")
    assert preparing.prepare_later(snapshot, rates)
    other = waited()
    assert readiness.state(snapshot.folder.parent, "00001").working
    other.kill()
    other.wait()
    assert readiness.state(snapshot.folder.parent, "00001").failure == readiness.KILLED
    manifest.unlink()
    manifest.write_bytes(kept)
    prepare_snapshot(snapshot, rates)
    assert readiness.state(snapshot.folder.parent, "00001") == readiness.State()


@pytest.mark.parametrize("later", [True, False])
def test_a_disk_that_is_full_is_told_until_it_works(snapshot, tmp_path, monkeypatch, later):
    def full(*given, **named):
        raise OSError(28, "No space left on device")

    rates = rates_of(tmp_path / "rates")
    told = lambda: readiness.state(snapshot.folder.parent, "00001")  # noqa: E731
    with monkeypatch.context() as disk:
        disk.setattr(rollups, "make", full)
        if later:
            disk.setattr(preparing.os, "_exit", lambda code: None)
            disk.setattr(preparing.signal, "signal", lambda *given: None)
            words = [str(snapshot.folder), str(rates.folder), preparing.ALONE]
            with readiness.hold(snapshot.folder):
                preparing.main(words)
        else:
            with pytest.raises(Unprepared, match="No space"):
                prepare_snapshot(snapshot, rates)
        assert told().kind == "room"
    rollups.rolled(snapshot, rates=rates, currency="USD")
    assert told() == readiness.State()  # a question worked it out
