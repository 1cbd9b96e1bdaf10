"""Bulk data for tests of pages: a dataset with a duplicate, a hostile record and one that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, import_files
from servanda.actions.packages import files_in
from servanda.actions.packages import import_files as import_package
from servanda.flows.asking import ask
from servanda.portal.bulk import Line, held_or_404, snapshot_of
from tests.actions import toy
from tests.conftest import NOW

SAMPLES = Path(__file__).parents[2] / "samples"
HOSTILE = "<script>alert(1)</script>"
FIRST = [
    {"id": "A0", "updated": "2026-01-01", "flows": [[100, "USD"], ["0.5", "EUR"]]},
    {"id": "A1", "updated": "2026-01-01", "flows": [[7, "USD"]]},
    {"id": HOSTILE, "updated": "2026-01-01", "flows": [[3, "USD"]]},
    {"id": "A3", "fail": True},
]
SECOND = [{"id": "A1", "updated": "2026-02-01", "flows": [[9, "USD"]]}]


def take(folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take two files into the dataset `toys`; return its name."""
    settings.FLOWS = folder / "flows"
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    for name, records in (("a.jsonl", FIRST), ("b.jsonl", SECOND)):
        text = "".join(json.dumps(record) + "\n" for record in records)
        (folder / name).write_text(text)
    paths = [folder / "a.jsonl", folder / "b.jsonl"]
    import_files(paths, "toys", how=How(), actor=COMMAND_LINE, now=NOW)
    return "toys"


def key_of(id: str) -> int:
    """Return the key of the record that counts under an identifier."""
    question = "SELECT record FROM {activity} WHERE id = $1"
    (row,) = ask(snapshot_of(held_or_404("toys")), question, [id])
    return int(row["record"])


def places() -> list[Line]:
    """Return where all records stand."""
    return ask(snapshot_of(held_or_404("toys")), "SELECT * FROM {source} ORDER BY place")


def keep_sample(name: str) -> str:
    """Keep one of the sample workspaces; return its plan's id."""
    import_package(files_in(SAMPLES / name), actor=COMMAND_LINE, now=NOW)
    return name
