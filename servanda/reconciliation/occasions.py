"""One occasion with two dates (definition 24).

Two mentions are one occasion when their kind agrees, their places do not differ, and most words of
the shorter mention, dates and numbers left out, stand in the other. Worked example: "the Council
adopted the resolution on Gaza on 17 November" and "... on 18 November": one vote, two dates, soft,
since a time zone may explain a day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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

Place = tuple[Told, OccasionTold]


def occasions(documents: Sequence[Told]) -> Iterator[Found]:
    """Yield the dated mentions of one occasion whose dates differ."""
    by_kind: dict[str, list[Place]] = defaultdict(list)
    for document in documents:
        for mention in document.occasions:
            if mention.date is not None:
                by_kind[mention.kind].append((document, mention))
    for places in by_kind.values():
        contexts = [_context(place) for place in places]
        for one, other in _alike(contexts, places):
            if _same(places[one], places[other]):
                yield from _differing(places[one], places[other])


def _alike(contexts: Sequence[frozenset[str]], places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the mentions whose words agree, found through the words that are not in all of them.

    Fewer words will do where the place, the days and two parties are the same.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, context in enumerate(contexts):
        if len(context) >= LEAST_WORDS:
            for word in context:
                holders[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= COMMON:
            shared.update(combinations(held, 2))
    found = []
    for one, other in sorted(shared):
        first, second = contexts[one], contexts[other]
        shared_part = len(first & second) / min(len(first), len(second))
        if shared_part >= ALIKE_FROM or (
            shared_part >= ALIKE_IN_PLACE and _one_place(places[one], places[other])
        ):
            found.append((one, other))
    return found


def _differing(one: Place, other: Place) -> Iterator[Found]:
    (_, a), (_, b) = one, other
    if a.date is None or b.date is None or compare_dates(a.date, b.date) == AGREE:
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
        hard=compare_dates(a.date, b.date) == HARD,
    )


def _with_date(place: Place) -> Quotation:
    """Return the words from the occasion to its date, where its sentence has it; else the occasion."""
    document, mention = place
    near = _date(place) or mention
    return document.quotation(min(mention.start, near.start), max(mention.end, near.end))


def _date(place: Place) -> DateTold | None:
    """Return the date of a mention as it stands in its sentence, the nearest where it stands twice."""
    mention = place[1]
    dates = [d for d in _dates(place) if d.value == mention.date]
    return min(dates, key=lambda d: abs(d.start - mention.start), default=None)


def _dates(place: Place) -> list[DateTold]:
    document, mention = place
    start, end = document.sentence(mention.start, mention.end)
    return [d for d in document.dates if start <= d.start < end]


def _known(one: Place, other: Place) -> bool:
    """Tell whether the sentence of the one has the other's day too, or both say "today"."""
    if any(date.value == other[1].date for date in _dates(one)):
        return True
    words = {_of_its_own_week(place) for place in (one, other)}
    return len(words) == 1 and words != {""}


def _of_its_own_week(place: Place) -> str:
    """Return the words of a date that is counted from the document's own, such as "on Monday"."""
    document, date, own = place[0], _date(place), published(place[0])
    if date is None or own is None or abs((date.value.earliest - own.earliest).days) > CLOSE:
        return ""
    words = fold(document.text[date.start : date.end])
    return "" if any(sign.isdigit() for sign in words) else words


def _same(one: Place, other: Place) -> bool:
    (_, a), (_, b) = one, other
    if a.date is None or b.date is None or not _near(a.date, b.date):
        return False
    if one[0].file == other[0].file and one[0].sentence(a.start, a.end) == one[0].sentence(
        b.start, b.end
    ):
        return (
            False  # "votes on 3, 5 and 9 March": a sentence that names several days means several
        )
    if a.place and b.place and a.place != b.place:
        return False
    ours, theirs = _marks(one), _marks(other)
    return not (ours - theirs and theirs - ours)


def _one_place(one: Place, other: Place) -> bool:
    """Tell whether two mentions name one place, two parties that were there, and days close by."""
    (_, a), (_, b) = one, other
    if not a.place or a.place != b.place or a.date is None or b.date is None:
        return False
    apart = abs((a.date.earliest - b.date.earliest).days)
    return apart <= CLOSE and len(_parties(one) & _parties(other)) >= LEAST_PARTIES


def _marks(place: Place) -> frozenset[str]:
    """Return what tells one meeting from the next: who was there, and the number of the round."""
    document, mention = place
    start, end = document.sentence(mention.start, mention.end)
    return rounds(document.text[start:end]) | _parties(place)


def _parties(place: Place) -> frozenset[str]:
    document, mention = place
    start, end = document.sentence(mention.start, mention.end)
    return frozenset(p.party for p in document.parties if start <= p.start and p.end <= end)


def _near(a: When, b: When) -> bool:
    return abs((a.earliest - b.earliest).days) <= WINDOW


def _context(place: Place) -> frozenset[str]:
    """Return the words of the mention, of its sentence where the mention is brief; no dates."""
    document, mention = place
    start, end = mention.start, mention.end
    if len(words(document.text[start:end])) < 2 * LEAST_WORDS:
        start, end = document.sentence(start, end)
    text = document.text[start:end]
    for date in sorted(document.dates, key=lambda d: -d.start):
        if start <= date.start and date.end <= end:
            text = text[: date.start - start] + " " + text[date.end - start :]
    return frozenset(word for word in words(text) if not word.isdigit())
