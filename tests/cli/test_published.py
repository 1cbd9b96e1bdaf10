"""The datasets beside a sample workspace: each row has its address, and none is counted twice."""

import csv
from pathlib import Path

import pytest

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
