"""Where everything lies in files that stay is kept: they are gone through again only where it is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.actions import dataset_gathered
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, import_files
from servanda.flows.snapshot import open_snapshot
from servanda.standards.ocds.gathering import Gathering
from tests.conftest import NOW
from tests.standards.ocds.samples import CONTRACTED, PLANNED, TENDERED


@pytest.fixture
def days(tmp_path: Path, settings: Any, db: None) -> list[Path]:
    """A process whose steps were published on three days, each a file."""
    settings.FLOWS = tmp_path / "flows"
    found = []
    for number, release in enumerate((PLANNED, TENDERED, CONTRACTED)):
        found.append(tmp_path / f"day-{number}.json")
        whole = {"uri": "x", "publishedDate": "2021-06-01T00:00:00Z", "releases": [release]}
        found[-1].write_text(json.dumps(whole))
    return found


def take(paths: list[Path], dataset: str, settings: Any) -> list[Any]:
    """Take files; return all rows of the flows, and where records lie."""
    done = import_files(paths, dataset, how=How(prepare="asked"), actor=COMMAND_LINE, now=NOW)
    snapshot = open_snapshot(settings.FLOWS / dataset / done.snapshot)
    with snapshot.connect() as con:
        rows = con.execute("SELECT * FROM flow ORDER BY ALL").fetchall()
        where = "SELECT record, file, place, wins, reason FROM source WHERE reason <> 'gone' ORDER BY ALL"
        return [*rows, *con.execute(where).fetchall()]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The files that were gone through though they are held."""
    found: list[int] = []
    look = Gathering.look

    def looking(self: Gathering, number: int, *given: Any) -> None:
        found.append(number)
        look(self, number, *given)

    monkeypatch.setattr(Gathering, "look", looking)
    return found


def test_what_stays_is_not_cut_again(days: list[Path], settings: Any, looked: list[int]) -> None:
    whole = take(days, "whole", settings)
    for path in days:  # one a day
        last = take([path], "daily", settings)
    assert last == whole
    assert looked == []
    kept = settings.FLOWS / "daily" / dataset_gathered.FOLDER
    assert len(list(kept.iterdir())) == 3


@pytest.mark.parametrize("lost", ["all", "half", "another reading"])
def test_what_is_lost_is_found_again(
    days: list[Path], settings: Any, looked: list[int], lost: str
) -> None:
    whole = take(days, "whole", settings)
    take(days[:1], "daily", settings)
    (kept,) = (settings.FLOWS / "daily" / dataset_gathered.FOLDER).iterdir()
    content = kept.read_bytes()
    if lost == "all":
        kept.unlink()
    else:
        kept.write_bytes(content[: len(content) // 2] if lost == "half" else b"x" + content)
    assert take(days[1:], "daily", settings) == whole
    assert looked == [0]
    assert kept.read_bytes() == content


def test_a_large_file_is_kept_by_its_hash(
    days: list[Path], settings: Any, looked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.actions.dataset_intake.LARGE", 1)
    whole = take(days, "whole", settings)
    take(days[:2], "daily", settings)
    assert take(days[2:], "daily", settings) == whole
    assert looked == []


def test_it_goes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / dataset_gathered.FOLDER).mkdir()
    for name in ("a", "b", "b.new"):
        (tmp_path / dataset_gathered.FOLDER / name).write_bytes(b"")
    dataset_gathered.clean(tmp_path, {"a"})
    assert [path.name for path in (tmp_path / dataset_gathered.FOLDER).iterdir()] == ["a"]
