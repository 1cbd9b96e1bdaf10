"""The journal: one sealed line for each action, each holding the hash of the line before it.

    hash(n) = SHA-256 of canonical JSON of [seq, at, actor, verb, object, SHA-256 of body, hash(n-1)]

`body` is canonical JSON: `changes`, a list of [kind, key, sha256 of the record, withdrawn], and
`facts`. Anybody can check the chain without Servanda: `at` is written `2026-02-19T08:00:00.000000Z`
and the first line's `previous` is 64 zeros. The database refuses to change or delete a line.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypedDict, Unpack

from django.db import connection

from servanda.ledger.digest import Change
from servanda.ledger.models import Entry
from servanda.records.columns import canonical

FIRST = "0" * 64
_LOCK = 0x5E72A17DA  # any fixed number: PostgreSQL's name for "the end of the journal"


class Stamp(TypedDict):
    """Who acted, by name of the account, and when, with its zone."""

    actor: str
    at: datetime


def seal(
    verb: str,
    object: str,
    changes: Iterable[Change],
    *,
    facts: Mapping[str, Any] | None = None,
    **stamp: Unpack[Stamp],
) -> Entry:
    """Append the line of one action; call it inside the transaction that made the changes.

    `seal("record", "promise:gaza-2026/x", changes, actor="to", at=now, facts={"note": "..."})`
    """
    if not connection.in_atomic_block:
        raise RuntimeError(
            "seal the journal inside transaction.atomic(), with the changes it seals"
        )
    if stamp["at"].tzinfo is None:
        raise ValueError("give the time of an action with its zone")
    seq, previous = _end()
    entry = Entry(
        seq=seq + 1,
        at=stamp["at"].astimezone(UTC),
        actor=stamp["actor"],
        verb=verb,
        object=object,
        body=body_of(changes, facts or {}),
        previous=previous,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def _end() -> tuple[int, str]:
    """Return (seq, hash) of the last line, and let nobody else append until we commit.

    SQLite's IMMEDIATE transactions have one writer anyway; PostgreSQL needs a lock of its own.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return head()


def head() -> tuple[int, str]:
    """Return (seq, hash) of the last line; (0, zeros) of an empty journal."""
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    return last or (0, FIRST)


def body_of(changes: Iterable[Change], facts: Mapping[str, Any]) -> str:
    """Return the canonical body of a line."""
    rows = [[c.kind, c.key, c.sha256, c.withdrawn] for c in changes]
    return canonical({"changes": rows, "facts": dict(facts)})


def hash_of(entry: Entry) -> str:
    """Return the hash that a line should have."""
    body = sha256(entry.body.encode()).hexdigest()
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    sealed = [entry.seq, at, entry.actor, entry.verb, entry.object, body, entry.previous]
    return sha256(canonical(sealed).encode()).hexdigest()


def changes_of(entry: Entry) -> list[Change]:
    """Return the changes that a line sealed."""
    return [
        Change(kind=kind, key=key, sha256=sealed, withdrawn=withdrawn)
        for kind, key, sealed, withdrawn in json.loads(entry.body)["changes"]
    ]
