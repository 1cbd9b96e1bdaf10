"""Copies of one story: what says the same in several of them is decided on once (definition 24).

When a document is taken in, each of its proposals that says what a kept one says, in words repeated,
is marked as its copy. A decision on one is a decision on all that wait; their words become evidence
of the same record. What was decided before the copy came waits as a copy of its own: the machine
proposes, a person adds its words.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from servanda.ledger import models, store
from servanda.reconciliation.copies import ESSENTIALS, copies
from servanda.records import Anchor, Proposal, Record, Reprint

ADOPTED = ("accepted", "amended")


def marked(new: Sequence[Proposal], reprints: Sequence[Reprint]) -> list[Proposal]:
    """Return the new proposals, those that repeat a kept one naming it in `copy_of`."""
    if not new or not reprints:
        return list(new)
    plan, document = new[0].plan, new[0].document
    others = {one for r in reprints for one in (r.a, r.b) if one != document}
    rows = models.Proposal.objects.filter(
        document__in=[f"{plan}/{other}" for other in sorted(others)],
        kind__in=list(ESSENTIALS),
        withdrawn=False,
    )
    kept = store.records_of(rows.order_by("recorded", "key"))
    first = {one.id: one.copy_of or one.id for one in kept}
    found = copies(new, kept, reprints)
    return [replace(one, copy_of=first[found[one.id]]) if one.id in found else one for one in new]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A proposal that waits with the other copies of it that wait, and the first one if decided."""

    one: Proposal
    others: tuple[Proposal, ...] = ()
    decided: Proposal | None = None

    @property
    def whole(self) -> Proposal:
        """The proposal resting on the words of every copy, its own first."""
        return replace(self.one, evidence=joined(self.one.evidence, self.others))

    @property
    def adopted(self) -> str:
        """Return `kind:id` of what the first copy became, while that record stands; else empty."""
        if self.decided is None or self.decided.state not in ADOPTED:
            return ""
        kind, _, name = self.decided.result.partition(":")
        if not name:
            return ""
        stands = models.TABLES[kind].objects.filter(  # type: ignore[attr-defined]
            key=f"{self.one.plan}/{name}", withdrawn=False
        )
        return self.decided.result if stands.exists() else ""


def stories(waiting: Sequence[Proposal]) -> list[Story]:
    """Return each proposal with its copies, those that another one of the list stands for left out."""
    if not waiting:
        return []
    plan = waiting[0].plan
    keys = sorted({f"{plan}/{one.copy_of or one.id}" for one in waiting})
    rows = models.Proposal.objects.filter(withdrawn=False)
    firsts = {one.id: one for one in store.records_of(rows.filter(key__in=keys))}
    repeats: list[Proposal] = store.records_of(
        rows.filter(copy_of__in=keys, state="proposed").order_by("recorded", "key")
    )
    groups: dict[str, list[Proposal]] = defaultdict(list)
    for one in (*firsts.values(), *repeats):
        groups[one.copy_of or one.id].append(one)
    found: dict[str, Story] = {}
    for one in waiting:
        root = one.copy_of or one.id
        if root not in found:
            found[root] = _story(one, groups[root], firsts.get(root))
    return list(found.values())


def _story(one: Proposal, group: Iterable[Proposal], first: Proposal | None) -> Story:
    others = tuple(p for p in group if p.state == "proposed" and p.id != one.id)
    decided = first if first is not None and first.state != "proposed" else None
    return Story(one=one, others=others, decided=decided)


def joined(evidence: Sequence[Anchor], others: Iterable[Proposal]) -> tuple[Anchor, ...]:
    """Return the anchors with those of the copies after them, each once."""
    more = (anchor for other in others for anchor in other.evidence)
    return tuple(dict.fromkeys((*evidence, *more)))


def attached(story: Story) -> Record | None:
    """Return the record that the first copy became with the words of this one added, if it stands."""
    if not story.adopted:
        return None
    kind, _, name = story.adopted.partition(":")
    record: Any = store.recall_one(kind, f"{story.one.plan}/{name}")
    evidence = joined(record.evidence, (story.one, *story.others))
    found: Record = replace(record, evidence=evidence)
    return found


def marked_again(found: Sequence[Proposal]) -> list[Proposal]:
    """Return the new contradictions, those that wait or were decided already naming it in `copy_of`.

    One more copy of a story differs from the other account as the first copy did: the same values,
    and among the quotations those of the first. It is one contradiction with one more quotation.
    """
    if not found:
        return []
    plan, document = found[0].plan, found[0].document
    rows = models.Proposal.objects.filter(plan=plan, kind="contradiction", withdrawn=False)
    kept: dict[str, list[Proposal]] = defaultdict(list)
    for one in store.records_of(rows.exclude(document=f"{plan}/{document}").order_by("recorded")):
        kept[_differing(one)].append(one)
    return [_again(one, kept[_differing(one)]) for one in found]


def _differing(contradiction: Proposal) -> str:
    """Return what two contradictions must have alike, whether hard or soft."""
    values = json.loads(contradiction.values)
    return json.dumps([values.get("kind"), values.get("values")])


def _again(one: Proposal, kept: Sequence[Proposal]) -> Proposal:
    shared = next((k for k in kept if set(k.evidence) & set(one.evidence)), None)
    return replace(one, copy_of=shared.copy_of or shared.id) if shared else one
