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


def stages_and_units(plan: str) -> tuple[list[str], list[str]]:
    """Return the stages that a plan's deliveries are reported at, and the units people are promised in."""
    deliveries = Delivery.objects.filter(plan=plan, withdrawn=False).order_by()
    people = Promise.objects.filter(plan=plan, withdrawn=False, kind="personnel").order_by()
    stages = deliveries.values_list("stage", flat=True).distinct()
    units = people.exclude(amount_unit="").values_list("amount_unit", flat=True).distinct()
    return sorted(stages), sorted(units)


def halves(plan: str, *, least: int, percent: int = 50) -> tuple[Half, Half] | None:
    """Return the plan's halves, about `percent` of the promises in the first.

    None for fewer than `least` promises, or where too many families stand across the cut.
    """
    keys = list(Promise.objects.filter(plan=plan).order_by("key").values_list("key", flat=True))
    if len(keys) < max(least, 2):
        return None
    place = {key: number for number, key in enumerate(keys)}
    tied = list(_ties(plan))
    if any(key not in place for tie in tied for key in tie):
        return None  # a promise of another plan
    middle = len(keys) * percent // 100
    moved = [keys[n] for n in _strays(middle, [(place[a], place[b]) for a, b in tied])]
    if len(moved) > MOST_MOVED:
        return None
    first = Half(plan=plan, cut=keys[middle], moved=tuple(moved), behind=False)
    return first, replace(first, behind=True)


def _ties(plan: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of promises that cannot be judged apart; withdrawn ones still have their share."""
    parts = Promise.objects.filter(plan=plan).exclude(parent=None)
    yield from parts.values_list("key", "parent")
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
