"""The copies of what a page shows: where else a story says the same, and what was decided of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from servanda.desk.links import public_address
from servanda.ledger.models import Document, Evidence, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The same claim in another document: its key, its words and where they stand."""

    key: str
    exact: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The copies that wait with a proposal, and the first one where it was decided before."""

    waiting: Sequence[Copy] = ()
    first: Proposal | None = None
    address: str = ""

    @property
    def attaches(self) -> bool:
        """Tell whether accepting adds words to a record that stands."""
        return bool(self.first and self.first.state != "rejected" and self.first.result)

    @property
    def reason(self) -> str:
        """Return why the first copy was rejected; empty when it was not."""
        return self.first.note if self.first and self.first.state == "rejected" else ""


def counted(proposals: Sequence[Any]) -> Sequence[Any]:
    """Give each proposal `copies_count`, the other documents that wait with it, and `later`.

    `later` says that the first copy was decided before this one came. Two queries for all.
    """
    roots = {p.copy_of_id or p.key for p in proposals}
    waiting: dict[str, set[str]] = {root: set() for root in roots}
    rows = Proposal.objects.filter(withdrawn=False, state="proposed")
    named = ("key", "copy_of_id", "document_id")
    for key, first, document in [
        *rows.filter(copy_of__in=roots).values_list(*named),
        *rows.filter(key__in=roots).values_list(*named),
    ]:
        waiting[first or key].add(document)
    open_roots = set(rows.filter(key__in=roots).values_list("key", flat=True))
    for one in proposals:
        root = one.copy_of_id or one.key
        one.copies_count = len(waiting[root] - {one.document_id})
        one.later = bool(one.copy_of_id) and root not in open_roots
    return proposals


def copies_of(one: Proposal) -> Copies:
    """Return the copies of one proposal, first printed first."""
    root = one.copy_of_id or one.key
    rows = Proposal.objects.filter(withdrawn=False).select_related("document")
    group = [*rows.filter(key=root), *rows.filter(copy_of=root).order_by("recorded", "key")]
    others = [p for p in group if p.key != one.key and p.state == "proposed"]
    words = {
        row.subject_key: row.exact
        for row in Evidence.objects.filter(
            subject_kind="proposal", subject_key__in=[p.key for p in others], position=0
        )
    }
    first = next((p for p in group if p.key == root and p.state != "proposed"), None)
    if first is not None and first.key == one.key:
        first = None
    return Copies(
        waiting=[Copy(key=p.key, exact=words.get(p.key, ""), document=p.document) for p in others],
        first=first,
        address=public_address(first.plan_id, first.result) if first else "",
    )
