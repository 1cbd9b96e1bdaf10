"""A published flow that is on record already: kept as a second observation of it, never added.

A donor-side and a recipient-side report, or a table and an article, may tell of one and the same flow
(definition 16). What is published becomes further evidence of the record: the raw row as a document,
with its exact words. Amounts stay what they were, and nothing is counted twice. A pairing that proposed
the flow for a promise is settled by the match that the record has.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.matching import delivered
from servanda.actions.reconcile import rejudge
from servanda.actions.refusals import Refused, Unknown
from servanda.flows.candidate_tellings import mark
from servanda.flows.published import published
from servanda.flows.raw import Raw, raw
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.ledger import datasets, journal, pairings, store
from servanda.ledger.models import Match
from servanda.ledger.models import Pairing as Row
from servanda.reconciliation.matching_quotation import quotation
from servanda.records import Anchor, Document, Record
from servanda.records.pairing import Candidate, Pairing
from servanda.terms.languages import LANGUAGES

KINDS = ("promise", "count", "delivery")
LINK = "document-link"  # the relation by which a published row names where it can be read

FLOW = (
    *("stage", "amount", "currency", "unit", "day"),
    *("provider", "provider_name", "receiver", "receiver_name"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A published flow, by its activity's id (and its ref where it has several), and a record."""

    published: str
    kind: str
    id: str
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What a dataset tells of that is on record already."""

    dataset: str
    links: tuple[Link, ...]


def observe(plan: str, seen: Observed, *, actor: Actor, now: datetime, today: date) -> int:
    """Make each published flow evidence of its record; return how many records have new evidence.

    What is linked already stays as it is. One line of the journal; Unknown for what is not there.
    """
    require(actor, "match")
    snapshot, links = _snapshot(seen.dataset), seen.links
    flows = published(snapshot, [one.published for one in links], link=LINK)
    with all_or_nothing(plan=plan):
        documents: dict[str, Document] = {}
        changed: dict[tuple[str, str], Any] = {}
        for link in links:
            flow = _of(link, flows)
            document, anchor = _told(snapshot, flow, plan)
            record = changed.get((link.kind, link.id)) or _record(plan, link)
            if any(one.document == document.id for one in record.evidence):
                continue
            documents[document.id] = document
            evidence = (*record.evidence, anchor)
            changed[link.kind, link.id] = replace(record, evidence=evidence)
        if changed:
            records: list[Record] = [*_new(plan, documents.values()), *changed.values()]
            changes = store.keep(records, recorded=now)
            told = [f"{one.published} = {one.kind} {one.id}" for one in links]
            facts = {"dataset": seen.dataset, "snapshot": snapshot.manifest.snapshot, "links": told}
            journal.seal("observe", f"plan:{plan}", changes, actor=actor.id, at=now, facts=facts)
        for link in links:
            flow = _candidate(snapshot, _of(link, flows))
            for promise in _settled(plan, link, flow, now=now):
                rejudge(plan, f"promise:{promise}", today=today)
    return len(changed)


def observe_pairing(
    pairing: str, delivery: str, *, actor: Actor, now: datetime, today: date
) -> None:
    """Say that the flow of a pairing is a delivery of its promise that is on record already."""
    row = Row.objects.filter(key=pairing, withdrawn=False).first() if "\0" not in pairing else None
    if row is None:
        raise Unknown(f"there is no pairing {pairing}", "See `servanda match list`.")
    found = delivered(row)
    matched = Match.objects.filter(
        promise=row.promise_id,
        delivery=f"{row.plan_id}/{delivery}",
        withdrawn=False,
        state=pairings.CONFIRMED,
    )
    if found.candidate.members or row.state != pairings.PROPOSED or not matched.exists():
        raise Refused(
            f"{delivery} is no delivery that counts for this promise and could be this one flow",
            "See `servanda match list`, and `servanda status` for the promise's deliveries.",
        )
    flow = found.candidate
    link = Link(published=flow.activity, kind="delivery", id=delivery, ref=flow.ref)
    seen = Observed(dataset=flow.dataset, links=(link,))
    observe(row.plan_id, seen, actor=actor, now=now, today=today)


def _snapshot(dataset: str) -> Snapshot:
    number = datasets.current(dataset)
    if not number:
        raise Unknown(f"there is no dataset {dataset!r}", "See `servanda datasets`.")
    return open_snapshot(settings.FLOWS / dataset / number)


def _of(link: Link, flows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    rows = [one for one in flows.get(link.published, ()) if link.ref in ("", one["ref"])]
    if not rows:
        raise Unknown(f"the dataset has no flow of {link.published!r}", "See its page of records.")
    if len(rows) > 1:
        refs = ", ".join(one["ref"] for one in rows)
        raise Refused(f"{link.published!r} has several flows: {refs}", "Name one of them.")
    return rows[0]


def _record(plan: str, link: Link) -> Any:
    found = store.recall_one(link.kind, f"{plan}/{link.id}") if link.kind in KINDS else None
    if found is None:
        raise Unknown(
            f"there is no {link.kind} {plan}/{link.id}", f"A link names a {', a '.join(KINDS)}."
        )
    return found


def _told(snapshot: Snapshot, flow: dict[str, Any], plan: str) -> tuple[Document, Anchor]:
    """Return the raw record of a flow as a document, and its words of the flow."""
    held, manifest = _held(snapshot, flow), snapshot.manifest
    text = held.content.decode()
    start, end = quotation(text, _candidate(snapshot, flow))
    mark = sha256(held.content).hexdigest()
    document = Document(
        plan=plan,
        id=mark,
        text=text,
        filename=f"{held.name}@{held.offset}",
        kind="record",
        language=flow["language"] if flow["language"] in LANGUAGES else "",
        title=flow["title"] or flow["id"],
        outlet=manifest.dataset,
        origin=flow["said"] or "",
        address=flow["address"] or "",
    )
    return document, Anchor(document=mark, start=start, end=end, exact=text[start:end])


def _candidate(snapshot: Snapshot, flow: dict[str, Any]) -> Candidate:
    manifest = snapshot.manifest
    told = {name: flow[name] for name in FLOW}
    given = {"dataset": manifest.dataset, "activity": flow["id"], **told}
    return Candidate(
        **given,
        snapshot=manifest.snapshot,
        record=flow["record"],
        ref=flow["ref"],
        title=flow["title"],
        mark=mark(given, flow["nth"]),
    )


def _held(snapshot: Snapshot, flow: dict[str, Any]) -> Raw:
    held = next(iter(raw(snapshot, flow["record"])), None)
    if held is None or not held.genuine:
        raise Refused(
            f"the bytes of {flow['id']} are not those that were taken in",
            "Check with `servanda verify`, and take the dataset in anew.",
        )
    try:
        held.content.decode()
    except UnicodeDecodeError:
        raise Refused(
            f"the record of {flow['id']} is not UTF-8", "Confirm it as a delivery of its own."
        ) from None
    return held


def _new(plan: str, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that are not kept yet: one that is stays as it is."""
    return [d for d in documents if store.recall_one("document", f"{plan}/{d.id}") is None]


def _settled(plan: str, link: Link, candidate: Candidate, *, now: datetime) -> list[str]:
    """Settle the pairing of the flow with each promise that the delivery counts for; name them.

    A flow that was never proposed gets a pairing all the same: it is no delivery without promise.
    """
    if link.kind != "delivery":
        return []
    matches = Match.objects.filter(
        plan=plan, delivery=f"{plan}/{link.id}", withdrawn=False, state=pairings.CONFIRMED
    )
    settled = []
    for promise, match in matches.values_list("promise_id", "id"):
        found = Pairing(promise=promise.partition("/")[2], candidate=candidate, score=1.0)
        pairings.add(plan, [(found, False, 0.0)], now=now)
        row = Row.objects.get(key=f"{plan}/{pairings.name_of(found)}")
        if row.state == pairings.PROPOSED:
            note = f"a second observation of {link.id}"
            pairings.decide(row, pairings.CONFIRMED, note=note, matches=[match])
            settled.append(found.promise)
    return settled
