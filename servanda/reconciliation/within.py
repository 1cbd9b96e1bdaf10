"""What one document tells twice and differently: a figure under its headline, the day of one meeting.

Worked examples: "Nine members pledge $7 billion for the harbour" above "Nine members pledged $5 billion for the
harbour on Monday": one sum, two figures, hard. "A conference on wells was held in Accra on 15 April" and
"The conference was held on 7 February": one conference, two days, hard.

Careful by design: most words of the shorter sentence stand in the other one, who gives is the same, and
neither has the other's figure; "the conference" goes back to the only one that the document has told of.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from servanda.reconciliation.concepts import agent, concept
from servanda.reconciliation.dates import AGREE, HARD, compare_dates
from servanda.reconciliation.events import plain_words
from servanda.reconciliation.figures import differing
from servanda.reconciliation.found import Found
from servanda.reconciliation.rounds import apart
from servanda.reconciliation.told import AmountTold, DateTold, Told

ALIKE_FROM = 0.7  # words of the shorter sentence that the other has
LEAST_WORDS = 4  # of them
CROWD = 30  # amounts of one unit in a document; a table says nothing twice

_NOUNS = {
    "en": r"conference|meeting|summit|forum|talks|ceremony",
    "vi": r"hội nghị|cuộc họp|hội thảo|diễn đàn|lễ ký",
    "ar": r"مؤتمر|اجتماع|قمة|منتدى",
}
_HELD = {
    "en": r"\b(?:was|were)\s+held|\btook\s+place",
    "vi": r"được tổ chức|diễn ra|đã họp",
    "ar": r"(?<!\w)و?(?:عُ?قد|انعقد)ت?(?!\w)",
}
# What begins a sentence that goes back to the meeting told of.
_BACK = {
    "en": r"\s*the\s+(?P<noun>{0})\s",
    "vi": r"\s*(?P<noun>{0})(?:\s+(?:này|trên))?\s+(?:được|diễn|đã)",
    "ar": r"\s*و?(?:(?:عُ?قد|انعقد)ت?\s+)?ال(?P<noun>{0})(?!\w)",
}
_ANOTHER = re.compile(
    r"\b(?:previous|last|first|second|next|another|earlier|preparatory|follow-up)\b|trước|lần|trù bị|tiếp theo"
    r"|سابق|اول|ثان|تحضير",
    re.I,
)


def within(documents: Sequence[Told]) -> Iterator[Found]:
    """Yield what differs inside each document."""
    for document in documents:
        yield from _figures(document)
        yield from _days(document)


def _figures(document: Told) -> Iterator[Found]:
    by_unit: dict[str, list[AmountTold]] = {}
    for told in document.amounts:
        by_unit.setdefault(told.amount.unit, []).append(told)
    for same in by_unit.values():
        if len({told.amount.figure for told in same}) > 1 and len(same) <= CROWD:
            for one, other in combinations(same, 2):
                if _apart(same, one, other) and _one_thing(document, one, other):
                    found = differing((document, one), (document, other))
                    if found.hard:
                        yield found


def _apart(same: Sequence[AmountTold], one: AmountTold, other: AmountTold) -> bool:
    """Tell whether two figures differ, and the one is not the other with a third: a total has parts."""
    low, high = sorted((one.amount.figure, other.amount.figure))
    return low != high and all(told.amount.figure != high - low for told in same)


def _one_thing(document: Told, one: AmountTold, other: AmountTold) -> bool:
    """Tell whether two figures stand in two tellings of one sentence."""
    first, second = (document.sentence(told.start, told.end) for told in (one, other))
    if first == second or (first[1] > second[0] and second[1] > first[0]):
        return False
    a, b = (document.text[slice(*place)] for place in (first, second))
    ours, theirs = _words(a), _words(b)
    alike = len(ours & theirs)
    if alike < LEAST_WORDS or alike < ALIKE_FROM * min(len(ours), len(theirs)):
        return False
    for place in (first, second):
        if len({t.amount.figure for t in document.amounts if _inside(t, place, one)}) != 1:
            return False
    if _days_apart(document, first, second) or apart(a, b):
        return False
    said = concept(document, one, first)
    if not said or said != concept(document, other, second):
        return False
    acting = agent(document, one, first)
    if acting != agent(document, other, second):
        return False
    return bool(acting) or not _of_others(document, first, second)


def _of_others(document: Told, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether each of two sentences names somebody whom the other does not: "we" is then not one."""
    ours, theirs = (
        {p.party for p in document.parties if place[0] <= p.start and p.end <= place[1]}
        for place in (first, second)
    )
    return bool(ours - theirs) and bool(theirs - ours)


@lru_cache(maxsize=1024)  # a sentence is held against each other one that has such an amount
def _words(sentence: str) -> frozenset[str]:
    return plain_words(sentence)


def _inside(told: AmountTold, place: tuple[int, int], like: AmountTold) -> bool:
    return told.amount.unit == like.amount.unit and place[0] <= told.start and told.end <= place[1]


def _days_apart(document: Told, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether each of two sentences names a day that the other does not."""
    ours, theirs = (
        {d.value for d in document.dates if place[0] <= d.start < place[1]}
        for place in (first, second)
    )
    return bool(ours - theirs) and bool(theirs - ours)


def _days(document: Told) -> Iterator[Found]:
    """Yield the two days of "a conference was held on" and "the conference was held on"."""
    language = document.language
    if language not in _NOUNS:
        return
    noun, held = re.compile(_NOUNS[language], re.I), re.compile(_HELD[language], re.I)
    back = re.compile(_BACK[language].format(_NOUNS[language]), re.I)
    told: list[tuple[str, DateTold]] = []
    for start, end in document.sentences:
        dates = [d for d in document.dates if start <= d.start and d.end <= end]
        if len(dates) != 1 or not held.search(document.text, start, end):
            continue
        again = back.match(document.text, start, end)
        if again and not _ANOTHER.search(document.text, start, end):
            earlier = [date for name, date in told if name == again["noun"].casefold()]
            if len(earlier) == 1:
                yield from _two_days(document, earlier[0], dates[0])
        named = noun.search(document.text, start, end)
        if named:
            told.append((named.group().casefold(), dates[0]))


def _two_days(document: Told, one: DateTold, other: DateTold) -> Iterator[Found]:
    verdict = compare_dates(one.value, other.value)
    if verdict == AGREE:
        return
    found = sorted((one, other), key=lambda date: date.value.iso)
    yield Found(
        kind="date",
        values=(found[0].value.iso, found[1].value.iso),
        quotations=tuple(document.quotation(date.start, date.end) for date in found),
        hard=verdict == HARD,
    )
