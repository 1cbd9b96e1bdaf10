"""Datasets in and out of the ledger: which snapshot of each is the one that everybody sees."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from servanda.ledger import journal
from servanda.ledger.audit_snapshots import OBJECT, VERB
from servanda.ledger.models import Dataset, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A snapshot that lies on the disk, as the ledger is to keep it."""

    dataset: str
    number: str
    standard: str
    manifest: str  # SHA-256
    records: int
    files: int
    size: int
    rows: dict[str, int]
    refused: list[dict[str, str]]
    nature: str = ""  # of the dataset; "" for what it was, or real


def current(dataset: str) -> str:
    """Return the number of the snapshot that is seen, "" for a dataset that has none."""
    return (
        Dataset.objects.filter(key=dataset).values_list("current__number", flat=True).first() or ""
    )


def seal_snapshot(sealed: Sealed, *, actor: str, now: datetime) -> Snapshot:
    """Make a snapshot the one that is seen, with its journal line; call it in a transaction."""
    facts: dict[str, Any] = {
        "snapshot": sealed.number,
        "manifest": sealed.manifest,
        "standard": sealed.standard,
        "records": sealed.records,
        "files": sealed.files,
        **({"nature": sealed.nature} if sealed.nature else {}),
    }
    line = journal.seal(VERB, f"{OBJECT}{sealed.dataset}", [], actor=actor, at=now, facts=facts)
    defaults = {"recorded": now, "standard": sealed.standard}
    dataset, _ = Dataset.objects.get_or_create(key=sealed.dataset, defaults=defaults)
    row = Snapshot.objects.create(
        key=f"{sealed.dataset}/{sealed.number}",
        dataset=dataset,
        number=sealed.number,
        at=now,
        manifest=sealed.manifest,
        entry=line.seq,
        records=sealed.records,
        files=sealed.files,
        size=sealed.size,
        rows=sealed.rows,
        refused=sealed.refused,
    )
    dataset.current, dataset.checked_at, dataset.failure = row, now, ""
    dataset.nature = sealed.nature or dataset.nature
    dataset.save()
    return row


def note_attempt(dataset: str, *, now: datetime, failure: str = "") -> None:
    """Note when a dataset was last tried, and why nothing came of it; unknown ones stay unknown."""
    Dataset.objects.filter(key=dataset).update(checked_at=now, failure=failure)


def expect(dataset: str, every: int) -> bool:
    """Set how many days may pass between snapshots; tell whether there is such a dataset."""
    return bool(Dataset.objects.filter(key=dataset).update(every=every))


def held(*, now: datetime) -> list[dict[str, Any]]:
    """Return what is held, by name: how fresh it is by `now`, and what failed.

    A dataset that was taken again without a change is as fresh as one that changed.
    """
    found = Dataset.objects.filter(current__isnull=False).select_related("current").order_by("key")
    return [_held(one, now) for one in found]


def _held(dataset: Dataset, now: datetime) -> dict[str, Any]:
    row = dataset.current
    taken = row.at if dataset.failure or not dataset.checked_at else dataset.checked_at
    age = max((now - taken).days, 0)
    return {
        "name": dataset.key,
        "standard": dataset.standard,
        "nature": dataset.nature,
        "snapshot": row.number,
        "at": row.at.isoformat(),
        "taken": taken.isoformat(),
        "age": age,
        "every": dataset.every,
        "late": bool(dataset.every) and age > dataset.every,
        "records": row.records,
        "files": row.files,
        "bytes": row.size,
        "rows": row.rows,
        "refused": row.refused,
        "failure": dataset.failure,
    }
