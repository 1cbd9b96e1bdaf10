"""What a grammar found in many activities, as columns: whose each row is, and which activities are doubtful.

An activity is doubtful when something in it is worth a finding; its rows are made all the same, and
thrown away by whoever hears of it. Nothing here raises.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from re import Pattern
from typing import Any

from servanda.standards.iati.remembered import Unusual
from servanda.standards.iati.text import words
from servanda.standards.iati.values import DAYS, day

Doubt = set[int]  # places of activities, from 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of one kind: `owners` has the place of the activity of each."""

    owners: list[int]
    columns: list[Sequence[str]]

    def of(self, values: Sequence[Any]) -> list[Any]:
        """Return for each row what its activity has."""
        return [values[owner] for owner in self.owners]


def gather(found: Iterable[Sequence[tuple[str, ...]]], width: int, doubt: Doubt) -> Columns:
    """Return the rows of activities as columns; the last, what the pattern does not know, is for doubt."""
    listed = list(found)
    owners = list(chain.from_iterable(map(repeat, range(len(listed)), map(len, listed))))
    columns: list[Sequence[str]] = list(zip(*chain.from_iterable(listed), strict=True))
    columns = columns or [()] * (width + 1)
    doubt_where(owners, columns.pop(), doubt, bool)
    return Columns(owners, columns)


def spread(chunks: Iterable[str], pattern: Pattern[str], doubt: Doubt) -> Columns:
    """Find the rows in a part of each activity."""
    find = pattern.findall
    return gather((find(one) if one else () for one in chunks), pattern.groups - 1, doubt)


def doubt_where(
    owners: Sequence[int], values: Sequence[Any], doubt: Doubt, wrong: Callable[[Any], bool]
) -> None:
    """Doubt the owners of values that are wrong."""
    if any(map(wrong, values)):
        doubt.update(owner for owner, one in zip(owners, values, strict=True) if wrong(one))


def missing(value: object) -> bool:
    """Tell whether there is nothing."""
    return value is None


def days(owners: Sequence[int], said: Sequence[str], doubt: Doubt) -> list[int | None]:
    """Return days since 1970-01-01; what is no day is for doubt."""
    for text in set(said):
        if text not in DAYS:
            day(text)
    found = list(map(DAYS.get, said))
    if None in found:
        doubt_where(owners, found, doubt, missing)
    return found


def lines(owners: Sequence[int], texts: Sequence[str], doubt: Doubt) -> list[str]:
    """Return narratives in one line each."""
    found = [one and words(one) for one in texts]
    if None in found:
        doubt_where(owners, found, doubt, missing)
    return found  # type: ignore[return-value]


def meanings(
    owners: Sequence[int],
    texts: Sequence[str],
    doubt: Doubt,
    *,
    read: Callable[[str], Any],
    otherwise: Any,
) -> list[Any]:
    """Return what texts mean, each read once; one that is Unusual is for doubt, and means `otherwise`."""
    known: dict[str, Any] = {}
    for text in set(texts):
        try:
            known[text] = read(text)
        except Unusual:
            known[text] = None
    found = list(map(known.get, texts))
    if None in known.values():
        doubt_where(owners, found, doubt, missing)
        return [otherwise if one is None else one for one in found]
    return found


def stripped(texts: Iterable[str]) -> list[str]:
    """Return texts without the white space around them."""
    return list(map(str.strip, texts))
