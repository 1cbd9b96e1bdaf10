"""Whether two documents may tell of one event: the days, names and figures that both have.

Worked example: two papers of 3 August that name 2 August, Tamra and Peru tell of one opening; two that
name 2 August alone do not. Careful by design, since meetings follow each other: a day must be the same,
a name must be, and where the sentences do not give the day themselves, more than one thing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from servanda.reconciliation.credits import published
from servanda.reconciliation.figures import adds_up
from servanda.reconciliation.shingles import words
from servanda.reconciliation.told import Told
from servanda.records import Amount, When

RECENT = 30  # days: an event older than that is background
HEAD = 4_000  # code points in which an article says where it happened
LONG = 5  # letters of a word that may be a name, in a script without capitals
UNMARKED = 2  # more words that must be shared there, where any long word counts
LEAST_FIGURE = 20  # smaller counts stand in every article
LEAST_NAMES = 2  # shared by documents whose sentences do not name the day

_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\S{3})")
_BEGUN = frozenset("وفبكال")  # letters that such an article begins with
_NAME = re.compile(r"(?<![.!?\n]\s)(?<!\A)\b[A-ZĐ]\w{3,}")


@dataclass(frozen=True, slots=True)
class Event:
    """What a document tells of: its days, the names in it and its figures with their units."""

    language: str
    days: tuple[When, ...]
    names: frozenset[str]
    figures: frozenset[tuple[str, str]]
    units: dict[str, frozenset[Decimal]] = field(default_factory=dict)

    def stands(self, amount: Amount) -> bool:
        """Tell whether a document has a figure of a unit, or two others that add up to it."""
        return adds_up(amount.figure, self.units.get(amount.unit, frozenset()))

    def without(self, names: Collection[str]) -> "Event":
        """Return the same without some of the names."""
        return replace(self, names=self.names.difference(names))


class Events:
    """The events of documents, each worked out once, when it is asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Event] = {}

    def of(self, document: Told) -> Event:
        """Return what a document tells of."""
        known = self._known.get(document.file)
        if known is None:
            known = self._known[document.file] = event(document)
        return known


def event(document: Told) -> Event:
    """Return what a document tells of."""
    figures = frozenset(
        (a.amount.unit, str(a.amount.figure))
        for a in document.amounts
        if a.amount.is_money or a.amount.figure >= LEAST_FIGURE
    )
    units: dict[str, set[Decimal]] = defaultdict(set)
    for told in document.amounts:
        units[told.amount.unit].add(told.amount.figure)
    known = {unit: frozenset(found) for unit, found in units.items()}
    return Event(document.language, days(document), names(document), figures, known)


def days(document: Told) -> tuple[When, ...]:
    """Return the days that a document reports of: none long before it, its own where it says so.

    Its own day stands at its head; once more in its words, it is the day of what happened.
    """
    own = published(document)
    if own is None:
        return ()
    found = [d.value for d in document.dates if d.value.earliest == d.value.latest]
    recent = [day for day in found if abs((own.earliest - day.earliest).days) <= RECENT]
    return tuple(dict.fromkeys(day for day in recent if day != own or recent.count(own) > 1))


def shared(one: Event, other: Event, *, without: str = "") -> tuple[int, int]:
    """Return how many names, `without` left out, and how many figures two documents share."""
    names = len(one.names & other.names - {without})
    if one.language == other.language == "ar":
        names = max(0, names - UNMARKED)
    return names, len(one.figures & other.figures)


def together(one: Event, other: Event, *, dated: bool, party: str = "") -> bool:
    """Tell whether names and figures make the two one event; `party` is who acts in both.

    A party that acts in both counts as one thing shared, and so does each figure.
    """
    names, figures = shared(one, other, without=party)
    return names >= 1 and (dated or names + figures + bool(party) >= LEAST_NAMES)


def meet(ours: Sequence[When], theirs: Sequence[When]) -> bool:
    """Tell whether a day of the one is a day of the other."""
    if not set(ours).isdisjoint(theirs):
        return True
    return any(a.earliest <= b.latest and b.earliest <= a.latest for a in ours for b in theirs)


def of_one_day(one: Told, other: Told) -> bool:
    """Tell whether two documents were published on one day or on neighbouring ones."""
    a, b = published(one), published(other)
    return a is not None and b is not None and abs((a.earliest - b.earliest).days) <= 1


def plain_words(text: str) -> frozenset[str]:
    """Return the words of a sentence that tell something: no numbers, no short ones, no articles."""
    found = [_ARTICLE.sub("", word) if word[0] in _BEGUN else word for word in words(text)]
    return frozenset(word for word in found if len(word) > 2 and not word[0].isdigit())


def names(document: Told, within: tuple[int, int] | None = None) -> frozenset[str]:
    """Return the parties of a document or a part of it, and the names written alike in Latin script."""
    begun = document.sentences[0][0] if document.sentences else 0
    start, end = within or (begun, len(document.text))
    listed = {
        p.party for p in document.parties if not within or (start <= p.start and p.end <= end)
    }
    if document.language == "ar":
        last = min(end, start + HEAD)
        found = (_ARTICLE.sub("", word) for word in words(document.text[start:last]))
        return frozenset(listed | {word for word in found if len(word) >= LONG})
    return frozenset(
        listed | {found.group() for found in _NAME.finditer(document.text, start, end)}
    )
