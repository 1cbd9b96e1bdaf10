"""Names for what a decision makes: readable ids, and the parties that a record mentions."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from servanda.ledger import models
from servanda.records import Document, Party, Promise, Proposal, Record, Wording
from servanda.terms.countries import display
from servanda.terms.languages import LANGUAGES
from servanda.terms.register import party_name

# The kind that a proposal becomes, where it differs from the proposal's own kind.
_TABLES = {
    "promise": models.Promise,
    "occasion": models.Occasion,
    "statement": models.Statement,
    "contradiction": models.Contradiction,
}


def free_id(proposal: Proposal, values: Mapping[str, Any], document: Document) -> str:
    """Return an id that says something and is not taken: `vn-personnel-2026-02-21`, then `-2`."""
    obligors = values.get("obligors") or values.get("obligor") or ()
    first = obligors if isinstance(obligors, str) else next(iter(obligors), "")
    said = str(values.get("date") or document.published or "undated")
    parts = (first.partition(":")[2], str(values.get("kind") or proposal.kind), said)
    stem = "-".join(part for part in parts if part).lower().replace("_", "-").replace("/", "-to-")
    model = _TABLES.get(proposal.kind, models.Promise)
    taken = set(
        model.objects.filter(key__startswith=f"{proposal.plan}/{stem}").values_list(
            "key", flat=True
        )
    )
    number, name = 1, stem
    while f"{proposal.plan}/{name}" in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def missing_parties(record: Record, proposal: Proposal) -> Iterator[Party]:
    """Yield a Party for each one the record names and the plan's register lacks."""
    named = dict.fromkeys(_named(record))
    keys = [f"{record.plan}/{party}" for party in named]
    known = set(models.Party.objects.filter(key__in=keys).values_list("key", flat=True))
    for party in named:
        if f"{record.plan}/{party}" not in known and ":" in party:
            yield Party(
                plan=record.plan,
                id=party,
                name=_name(party, proposal),
                evidence=proposal.evidence[:1],
            )


def _named(record: Record) -> Iterator[str]:
    if isinstance(record, Promise):
        yield from record.obligors
        yield from record.beneficiaries
    for name in ("speaker", "provider", "receiver", "reporter"):
        value = getattr(record, name, "")
        if value:
            yield value
    if hasattr(record, "parties"):
        yield from record.parties


def _name(party: str, proposal: Proposal) -> Wording:
    """Return the party's name from our word lists, else as the document gives it."""
    find = display if party.startswith("country:") else party_name
    known = Wording(**{code: find(party, code) or "" for code in LANGUAGES})
    if known:
        return known
    read = models.Proposal.objects.filter(
        document_id=f"{proposal.plan}/{proposal.document}", kind="party"
    )
    for values in read.values_list("values", flat=True):
        found = json.loads(values)
        if found.get("id") == party:
            return Wording(en=found["name"])
    return Wording(en=party.partition(":")[2].replace("-", " ").title())
