"""What a decision did, to be said on the page that follows it."""

from typing import Any

from servanda.desk.links import public_address
from servanda.ledger.models import Proposal


def outcome(key: str) -> dict[str, Any] | None:
    """Return the decided proposal and where what it became is public; None where none was."""
    if not key or "\0" in key:
        return None
    found = Proposal.objects.filter(key=key).exclude(state="proposed").first()
    if found is None:
        return None
    kind = found.result.partition(":")[0]
    address = public_address(found.plan_id, found.result)
    return {"proposal": found, "kind": kind, "address": address}
