"""A quotation found again in the text it claims to come from, or refused with the reason.

Whoever else reads a document (a language model, a person's note) hands over words, never offsets. The
words are looked for exactly; else in the view, where what looks alike is alike; else by likeness of 95
per cent or more, and then the text's own words take the place of the quotation. Whatever is found,
`text[start:end] == exact`.

>>> source = Source("Indonesia will  send 8,000 soldiers.")
>>> ground("indonesia will send 8,000 soldiers", source, [(0, 36)])
Place(start=0, end=35, exact='Indonesia will  send 8,000 soldiers', how='normalised', found=1)
>>> ground("Indonesia will send nobody", source, [(0, 36)])
<Refusal.ABSENT: 'absent'>
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.extraction.view import View
from servanda.terms.folding import fold

LIKENESS = 95.0  # per cent, of rapidfuzz: https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html
LONGEST = 2_000  # code points of a quotation; a long paragraph has 1,500
MANY = 100  # places of one quotation that are counted

Span = tuple[int, int]  # code points of the kept text, end exclusive

# Marks that are typed one for the other; each stands for one, so that no offset moves.
_MARKS = str.maketrans("“”„«»‘’‚‑–—−", '"""""\'\'\x27----')
_SPACE = re.compile(r"\s")
# Arabic writes "and", "so", "in", "to", "as" onto the next word.
_CLITIC = re.compile(r"(?<!\w)[وفبلك]{1,2}\Z")


class Refusal(StrEnum):
    """Why a quotation is not taken."""

    EMPTY = "empty"
    LONG = "long"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand; `how` exact, normalised or approximate; `found` times, this the first."""

    start: int
    end: int
    exact: str
    how: str
    found: int


class Source:
    """A kept text with its view, and with the view's plain letters for looking quotations up."""

    def __init__(self, text: str) -> None:
        """Lay the view out once for all quotations."""
        self.view = View(text)
        self.plain = _plain(self.view.text)


def ground(quote: str, source: Source, blocks: Sequence[Span]) -> Place | Refusal:
    """Return the first place of a quotation inside the blocks, else why there is none."""
    wanted = quote.strip()
    plain = _plain(View(wanted[: LONGEST + 1]).text).split()
    if not any(letter.isalnum() for word in plain for letter in word):
        return Refusal.EMPTY
    if len(wanted) > LONGEST:
        return Refusal.LONG
    for how, spans in (
        ("exact", _exactly(wanted, source.view.kept, blocks)),
        ("normalised", _normally(plain, source, blocks)),
        ("approximate", _nearly(" ".join(plain), source, blocks)),
    ):
        first = next(spans, None)
        if first is not None:
            more = sum(1 for _, _ in zip(range(MANY), spans, strict=False))
            return Place(*first, source.view.kept[slice(*first)], how, 1 + more)
    return Refusal.ABSENT


def _plain(text: str) -> str:
    """Return small letters, plain marks and plain spaces, as many code points as before."""
    return _SPACE.sub(" ", fold(text).translate(_MARKS))


def _exactly(wanted: str, text: str, blocks: Sequence[Span]) -> Iterator[Span]:
    for start, end in blocks:
        at = text.find(wanted, start, end)
        while at >= 0:
            if _whole(text, at, at + len(wanted)):
                yield at, at + len(wanted)
            at = text.find(wanted, at + 1, end)


def _normally(plain: Sequence[str], source: Source, blocks: Sequence[Span]) -> Iterator[Span]:
    pattern = re.compile(" +".join(map(re.escape, plain)))
    for block in blocks:
        for found in pattern.finditer(source.plain, *source.view.place(*block)):
            if _whole(source.plain, *found.span()):
                yield source.view.origin(*found.span())


def _nearly(plain: str, source: Source, blocks: Sequence[Span]) -> Iterator[Span]:
    """Yield the likest words of all blocks, whole words only, when they are like enough."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio  # here: few texts need it

    likest, best = LIKENESS, None
    for block in blocks:
        first, last = source.view.place(*block)
        found = partial_ratio_alignment(plain, source.plain[first:last], score_cutoff=LIKENESS)
        if found is None:
            continue
        start, end = _widened(source.plain, first + found.dest_start, first + found.dest_end)
        likeness = ratio(plain, " ".join(source.plain[start:end].split()))
        if likeness >= likest and (best is None or likeness > likest) and start < end:
            likest, best = likeness, source.view.origin(start, end)
    if best is not None:
        yield best


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span cuts no word and no letter from its marks."""
    if end < len(text) and unicodedata.combining(text[end]):
        return False
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        return False
    if not start or not (text[start - 1].isalnum() and text[start].isalnum()):
        return True
    return bool(_CLITIC.search(text[max(0, start - 3) : start]))


def _widened(text: str, start: int, end: int) -> Span:
    """Return the span with the words at its ends whole, and without spaces around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
