"""What a decision did, to be said on the page that follows it."""

import json
from typing import Any

from django.http import QueryDict

from servanda.actions.review import TOGETHER
from servanda.desk.links import public_address
from servanda.desk.together import accepted
from servanda.ledger.models import Entry, Proposal


def outcome(key: str) -> dict[str, Any] | None:
    """Return the decided proposal and where what it became is public; None where none was."""
    if not key or "\0" in key:
        return None
    found = Proposal.objects.filter(key=key).exclude(state="proposed").first()
    if found is None:
        return None
    kind = found.result.partition(":")[0]
    address = public_address(found.plan_id, found.result)
    return {"proposal": found, "kind": kind, "address": address, "copies": _copies(key)}


def _copies(key: str) -> int:
    """Return how many copies were decided with the proposal, as the journal tells it."""
    entry = Entry.objects.filter(object=f"proposal:{key}", verb="review").order_by("-seq").first()
    return int(json.loads(entry.body)["facts"].get("copies", 0)) if entry else 0


def outcome_together(query: QueryDict) -> dict[str, str] | None:
    """Return what accepting a kind together did, as the journal tells it, and in which document."""
    if query.get("none") in TOGETHER:
        return {"words": accepted(query["none"], 0), "document": "", "kind": query["none"]}
    line = query.get("line", "")
    if not (line.isascii() and line.isdigit() and len(line) <= 18):
        return None
    entry = Entry.objects.filter(seq=int(line), verb="review").first()
    facts = json.loads(entry.body)["facts"] if entry else {}
    if entry is None or facts.get("kind") not in TOGETHER:
        return None
    document = entry.object.partition(":")[2]
    words = accepted(facts["kind"], facts["count"])
    return {"words": words, "document": document, "kind": facts["kind"]}
