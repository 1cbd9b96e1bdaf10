"""A process whose releases lie in several files: merged once, each release shown as it was published."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, import_files
from servanda.flows.asking import ask
from servanda.portal.bulk import digest, held_or_404, snapshot_of
from tests.conftest import NOW
from tests.standards.ocds.samples import CONTRACTED, OCID, PLANNED, TENDERED, package

NAME = "roads"


def saved(name: str, content: bytes) -> bytes:
    return content.decode().encode("utf-16") if name == "b" else content


def take(folder: Path, *, drop: bool = False, **files: dict[str, Any]) -> None:
    """Take a file of each release into the dataset; one of them has two bytes a letter."""
    paths = []
    for name, release in files.items():
        paths.append(folder / f"{name}.json")
        paths[-1].write_bytes(saved(name, package(release)))
    import_files(paths, NAME, how=How(drop=drop), actor=COMMAND_LINE, now=NOW)


@pytest.fixture
def roads(db: None, settings: Any, tmp_path: Path) -> Path:
    """Take three releases of a road, a file each, the last one later than the others."""
    settings.FLOWS = tmp_path / "flows"
    take(tmp_path, a=PLANNED, b=TENDERED)
    take(tmp_path, c=CONTRACTED)
    return tmp_path


def counted() -> list[tuple[str, Decimal]]:
    rows = ask(snapshot_of(held_or_404(NAME)), "SELECT stage, amount FROM {flow} ORDER BY amount")
    return [(row["stage"], row["amount"]) for row in rows]


ALL = [
    ("disbursement", 200),
    ("commitment", 840),
    ("allocation", 850),
    ("planned", 900),
    ("budget", 1000),
]


def test_a_process_is_all_of_its_releases(roads: Path) -> None:
    assert counted() == ALL
    snapshot = snapshot_of(held_or_404(NAME))
    assert digest(snapshot).duplicates == 0
    reasons = ask(snapshot, "SELECT reason, count(*) AS n FROM {source} GROUP BY 1 ORDER BY 1")
    assert {row["reason"]: row["n"] for row in reasons}.items() >= {"": 1, "merged": 3}.items()
    codes = [fault["code"] for fault in digest(snapshot).faults]
    assert "flows.merged" in codes
    assert "flows.duplicate" not in codes


def test_a_file_that_goes_takes_its_release_with_it(roads: Path) -> None:
    take(roads, drop=True, a=PLANNED, c=CONTRACTED)
    assert ("planned", 900) not in counted()
    assert len(counted()) == 4
    take(roads, drop=True, a=PLANNED)
    assert counted() == [("budget", 1000)]
    take(roads, a=PLANNED, b=TENDERED, c=CONTRACTED)
    assert counted() == ALL


def test_the_page_shows_each_release(roads: Path, stranger: Client) -> None:
    (row,) = ask(
        snapshot_of(held_or_404(NAME)), "SELECT record FROM {activity} WHERE id = $1", [OCID]
    )
    address = f"/en/datasets/{NAME}/records/{row['record']}/"
    body = stranger.get(address).content.decode()
    assert "merged of 3 releases" in body
    assert "row " not in re.sub(r"<[^>]+>", " ", body.partition('<h2 id="table-')[0]).lower()
    for number, (name, release) in enumerate(
        {"a": PLANNED, "b": TENDERED, "c": CONTRACTED}.items(), 1
    ):
        assert f'href="{address}raw/1/{number}/"' in body
        raw = b"".join(stranger.get(f"{address}raw/1/{number}/"))
        assert json.loads(raw) == release
        own = saved(name, raw).removeprefix(b"\xff\xfe")
        assert own in (roads / f"{name}.json").read_bytes()
        assert f"<bdi>{name}.json</bdi>" in body
    assert stranger.get(f"{address}raw/1/4/").status_code == 404
    assert stranger.get(f"{address}raw/1/0/").status_code == 404
