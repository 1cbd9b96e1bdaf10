"""What is given is copied, recognised and cut; what cannot be used is named."""

from pathlib import Path

import pytest

from servanda import standards
from servanda.actions.dataset_cutting import SAID, cut_ahead
from servanda.actions.dataset_files import given
from servanda.actions.dataset_intake import Before, Intake, Step, settle_files, take_in
from servanda.flows.beside import Beside
from servanda.flows.snapshot import Source
from tests.actions import toy
from tests.actions.importing import lines, many


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))


def take(tmp_path: Path, *files: Path, before: Before | None = None) -> Intake:
    steps: list[Step] = []
    given_, folder = given(files), tmp_path / "d"
    with Beside() as beside:
        intake = take_in(
            given_, folder, before=before or Before(), tell=steps.append, beside=beside
        )
        list(cut_ahead(intake, folder, places=tmp_path / "work" / "places", tell=steps.append))
        settle_files(intake, folder, beside)
    return intake


def test_files_know_their_context_and_records(tmp_path: Path) -> None:
    found = take(
        tmp_path, lines(tmp_path / "a", many(3)), lines(tmp_path / "b", many(2, changed=2))
    )
    assert found.module == toy.MODULE
    told = [(one.name, one.records, one.context) for one in found.sources.values()]
    assert told == [("a", 3, b"toy 1"), ("b", 2, b"toy 1")]
    assert (found.used, found.refused) == (2, [])


def test_the_standard_is_heard_of_once(tmp_path: Path) -> None:
    heard: list[tuple[str, int]] = []
    before = Before(hear=lambda module, size: heard.append((module, size)))
    first = lines(tmp_path / "a", many(1))
    take(tmp_path, first, lines(tmp_path / "b", many(2)), before=before)
    assert heard == [(toy.MODULE, first.stat().st_size)]


def test_findings_about_a_file_are_counted_when_they_are_too_many(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b'{"id": 1}' + b" 1" * 5 + b"\n" + b'{"id": 2')
    found = take(tmp_path, tmp_path / "a")
    (source,) = found.sources.values()
    assert source.records == 1
    assert source.findings[-1]["code"] == "json.record.truncated"
    assert len(source.findings) <= SAID + 1


def test_a_file_that_was_there_is_carried(tmp_path: Path) -> None:
    first = take(tmp_path, lines(tmp_path / "a", many(3)))
    held = tuple(first.sources.values())
    again = take(tmp_path, tmp_path / "a", before=Before(module=toy.MODULE, sources=held))
    assert again.carried == set(first.sources)
    assert tuple(again.sources.values()) == held


def test_another_standard_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standards, "BULK", (toy.MODULE, "tests.actions.other"))
    monkeypatch.setitem(__import__("sys").modules, "tests.actions.other", toy)
    held = Source(sha256="0" * 64, name="x", size=1)
    before = Before(module="tests.actions.other", sources=(held,))
    files = given([lines(tmp_path / "a", many(1))])
    with Beside() as beside:
        found = take_in(files, tmp_path / "d", before=before, tell=print, beside=beside)
    assert "this dataset holds" in found.refused[0]["why"]


def test_an_archive_that_is_cut_off_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(b"PK\x03\x04" + b"x" * 100)
    lines(tmp_path / "in" / "b", many(1))
    with Beside() as beside:
        found = take_in(
            given([tmp_path / "in"]), tmp_path / "d", before=Before(), tell=print, beside=beside
        )
    (refused,) = found.refused
    assert refused["why"].startswith("it cannot be read: an archive that is cut off")
