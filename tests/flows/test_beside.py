"""Hashing and waiting for the disk go on beside the work, and are waited for once."""

import os
from concurrent.futures import CancelledError
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest

from servanda.flows import beside
from servanda.flows.beside import SMALL, WINDOW, Beside, Growth, hash_of


@pytest.mark.parametrize("size", [0, 1, SMALL, SMALL + 1, WINDOW, WINDOW + 1, 2 * WINDOW + 7])
def test_a_hash_is_that_of_all_bytes(tmp_path: Path, size: int) -> None:
    content = os.urandom(1024) * (size // 1024 + 1)
    path = tmp_path / "a"
    path.write_bytes(content[:size])
    mark = sha256(content[:size]).hexdigest()
    assert hash_of(path) == mark
    with Beside() as other:
        assert other.hash(path).result() == mark
        growth = Growth()
        while_written = other.hash_growing(path, growth, Event())
        growth.more(size // 2)
        growth.more(size - size // 2)
        growth.more(0, ended=True)
        assert while_written.result() == mark


def test_what_was_told_is_on_the_disk_after_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More files than are held open at once, some renamed as soon as they were told."""
    monkeypatch.setattr(beside, "MOST", 3)
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda held: synced.append(os.fstat(held).st_ino))
    with Beside() as other:
        for number in range(10):
            path = tmp_path / str(number)
            path.touch()
            other.sync(path)
            path.rename(tmp_path / f"{number}.new")
        other.sync(tmp_path)
        other.wait()
    nodes = [path.stat().st_ino for path in (tmp_path, *tmp_path.iterdir())]
    assert sorted(synced) == sorted(nodes)


def test_a_disk_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(held: int) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(os, "fsync", broken)
    with Beside() as other:
        other.sync(tmp_path)
        with pytest.raises(OSError, match="gone"):
            other.wait()


def test_a_hash_that_nobody_wants_any_more_is_not_made(tmp_path: Path) -> None:
    path, dropped = tmp_path / "a", Event()
    path.write_bytes(bytes(SMALL + 1))
    dropped.set()
    with Beside() as other:
        mark = other.hash(path, dropped)
        with pytest.raises(CancelledError):
            mark.result()


def test_a_file_that_becomes_shorter_is_said_and_not_waited_for(tmp_path: Path) -> None:
    path, growth = tmp_path / "a", Growth()
    path.write_bytes(bytes(SMALL))
    growth.more(2 * WINDOW, ended=True)
    with Beside() as other:
        mark = other.hash_growing(path, growth, Event())
        with pytest.raises(OSError, match="shorter"):
            mark.result(timeout=5)
