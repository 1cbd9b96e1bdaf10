"""What two reports of one event, each in its own words and language, say of one thing (definition 24).

A claim is an amount with what is said of it (concepts.toml), of a party where money or troops are
promised, and the days of its sentence. Worked example: "Leaders of 47 countries attended the opening on
2 August 2026" and "Lễ khánh thành ngày 2/8/2026 có sự tham dự của lãnh đạo hơn 50 quốc gia": one day, both
countries that attend, 47 and more than 50: a contradiction of counts, hard.

Careful by design, since meetings follow each other and sums add up: the two documents tell of one day, and
each says such a thing once. Without a day in the sentence itself the documents must also share names.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from servanda.reconciliation.credits import published
from servanda.reconciliation.figures import differing
from servanda.reconciliation.found import Found
from servanda.reconciliation.shingles import words
from servanda.reconciliation.told import AmountTold, PartyTold, Told
from servanda.records import When
from servanda.terms.folding import fold

OF_A_PARTY = frozenset({"give", "send", "need"})
WINDOW = 60  # code points between an amount and the word that says what is said of it
RECENT = 30  # days: an event older than that is background
ALIKE_FROM = 0.4  # words of the shorter sentence that the other of the same language has
LEAST_NAMES = 2  # shared by the documents, where no sentence names the day
CROWD = 60  # claims of one kind in one month; what is said more often is no event

LEAST_UNMARKED = 2  # more of them, where a script has no capitals and any long word counts
LONG = 5
HEAD = 4_000  # code points in which an article says where it happened

_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\S{3})")
_NAME = re.compile(r"(?<![.!?\n]\s)(?<!\A)\b[A-ZĐ]\w{3,}")
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "percent", "%"})


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount of a document with its concept, its party and the dates it may be of.

    `dated` tells whether the sentence names them itself.
    """

    document: Told
    told: AmountTold
    concept: str
    party: str
    dates: tuple[When, ...]
    dated: bool
    sentence: tuple[int, int]


def claims(documents: Sequence[Told], one_story: Iterable[Sequence[str]]) -> Iterator[Found]:
    """Yield what different reports of one event say differently; copies are compared elsewhere."""
    story = {file: number for number, files in enumerate(one_story) for file in files}
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    names = {}
    for document in documents:
        told = _claims(document)
        if told:
            names[document.file] = _names(document)
            for claim in told:
                for month in {date.iso[:7] for date in claim.dates}:
                    groups[month, claim.concept, claim.told.amount.unit, claim.party].append(claim)
    for group in groups.values():
        for one, other in combinations(group[:CROWD], 2):
            files = one.document.file, other.document.file
            if files[0] == files[1] or story.get(files[0], -1) == story.get(files[1], -2):
                continue
            if _one_event(one, other, names=names) and _differ(one, other):
                yield differing((one.document, one.told), (other.document, other.told))


def _claims(document: Told) -> list[Claim]:
    """Return the claims that a document makes once."""
    found, days, published_on = [], _days(document), published(document)
    for told in document.amounts:
        sentence = document.sentence(told.start, told.end)
        concept = _concept(document, told, sentence)
        if not concept or told.amount.unit in _TIMES:
            continue
        party = _party(document, told, sentence) if concept in OF_A_PARTY else ""
        if concept in OF_A_PARTY and not party:
            continue
        own = tuple(
            d.value
            for d in document.dates
            if sentence[0] <= d.start < sentence[1] and _past(d.value, published_on)
        )
        dates = own or days
        found.append(Claim(document, told, concept, party, dates, bool(own), sentence))
    standing = Counter((c.concept, c.told.amount.unit, c.party) for c in found)
    return [c for c in found if standing[c.concept, c.told.amount.unit, c.party] == 1]


def _one_event(one: Claim, other: Claim, *, names: dict[str, frozenset[str]]) -> bool:
    """Tell whether two claims may speak of one event, by their days, names and words."""
    a, b = one.document, other.document
    shared = names[a.file] & names[b.file] - {one.party}
    least = 1 if one.dated and other.dated else LEAST_NAMES
    unmarked = a.language == b.language == "ar"
    if len(shared) < (least + LEAST_UNMARKED if unmarked else least):
        return False
    if not any(_meet(x, y) for x in one.dates for y in other.dates):
        return False
    if a.language != b.language:
        return True
    first, second = _words(one), _words(other)
    return len(first & second) >= ALIKE_FROM * min(len(first), len(second))


def _differ(one: Claim, other: Claim) -> bool:
    x, y = one.told.amount, other.told.amount
    return x != y and x.figure != y.figure


def _words(claim: Claim) -> frozenset[str]:
    text = claim.document.text[slice(*claim.sentence)]
    found = (_ARTICLE.sub("", word) for word in words(text))
    return frozenset(word for word in found if not word.isdigit() and len(word) > 2)


def _concept(document: Told, told: AmountTold, sentence: tuple[int, int]) -> str:
    """Return what is said of an amount: the nearest concept of its sentence; empty for none."""
    start, end = max(sentence[0], told.start - WINDOW), min(sentence[1], told.end + WINDOW)
    best = ("", WINDOW + 1)
    for found in _cues(document.language).finditer(fold(document.text[start:end])):
        at, last = start + found.start(), start + found.end()
        far = max(at - told.end, told.start - last, 0)
        if far < best[1] and found.lastgroup:
            best = (found.lastgroup, far)
    return best[0]


@cache
def _cues(language: str) -> re.Pattern[str]:
    packs = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
    parts = [
        f"(?P<{concept}>{'|'.join(re.escape(fold(cue)) for cue in pack[language])})"
        for concept, pack in packs.items()
        if language in pack
    ]
    return re.compile(r"(?<!\w)[وفبل]?(?:" + "|".join(parts) + ")" if parts else r"(?!)")


def _party(document: Told, told: AmountTold, sentence: tuple[int, int]) -> str:
    """Return the country or body named last before the amount, the first name of the sentence else."""
    before = [
        p for p in document.parties if sentence[0] <= p.start and p.end <= told.start and _acts(p)
    ]
    return max(before, key=lambda p: p.start).party if before else ""


def _acts(party: PartyTold) -> bool:
    return party.party.startswith(("country:", "org:"))


def _days(document: Told) -> tuple[When, ...]:
    """Return the days that a document reports of: none long before it, its own where it says so.

    Its own day stands at its head; once more in its words, it is the day of what happened.
    """
    own = published(document)
    if own is None:
        return ()
    days = [d.value for d in document.dates if d.value.earliest == d.value.latest]
    recent = [day for day in days if abs((own.earliest - day.earliest).days) <= RECENT]
    return tuple(dict.fromkeys(day for day in recent if day != own or recent.count(own) > 1))


def _past(date: When, own: When | None) -> bool:
    """Tell whether a date is that of an event: some days or a month, and no deadline to come."""
    brief = (date.latest - date.earliest).days <= RECENT
    return brief and (own is None or date.earliest <= own.latest)


def _meet(a: When, b: When) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _arabic(document: Told) -> frozenset[str]:
    """Return the longer words of a script without capitals: names are among them."""
    start = document.sentences[0][0] if document.sentences else 0
    found = (_ARTICLE.sub("", word) for word in words(document.text[start : start + HEAD]))
    return frozenset(word for word in found if len(word) >= LONG)


def _names(document: Told) -> frozenset[str]:
    """Return the parties of a document, and the names in it that are written alike in Latin script."""
    listed = {p.party for p in document.parties}
    if document.language == "ar":
        return frozenset(listed | _arabic(document))
    start = document.sentences[0][0] if document.sentences else 0
    return frozenset(listed | {found.group() for found in _NAME.finditer(document.text, start)})
