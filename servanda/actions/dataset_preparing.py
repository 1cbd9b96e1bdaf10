"""What pages will ask of a snapshot, worked out when its import says: now, later, or when it is asked.

The snapshot can be seen by then, and is whole all the same: where it cannot be worked out, that is told,
and the first question works it out, or says why it cannot.
"""

from django.conf import settings

from servanda.flows import rate_tables
from servanda.flows.preparing import Unprepared, prepare_later, prepare_snapshot
from servanda.flows.snapshot import Snapshot
from servanda.records import Finding, Level

WHEN = ("later", "now", "asked")

Told = tuple[dict[str, str], ...]


def prepare(snapshot: Snapshot, when: str) -> tuple[bool, Told]:
    """Work it out, or begin to; tell whether a process goes on with it, and what kept it from that."""
    if when == "asked":
        return False, ()
    rates = rate_tables.rates_of(settings.FLOWS / rate_tables.FOLDER)
    try:
        if when == "later":
            return prepare_later(snapshot, rates), ()
        prepare_snapshot(snapshot, rates)
    except Unprepared as fault:
        return False, (_failed(snapshot, fault),)
    return False, ()


def _failed(snapshot: Snapshot, fault: Unprepared) -> dict[str, str]:
    finding = Finding(
        level=Level.WARNING,
        code="flows.roll-up.failed",
        message=f"what pages ask could not be worked out now: {fault}",
        advice="Nothing is lost: the first question works it out, or says why it cannot. To try now:"
        f" `servanda flows prepare --dataset {snapshot.manifest.dataset}`.",
    )
    words = {"code": finding.code, "message": finding.message, "advice": finding.advice}
    place = {"file": snapshot.manifest.dataset, "where": ""}
    return {"level": finding.level.value, **words, **place}
