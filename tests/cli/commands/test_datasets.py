"""`servanda datasets`: what is held, how fresh, what failed."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from servanda.flows import readiness
from servanda.ledger.models import Dataset, Snapshot
from tests.actions import toy
from tests.actions.importing import lines, many
from tests.cli.conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def toys(run: Run, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset of three records, taken just now."""
    settings.FLOWS = tmp_path / "flows"
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    file = lines(tmp_path / "a.jsonl", many(3))
    assert run("take", file, "--dataset", "toys").code == 0
    return file


def test_nothing_yet(run: Run) -> None:
    done = run("datasets")
    assert (done.code, "nothing is held yet" in done.out) == (0, True)


def test_what_is_held(run: Run, toys: Path) -> None:
    done = run("datasets")
    assert done.code == 0
    assert "toys: Toy, snapshot 00001 of " in done.out
    assert "records: 3; files: 1; rows: activity 3, flow 6" in done.out
    assert "taken today; nobody has said how often it is expected" in done.out
    assert "servanda datasets toys --every DAYS" in done.out
    (found,) = json.loads(run("datasets", "toys", "--json").out)["datasets"]
    assert (found["name"], found["records"], found["late"]) == ("toys", 3, False)


def test_late_and_failed(run: Run, toys: Path) -> None:
    assert run("datasets", "toys", "--every", "7").code == 0
    past = Snapshot.objects.get().at - timedelta(days=8)
    Snapshot.objects.update(at=past)
    Dataset.objects.update(checked_at=past)
    done = run("datasets")
    assert (done.code, "taken 8 days ago, expected every 7 days; LATE" in done.out) == (1, True)
    toys.write_bytes(b"")
    assert run("take", toys, "--dataset", "toys").code == 1
    assert "the last attempt failed: a.jsonl: it is empty" in run("datasets").out


def test_figures_that_could_not_be_worked_out_are_told_until_they_are(
    run: Run, toys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk; the retry that is named fails as long as it is full, and then clears it."""
    folder = tmp_path / "flows" / "toys" / "00001"
    held = readiness.hold(folder)
    assert held is not None
    assert "is being worked out by a process that goes on" in run("datasets").out
    held.close()
    readiness.fail(folder, "No space left on device")
    done = run("datasets")
    assert (done.code, "not be worked out: No space left on device" in done.out) == (1, True)
    assert "to try now: servanda flows prepare --dataset toys" in done.out

    def full(*given: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("servanda.flows.preparing.prepare", full)
        done = run("flows", "prepare", "--dataset", "toys")
        assert (done.code, "No space left" in done.err, "make room" in done.err) == (1, True, True)
    assert run("flows", "prepare", "--dataset", "toys").code == 0
    assert run("datasets").code == 0


def test_files_that_were_left_out_are_told_by_their_reason(run: Run, toys: Path) -> None:
    empty = [toys.parent / f"{name}.jsonl" for name in "bcdef"]
    for file in empty:
        file.write_bytes(b"")
    lines(toys, many(4))
    assert run("take", toys, *empty, "--dataset", "toys").code == 1
    said = [line for line in run("datasets").out.splitlines() if "left out" in line]
    assert said == ["  left out: b.jsonl, c.jsonl, d.jsonl and 2 more: it is empty"]
    (found,) = json.loads(run("datasets", "--json").out)["datasets"]
    assert len(found["refused"]) == 5


def test_words_that_are_off(run: Run) -> None:
    assert "no dataset 'x'" in run("datasets", "x").line
    assert "no dataset 'x'" in run("datasets", "x", "--every", "3").line
    assert run("datasets", "--every", "3").code == 2


def test_what_the_columns_of_a_table_mean(run: Run, settings: Any, tmp_path: Path) -> None:
    settings.FLOWS = tmp_path / "flows"
    file = tmp_path / "pledges.csv"
    file.write_text("Donor,Pledged (USD)\nExampleland,100\nOtherland,50\n", encoding="utf-8")
    assert run("take", file, "--dataset", "d").code == 1  # it is proposed, and says so
    done = run("datasets", "d", "--mapping")
    assert (done.code, json.loads(done.out)["accepted"]) == (0, False)
    mapping = tmp_path / "mapping.json"
    mapping.write_text(done.out.replace("false", "true"), encoding="utf-8")
    assert run("take", file, "--dataset", "d", "--mapping", mapping).code == 0
    assert json.loads(run("datasets", "d", "--mapping").out)["accepted"] is True
    assert run("datasets", "--mapping").code == 2
