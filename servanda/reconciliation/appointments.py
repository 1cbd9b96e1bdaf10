"""What two reports of one event, each in its own words, put on different days (definition 24).

Worked example: "The next meeting will be held in Oslo on 9 June" and "They agreed to meet again in Oslo on
19 June": both say that one meets, both name Oslo, and neither knows the other's day: a contradiction of
dates, hard. A day apart is soft, since a time zone may explain it.

Careful by design: days written as days; the documents tell of one event
(events), and their sentences have a name or most words in common.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from servanda.reconciliation.concepts import cue_pattern, nearest
from servanda.reconciliation.credits import published
from servanda.reconciliation.crowds import around, pairs
from servanda.reconciliation.dates import AGREE, HARD, compare_dates
from servanda.reconciliation.events import Events, names, of_one_day, plain_words, shared
from servanda.reconciliation.found import Found
from servanda.reconciliation.rounds import apart
from servanda.reconciliation.told import DateTold, Told
from servanda.records import When

ALIKE_FROM = 0.4  # words of the shorter sentence that the other of the same language has
CLOSE = 31  # days: what lies farther apart is another meeting of its kind
LEAST = 4  # names and figures that both documents have
LEAST_NAMES = 2  # of them in both sentences, where the languages differ


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day of a document with its sentence; `among` where the same is said of another day too."""

    document: Told
    date: DateTold
    sentence: tuple[int, int]
    among: bool = False


def appointments(
    documents: Sequence[Told], one_story: Iterable[Sequence[str]], *, known: Events | None = None
) -> Iterator[Found]:
    """Yield the days on which different reports of one event put one thing."""
    story = {file: number for number, files in enumerate(one_story) for file in files}
    groups: dict[str, list[Appointment]] = defaultdict(list)
    events = known or Events()
    for document in documents:
        for said, found in _all(document) if published(document) else ():
            groups[said].append(found)
    for group in groups.values():
        for one, other in pairs(
            group, lambda said: around(published(said.document)), lambda said: said.date.value
        ):
            files = one.document.file, other.document.file
            if files[0] == files[1] or story.get(files[0], -1) == story.get(files[1], -2):
                continue
            if _differ(one, other) and _one_thing(one, other, events=events):
                yield _found(one, other)


def _all(document: Told) -> Iterator[tuple[str, Appointment]]:
    """Yield what a document puts on a day, each day once."""
    standing: dict[str, dict[When, Appointment]] = defaultdict(dict)
    for date in document.dates:
        words = document.text[date.start : date.end]
        if date.value.earliest != date.value.latest or not any(c.isdigit() for c in words):
            continue
        start, end = document.sentence(date.start, date.end)
        said = nearest(_cues(document.language), document.text, date, within=(start, end))
        if said and end - start > 2 * len(words):
            standing[said].setdefault(date.value, Appointment(document, date, (start, end)))
    for said, found in standing.items():
        for one in found.values():
            yield said, replace(one, among=len(found) > 1)


def _differ(one: Appointment, other: Appointment) -> bool:
    """Tell whether two days differ, lie close by, and neither document has the other's."""
    a, b = one.date.value, other.date.value
    if compare_dates(a, b) == AGREE or abs((a.earliest - b.earliest).days) > CLOSE:
        return False
    return all(date.value != b for date in one.document.dates) and all(
        date.value != a for date in other.document.dates
    )


def _one_thing(one: Appointment, other: Appointment, *, events: Events) -> bool:
    """Tell whether two days are those of one thing, by their documents and sentences."""
    a, b = one.document, other.document
    if not of_one_day(a, b) or sum(shared(events.of(a), events.of(b))) < LEAST:
        return False
    first, second = (x.document.text[slice(*x.sentence)] for x in (one, other))
    if apart(first, second):
        return False
    if a.language != b.language:
        return len(names(a, one.sentence) & names(b, other.sentence)) >= LEAST_NAMES
    if (one.among or other.among) and not names(a, one.sentence) & names(b, other.sentence):
        return False
    ours, theirs = plain_words(first), plain_words(second)
    return len(ours & theirs) >= max(2, int(ALIKE_FROM * min(len(ours), len(theirs))))


def _found(one: Appointment, other: Appointment) -> Found:
    told = [
        (x.date.value.iso, x.document.quotation(x.date.start, x.date.end)) for x in (one, other)
    ]
    told.sort(key=lambda pair: pair[0])
    return Found(
        kind="date",
        values=(told[0][0], told[1][0]),
        quotations=(told[0][1], told[1][1]),
        hard=compare_dates(one.date.value, other.date.value) == HARD,
    )


@cache
def _cues(language: str) -> re.Pattern[str]:
    packs = tomllib.loads(Path(__file__).with_name("happenings.toml").read_text(encoding="utf-8"))
    return cue_pattern(packs, language)
