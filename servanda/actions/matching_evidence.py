"""From a published flow to a delivery with its evidence: the raw record as a kept document.

The record's bytes, as its publisher wrote them, become the text of a document of kind `record`; the
delivery rests on the exact words in it that tell of the flow. Other reports of the same flow (its
twins) become further evidence of the one delivery (definition 16); the plan's declared preference
says whose figure stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from django.conf import settings

from servanda.actions.refusals import Refused
from servanda.flows.raw import Raw, raw
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.ledger.pairings import as_json
from servanda.reconciliation.matching_measures import own_amount
from servanda.reconciliation.matching_parties import Resolver
from servanda.reconciliation.matching_quotation import quotation
from servanda.records import (
    Amount,
    Anchor,
    Delivery,
    Document,
    Party,
    Plan,
    Promise,
    Record,
    When,
    Wording,
)
from servanda.records.columns import plain_decimal
from servanda.records.pairing import Candidate
from servanda.terms.languages import LANGUAGES
from servanda.terms.register import party_name

STAGES = {
    "disbursement": "disbursed",
    "incoming": "disbursed",
    "expenditure": "spent",
    "delivered": "delivered",
    "allocation": "allocated",
}
LARGEST = 8 << 20  # bytes of a record that becomes a document
EXTRACTOR = "servanda.flows 1"  # reads the bytes of a record that are not UTF-8 as text


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The plan that a delivery is made for, and who finds the parties that it knows."""

    plan: Plan
    resolver: Resolver

    def reporter(self, candidate: Candidate) -> str:
        """Return the id of who published a flow, "" where nobody is named."""
        name = candidate.reporter_name or candidate.reporter
        return party_id(self.resolver.party(candidate.reporter, candidate.reporter_name), name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report of a flow: the document that holds it, the words, and the bytes if kept beside."""

    candidate: Candidate
    document: Document
    anchor: Anchor
    original: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A delivery with all that must be kept for it, in an order in which it can be."""

    delivery: Delivery
    parties: tuple[Party, ...]
    told: tuple[Told, ...]

    @property
    def records(self) -> list[Record]:
        """Return documents, parties and the delivery."""
        documents = {one.document.id: one.document for one in self.told}
        return [*documents.values(), *self.parties, self.delivery]


def deliver(
    candidate: Candidate, promise: Promise, *, known: Known, twins: Sequence[Candidate]
) -> Made:
    """Return the delivery that a flow is, in the promise's unit where it was published in it."""
    plan = known.plan
    chosen, *others = _preferred([candidate, *twins], known)
    told = [report(one, plan.id) for one in (chosen, *others)]
    amount = amount_of(chosen, promise)
    day = chosen.day
    if day is None:
        raise Refused(
            "the flow says no day", "Record the delivery by hand, with the day you know of."
        )
    anchors = tuple(one.anchor for one in told)
    provider = party_id(chosen.provider_party, chosen.provider_name or chosen.provider)
    receiver = party_id(chosen.receiver_party, chosen.receiver_name or chosen.receiver)
    reporter = known.reporter(chosen)
    delivery = Delivery(
        plan=plan.id,
        id=delivery_id(candidate),
        title=title_of(chosen, told[0].document),
        stage=STAGES[chosen.stage],
        date=When(day.isoformat()),
        amount=amount,
        provider=provider,
        receiver=receiver,
        reporter=reporter,
        evidence=anchors,
    )
    named = ((provider, chosen.provider_name), (receiver, chosen.receiver_name))
    parties = parties_named((*named, (reporter, chosen.reporter_name)), plan.id, anchors[0])
    return Made(delivery=delivery, parties=tuple(parties), told=tuple(told))


def delivery_id(candidate: Candidate) -> str:
    """Return the id under which a published flow is a delivery: the same in every snapshot."""
    return "-".join(
        filter(None, (slug(candidate.dataset), slug(candidate.activity), candidate.mark))
    )


def slug(text: str, longest: int = 60) -> str:
    """Return small letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    made = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")
    return made[:longest].strip("-")


def _preferred(reports: list[Candidate], known: Known) -> list[Candidate]:
    """Put the report first whose reporter the plan prefers; the donor's own where it says nothing."""
    order = {party: n for n, party in enumerate(known.plan.preference)}

    def rank(one: Candidate) -> int:
        return order.get(known.reporter(one), len(order))

    return sorted(reports, key=rank)


def report(candidate: Candidate, plan: str) -> Told:
    """Return the raw record of a flow as a document, and where in it the flow stands."""
    held = _held(candidate)
    if len(held.content) > LARGEST:
        raise Refused(
            f"the record of {candidate.activity} has {len(held.content) >> 20} MB",
            "Record the delivery by hand, quoting the part that tells of it.",
        )
    try:
        text, extractor = held.content.decode(), ""
    except UnicodeDecodeError:
        text, extractor = held.content.decode("utf-8", "replace"), EXTRACTOR
    if "\0" in text:
        text, extractor = text.replace("\0", "\ufffd"), EXTRACTOR
    start, end = quotation(text, candidate)
    mark = sha256(held.content).hexdigest()
    document = Document(
        plan=plan,
        id=mark,
        text=text,
        filename=f"{held.name}@{held.offset}",
        kind="record",
        language=candidate.language if candidate.language in LANGUAGES else "",
        title=candidate.title or candidate.activity,
        outlet=candidate.reporter_name or candidate.reporter or candidate.dataset,
        published=None,
        address="",
        text_sha256=sha256(text.encode()).hexdigest() if extractor else "",
        extractor=extractor,
    )
    return Told(
        candidate=candidate,
        document=document,
        anchor=Anchor(document=mark, start=start, end=end, exact=text[start:end]),
        original=held.content if extractor else b"",
    )


def _held(candidate: Candidate) -> Raw:
    try:
        places = raw(snapshot_of(candidate.dataset, candidate.snapshot), candidate.record)
    except (OSError, ValueError):
        places = []
    if not places or not places[0].content.strip():
        raise Refused(
            f"the record {candidate.activity} of {candidate.dataset} is not held any more",
            "Take the dataset in anew, and propose again.",
        )
    if not places[0].genuine:
        raise Refused(
            f"the bytes of {candidate.activity} are not those that were taken in",
            "Check with `servanda verify`, and take the dataset in anew.",
        )
    return places[0]


def snapshot_of(dataset: str, number: str) -> Snapshot:
    """Open a snapshot of a dataset; OSError or ValueError when there is none."""
    return open_snapshot(settings.FLOWS / dataset / number)


def amount_of(candidate: Candidate, promise: Promise) -> Amount:
    """Return the published amount in the promise's unit where there is one, else as published."""
    wanted = promise.amount.unit if promise.amount else ""
    own = own_amount(candidate, wanted) if wanted else None
    unit = wanted if own is not None else candidate.currency or candidate.unit
    value = own if own is not None else candidate.amount
    if value is None or not unit:
        raise Refused("the flow says neither how much nor of what", "Record the delivery by hand.")
    return Amount(unit=unit, value=Decimal(plain_decimal(value)))


def title_of(candidate: Candidate, document: Document) -> Wording:
    words = " ".join((candidate.title or candidate.activity or candidate.dataset).split())[:300]
    return Wording(**{document.language or "en": words})


def party_id(party: str, name: str) -> str:
    """Return a typed id for a party that may be one of ours, or only a published name."""
    if party or not name:
        return party
    made = slug(name) or sha256(name.encode()).hexdigest()[:12]
    return f"org:{made}"


def parties_named(named: Iterable[tuple[str, str]], plan: str, anchor: Anchor) -> Iterator[Party]:
    """Yield a party for each id, with our own names for it, else the published one."""
    for party, name in dict(named).items():
        if party:
            known = {code: party_name(party, code) for code in LANGUAGES}
            words = {code: one for code, one in known.items() if one != party}
            yield Party(
                plan=plan,
                id=party,
                name=Wording(**words) if words else Wording(en=name or party),
                evidence=(anchor,),
            )


def as_facts(candidate: Candidate) -> dict[str, object]:
    """Return what the journal says of a flow: where it stands and what was published."""
    told = (
        "dataset",
        "snapshot",
        "record",
        "ref",
        "activity",
        "mark",
        "amount",
        "currency",
        "unit",
    )
    found = as_json(candidate)
    return {name: found[name] for name in told if name in found}
