"""Names to print for the ids of parties, and the list from which a person picks one."""

import json
from collections.abc import Iterable, Mapping

from servanda.ledger.models import Document, Party, Proposal
from servanda.terms.register import party_name


def names(plan: str, ids: Iterable[str], language: str) -> dict[str, str]:
    """Return id -> name: the plan's own, else that of our register, else the id."""
    wanted = {party for party in ids if party}
    rows = Party.objects.filter(key__in=[f"{plan}/{party}" for party in wanted], withdrawn=False)
    known = {row.id: row.words("name", language)[0] for row in rows}
    return {party: known.get(party) or party_name(party, language) for party in wanted}


def choices(document: Document, language: str) -> list[tuple[str, str]]:
    """Return (id, name) of every party of the plan and of the document, by name."""
    found = {
        row.id: row.words("name", language)[0]
        for row in Party.objects.filter(plan_id=document.plan_id, withdrawn=False)
    }
    read = Proposal.objects.filter(document=document, kind="party", withdrawn=False)
    for values in read.values_list("values", flat=True):
        party = _read(values)
        if party.get("id") and party["id"] not in found:
            registered = party_name(party["id"], language)
            unnamed = registered == party["id"]
            found[party["id"]] = str(party.get("name") or registered) if unnamed else registered
    return sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _read(values: str) -> Mapping[str, str]:
    found = json.loads(values)
    return found if isinstance(found, dict) else {}
