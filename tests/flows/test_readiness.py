"""Whether what pages ask is there: noted by who is at it, whatever becomes of that process."""

import subprocess
import sys
from pathlib import Path

import pytest

from servanda.flows import readiness
from servanda.flows.readiness import KILLED, ROOM, State, fail, hold, note, noted, ready, state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "toy" / "00001"


def told(folder: Path) -> State:
    return state(folder.parent, folder.name)


def test_from_the_first_moment_to_the_last(folder: Path) -> None:
    assert told(folder) == State()  # nobody tried
    with noted(folder):
        assert told(folder) == State(working=True)
        ready(folder)
    assert told(folder) == State()
    assert not note(folder).exists()


def test_what_is_raised_is_noted_and_another_try_clears_it(folder: Path) -> None:
    with pytest.raises(OSError, match="No space"), noted(folder):
        raise OSError(28, "No space left on device")
    assert told(folder).failure == "[Errno 28] No space left on device"
    with noted(folder):
        assert told(folder) == State(working=True)
        ready(folder)
    assert told(folder) == State()


def test_a_process_that_was_killed_is_told(folder: Path) -> None:
    """The lock goes with the file to the process that goes on, and ends with it."""
    held = hold(folder)
    assert held is not None
    words = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, pass_fds=[held.fileno()]) as other:
        held.close()
        assert told(folder) == State(working=True)
        other.kill()
    assert told(folder) == State(failure=KILLED)


def test_the_reason_needs_no_room(folder: Path) -> None:
    """It is written over bytes that the note has; one that is longer is cut."""
    held = hold(folder)
    assert held is not None
    held.close()
    place = note(folder).stat().st_ino
    fail(folder, "x" * 3 * ROOM)
    assert (note(folder).stat().st_ino, note(folder).stat().st_size) == (place, ROOM)
    assert 1000 < len(told(folder).failure) < ROOM


def test_where_nothing_can_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.parent.mkdir()
    (folder.parent / readiness.FOLDER).write_bytes(b"")  # no folder can be made there
    with noted(folder):
        assert told(folder) == State()
    fail(folder, "why")
    assert told(folder) == State()


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        ("", ""),
        ("IO Error: Could not write to file: No space left on device", "room"),
        ("Out of Memory Error: failed to allocate 2 MB", "memory"),
        ("the process for it ended with -9.", "memory"),
        (KILLED, "ended"),
        ("No files found that match flow/00000.parquet", "other"),
    ],
)
def test_the_sort_of_reason(failure: str, kind: str) -> None:
    assert State(failure=failure).kind == kind
