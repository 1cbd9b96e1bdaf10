"""The fingerprint of a record: what the journal seals and the audit compares."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from servanda.records import NAMES, Record
from servanda.records.columns import anchor_rows, canonical, to_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one record: its fingerprint as it now stands, and whether it is withdrawn."""

    kind: str
    key: str
    sha256: str
    withdrawn: bool = False


def canonical_text(record: Record, columns: dict[str, Any] | None = None) -> str:
    """Return the canonical JSON of a record with its evidence."""
    sealed = to_columns(record) if columns is None else columns
    if later := getattr(record, "later", ()):
        sealed = {name: v for name, v in sealed.items() if v or name not in later}
    return canonical(
        {
            "kind": NAMES[type(record)],
            "columns": sealed,
            "evidence": anchor_rows(record),
        }
    )


def digest(record: Record) -> str:
    """Return the SHA-256 of the record's canonical JSON, 64 hex digits."""
    return sha256(canonical_text(record).encode()).hexdigest()
