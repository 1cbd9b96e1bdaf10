"""The datasets beside a sample workspace: each row has its address, and none is counted twice."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW

SAMPLES = Path(__file__).parents[2] / "samples"
TABLES = sorted(SAMPLES.glob("published/*/*/pledges.csv"))
LINKS = sorted(SAMPLES.glob("published/*/*/links.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.name)
def test_each_row_has_its_address(path: Path) -> None:
    found = rows(path)
    assert found
    assert all(row["Source"].startswith(("http://", "https://")) for row in found)
    assert all(row["Reported by"] and row["As of"] for row in found)


@pytest.mark.parametrize("path", LINKS, ids=lambda path: path.parent.name)
def test_what_is_linked_is_in_the_table_and_in_the_workspace(path: Path) -> None:
    published = {f"{row['Donor']} / {row['Stage']}" for row in rows(path.with_name("pledges.csv"))}
    kinds = {"promise": "promises", "count": "counts", "delivery": "deliveries"}
    for link in rows(path):
        assert link["published"] in published
        kept = rows(SAMPLES / path.parents[1].name / f"{kinds[link['kind']]}.csv")
        assert link["id"] in {row["id"] for row in kept}


def test_both_workspaces_have_one() -> None:
    assert {path.parents[1].name for path in TABLES} == {"gaza-2014", "gaza-2026"}


def test_a_workspace_without_datasets_has_nothing_to_load(tmp_path: Path) -> None:
    from servanda.cli.published import load_published

    assert load_published(tmp_path, "nothing") == []


def test_a_dataset_of_one_s_own_stands_in_nobody_s_way(
    db: None, settings: Any, tmp_path: Path
) -> None:
    """Whoever took a table under the sample's name keeps it, and the sample workspaces are loaded all the same."""
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.datasets import How, import_files
    from servanda.cli.published import load_published
    from servanda.ledger.models import Dataset

    settings.FLOWS = tmp_path / "flows"
    table = tmp_path / "pledges.csv"
    table.write_text("Donor,Pledge (USD)\nNorthland,5\nSouthland,7\n", encoding="utf-8")
    import_files([table], "cairo-2014", how=How(), actor=COMMAND_LINE, now=NOW)
    (said,) = load_published(SAMPLES, "gaza-2014")
    assert "cairo-2014: a dataset of yours has this name" in said
    assert Dataset.objects.get().current.number == "00001"
