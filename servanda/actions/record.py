"""Hand entry: keep records that a person has written, and withdraw what was kept in error."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.leaning import leaning
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.reopening import reopen
from servanda.ledger import journal, models, store
from servanda.ledger.checks import existing
from servanda.ledger.models import Entry
from servanda.ledger.rows import key_of
from servanda.records import NAMES, Document, Plan, Record

UNANCHORED = (Plan, Document)  # a plan may begin empty; a document is its own evidence


def record(records: Iterable[Record], *, actor: Actor, now: datetime, note: str = "") -> Entry:
    """Keep the records in one transaction under one journal line; each needs its evidence."""
    require(actor, "record")
    new = list(records)
    if not new:
        raise Refused("there is nothing to record")
    for item in new:
        if not item.evidence and not isinstance(item, UNANCHORED):
            raise Refused(
                f"{NAMES[type(item)]} {item.id} has no evidence",
                "Name the document and the exact words it rests on.",
            )
    with all_or_nothing():
        _refuse_withdrawn(new)
        changes = store.keep(new, recorded=now)
        subject = f"{NAMES[type(new[0])]}:{new[0].plan}/{new[0].id}"
        facts = {"records": len(new), "note": note}
        return journal.seal("record", subject, changes, actor=actor.id, at=now, facts=facts)


def withdraw(kind: str, key: str, *, actor: Actor, now: datetime, note: str) -> Entry:
    """Take a record out of every total and page; it stays in the ledger, with the reason.

    A published flow that was confirmed by this record alone waits for a decision again.
    """
    require(actor, "withdraw")
    if not note:
        raise Refused("a withdrawal needs its reason", "Say why in the note.")
    model = models.TABLES.get(kind)
    if model is None or not model.objects.filter(key=key, withdrawn=False).exists():
        raise Unknown(f"there is no {kind} {key}", "Check the kind and the key.")
    if others := leaning(kind, key):
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        raise Refused(
            f"{kind} {key} cannot be withdrawn: {', '.join(others[:3])}{more} lean on it",
            "Withdraw those first.",
        )
    with all_or_nothing():
        changes = [store.withdraw(kind, key, recorded=now)]
        opened = reopen(kind, key)
        facts = {"note": note, "reopened": list(opened)} if opened else {"note": note}
        return journal.seal(
            "withdraw", f"{kind}:{key}", changes, actor=actor.id, at=now, facts=facts
        )


def _refuse_withdrawn(records: Iterable[Record]) -> None:
    """Refuse to write over a withdrawn record: it would stay withdrawn, and nobody would see why."""
    keys: dict[str, list[str]] = defaultdict(list)
    for item in records:
        keys[NAMES[type(item)]].append(key_of(item))
    for kind, named in keys.items():
        gone = [key for key, withdrawn in existing(kind, named).items() if withdrawn]
        if gone:
            raise Refused(f"{kind} {min(gone)} was withdrawn", "Record it under another id.")
