"""A new document held against the texts kept: reprints, and accounts that differ.

Reading and reconciliation do not know each other; here the one's finds become the other's input. What
was read in the texts kept before is taken from their proposals, so nothing is read twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from servanda.actions.adoption import amount_of, decoded
from servanda.extraction.mentions import Reading
from servanda.extraction.pages.cleaning import zones
from servanda.extraction.sentences import sentences
from servanda.extraction.version import VERSION
from servanda.extraction.view import View
from servanda.ledger import models, store
from servanda.reconciliation.compare import compare
from servanda.reconciliation.found import Found
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.told import (
    AmountTold,
    DateTold,
    IdentifierTold,
    OccasionTold,
    PartyTold,
    SpeakerTold,
    Told,
    told,
)
from servanda.records import Anchor, Document, Proposal, Reprint, When
from servanda.records.columns import canonical

WINDOW = timedelta(days=45)  # a wire story is reprinted within days; six weeks is generous
READ = ("date", "amount", "identifier", "statement", "occasion", "party")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a new document shares with others and where they differ; `names` are the others' files."""

    reprints: tuple[Reprint, ...]
    proposals: tuple[Proposal, ...]
    names: tuple[str, ...]


def compared(document: Document, reading: Reading) -> Compared:
    """Hold a new document against the articles kept in its plan around its date."""
    others = _others(document)
    names = {other.id: other.filename for other in others}
    found = compare([*_kept(document.plan, others), told(document.id, document.text, reading)])
    pairs = [p for p in found.reprints if document.id in (p.a.file, p.b.file)]
    shared = dict.fromkeys(f for p in pairs for f in (p.a.file, p.b.file) if f != document.id)
    return Compared(
        reprints=tuple(_reprint(document.plan, pair) for pair in pairs),
        proposals=tuple(
            _proposal(document, one, number)
            for number, one in enumerate(found.contradictions)
            if document.id in {quotation.file for quotation in one.quotations}
        ),
        names=tuple(names[other] for other in shared),
    )


def _others(document: Document) -> list[Document]:
    """Return the articles of the plan published within the window, and those without a date."""
    rows = models.Document.objects.filter(plan=document.plan, kind="article", withdrawn=False)
    kept: list[Document] = store.records_of(rows.order_by("key"))
    if document.published is None:
        return kept
    first, last = document.published.earliest - WINDOW, document.published.latest + WINDOW
    return [
        other
        for other in kept
        if other.published is None
        or (other.published.latest >= first and other.published.earliest <= last)
    ]


def _kept(plan: str, documents: Iterable[Document]) -> list[Told]:
    """Return kept documents as they were told, from their text and their proposals."""
    known = list(documents)
    rows = models.Proposal.objects.filter(
        plan=plan, kind__in=READ, document__in=[f"{plan}/{one.id}" for one in known]
    )
    proposals: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in store.records_of(rows):
        proposals[proposal.document].append(proposal)
    return [_retold(one, proposals[one.id]) for one in known]


def _retold(document: Document, proposals: Iterable[Proposal]) -> Told:
    found: dict[str, list[Any]] = {kind: [] for kind in READ}
    for proposal in proposals:
        if proposal.kind == "party":
            found["party"] += _parties(proposal)
        else:
            found[proposal.kind].append(_mention(proposal))
    spans = sentences(
        View(document.text, page=True), zones(document.text, language=document.language)
    )
    return Told(
        file=document.id,
        text=document.text,
        sentences=tuple((sentence.start, sentence.end) for sentence in spans),
        language=document.language,
        published=document.published,
        outlet=document.outlet,
        agency=document.origin,
        parties=tuple(found["party"]),
        dates=tuple(found["date"]),
        amounts=tuple(m for m in found["amount"] if m.amount is not None),
        identifiers=tuple(found["identifier"]),
        speakers=tuple(found["statement"]),
        occasions=tuple(found["occasion"]),
    )


def _mention(proposal: Proposal) -> Any:
    """Return what was read, at the place of the proposal's own words."""
    anchor, values = proposal.evidence[0], decoded(proposal.values)
    place: dict[str, Any] = {"start": anchor.start, "end": anchor.end}
    if proposal.kind == "date":
        return DateTold(**place, value=When(values["value"]))
    if proposal.kind == "amount":
        amount = amount_of(values)
        return AmountTold(**place, amount=amount)  # type: ignore[arg-type]
    if proposal.kind == "identifier":
        return IdentifierTold(**place, kind=values["kind"], value=str(values["value"]))
    if proposal.kind == "statement":
        return SpeakerTold(**place, speaker=values.get("speaker") or "")
    date = When(values["date"]) if values.get("date") else None
    return OccasionTold(**place, kind=values["kind"], date=date, place=values.get("place") or "")


def _parties(proposal: Proposal) -> list[PartyTold]:
    values = decoded(proposal.values)
    return [
        PartyTold(start=start, end=end, party=values["id"])
        for start, end in values.get("mentions", ())
    ]


def _reprint(plan: str, pair: Pair) -> Reprint:
    a, b = pair.a, pair.b
    return Reprint(
        plan=plan,
        id=f"{a.file[:12]}-{a.start}-{b.file[:12]}-{b.start}",
        a=a.file,
        b=b.file,
        relation=pair.relation,
        evidence=tuple(
            Anchor(document=q.file, start=q.start, end=q.end, exact=q.quote) for q in (a, b)
        ),
    )


def _proposal(document: Document, found: Found, number: int) -> Proposal:
    """Propose a contradiction; its own document's words stand first."""
    quotations = sorted(found.quotations, key=lambda q: (q.file != document.id, q.file, q.start))
    values = {"kind": found.kind, "values": list(found.values), "hard": found.hard}
    return Proposal(
        plan=document.plan,
        id=f"{document.id[:12]}-contradiction-{number}-{found.kind}",
        document=document.id,
        kind="contradiction",
        values=canonical(values),
        rule=f"contradictions.{found.kind}",
        version=VERSION,
        evidence=tuple(
            Anchor(document=q.file, start=q.start, end=q.end, exact=q.quote) for q in quotations
        ),
    )
