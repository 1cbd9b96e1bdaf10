"""How many outlets carry the words of a record, and from how many sources: copies count once.

Two quotations are copies when a sentence that stands in both documents, word for word, nearly, in part
or translated, overlaps both (definition 24). Worked example: three outlets that print one sentence of
a wire story are 3 outlets, 1 source.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.ledger.models import Evidence
from servanda.portal.quotations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Who carries the words: `outlets` by name or address of the document, `sources` without copies."""

    outlets: int
    sources: int

    @property
    def copied(self) -> bool:
        """Tell whether some of the outlets carry the same words."""
        return self.sources < self.outlets


def carried(quotations: Sequence[Quotation]) -> Carried:
    """Return how many outlets and sources the quotations of one record have; one query at most."""
    documents = {one.document.key: one.document for one in quotations}
    outlets = {str(paper.outlet) or key for key, paper in documents.items()}
    groups = {key: key for key in documents}
    if len(documents) > 1:
        for first, second in _repeated(quotations, list(documents)):
            old, new = groups[second], groups[first]
            groups = {key: new if group == old else group for key, group in groups.items()}
    # Two documents of one outlet are no two sources.
    told: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        told[group].add(str(documents[key].outlet) or key)
    alone = {frozenset(names) for names in told.values()}
    return Carried(outlets=len(outlets), sources=min(len(alone), len(outlets)))


def _repeated(quotations: Sequence[Quotation], documents: list[str]) -> list[tuple[str, str]]:
    """Return the pairs of documents in which a repeated sentence overlaps the quotations of both."""
    rows = Evidence.objects.filter(subject_kind="reprint", document__in=documents)
    sides: dict[str, list[str]] = defaultdict(list)
    for key, document, start, end in rows.order_by("position").values_list(
        "subject_key", "document_id", "start", "end"
    ):
        if any(
            one.document.key == document and one.start < end and start < one.end
            for one in quotations
        ):
            sides[key].append(document)
    return [(pair[0], pair[1]) for pair in sides.values() if len(set(pair)) == 2]
