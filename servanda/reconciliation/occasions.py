"""One occasion with two dates (definition 24).

Two mentions are one occasion when their kind agrees, their places do not differ, and most words of
the shorter mention, dates and numbers left out, stand in the other. Worked example: "the Council
adopted the resolution on Gaza on 17 November" and "... on 18 November": one vote, two dates, soft,
since a time zone may explain a day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from servanda.reconciliation.credits import published
from servanda.reconciliation.dates import AGREE, HARD, compare_dates
from servanda.reconciliation.found import Found
from servanda.reconciliation.rounds import rounds
from servanda.reconciliation.shingles import words
from servanda.reconciliation.told import DateTold, OccasionTold, Quotation, Told
from servanda.records import When
from servanda.terms.folding import fold

ALIKE_FROM = 0.7
ALIKE_IN_PLACE = 0.4  # where the place and those who were there are the same
LEAST_PARTIES = 2
CLOSE = 7  # days
LEAST_WORDS = 5
COMMON = 50  # mentions that hold a word, from which it brings no two of them together
WINDOW = 60  # days: yearly or monthly meetings under one name are different occasions


class Place:
    """A mention in its document, with what it is compared by: each worked out once."""

    def __init__(self, document: Told, mention: OccasionTold) -> None:
        self.document = document
        self.mention = mention

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Return the place of its sentence."""
        return self.document.sentence(self.mention.start, self.mention.end)

    @cached_property
    def context(self) -> frozenset[str]:
        """Return the words of the mention, of its sentence where the mention is brief; no dates."""
        start, end = self.mention.start, self.mention.end
        if len(words(self.document.text[start:end])) < 2 * LEAST_WORDS:
            start, end = self.sentence
        text = self.document.text[start:end]
        for date in sorted(self.document.dates, key=lambda d: -d.start):
            if start <= date.start and date.end <= end:
                text = text[: date.start - start] + " " + text[date.end - start :]
        return frozenset(word for word in words(text) if not word.isdigit())

    @cached_property
    def dates(self) -> list[DateTold]:
        """Return the dates of its sentence."""
        start, end = self.sentence
        return [d for d in self.document.dates if start <= d.start < end]

    @cached_property
    def date(self) -> DateTold | None:
        """Return its date as it stands in its sentence, the nearest where it stands twice."""
        dates = [d for d in self.dates if d.value == self.mention.date]
        return min(dates, key=lambda d: abs(d.start - self.mention.start), default=None)

    @cached_property
    def of_its_own_week(self) -> str:
        """Return the words of a date that is counted from the document's own, such as "on Monday"."""
        date, own = self.date, published(self.document)
        if date is None or own is None or abs((date.value.earliest - own.earliest).days) > CLOSE:
            return ""
        said = fold(self.document.text[date.start : date.end])
        return "" if any(sign.isdigit() for sign in said) else said

    @cached_property
    def parties(self) -> frozenset[str]:
        """Return the parties of its sentence."""
        start, end = self.sentence
        return frozenset(
            p.party for p in self.document.parties if start <= p.start and p.end <= end
        )

    @cached_property
    def marks(self) -> frozenset[str]:
        """Return what tells one meeting from the next: who was there, and the number of the round."""
        return rounds(self.document.text[slice(*self.sentence)]) | self.parties


def occasions(documents: Sequence[Told]) -> Iterator[Found]:
    """Yield the dated mentions of one occasion whose dates differ."""
    by_kind: dict[str, list[Place]] = defaultdict(list)
    for document in documents:
        for mention in document.occasions:
            if mention.date is not None:
                by_kind[mention.kind].append(Place(document, mention))
    for places in by_kind.values():
        for one, other in _alike(places):
            if _same(places[one], places[other]):
                yield from _differing(places[one], places[other])


def _alike(places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the mentions whose words agree, found through the words that are not in all of them.

    Fewer words will do where the place, the days and two parties are the same.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if len(place.context) >= LEAST_WORDS:
            for word in place.context:
                holders[word].append(number)
    shared: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= COMMON:
            shared.update(combinations(held, 2))
    found = []
    for one, other in sorted(shared):
        first, second = places[one].context, places[other].context
        shared_part = len(first & second) / min(len(first), len(second))
        if shared_part >= ALIKE_FROM or (
            shared_part >= ALIKE_IN_PLACE and _one_place(places[one], places[other])
        ):
            found.append((one, other))
    return found


def _differing(one: Place, other: Place) -> Iterator[Found]:
    a, b = one.mention, other.mention
    verdict = compare_dates(a.date, b.date) if a.date and b.date else AGREE
    if a.date is None or b.date is None or verdict == AGREE:
        return
    if _known(one, other) or _known(other, one):
        return  # who knows both days means two things, and "today" is each paper's own
    told: list[tuple[str, Quotation]] = [
        (a.date.iso, _with_date(one)),
        (b.date.iso, _with_date(other)),
    ]
    told.sort(key=lambda pair: pair[0])
    yield Found(
        kind="date",
        values=tuple(value for value, _ in told),
        quotations=tuple(quotation for _, quotation in told),
        hard=verdict == HARD,
    )


def _with_date(place: Place) -> Quotation:
    """Return the words from the occasion to its date, where its sentence has it; else the occasion."""
    mention = place.mention
    near = place.date or mention
    return place.document.quotation(min(mention.start, near.start), max(mention.end, near.end))


def _known(one: Place, other: Place) -> bool:
    """Tell whether the sentence of the one has the other's day too, or both say "today"."""
    if any(date.value == other.mention.date for date in one.dates):
        return True
    return bool(one.of_its_own_week) and one.of_its_own_week == other.of_its_own_week


def _same(one: Place, other: Place) -> bool:
    a, b = one.mention, other.mention
    if a.date is None or b.date is None or not _near(a.date, b.date):
        return False
    if one.document.file == other.document.file and one.sentence == other.sentence:
        return (
            False  # "votes on 3, 5 and 9 March": a sentence that names several days means several
        )
    if a.place and b.place and a.place != b.place:
        return False
    return not (one.marks - other.marks and other.marks - one.marks)


def _one_place(one: Place, other: Place) -> bool:
    """Tell whether two mentions name one place, two parties that were there, and days close by."""
    a, b = one.mention, other.mention
    if not a.place or a.place != b.place or a.date is None or b.date is None:
        return False
    apart = abs((a.date.earliest - b.date.earliest).days)
    return apart <= CLOSE and len(one.parties & other.parties) >= LEAST_PARTIES


def _near(a: When, b: When) -> bool:
    return abs((a.earliest - b.earliest).days) <= WINDOW
