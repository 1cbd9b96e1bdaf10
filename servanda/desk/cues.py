"""The cues that people kept, as the page of corrections shows them: words, meaning, and from where."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from servanda.desk.people import people
from servanda.ledger import store
from servanda.ledger.models import Cue, Entry, Proposal
from servanda.terms.languages import READ
from servanda.terms.words import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One line of the journal about a correction: what was kept, by whom and when."""

    said: str
    person: str
    at: datetime


def provenance(named: str) -> tuple[Kept, ...]:
    """Return who kept what under `kind:key` and when, newest first, as the journal has it."""
    entries = list(Entry.objects.filter(object=named, verb="correct").order_by("-seq")[:20])
    names = people({entry.actor for entry in entries})
    found = [(entry, json.loads(entry.body).get("facts", {})) for entry in entries]
    return tuple(
        Kept(said=str(facts["kept"]), person=names.get(entry.actor, entry.actor), at=entry.at)
        for entry, facts in found
        if "kept" in facts
    )


def listed() -> list[Any]:
    """Return the rows of the cues in use, each with its provenance and where it was seen."""
    rows = list(Cue.objects.filter(withdrawn=False).order_by("plan_id", "language", "words"))
    quoted = store.evidence_of("cue", Cue.objects.filter(withdrawn=False)) if rows else {}
    for row in rows:
        row.kept_by = next(iter(provenance(f"cue:{row.key}")), None)
        row.seen = next((f"{row.plan_id}/{a.document}" for a in quoted.get(row.key, ())), "")
    return rows


def offered(given: Mapping[str, str]) -> dict[str, Any]:
    """Return what the form of a new cue begins with: what was sent, or the words of a proposal."""
    asked = str(given.get("from", ""))
    rows = Proposal.objects.filter(key=asked, withdrawn=False).select_related("document")
    seen = rows.first() if asked and "\0" not in asked else None
    quoted = store.evidence_of("proposal", rows).get(asked, ()) if seen else ()
    return {
        "from": asked if seen else "",
        "quotation": quoted[0].exact if quoted else "",
        "plan": seen.plan_id if seen else str(given.get("plan", "")),
        "language": (seen.document.language if seen else "") or str(given.get("language", "")),
        "words": str(given.get("words", "")),
        "marks": str(given.get("marks", "")),
        "languages": READ,
        "choices": codes("cue.marks"),
    }
