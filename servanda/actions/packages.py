"""A workspace in and out as files: folder or ZIP, the same data package."""

import io
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from servanda.actions.actor import Actor, require
from servanda.actions.refusals import Refused
from servanda.ledger import journal, store
from servanda.records import Finding, Plan, Record
from servanda.standards import datapackage

LARGEST = 256 * 2**20  # bytes of all files of a workspace together


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many records of which plans an import kept, and what it found wrong."""

    plans: tuple[str, ...]
    records: int
    findings: tuple[Finding, ...]


def import_files(files: Mapping[str, bytes], *, actor: Actor, now: datetime) -> Imported:
    """Keep every good record of a package in one transaction; the faults come back as findings."""
    require(actor, "import")
    records: list[Record] = []
    findings: list[Finding] = []
    for item in datapackage.records_of(files):
        if isinstance(item, Finding):
            findings.append(item)
        else:
            records.append(item)
    plans = tuple(record.id for record in records if isinstance(record, Plan))
    if not plans:
        first = f": {findings[0].message}" if findings else ""
        raise Refused(
            f"the package holds no plan{first}", "Check it with `servanda package check`."
        )
    with transaction.atomic():
        changes = store.keep(records, recorded=now)
        facts = {"records": len(records), "findings": len(findings)}
        subject = "plan:" + ";".join(plans)
        journal.seal("import", subject, changes, actor=actor.id, at=now, facts=facts)
    return Imported(plans=plans, records=len(records), findings=tuple(findings))


def export_files(plan: str, *, public: bool = False) -> dict[str, bytes]:
    """Return the plan's package as path -> content; `public` leaves undecided proposals out."""
    return datapackage.files(store.recall_plan(plan, proposals=not public))


def files_in(path: Path) -> dict[str, bytes]:
    """Read a package from a folder or a ZIP file; raise Refused when it is neither."""
    if path.is_file():
        return _unzipped(path)
    if not (path / "datapackage.json").is_file():
        raise Refused(
            f"{path} holds no datapackage.json", "Name the folder or the ZIP of a package."
        )
    found: dict[str, bytes] = {}
    size = 0
    for place in sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink()):
        size += place.stat().st_size
        if size > LARGEST:
            raise Refused(
                f"{path} holds more than {LARGEST // 2**20} MB", "Is it the right folder?"
            )
        found[place.relative_to(path).as_posix()] = place.read_bytes()
    return found


def _unzipped(path: Path) -> dict[str, bytes]:
    """Read a ZIP whole or not at all: a member refused for its size or path refuses the file."""
    found: dict[str, bytes] = {}
    with path.open("rb") as stream:
        for item in datapackage.unzip(stream):
            if isinstance(item, Finding):
                raise Refused(f"{path}: {item.message}", item.advice)
            found[item[0]] = item[1]
    return found


def write_to(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a package as a ZIP (name ends in .zip) or as a folder, which appears whole or not at all."""
    if path.suffix == ".zip":
        buffer = io.BytesIO()
        datapackage.zip_of(files, buffer)
        _swap(path, buffer.getvalue())
        return
    if path.exists() and not (path / "datapackage.json").exists() and any(path.iterdir()):
        raise Refused(f"{path} holds other files", "Name a new folder, or one of a package.")
    for name, content in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        _swap(place, content)
    for stale in {*path.rglob("*.csv"), *path.glob("documents/*")}:
        if stale.relative_to(path).as_posix() not in files:
            stale.unlink()


def _swap(place: Path, content: bytes) -> None:
    """Write beside, then rename: a crash leaves the old file or the new one, never half."""
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    os.chmod(beside, 0o644)
    os.replace(beside, place)
