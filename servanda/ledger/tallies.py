"""Calculated tallies in and out: one a plan, good for as long as nothing has happened since.

Every change of the ledger seals a line in its own transaction. So a tally is fresh while the lines
after its own are nothing but other plans' reconciliations, which change no record. A text that is
not the one sealed is never given back.
"""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """The totals that head a plan's page, as the line `entry` sealed them; they may be of the past."""

    body: str
    entry: int


def keep_tally(plan: str, body: str, *, as_of: date, entry: int, headlines: str = "") -> None:
    """Replace the plan's tally by the one that the line `entry` sealed."""
    row = {"as_of": as_of, "entry": entry, "body": body, "headlines": headlines}
    Tally.objects.update_or_create(plan_id=plan, defaults=row)


def drop_tally(plan: str) -> None:
    """Leave the plan without a tally."""
    Tally.objects.filter(plan=plan).delete()


def fresh_tally(plan: str, *, as_of: date) -> Fresh | None:
    """Return the plan's tally of that very day; None where it may no longer hold."""
    kept = Tally.objects.filter(plan=plan, as_of=as_of).defer("headlines").first()
    if kept is None or Entry.objects.filter(seq__gt=kept.entry).exclude(verb=VERB).exists():
        return None
    facts = _sealed(kept)
    if facts.get("tally") != fingerprint(kept.body):
        return None
    return Fresh(body=kept.body, statuses=facts["sha256"])


def last_headlines(plan: str) -> Headlines | None:
    """Return the headlines as last reconciled, whatever happened since; None without any."""
    kept = Tally.objects.filter(plan=plan).defer("body").first()
    if kept is None or _sealed(kept).get("headlines") != fingerprint(kept.headlines):
        return None
    return Headlines(body=kept.headlines, entry=kept.entry)


def _sealed(kept: Tally) -> dict[str, Any]:
    """Return the facts of the line that sealed a tally."""
    lines = Entry.objects.filter(seq=kept.entry, verb=VERB, object=f"plan:{kept.plan_id}")
    line = lines.first()
    facts: dict[str, Any] = json.loads(line.body)["facts"] if line else {}
    return facts
