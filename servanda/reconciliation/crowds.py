"""Which of many are held against each other: all of a few, and of a crowd those that share a day.

What is said of one kind of thing in one month is a handful in a folder of articles, and hundreds in an
archive. Two accounts of one event name one day or are published on neighbouring ones, so that a crowd is cut
by its days and loses none of them. Only a day with more than MOST accounts of one thing is no longer
held whole: that is a table of figures, and no event.

>>> list(pairs("abc", lambda one: {1}))
[('a', 'b'), ('a', 'c'), ('b', 'c')]
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from servanda.records import When

CROWD = 60  # up to so many all pairs are looked at: at most 1,770
MOST = 16  # accounts of one thing on one day of a crowd: 120 pairs
LONGEST = 31  # days of a date that says a day, a week or a month
T = TypeVar("T")


def pairs(
    group: Sequence[T], days: Callable[[T], Iterable[int]], value: Callable[[T], Hashable]
) -> Iterator[tuple[T, T]]:
    """Yield the pairs to look at, each once, in the order of the group; `days` are ordinals."""
    if len(group) <= CROWD:
        yield from combinations(group, 2)
        return
    together: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(group):
        for day in set(days(one)):
            together[day].append(at)
    values = [value(one) for one in group]
    met = {pair for day in together.values() for pair in combinations(_telling(day, values), 2)}
    for first, second in sorted(met):
        yield group[first], group[second]


def _telling(day: Sequence[int], values: Sequence[Hashable]) -> Sequence[int]:
    """Return those of a day that are looked at, in order: of many, the first of each value first."""
    if len(day) <= MOST:
        return day
    firsts = {values[at]: at for at in reversed(day)}.values()
    chosen = sorted(firsts)[:MOST]
    rest = [at for at in day if at not in frozenset(firsts)]
    return sorted([*chosen, *rest[: MOST - len(chosen)]])


def said_of(dates: Iterable[When]) -> Iterator[int]:
    """Yield the days of dates, as ordinals; those of longer times than a month by their ends alone."""
    for when in dates:
        first, last = when.earliest.toordinal(), when.latest.toordinal()
        yield from range(first, last + 1) if last - first <= LONGEST else (first, last)


def around(published: When | None) -> tuple[int, ...]:
    """Return the days that two documents of neighbouring days share one of."""
    if published is None:
        return ()
    day: date = published.earliest
    return day.toordinal(), day.toordinal() + 1
