"""Names to print for the ids of parties, and the list from which a person picks one."""

import json
from collections.abc import Iterable, Mapping

from servanda.ledger.models import Document, Party, Proposal
from servanda.terms.register import party_name


def names(
    plan: str, ids: Iterable[str], language: str, *, documents: Iterable[str] = ()
) -> dict[str, str]:
    """Return id -> name: the plan's own, our register's, as the documents give it, else the id."""
    wanted = {party for party in ids if party}
    rows = Party.objects.filter(key__in=[f"{plan}/{party}" for party in wanted], withdrawn=False)
    found = {party: party_name(party, language) for party in wanted}
    if any(party == name for party, name in found.items()):
        read = as_read(documents)
        found = {p: read.get(p, name) if p == name else name for p, name in found.items()}
    return found | {row.id: row.words("name", language)[0] for row in rows}


def as_read(documents: Iterable[str]) -> dict[str, str]:
    """Return id -> name of the parties read in the documents with these keys."""
    read = Proposal.objects.filter(document_id__in=set(documents), kind="party", withdrawn=False)
    parties = [_read(values) for values in read.values_list("values", flat=True)]
    return {party["id"]: str(party["name"]) for party in parties if party.get("name")}


def choices(document: Document, language: str) -> list[tuple[str, str]]:
    """Return (id, name) of every party of the plan and of the document, by name."""
    found = {
        row.id: row.words("name", language)[0]
        for row in Party.objects.filter(plan_id=document.plan_id, withdrawn=False)
    }
    for party, name in as_read([document.key]).items():
        registered = party_name(party, language)
        found.setdefault(party, name if registered == party else registered)
    return sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _read(values: str) -> Mapping[str, str]:
    found = json.loads(values)
    return found if isinstance(found, dict) and found.get("id") else {}
