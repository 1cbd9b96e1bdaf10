"""A plan cut in two by its promises, so that each half can be read and judged without the other.

Promises belong together when one is a part of the other, or when they share a delivery: what one is
granted of it, another is not. Such a family stays whole. Worked example: of the promises a, b, c, d
the cut is at c; d is a part of a, so d moves over to a's half: {a, b, d} and {c}. The order is the
database's own, so that a promise stands on the side where its question finds it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat

from servanda.ledger.bulk import CHUNK
from servanda.ledger.models import TABLES, Delivery, Match, Promise
from servanda.ledger.rows import references

MOST_MOVED = CHUNK  # keys named in a question: with more the plan does not fall apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """The plan's promises before the key `cut` and those `moved` from behind it; or all the others."""

    plan: str
    cut: str
    moved: tuple[str, ...]
    behind: bool

    def promises(self, column: str) -> Q:
        """Return the condition that `column` names a promise of this half."""
        first = Q(**{f"{column}__lt": self.cut}) | Q(**{f"{column}__in": self.moved})
        return ~first if self.behind else first

    def rows(self, kind: str) -> QuerySet[Any]:
        """Return the rows of a kind that bear on this half; a contradiction may bear on either."""
        kept = TABLES[kind].objects.filter(withdrawn=False)  # type: ignore[attr-defined]
        if kind == "delivery":
            matched = Match.objects.filter(self.promises("promise"), withdrawn=False)
            # Of this plan by its key: asked by `plan`, SQLite would walk the deliveries of the whole.
            own = Concat(Value(f"{self.plan}/"), "id")
            return kept.filter(key__in=matched.values("delivery"), key=own)
        kept = kept.filter(plan=self.plan)
        if kind == "promise" or "promise" in references(kind):
            return kept.filter(self.promises("key" if kind == "promise" else "promise"))
        return kept


def reported(plan: str, stages: Iterable[str]) -> list[str]:
    """Return those of the stages at which a delivery of the plan is on record."""
    rows = Delivery.objects.filter(plan=plan, withdrawn=False)
    return [stage for stage in stages if rows.filter(stage=stage).exists()]


def units_of_people(plan: str) -> list[str]:
    """Return the units in which people are promised to the plan, in alphabetical order."""
    rows = Promise.objects.filter(plan=plan, withdrawn=False, kind="personnel")
    units = rows.exclude(amount_unit="").order_by().values_list("amount_unit", flat=True)
    return sorted(units.distinct())


def halves(plan: str, *, least: int, percent: int = 50) -> tuple[Half, Half] | None:
    """Return the plan's halves, about `percent` of the promises in the first.

    None for fewer than `least` promises, or where too many families stand across the cut.
    """
    parents = dict(Promise.objects.filter(plan=plan).order_by("key").values_list("key", "parent"))
    if len(parents) < max(least, 2):
        return None
    keys = list(parents)
    place = dict(zip(keys, range(len(keys)), strict=True))
    tied = [(key, parent) for key, parent in parents.items() if parent]
    tied += _sharing(plan)
    if any(key not in place for tie in tied for key in tie):
        return None  # a promise of another plan
    middle = len(keys) * percent // 100
    moved = [keys[n] for n in _strays(middle, [(place[a], place[b]) for a, b in tied])]
    if len(moved) > MOST_MOVED:
        return None
    first = Half(plan=plan, cut=keys[middle], moved=tuple(moved), behind=False)
    return first, replace(first, behind=True)


def _sharing(plan: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of promises that share a delivery; one that is withdrawn still has its share."""
    claims = Match.objects.order_by().values("delivery").annotate(times=Count("delivery"))
    shared = Match.objects.filter(delivery__in=claims.filter(times__gt=1).values("delivery"))
    own = shared.filter(withdrawn=False).order_by("delivery")
    last = ("", "")
    for of, delivery, promise in own.values_list("plan", "delivery", "promise"):
        if of == plan:
            if delivery == last[0]:
                yield last[1], promise
            last = (delivery, promise)


def _strays(middle: int, ties: Iterable[tuple[int, int]]) -> Sequence[int]:
    """Return the places from `middle` on whose family begins before it."""
    eldest: dict[int, int] = {}

    def head(member: int) -> int:
        while (above := eldest.setdefault(member, member)) != member:
            eldest[member] = eldest[above]
            member = above
        return member

    for one, other in ties:
        first, second = sorted((head(one), head(other)))
        eldest[second] = first
    return sorted(member for member in eldest if member >= middle > head(member))
