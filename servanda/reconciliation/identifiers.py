"""Identifiers that cannot both be right: 2803 in one place, 2830 in another (definition 24).

Two identifiers of one kind are held against each other when a swap of neighbouring digits or one
other digit is all that tells them apart. A list that names both in one sentence means two different
things. A single digit also needs sentences that speak of the same matter, since numbers of real
resolutions stand close together; a swap is a slip of the pen wherever it stands. Reports of one event in
two languages, each with one number, speak of the same matter too.
One identifier with two dates is a contradiction of dates.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from servanda.reconciliation.dates import AGREE, HARD, compare_dates
from servanda.reconciliation.events import event, of_one_day
from servanda.reconciliation.found import Found
from servanda.reconciliation.shingles import words
from servanda.reconciliation.told import DateTold, IdentifierTold, Quotation, Told
from servanda.records import When

BEHIND = 20  # code points between an identifier and the date that is its own
LEAST_NAMES = 4  # countries, people and names in Latin script that two documents of one event share
LOOKED_AT = 12  # mentions of an identifier, not thousands
ALIKE_FROM = 0.4  # words of the shorter sentence that the other has too, numbers left out

_ADOPTED = re.compile(
    r"adopt|pass(?:ed|es)\b|approv|\bvot|thông qua|phê chuẩn|phê duyệt|bỏ phiếu|اعتم|أقر|تبن|صو[ّ]?ت",
    re.I,
)

Place = tuple[Told, IdentifierTold]


def identifiers(documents: Sequence[Told]) -> Iterator[Found]:
    """Yield identifiers that differ by a slip, and identifiers with two dates."""
    by_kind: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        for mention in document.identifiers:
            by_kind[mention.kind][mention.value].append((document, mention))
    together = set(_listed_together(documents))
    for values in by_kind.values():
        contexts: dict[str, list[frozenset[str]]] = {}
        for a, b in _neighbours(values):
            if (a, b) in together:
                continue
            for value in (a, b):
                if value not in contexts:
                    contexts[value] = list(dict.fromkeys(_context(p) for p in values[value]))
            alike = swapped(a, b) or _same_matter(contexts[a], contexts[b])
            if alike or _told_in_two_languages(values[a], values[b]):
                quotations = (*_quotations(values[a]), *_quotations(values[b]))
                yield Found(kind="identifier", values=(a, b), quotations=quotations)
        for places in values.values():
            yield from _two_dates(places)


def one_digit_apart(a: str, b: str) -> bool:
    """Tell whether one digit, and only one, differs."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def swapped(a: str, b: str) -> bool:
    """Tell whether two neighbouring digits changed places."""
    if len(a) != len(b):
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _neighbours(values: Iterable[str]) -> list[tuple[str, str]]:
    """Return the values that one digit or a swap tells apart, in order, without trying all pairs."""
    known = set(values)
    found = set()
    for value in known:
        for at, digit in enumerate(value):
            others = [value[:at] + d + value[at + 1 :] for d in "0123456789" if d > digit]
            if at and value[at - 1] < digit:
                others.append(value[: at - 1] + digit + value[at - 1] + value[at + 1 :])
            found |= {(value, other) for other in others if other in known}
    return sorted(found)


def _same_matter(ours: Iterable[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Tell whether a sentence of the one and a sentence of the other speak of the same."""
    for one in ours:
        for other in theirs:
            shorter = min(len(one), len(other))
            if shorter and len(one & other) / shorter >= ALIKE_FROM:
                return True
    return False


def _told_in_two_languages(ours: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Tell whether two documents of different languages and one event know one of the two each."""
    for one, _ in _sole(ours):
        for other, _ in _sole(theirs):
            if one.language != other.language and of_one_day(one, other):
                names = event(one).names & event(other).names
                if len([n for n in names if not n.startswith("org:")]) >= LEAST_NAMES:
                    return True
    return False


def _sole(places: Sequence[Place]) -> list[Place]:
    """Return the first places, those whose document names one identifier of the kind."""
    return [
        (document, mention)
        for document, mention in places[:LOOKED_AT]
        if len({i.value for i in document.identifiers if i.kind == mention.kind}) == 1
    ]


def _context(place: Place) -> frozenset[str]:
    document, mention = place
    start, end = document.sentence(mention.start, mention.end)
    return frozenset(w for w in words(document.text[start:end]) if not w.isdigit())


def _listed_together(documents: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Yield the values that one sentence names side by side."""
    for document in documents:
        sentences: dict[tuple[int, int], set[str]] = defaultdict(set)
        for mention in document.identifiers:
            sentences[document.sentence(mention.start, mention.end)].add(mention.value)
        for values in sentences.values():
            yield from combinations(sorted(values), 2)


def _quotations(places: Iterable[Place]) -> list[Quotation]:
    """Return the first mention of the value in each document."""
    first: dict[str, Quotation] = {}
    for document, mention in places:
        first.setdefault(document.file, document.quotation(mention.start, mention.end))
    return list(first.values())


def _two_dates(places: Sequence[Place]) -> Iterator[Found]:
    """Yield the dates that differ for one identifier, each the only one of its sentence.

    Right behind the identifier, or where the sentence tells of its adoption: the day on which somebody
    speaks of a resolution is not its own.
    """
    dated: dict[str, tuple[When, Quotation]] = {}
    for document, mention in places:
        start, end = document.sentence(mention.start, mention.end)
        named = {i.value for i in document.identifiers if start <= i.start < end}
        dates = [d for d in document.dates if start <= d.start < end]
        if len(dates) == 1 and len(named) == 1 and _of_it(document, mention, dates[0]):
            quotation = document.quotation(dates[0].start, dates[0].end)
            dated.setdefault(dates[0].value.iso, (dates[0].value, quotation))
    for (a, (when, first)), (b, (other, second)) in combinations(sorted(dated.items()), 2):
        verdict = compare_dates(when, other)
        if verdict != AGREE:
            yield Found(
                kind="date", values=(a, b), quotations=(first, second), hard=verdict == HARD
            )


def _of_it(document: Told, mention: IdentifierTold, date: DateTold) -> bool:
    """Tell whether a date is that of the identifier in its sentence."""
    if 0 <= date.start - mention.end <= BEHIND:
        return True
    start, end = document.sentence(mention.start, mention.end)
    return bool(_ADOPTED.search(document.text, start, end))
