"""A snapshot that is not as sealed is named: its row, its manifest, a part, a file as taken."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from servanda.ledger.audit import verify
from servanda.ledger.audit_snapshots import snapshots
from servanda.ledger.datasets import Sealed, seal_snapshot
from servanda.ledger.models import Dataset, Snapshot
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """One snapshot, of one part and one file."""
    settings.FLOWS = tmp_path
    dataset = tmp_path / "d"
    (dataset / "sources").mkdir(parents=True)
    (dataset / "00001" / "flow").mkdir(parents=True)
    source = sha256(b"file").hexdigest()
    (dataset / "sources" / source).write_bytes(b"file")
    (dataset / "00001" / "flow" / "0.parquet").write_bytes(b"part")
    part = {"path": "00001/flow/0.parquet", "sha256": sha256(b"part").hexdigest(), "rows": 1}
    manifest = {
        "records": 1,
        "sources": [{"sha256": source, "size": 4}],
        "tables": {"flow": {"rows": 1, "parts": [part]}},
        "refused": [],
    }
    text = json.dumps(manifest).encode()
    (dataset / "00001" / "manifest.json").write_bytes(text)
    sealed = Sealed(
        dataset="d",
        number="00001",
        standard="Toy",
        manifest=sha256(text).hexdigest(),
        records=1,
        files=1,
        size=4,
        rows={"flow": 1},
        refused=[],
    )
    with transaction.atomic():
        seal_snapshot(sealed, actor="cli", now=NOW)
    return tmp_path


def test_what_is_as_sealed_is_sound(folder: Path) -> None:
    assert list(snapshots(folder)) == []
    assert verify().sound


def gone_row(folder: Path) -> None:
    Dataset.objects.update(current=None)
    Snapshot.objects.all().delete()


def unknown_row(folder: Path) -> None:
    row = Snapshot.objects.get()
    row.pk, row.number = "d/00009", "00009"
    row.save(force_insert=True)


def part_altered(folder: Path) -> None:
    (folder / "d" / "00001" / "flow" / "0.parquet").write_bytes(b"other")


def source_altered(folder: Path) -> None:
    (next((folder / "d" / "sources").iterdir())).write_bytes(b"other")


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "row gone": (gone_row, "snapshot-missing", "its row is gone"),
    "row unknown": (unknown_row, "snapshot-unknown", "no line"),
    "row names another": (
        lambda _: Snapshot.objects.update(manifest="1" * 64),
        "snapshot-altered",
        "the row",
    ),
    "row counts more": (
        lambda _: Snapshot.objects.update(records=2),
        "snapshot-altered",
        "does not say",
    ),
    "sample called real": (
        lambda _: Dataset.objects.update(nature="exercise"),
        "snapshot-altered",
        "sealed as real data",
    ),
    "manifest gone": (
        lambda folder: (folder / "d" / "00001" / "manifest.json").unlink(),
        "snapshot-missing",
        "manifest",
    ),
    "manifest altered": (
        lambda folder: (folder / "d" / "00001" / "manifest.json").write_bytes(b"{}"),
        "snapshot-altered",
        "manifest",
    ),
    "part altered": (part_altered, "part-altered", "flow/0.parquet"),
    "part gone": (
        lambda folder: (folder / "d" / "00001" / "flow" / "0.parquet").unlink(),
        "part-missing",
        "flow/0.parquet",
    ),
    "file altered": (source_altered, "part-altered", "sources/"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named(folder: Path, name: str) -> None:
    do, code, words = FAULTS[name]
    do(folder)
    (found,) = snapshots(folder)
    assert (found.code, found.where.split("/")[0]) == (f"journal.{code}", "snapshot d")
    assert words in found.message
    assert not verify().sound
