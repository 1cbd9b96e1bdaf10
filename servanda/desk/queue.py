"""What waits for a decision, by document and in the order of the text."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from servanda.desk.filters import ORDER, Filters
from servanda.desk.highlights import Quotation
from servanda.desk.together import Offer, offers
from servanda.ledger.models import Document, Evidence, Plan, Proposal, Reprint

PAGE = 10  # documents
ROWS = 6  # proposals shown of each; the rest are one click away


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One document of the inbox: its first rows, how many wait of each kind, what may go together."""

    document: Document
    rows: Sequence[Proposal]
    offers: Sequence[Offer]
    total: int
    kinds: Sequence[tuple[str, int]]
    also: Sequence[tuple[Document, int]]

    @property
    def more(self) -> int:
        """Return how many proposals are not shown."""
        return self.total - len(self.rows)

    @property
    def shown(self) -> list[Proposal]:
        """Return the proposals that the page names, each once."""
        named = [*self.rows, *(row for offer in self.offers for row in offer.rows)]
        return list({row.key: row for row in named}.values())


def open_proposals(filters: Filters) -> QuerySet[Proposal]:
    """Return the proposals that wait, as the filters ask; of the copies of a story the first."""
    found = Proposal.objects.filter(withdrawn=False, state="proposed")
    found = found.exclude(copy_of__state="proposed", copy_of__withdrawn=False)
    if filters.plan:
        found = found.filter(plan_id=filters.plan)
    return found.filter(kind__in=filters.kinds) if filters.kinds else found


def inbox(filters: Filters) -> tuple[Any, list[Waiting]]:
    """Return the page of the paginator and its documents, newest first."""
    held = Q(proposals__in=open_proposals(filters))
    documents = (
        Document.objects.filter(held).defer("text").annotate(total=Count("proposals", filter=held))
    )
    page = Paginator(documents.order_by("-recorded", "key"), PAGE).get_page(filters.page)
    keys = [document.key for document in page]
    grouped: dict[str, list[Proposal]] = {key: [] for key in keys}
    for proposal in open_proposals(filters).filter(document_id__in=keys):
        grouped[proposal.document_id].append(proposal)
    also = also_carried(keys)
    return page, [_waiting(d, grouped[d.key], also.get(d.key, ())) for d in page]


def _waiting(
    document: Document, proposals: list[Proposal], also: Iterable[tuple[Document, int]]
) -> Waiting:
    quoted(proposals)
    proposals.sort(key=lambda p: (rank(p.kind), p.quotation.start, p.key))
    counted = Counter(p.kind for p in proposals)
    return Waiting(
        document=document,
        rows=proposals[:ROWS],
        offers=offers(proposals),
        total=len(proposals),
        kinds=sorted(counted.items(), key=lambda pair: rank(pair[0])),
        also=list(also),
    )


def rank(kind: str) -> int:
    """Return the place of a kind: what decides what is public comes first."""
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def quoted(proposals: Sequence[Any]) -> Sequence[Any]:
    """Give each proposal its `quotation`: the first of its anchors; one query for all."""
    keys = [p.key for p in proposals]
    rows = Evidence.objects.filter(subject_kind="proposal", subject_key__in=keys, position=0)
    found = {row.subject_key: row for row in rows}
    empty = Evidence(start=0, end=0, exact="")
    for proposal in proposals:
        proposal.quotation = found.get(proposal.key, empty)
    return proposals


def facets(filters: Filters) -> list[dict[str, Any]]:
    """Return each kind with how many wait, whether it is chosen, and the filters of a click."""
    base = open_proposals(Filters(plan=filters.plan))
    counted = dict(base.order_by().values_list("kind").annotate(Count("key")))
    return [
        {
            "kind": kind,
            "count": counted.get(kind, 0),
            "on": kind in filters.kinds,
            "suffix": filters.toggled(kind).suffix or "?",
        }
        for kind in ORDER
        if counted.get(kind) or kind in filters.kinds
    ]


def plans() -> QuerySet[Plan]:
    """Return the plans that documents can be taken into."""
    return Plan.objects.filter(withdrawn=False).order_by("key")


def in_document(document: Document) -> list[Any]:
    """Return all proposals of a document in the order of its text, each with its quotation."""
    found = list(document.proposals.filter(withdrawn=False))
    quoted(found)
    return sorted(found, key=lambda p: (p.quotation.start, -p.quotation.end, p.key))


def mentions(proposals: Iterable[Any]) -> list[Quotation]:
    """Return every place where a party of the proposals is named, but for the first, its own."""
    return [
        Quotation(start=start, end=end, key=p.key, kind=p.kind, state=p.state)
        for p in proposals
        if p.kind == "party"
        for start, end in json.loads(p.values).get("mentions", ())
        if start != p.quotation.start
    ]


def quotations(proposals: Iterable[Any]) -> list[Quotation]:
    """Return the proposals as stretches of the text."""
    return [
        Quotation(
            start=p.quotation.start, end=p.quotation.end, key=p.key, kind=p.kind, state=p.state
        )
        for p in proposals
        if p.quotation.exact
    ]


def neighbours(proposals: Sequence[Any], now: str, kinds: Sequence[str]) -> tuple[Any, Any]:
    """Return the waiting proposals before and after this one, the first again after the last."""
    line = [
        p
        for p in proposals
        if p.key == now or (p.state == "proposed" and (not kinds or p.kind in kinds))
    ]
    at = next((i for i, p in enumerate(line) if p.key == now), 0)
    others = line[at + 1 :] + line[:at]
    return (others[-1], others[0]) if others else (None, None)


def also_carried(keys: Sequence[str]) -> dict[str, list[tuple[Document, int]]]:
    """Return, for each document, the others that carry its sentences and how many of its own.

    A sentence that stands more than once in the other is one all the same.
    """
    links = Reprint.objects.filter(Q(a_id__in=keys) | Q(b_id__in=keys), withdrawn=False)
    ends = {key: (a, b) for key, a, b in links.values_list("key", "a_id", "b_id")}
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    told = Evidence.objects.filter(subject_kind="reprint", subject_key__in=links.values("key"))
    for key, position, start in told.values_list("subject_key", "position", "start"):
        a, b = ends[key]
        places[(b, a) if position else (a, b)].add(start)
    others = Document.objects.defer("text").in_bulk({b for _, b in places})
    found: dict[str, list[tuple[Document, int]]] = {}
    for (a, b), own in sorted(places.items(), key=lambda pair: -len(pair[1])):
        found.setdefault(a, []).append((others[b], len(own)))
    return found
