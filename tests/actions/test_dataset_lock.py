"""One import of a dataset at a time."""

import threading
from pathlib import Path

import pytest

from servanda.actions.dataset_lock import locked
from servanda.actions.refusals import Refused


def never() -> None:
    raise AssertionError("nobody else holds it")


def test_the_second_refuses_or_waits(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    order: list[str] = []
    told = threading.Event()

    def second() -> None:
        with locked(folder, wait=True, tell=told.set):
            order.append("second")

    with locked(folder, wait=True, tell=never):
        with (
            pytest.raises(Refused, match="another import of 'd'"),
            locked(folder, wait=False, tell=never),
        ):
            pass
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_folder_that_was_removed_is_made_again(tmp_path: Path) -> None:
    """The first is refused and removes its folder with the lock in it; the second holds a new one."""
    folder = tmp_path / "d"
    waiting, inside = threading.Event(), []

    def second() -> None:
        with locked(folder, wait=True, tell=waiting.set):
            inside.append((folder / "lock").exists())

    with locked(folder, wait=True, tell=never):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        (folder / "lock").unlink()
        folder.rmdir()
    thread.join(10)
    assert inside == [True]
