"""Where two tellings of one sentence differ: its speaker, amounts, dates, names and quoted words.

Only sentences that are reprints or translations of each other are compared, so that a difference is a
difference of one account (definition 24). Figures of sentences shared in part, and several figures of one
sentence, are held against each other where the words around them are the same. Worked example: "hơn 7 tỷ USD" in one outlet, "hơn 5 tỷ USD" in the copy
of the same sentence in another: a contradiction of amounts with both quotations.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from servanda.reconciliation.dates import AGREE, HARD, compare_dates
from servanda.reconciliation.figures import differing, stands
from servanda.reconciliation.found import Found
from servanda.reconciliation.names import named, same_name
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.shingles import grams, words
from servanda.reconciliation.told import AmountTold, DateTold, Quotation, SpeakerTold, Told
from servanda.terms.folding import fold
from servanda.terms.press import is_press

LEAST_QUOTED = 6  # words between quotation marks; fewer are a term, not speech
SAME_SPEECH_FROM = 0.6  # 3-grams of the quoted words that stand in the other sentence
ONE_SAYING_FROM = 0.45  # containment of sentences that tell of one and the same saying
MOST_CHANGED = 4  # words that differ between two quotations of one speech in one language
SAME_AROUND = 3  # words right before and behind two figures that make them figures of one thing

F = TypeVar("F", AmountTold, DateTold)

_WORD = re.compile(r"\w+")
_SET_IN = re.compile(r"[\[(][^\[\]()]{0,40}[\])]?")  # "(region)", "[region]": the paper's own words
_ARABIC = re.compile("[\u0600-\u06ff]")
_SMALL = frozenset(("a", "an", "the", "that", "of", "thì", "là", "mà", "ان", "و"))
_QUOTED = re.compile('["“«]([^"“”«»]+)["”»]')


def retellings(documents: Sequence[Told], pairs: Iterable[Pair]) -> Iterator[Found]:
    """Yield what differs inside pairs of reprinted sentences."""
    by_file = {document.file: document for document in documents}
    known: dict[
        tuple[str, int, int], _Sentence
    ] = {}  # one stands in as many pairs as it has copies
    for pair in pairs:
        one, other = by_file[pair.a.file], by_file[pair.b.file]
        a, b = (
            known.setdefault((told.file, told.start, told.end), _Sentence(document, told))
            for document, told in ((one, pair.a), (other, pair.b))
        )
        yield from _amounts(a, b, relation=pair.relation)
        yield from _dates(a, b, relation=pair.relation)
        if pair.relation == "translation":
            yield from named(one, other, pair=pair)
            continue  # who spoke and the words themselves are written anew in every language
        if pair.containment >= ONE_SAYING_FROM:
            yield from _speakers(a, b)
        if pair.relation != "partial":
            yield from named(one, other, pair=pair)
            yield from _quoted(pair.a, pair.b)


class _Sentence:
    """One sentence of a document with what was read in it."""

    def __init__(self, document: Told, told: Quotation) -> None:
        self.document = document
        self.told = told

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a place lies in the sentence."""
        return self.told.start <= start and end <= self.told.end

    @cached_property
    def speakers(self) -> list[SpeakerTold]:
        """Return who says most of the sentence, or something in it, with the place."""
        found = []
        for said in self.document.speakers:
            shared = min(said.end, self.told.end) - max(said.start, self.told.start)
            inside = self.holds(said.start, said.end)
            if said.speaker and (inside or 2 * shared >= self.told.end - self.told.start):
                found.append(said)
        return found

    @cached_property
    def amounts(self) -> list[AmountTold]:
        """Return the amounts in the sentence."""
        return [a for a in self.document.amounts if self.holds(a.start, a.end)]

    @cached_property
    def dates(self) -> list[DateTold]:
        """Return the dates in the sentence."""
        return [d for d in self.document.dates if self.holds(d.start, d.end)]


def _speakers(a: _Sentence, b: _Sentence) -> Iterator[Found]:
    """Compare who is said to have spoken; nobody named is no difference, nor is who spoke for whom."""
    first, second = a.speakers, b.speakers
    if not first or not second or {s.speaker for s in first} & {s.speaker for s in second}:
        return
    one, other = sorted((first[0].speaker, second[0].speaker))
    if is_press(one) or is_press(other):
        return  # an agency tells what others said
    if same_name(one, other) or one.partition(":")[0] != other.partition(":")[0]:
        return  # "the White House said" and "the president said" are one account
    if _one_name(_named(a, first[0].speaker), _named(b, second[0].speaker)):
        return  # one name, known by more of it in one text than in the other
    yield Found(kind="attribution", values=(one, other), quotations=(a.told, b.told))


def _named(sentence: _Sentence, party: str) -> list[tuple[str, ...]]:
    """Return what a document calls a party, full names alone, in words."""
    document = sentence.document
    found = {document.text[p.start : p.end] for p in document.parties if p.party == party}
    return [words(fold(name)) for name in sorted(found) if len(name.split()) > 1]


def _one_name(ours: Iterable[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a name of the one begins or ends as a whole name of the other does.

    Before a name stands the office; in Arabic its last two words are enough.
    """
    return any(a[: len(b)] == b[: len(a)] or _ends(a, b) for a in ours for b in theirs)


def _ends(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short = 2 if _ARABIC.match(a[-1]) else min(len(a), len(b))
    return a[-short:] == b[-short:]


def _amounts(a: _Sentence, b: _Sentence, *, relation: str) -> Iterator[Found]:
    """Compare the amounts of each unit that the other sentence does not have."""
    for unit in sorted({x.amount.unit for x in a.amounts} & {x.amount.unit for x in b.amounts}):
        first = [x for x in a.amounts if x.amount.unit == unit]
        second = [x for x in b.amounts if x.amount.unit == unit]
        only_a = [x for x in first if all(x.amount != y.amount for y in second)]
        only_b = [y for y in second if all(y.amount != x.amount for x in first)]
        for x, y in _matched((a, only_a), (b, only_b), relation=relation):
            if x.amount.figure == y.amount.figure:
                continue
            mixed = relation == "partial" or len(first) > 1 or len(second) > 1
            if not mixed or not (stands(b.document, x.amount) or stands(a.document, y.amount)):
                yield differing((a.document, x), (b.document, y))


def _dates(a: _Sentence, b: _Sentence, *, relation: str) -> Iterator[Found]:
    """Compare the dates that each sentence has and the other has not."""
    only_a = [x for x in a.dates if all(x.value != y.value for y in b.dates)]
    only_b = [y for y in b.dates if all(y.value != x.value for x in a.dates)]
    for x, y in _matched((a, only_a), (b, only_b), relation=relation):
        verdict = compare_dates(x.value, y.value)
        said = [fold(s.document.text[d.start : d.end]) for s, d in ((a, x), (b, y))]
        if verdict != AGREE and said[0] != said[1]:  # "today" is each paper's own day
            one = (x.value.iso, a.document.quotation(x.start, x.end))
            other = (y.value.iso, b.document.quotation(y.start, y.end))
            first, second = sorted((one, other), key=lambda told: told[0])
            yield Found(
                kind="date",
                values=(first[0], second[0]),
                quotations=(first[1], second[1]),
                hard=verdict == HARD,
            )


def _matched(
    one: tuple[_Sentence, list[F]], other: tuple[_Sentence, list[F]], *, relation: str
) -> Iterator[tuple[F, F]]:
    """Yield the figures that speak of one thing: the only two, or those with the same words around."""
    (a, first), (b, second) = one, other
    if relation != "partial" and len(first) == 1 == len(second):
        yield first[0], second[0]
        return
    for x in first:
        for y in second:
            if _common(_around(a, x), _around(b, y)) >= SAME_AROUND:
                yield x, y


def _around(sentence: _Sentence, figure: AmountTold | DateTold) -> tuple[list[str], list[str]]:
    """Return the words before a figure, the nearest first, and those behind it."""
    text, told = sentence.document.text, sentence.told
    before = words(text[told.start : figure.start])
    return list(reversed(before)), list(words(text[figure.end : told.end]))


def _common(a: tuple[list[str], list[str]], b: tuple[list[str], list[str]]) -> int:
    return sum(
        sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
        for one, other in zip(a, b, strict=True)
    )


def _quoted(a: Quotation, b: Quotation) -> Iterator[Found]:
    """Compare words given as a person's own with the same speech in the other telling.

    Hard where both stand between quotation marks and few words differ; a free rendering beside a quotation
    is soft, and so are two that differ in much: they translate one speech.
    """
    for first, second in ((a, b), (b, a)):
        said_by_first = _QUOTED.findall(first.quote)
        if not said_by_first:
            continue
        whole = words(second.quote)
        marked = [words(said) for said in _QUOTED.findall(second.quote)]
        for said in said_by_first:
            spoken = words(said)
            if len(spoken) < LEAST_QUOTED or not _same(spoken, whole):
                continue
            if _stands_in(_essence(said), _essence(second.quote)):
                continue
            quoted = any(_same(spoken, other) for other in marked)
            if quoted and first is b:
                continue  # told when the first of the two was looked at
            stretch = _stretch(second.quote, spoken)
            hard = quoted and _changed(_essence(said), _essence(stretch)) <= MOST_CHANGED
            values = tuple(sorted((said, stretch)))
            yield Found(kind="attribution", values=values, quotations=(a, b), hard=hard)


def _changed(spoken: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words of a speech another telling of it changes, leaves out or adds."""
    moves = SequenceMatcher(None, spoken, other, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in moves if tag != "equal")


def _stretch(text: str, spoken: Sequence[str]) -> str:
    """Return the stretch of a telling that renders the words spoken, as it stands there."""
    places = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    alike = [words(text[start:end]) for start, end in places]
    said = grams(spoken)
    shared = [
        at
        for at in range(len(alike) - 2)
        if tuple(w for one in alike[at : at + 3] for w in one) in said
    ]
    if not shared:
        return text
    return text[places[shared[0]][0] : places[shared[-1] + 2][1]]


def _same(spoken: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether most of the words spoken stand in the other words too."""
    said = grams(spoken)
    return len(said & grams(whole)) >= SAME_SPEECH_FROM * len(said)


def _essence(text: str) -> list[str]:
    """Return the words of a speech without what is spelt or set in one way or another."""
    bare = _SET_IN.sub(" ", text)
    return [word for word in words(fold(bare)) if word not in _SMALL]


def _stands_in(spoken: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(spoken)
    return any(tuple(whole[i : i + size]) == tuple(spoken) for i in range(len(whole) - size + 1))
