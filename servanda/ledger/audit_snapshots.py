"""Is the bulk data still what was sealed? Every manifest, every part and every file as taken.

The journal has the SHA-256 of each manifest, and a manifest that of each part; a file bears its own
as its name. Yields findings where

- `journal.snapshot-missing`: a snapshot was sealed, and its row or its manifest is gone;
- `journal.snapshot-altered`: a row or a manifest is not as sealed;
- `journal.snapshot-unknown`: a row that no line knows;
- `journal.part-missing`, `journal.part-altered`: a part, or a file as taken, is gone or is another.
"""

import json
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from servanda.ledger.models import Dataset, Entry, Snapshot
from servanda.records import Finding, Level

VERB = "snapshot"
OBJECT = "dataset:"


def snapshots(folder: Path) -> Iterator[Finding]:
    """Check every snapshot whose data lies under `folder`, one folder a dataset."""
    sealed = dict(_sealed())
    rows = {row.key: row for row in Snapshot.objects.all()}
    checked: set[Path] = set()
    natures = {key.rpartition("/")[0]: facts["nature"] for key, facts in sealed.items()}
    for key, nature in Dataset.objects.filter(key__in=natures).values_list("key", "nature"):
        if nature != natures[key]:
            yield _fault("snapshot-altered", key, f"it was sealed as {natures[key]} data")
    for key in sorted(sealed.keys() | rows.keys()):
        if key not in sealed:
            yield _fault("snapshot-unknown", key, "no line of the journal knows this snapshot")
        elif key not in rows:
            yield _fault("snapshot-missing", key, "a snapshot was sealed, and its row is gone")
        elif rows[key].manifest != sealed[key]["manifest"]:
            yield _fault("snapshot-altered", key, "the row is not as it was sealed")
        else:
            yield from _snapshot(rows[key], folder / rows[key].dataset_id, checked)


def _sealed() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the key and the facts of each snapshot that was sealed, with what its dataset was then."""
    natures: dict[str, str] = {}
    lines = Entry.objects.filter(verb=VERB, object__startswith=OBJECT).order_by("seq")
    for named, body in lines.values_list("object", "body"):
        try:
            facts = json.loads(body)["facts"]
            dataset = named.removeprefix(OBJECT)
            natures[dataset] = facts.get("nature") or natures.get(dataset, "real")
            kept = {"manifest": str(facts["manifest"]), "nature": str(natures[dataset])}
            yield f"{dataset}/{facts['snapshot']}", kept
        except (ValueError, KeyError, TypeError):
            continue  # the chain is broken there, and the audit of the lines says so


def _snapshot(row: Snapshot, dataset: Path, checked: set[Path]) -> Iterator[Finding]:
    """Check one snapshot; what several of them share is checked once."""
    try:
        text = (dataset / row.number / "manifest.json").read_bytes()
    except OSError:
        yield _fault("snapshot-missing", row.key, "its manifest cannot be read")
        return
    if sha256(text).hexdigest() != row.manifest:
        yield _fault("snapshot-altered", row.key, "its manifest is not the one that was sealed")
        return
    manifest = json.loads(text)
    if _counted(manifest) != (row.records, row.files, row.size, row.rows, row.refused):
        yield _fault("snapshot-altered", row.key, "the row does not say what its manifest says")
    parts = [part for table in manifest["tables"].values() for part in table["parts"]]
    files = [{"path": f"sources/{s['sha256']}", "sha256": s["sha256"]} for s in manifest["sources"]]
    for part in (*parts, *files):
        path = dataset / part["path"]
        if path not in checked:
            checked.add(path)
            yield from _file(path, part, row.key)


def _counted(manifest: dict[str, Any]) -> tuple[Any, ...]:
    """Return what the row of a snapshot has from its manifest."""
    sources = manifest["sources"]
    rows = {name: table["rows"] for name, table in manifest["tables"].items()}
    size = sum(source["size"] for source in sources)
    return manifest["records"], len(sources), size, rows, manifest["refused"]


def _file(path: Path, part: dict[str, Any], key: str) -> Iterator[Finding]:
    try:
        with path.open("rb") as stream:
            mark = file_digest(stream, "sha256").hexdigest()
    except OSError as fault:
        yield _fault("part-missing", key, f"{part['path']} cannot be read: {fault.strerror}")
        return
    if mark != part["sha256"]:
        yield _fault("part-altered", key, f"{part['path']} is not the one that was sealed")


def _fault(code: str, key: str, message: str) -> Finding:
    return Finding(
        level=Level.ERROR,
        code=f"journal.{code}",
        message=message,
        where=f"snapshot {key}",
        advice="Put the folder of the dataset back from a backup, or take its files again",
    )
