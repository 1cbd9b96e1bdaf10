"""Names for what a decision makes: readable ids, and the parties that a record mentions."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from servanda.actions.adoption import Adopting
from servanda.ledger import models, store
from servanda.records import (
    NAMES,
    Contradiction,
    Delivery,
    Document,
    Occasion,
    Party,
    Promise,
    Proposal,
    Record,
    Statement,
    Wording,
)
from servanda.terms.languages import LANGUAGES, worded
from servanda.terms.register import party_name, speaks_for

LONGEST = 80  # characters of an id's stem


def named(record: Record, document: Document) -> Record:
    """Return the record under an id that says something and is free: `vn-personnel-2026-02-21`."""
    if isinstance(record, Party):
        return record
    parts = (*_about(record), _day(record, document))
    stem = "-".join(slug for part in parts if (slug := _slug(part)))[:LONGEST].strip("-")
    table = models.TABLES[NAMES[type(record)]]
    beginning = f"{record.plan}/{stem}"
    taken = set(
        table.objects.filter(key__startswith=beginning).values_list("key", flat=True)  # type: ignore[attr-defined]
    )
    number, name = 1, stem
    while f"{record.plan}/{name}" in taken:
        number += 1
        name = f"{stem}-{number}"
    return replace(record, id=name)


def _about(record: Record) -> Iterator[str]:
    """Yield what an id is made of, before the date: who and what."""
    if isinstance(record, Promise):
        yield _bare(record.obligors[0] if record.obligors else record.speaker)
        yield record.kind
    elif isinstance(record, Delivery):
        yield _bare(record.provider or record.reporter)
        yield record.stage
    elif isinstance(record, Statement):
        yield _bare(record.speaker)
        yield record.kind
    elif isinstance(record, Occasion):
        yield record.kind
        yield record.place.in_language("en")[0]
    elif isinstance(record, Contradiction):
        yield record.kind
        yield from (re.sub(r"^[a-z]+:", "", value) for value in record.values[:3])


def _day(record: Record, document: Document) -> str:
    """Return the record's own date, else the document's."""
    if isinstance(record, Contradiction):
        return ""
    own = record.stated if isinstance(record, Promise) else getattr(record, "date", None)
    return str(own or document.published or "undated")


def _bare(party: str) -> str:
    return party.partition(":")[2]


def _slug(text: str) -> str:
    """Return small letters, digits and hyphens; `2026-02-18/2026-02-20` reads `-to-`."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("đ", "d").replace("/", "-to-"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")


def registered(party: Party, adopting: Adopting) -> Party:
    """Return the party as it enters the register: what is kept of it stays, unless amended."""
    kept = store.recall_one("party", f"{party.plan}/{party.id}")
    if isinstance(kept, Party):
        changed = {n: getattr(party, n) for n in ("name", "role", "of") if n in adopting.amended}
        return replace(kept, **changed)
    of = party.of if "of" in adopting.amended else party.of or speaks_for(party.id)
    if "name" in adopting.amended:
        return replace(party, of=of)
    return replace(party, of=of, name=_known_name(party.id) or party.name)


def missing_parties(record: Record, proposal: Proposal, document: Document) -> Iterator[Party]:
    """Yield a Party for each one the record names, and whom these speak for, that is not kept."""
    waiting, seen = list(_mentioned(record)), set()
    while waiting:
        names = [one for one in dict.fromkeys(waiting) if one and one not in seen]
        seen.update(names)
        kept = _kept(record.plan, names)
        waiting = []
        for party in names:
            if party not in kept:
                yield _party(party, proposal, document)
                waiting.append(speaks_for(party))


def _kept(plan: str, parties: Iterable[str]) -> set[str]:
    keys = [f"{plan}/{party}" for party in parties]
    return set(models.Party.objects.filter(key__in=keys).values_list("id", flat=True))


def _party(party: str, proposal: Proposal, document: Document) -> Party:
    return Party(
        plan=proposal.plan,
        id=party,
        name=_known_name(party) or _read_name(party, proposal, document),
        of=speaks_for(party),
        evidence=proposal.evidence[:1],
    )


def _mentioned(record: Record) -> Iterator[str]:
    if isinstance(record, Promise):
        yield from record.obligors
        yield from record.beneficiaries
    for name in ("speaker", "provider", "receiver", "reporter", "of"):
        yield getattr(record, name, "")
    if isinstance(record, Occasion):
        yield from record.parties


def _known_name(party: str) -> Wording:
    """Return the names in our own word lists, in three languages; empty for a stranger to them."""
    found = {code: party_name(party, code) for code in LANGUAGES}
    return Wording(**{code: name for code, name in found.items() if name != party})


def _read_name(party: str, proposal: Proposal, document: Document) -> Wording:
    """Return the name as the document gives it, else the id in words."""
    read = models.Proposal.objects.filter(
        document_id=f"{proposal.plan}/{proposal.document}", kind="party"
    )
    for values in read.values_list("values", flat=True):
        found = json.loads(values)
        if found.get("id") == party and found.get("name"):
            return Wording(**{worded(document.language): found["name"]})
    return Wording(en=_bare(party).replace("-", " ").title())
