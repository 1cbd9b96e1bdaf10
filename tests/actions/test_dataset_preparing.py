"""What pages ask is worked out when the import says; a fault is told, and costs nothing else."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from servanda.actions import dataset_preparing
from servanda.actions.dataset_preparing import WHEN, prepare
from servanda.flows import preparing, rollups
from servanda.flows.snapshot import Snapshot
from tests.flows.asked import Book


@pytest.fixture
def snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    monkeypatch.setattr(dataset_preparing, "settings", SimpleNamespace(FLOWS=tmp_path))
    book = Book()
    book.flow("A", 100)
    return book.snapshot(tmp_path)


def made(snapshot: Snapshot) -> bool:
    return any((snapshot.folder.parent / rollups.FOLDER).glob("*/*/*.duckdb"))


@pytest.mark.parametrize("when", WHEN)
def test_when_it_is_worked_out(snapshot: Snapshot, when: str) -> None:
    """A small one is not worth a process: it is there at once, now and later."""
    assert prepare(snapshot, when) == (False, ())
    assert made(snapshot) is (when != "asked")


def test_nobody_waits_for_a_large_one(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "SOON", 0)
    assert prepare(snapshot, "later") == (True, ())
    (other,) = preparing._begun
    assert other.wait(60) == 0
    preparing._begun.clear()
    assert made(snapshot)


def test_a_fault_is_told(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object, **named: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("servanda.flows.preparing.prepare", full)
    goes_on, ((told),) = prepare(snapshot, "now")
    assert not goes_on
    assert (told["code"], told["level"], told["file"]) == (
        "flows.roll-up.failed",
        "warning",
        "toy",
    )
