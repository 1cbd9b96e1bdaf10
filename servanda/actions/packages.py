"""A workspace in and out as files: folder or ZIP, the same data package."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.package_files import files_in, write_to
from servanda.actions.refusals import Refused
from servanda.ledger import journal, store
from servanda.ledger.originals import keep_originals, originals
from servanda.records import Document, Finding, Plan, Record
from servanda.standards import datapackage

__all__ = ["Imported", "export_files", "files_in", "import_files", "write_to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many records of which plans an import kept, and what it found wrong."""

    plans: tuple[str, ...]
    records: int
    findings: tuple[Finding, ...]


def import_files(files: Mapping[str, bytes], *, actor: Actor, now: datetime) -> Imported:
    """Keep every good record of a package in one transaction; the faults come back as findings.

    What is kept already under the same key takes over the package's words; nothing else changes.
    """
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
    with all_or_nothing():
        documents = [record for record in records if isinstance(record, Document)]
        keep_originals(datapackage.originals(files, documents).values())
        changes = store.keep(records, recorded=now)
        facts = {"records": len(records), "findings": len(findings)}
        subject = "plan:" + ";".join(plans)
        journal.seal("import", subject, changes, actor=actor.id, at=now, facts=facts)
    return Imported(plans=plans, records=len(records), findings=tuple(findings))


def export_files(plan: str, *, public: bool = False) -> dict[str, bytes]:
    """Return the plan's package as path -> content; `public` leaves undecided proposals out."""
    records = store.recall_plan(plan, proposals=not public)
    read_from = [one.id for one in records if isinstance(one, Document) and one.extractor]
    return datapackage.files(records, dict(originals(read_from)))
