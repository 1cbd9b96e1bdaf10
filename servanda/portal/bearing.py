"""Every row that bears on one promise, read once: the page prints them, the judgement judges them.

A kind of which the promise and its parts have no row is not asked for at all: one query finds out
which kinds there are.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Value

from servanda.ledger.models import TABLES, Contradiction, Delivery, Match, Promise
from servanda.ledger.rows import record_of, stored_names
from servanda.records import Record

# Kinds that name their promise, and the order in which a page prints them.
OF_PROMISE: dict[str, tuple[str, ...]] = {
    "count": ("date", "key"),
    "revision": ("date", "key"),
    "condition": ("key",),
    "milestone": ("due", "key"),
    "observation": ("date", "key"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A promise, its parts, and the rows by kind that bear on any of them."""

    promise: Promise
    parts: tuple[Promise, ...]
    kept: dict[str, list[Any]]

    def own(self, kind: str) -> list[Any]:
        """Return the rows of a kind that name the promise itself, in the order of a page."""
        return [row for row in self.kept[kind] if row.promise_id == self.promise.key]

    def deliveries(self) -> list[Delivery]:
        """Return what arrived for the promise itself: confirmed matches alone."""
        own = {row.delivery_id for row in self.own("match") if row.state == "confirmed"}
        return [row for row in self.kept["delivery"] if row.key in own]

    def contradictions(self) -> list[Contradiction]:
        """Return what is said against the promise itself or against what arrived for it."""
        about = {f"promise:{self.promise.id}"}
        about |= {f"delivery:{row.id}" for row in self.deliveries()}
        return [row for row in self.kept["contradiction"] if row.subject in about]

    def records(self) -> list[Record]:
        """Return all of it as records, without the words they rest on: enough to judge by."""
        kept = {"promise": [self.promise, *self.parts], **self.kept}
        return [record(kind, row) for kind, rows in kept.items() for row in rows]


def record(kind: str, row: Any) -> Record:
    """Return a row as its record, without evidence."""
    return record_of(kind, [getattr(row, name) for name in stored_names(kind)], ())


def bearing(promise: Promise) -> Bearing:
    """Return what bears on a promise and on its parts."""
    plan = promise.plan_id
    found = Promise.objects.filter(parent=promise.key, withdrawn=False)
    parts = tuple(found.select_related("standing").order_by("key"))
    keys = [promise.key, *(part.key for part in parts)]
    present = _present(keys)
    kept = {
        kind: list(TABLES[kind].objects.filter(promise__in=keys, withdrawn=False).order_by(*order))
        if kind in present
        else []
        for kind, order in OF_PROMISE.items()
    }
    kept["delivery"], kept["match"] = _arrived(keys if "match" in present else [])
    about = [f"promise:{row.id}" for row in (promise, *parts)]
    about += [f"delivery:{row.id}" for row in kept["delivery"]]
    doubts = Contradiction.objects.filter(plan=plan, withdrawn=False, subject__in=about)
    kept["contradiction"] = list(doubts.order_by("key"))
    return Bearing(promise=promise, parts=parts, kept=kept)


def _arrived(keys: list[str]) -> tuple[list[Delivery], list[Match]]:
    if not keys:
        return [], []
    matched = Match.objects.filter(promise__in=keys, withdrawn=False).values("delivery")
    # A delivery shared with other promises is granted among all of them.
    matches = Match.objects.filter(delivery__in=matched, withdrawn=False).order_by("key")
    deliveries = Delivery.objects.filter(key__in=matched, withdrawn=False)
    return list(deliveries.order_by("date", "key")), list(matches)


def _present(keys: list[str]) -> set[str]:
    """Return the kinds of which there is a row that names one of the promises; one query."""
    parts = [
        TABLES[kind]
        .objects.filter(promise__in=keys, withdrawn=False)
        .annotate(source=Value(kind))
        .values_list("source", flat=True)
        for kind in (*OF_PROMISE, "match")
    ]
    return set(parts[0].union(*parts[1:]))
