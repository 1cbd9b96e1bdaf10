"""A case: one promise with everything on record that bears on it, gathered once.

Each judgement (equation, status, total) reads a case and a day; none reads the ledger. A promise of
200 with one confirmed match becomes `Case(promise=..., deliveries=((match, delivery),))`. Nothing
is left out by date here: the day is for the judges to apply.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol, TypeVar, cast

from servanda.reconciliation.shares import granted, in_order
from servanda.records import (
    Condition,
    Contradiction,
    Count,
    Delivery,
    Finding,
    Match,
    Milestone,
    Observation,
    Promise,
    Record,
    Revision,
)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A promise and its records, each kind in the order of ids.

    `parts` are the ids of its named parts (definition 18). In `deliveries` a match's `amount` is the
    part that was granted of a delivery shared by several promises, None for the whole of it.
    `contradictions` are the open, hard ones about the promise or a delivery matched to it.
    `worked` remembers what was worked out from the case, which never changes: an account asks for
    the same equation for its status, its totals and its ratios.
    """

    promise: Promise
    parts: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    counts: tuple[Count, ...] = ()
    conditions: tuple[Condition, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    observations: tuple[Observation, ...] = ()
    deliveries: tuple[tuple[Match, Delivery], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    worked: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)


class _Kept(Protocol):
    @property
    def plan(self) -> str: ...
    @property
    def id(self) -> str: ...


class _OfPromise(_Kept, Protocol):
    @property
    def promise(self) -> str: ...


KeptT = TypeVar("KeptT", bound=_Kept)
OfPromiseT = TypeVar("OfPromiseT", bound=_OfPromise)


class _Shelf:
    """The records sorted out by kind, read once."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._kinds: dict[type, list[Record]] = defaultdict(list)
        for kind, found in groupby(records, type):
            self._kinds[kind] += found

    def of(self, kind: type[KeptT]) -> list[KeptT]:
        """Return the records of a kind in the order of plan and id."""
        found = cast("list[KeptT]", self._kinds[kind])
        return in_order(found)

    def by_promise(self, kind: type[OfPromiseT]) -> dict[Key, tuple[OfPromiseT, ...]]:
        """Return the records of a kind under the promise that each belongs to."""
        found: dict[Key, list[OfPromiseT]] = defaultdict(list)
        for record in self.of(kind):
            found[record.plan, record.promise].append(record)
        return {key: tuple(kept) for key, kept in found.items()}


def cases(records: Iterable[Record]) -> list[Case]:
    """Gather every promise with its records, in one pass; the order of `records` never matters."""
    return gathered(records)[0]


def gathered(records: Iterable[Record]) -> tuple[list[Case], list[Finding]]:
    """Return the cases, and what is wrong with the matches among the records."""
    shelf = _Shelf(records)
    promises = shelf.of(Promise)
    parts = _parts(promises)
    revisions, counts = shelf.by_promise(Revision), shelf.by_promise(Count)
    conditions, milestones = shelf.by_promise(Condition), shelf.by_promise(Milestone)
    observations = shelf.by_promise(Observation)
    deliveries, faults = _deliveries(shelf)
    doubts = _doubts(shelf.of(Contradiction))
    in_doubt = any(subject.startswith("delivery:") for _, subject in doubts)
    made = []
    for promise in promises:
        key = (promise.plan, promise.id)
        matched = deliveries.get(key, ())
        made.append(
            Case(
                promise=promise,
                parts=parts.get(key, ()),
                revisions=revisions.get(key, ()),
                counts=counts.get(key, ()),
                conditions=conditions.get(key, ()),
                milestones=milestones.get(key, ()),
                observations=observations.get(key, ()),
                deliveries=matched,
                contradictions=_about(doubts, promise, matched=matched if in_doubt else ()),
            )
        )
    return made, faults


def _parts(promises: Sequence[Promise]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for promise in promises:
        if promise.parent and promise.parent != promise.id:
            found[promise.plan, promise.parent].append(promise.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _deliveries(
    shelf: _Shelf,
) -> tuple[dict[Key, tuple[tuple[Match, Delivery], ...]], list[Finding]]:
    kept = {(delivery.plan, delivery.id): delivery for delivery in shelf.of(Delivery)}
    matches, faults = granted(shelf.of(Match), kept)
    found: dict[Key, list[tuple[Match, Delivery]]] = defaultdict(list)
    for match in matches:
        found[match.plan, match.promise].append((match, kept[match.plan, match.delivery]))
    return {key: tuple(pairs) for key, pairs in found.items()}, faults


def _doubts(contradictions: Sequence[Contradiction]) -> dict[Key, list[Contradiction]]:
    """Return the open, hard contradictions under (plan, subject)."""
    found: dict[Key, list[Contradiction]] = defaultdict(list)
    for contradiction in contradictions:
        if contradiction.hard and contradiction.state == "open" and contradiction.subject:
            found[contradiction.plan, contradiction.subject].append(contradiction)
    return found


def _about(
    doubts: dict[Key, list[Contradiction]],
    promise: Promise,
    *,
    matched: Sequence[tuple[Match, Delivery]],
) -> tuple[Contradiction, ...]:
    if not doubts:
        return ()
    subjects = [f"promise:{promise.id}"]
    subjects += dict.fromkeys(f"delivery:{delivery.id}" for _, delivery in matched)
    return tuple(c for subject in subjects for c in doubts.get((promise.plan, subject), ()))
