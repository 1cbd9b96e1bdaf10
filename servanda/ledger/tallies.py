"""Calculated tallies in and out: one a plan, good for as long as nothing has happened since.

Every change of the ledger seals a line in its own transaction. So a tally is fresh while the lines
after its own are nothing but other plans' reconciliations, which change no record. A text that is
not the one sealed is never given back.
"""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from servanda.ledger.models import Entry, Tally

VERB = "reconcile"  # the one act that changes no record


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A tally that still holds, and the fingerprint of the statuses that were sealed with it."""

    body: str
    statuses: str


def fingerprint(body: str) -> str:
    """Return the SHA-256 under which a line seals a tally."""
    return sha256(body.encode()).hexdigest()


def keep_tally(plan: str, body: str, *, as_of: date, entry: int) -> None:
    """Replace the plan's tally by the one that the line `entry` sealed."""
    row = {"as_of": as_of, "entry": entry, "body": body}
    Tally.objects.update_or_create(plan_id=plan, defaults=row)


def drop_tally(plan: str) -> None:
    """Leave the plan without a tally."""
    Tally.objects.filter(plan=plan).delete()


def fresh_tally(plan: str, *, as_of: date) -> Fresh | None:
    """Return the plan's tally of that very day; None where it may no longer hold."""
    kept = Tally.objects.filter(plan=plan, as_of=as_of).first()
    if kept is None or Entry.objects.filter(seq__gt=kept.entry).exclude(verb=VERB).exists():
        return None
    line = Entry.objects.filter(seq=kept.entry, verb=VERB, object=f"plan:{plan}").first()
    facts = json.loads(line.body)["facts"] if line else {}
    if facts.get("tally") != fingerprint(kept.body):
        return None
    return Fresh(body=kept.body, statuses=facts["sha256"])
