"""What two reports of one event, each in its own words and language, say of one thing (definition 24).

A claim is an amount with what is said of it and who acts (concepts), and the days of its sentence. Worked
example: "Leaders of 47 countries attended the opening on 2 August 2026" and "Lễ khánh thành ngày 2/8/2026 có
sự tham dự của lãnh đạo hơn 50 quốc gia": one day, both countries that attend, 47 and more than 50: a
contradiction of counts, hard.

Careful by design, since meetings follow each other and sums add up: the two documents tell of one event
(events), each says one figure of such a thing, and neither has the figure of the other, nor parts that
make it up. "The United States 10 billion, the others 7" and "17 billion in all" agree.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from servanda.reconciliation.concepts import DONORS, agent, concept
from servanda.reconciliation.credits import published
from servanda.reconciliation.crowds import around, pairs, said_of
from servanda.reconciliation.events import (
    RECENT,
    Event,
    Events,
    days,
    of_one_day,
    plain_words,
    shared,
    together,
)
from servanda.reconciliation.figures import differing
from servanda.reconciliation.found import Found
from servanda.reconciliation.told import AmountTold, Told
from servanda.records import When

OF_A_PARTY = frozenset({"give", "send", "need"})
OF_NOBODY = frozenset({"need"})  # said of a thing too: what a railway costs
THING = "thing"  # the concept of what is counted by a noun of its own: beds, schools, tents
FAR = 2  # times the smaller figure: sums of many farther apart are of other things, bounds say nothing
SAME_NAMES = 4  # shared by two articles of one day, of which no day in the text is the same
ALIKE_FROM = 0.4  # words of the shorter sentence that the other of the same language has
ALIKE_IN_SUM = 0.2  # the same, of the sums of many that documents with so much in common give once:
ONE_MEETING = 8
ALIKE_AMONG = 0.6  # the same, of one count among several: which of them is meant must be plain
CONVERTED = 25  # code points between a sum and the same in other money

_DOZEN = re.compile(r"\bdozen|\bscore\b|chục\b|عشرات", re.I)  # a round number, however it is read
_CONVERTED = re.compile(
    r"\W*(?:(?:about|around|some|roughly|nearly|over|more than|or|equivalent to|khoảng|tương đương|hơn|gần|với"
    r"|اي|أي|نحو|حوالي|ما يعادل|اكثر من|أكثر من)\W*){0,3}",
    re.I,
)
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "percent", "%"})
# What is counted in every article: such a number says what it counts only by the verb beside it.
_ANYBODY = frozenset(
    {"country", "state", "member", "party", "person", "organisation", "group", "time", "company"}
)


@dataclass(frozen=True)
class Claim:
    """An amount of a document with its concept, who acts, and the dates it may be of.

    `dated` tells whether the sentence names them itself, `among` whether its document counts the same
    thing again with another figure.
    """

    document: Told
    told: AmountTold
    concept: str
    party: str
    dates: tuple[When, ...]
    dated: bool
    sentence: tuple[int, int]
    among: bool
    events: Events

    @cached_property
    def event(self) -> Event:
        """What its document tells of."""
        return self.events.of(self.document)

    @cached_property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each date."""
        return tuple((date.earliest, date.latest) for date in self.dates)

    @cached_property
    def meeting(self) -> frozenset[int]:
        """The days on which another account of the same may lie, as ordinals."""
        return frozenset((*said_of(self.dates), *around(published(self.document))))

    @cached_property
    def figure(self) -> tuple[str, Decimal]:
        """Its unit and number."""
        return _figure(self.told)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence that tell something."""
        return plain_words(self.document.text[slice(*self.sentence)])


def claims(
    documents: Sequence[Told], one_story: Iterable[Sequence[str]], *, known: Events | None = None
) -> Iterator[Found]:
    """Yield what different reports of one event say differently; copies are compared elsewhere."""
    events = known or Events()
    story = {file: number for number, files in enumerate(one_story) for file in files}
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for document in documents:
        own = published(document)
        for claim in _claims(document, events):
            for month in sorted({d.iso[:7] for d in (*claim.dates, *([own] if own else []))}):
                for thing in _things(claim):
                    groups[month, *thing].append(claim)
    for group in groups.values():
        crowd = [(claim, story.get(claim.document.file, claim.document.file)) for claim in group]
        for (one, ours), (other, theirs) in pairs(
            crowd, lambda told: told[0].meeting, lambda told: told[0].figure
        ):
            if ours == theirs or one.figure == other.figure:
                continue
            if _one_event(one, other) and _apart(one, other):
                yield from _found(one, other)


def _things(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Yield what brings two claims together: what is said of whom, in which unit or in which figure."""
    amount = claim.told.amount
    yield claim.concept, claim.party, amount.unit
    if amount.is_money and claim.concept == "give" and claim.party not in ("", DONORS):
        yield claim.concept, claim.party, str(amount.figure)  # the same number of another money


def _claims(document: Told, events: Events) -> list[Claim]:
    """Return the claims that a document makes with one figure."""
    found, of_document, published_on = [], days(document), published(document)
    figures = Counter(unit for unit, _ in {_figure(told) for told in document.amounts})
    for told in document.amounts:
        sentence = document.sentence(told.start, told.end)
        unit = told.amount.unit
        if unit in _TIMES or _converts(document, told):
            continue
        own = tuple(
            d.value
            for d in document.dates
            if sentence[0] <= d.start < sentence[1] and _past(d.value, published_on)
        )
        among = not told.amount.is_money and figures[unit] > 1
        rest = (own or of_document, bool(own), sentence, among, events)
        said = concept(document, told, sentence)
        party = agent(document, told, sentence) if said in OF_A_PARTY else ""
        if said and (party or said not in OF_A_PARTY or said in OF_NOBODY):
            found.append(Claim(document, told, said, party, *rest))
        if not told.amount.is_money and unit not in _ANYBODY and figures[unit] == 1:
            found.append(Claim(document, told, THING, "", *rest))
    return _sole(found)


def _converts(document: Told, told: AmountTold) -> bool:
    """Tell whether an amount converts the sum before it: "2 million euros, about 2.1 million dollars"."""
    if not told.amount.is_money:
        return False
    before = [a for a in document.amounts if 0 <= told.start - a.end <= CONVERTED]
    return any(
        a.amount.is_money
        and a.amount.unit != told.amount.unit
        and _CONVERTED.fullmatch(document.text, a.end, told.start)
        for a in before
    )


def _sole(found: list[Claim]) -> list[Claim]:
    """Return the claims of one figure, each once: where it is said with its day, if anywhere."""
    standing: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in found:
        standing[claim.concept, claim.party, claim.told.amount.unit].append(claim)
    return [
        max(claims, key=lambda claim: claim.dated)
        for claims in standing.values()
        if len({_figure(claim.told) for claim in claims}) == 1
    ]


def _figure(told: AmountTold) -> tuple[str, Decimal]:
    return told.amount.unit, told.amount.figure


def _apart(one: Claim, other: Claim) -> bool:
    """Tell whether neither document has the other's figure, whole or in parts."""
    a, b = one.told.amount, other.told.amount
    return not other.event.stands(a) and not one.event.stands(b)


def _one_event(one: Claim, other: Claim) -> bool:
    """Tell whether two claims may speak of one event, by their days, names, figures and words."""
    a, b = one.document, other.document
    ours, theirs = one.event, other.event
    party = "" if one.party == DONORS else one.party
    dated = one.dated and other.dated
    if _meet(one, other):
        if not together(ours, theirs, dated=dated, party=party):
            return False
    elif not of_one_day(a, b) or sum(shared(ours, theirs, without=party)) < SAME_NAMES:
        return False
    if a.language != b.language:
        return one.concept != THING or dated
    first, second = one.words, other.words
    part = ALIKE_AMONG if one.among or other.among else ALIKE_FROM
    if one.party == DONORS and sum(shared(ours, theirs)) >= ONE_MEETING:
        part = ALIKE_IN_SUM
    return len(first & second) >= max(1, int(part * min(len(first), len(second))))


def _meet(one: Claim, other: Claim) -> bool:
    """Tell whether a day of the one is a day of the other."""
    for first, last in one.spans:
        for start, end in other.spans:
            if first <= end and start <= last:
                return True
    return False


def _found(one: Claim, other: Claim) -> Iterator[Found]:
    """Yield the contradiction; what both can be true of differs only where it says much."""
    found = differing((one.document, one.told), (other.document, other.told))
    a, b = one.told.amount, other.told.amount
    if a.unit != b.unit:
        yield replace(found, hard=True)  # 100 million of one money is not 100 million of another
        return
    if any(_DOZEN.search(quotation.quote) for quotation in found.quotations):
        found = replace(found, hard=False)
    near = FAR * min(a.figure, b.figure) > max(a.figure, b.figure)
    many = one.party == DONORS
    open_ended = not one.party and a.value is None and b.value is None
    if (found.hard or not (many or open_ended)) and ((found.hard and not many) or near):
        yield found


def _past(date: When, own: When | None) -> bool:
    """Tell whether a date is that of an event: some days or a month, and no deadline to come."""
    brief = (date.latest - date.earliest).days <= RECENT
    return brief and (own is None or date.earliest <= own.latest)
