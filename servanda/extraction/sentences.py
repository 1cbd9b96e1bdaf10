"""Sentences of the article, cut at full stops that end one.

Not at the stop of an abbreviation ("TP.", "D.C", "Mr."), of initials ("B.T.V."), inside a number or
an address, nor before a small letter; a closing quotation mark or bracket goes with its sentence.
A line never runs into the next. Spans are code points of the kept text.

>>> from servanda.extraction.view import View
>>> text = "Mr. Reed left. He went to Washington D.C. on Monday."
>>> [text[s.start:s.end] for s in sentences(View(text), [Zone(start=0, end=len(text), kind="body")])]
['Mr. Reed left.', 'He went to Washington D.C. on Monday.']
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.mentions import Sentence, Zone
from servanda.extraction.view import View

READ = ("headline", "byline", "body", "caption", "related")
_STOP = re.compile(
    r"(?:[.!?؟…]{1,6}|\./\.)(?:[\"”’»')\]]{0,3})(?=\s|$)|(?<=[^\W\d_])[.!?؟](?=[A-ZĐ\"“][^\W\d_.]{2})"
    # The Arabic press leaves the space out: "دولية.وأكد".
    r"|(?:(?<=[\u0621-\u064a]{2})|(?<=[»”\")]))[.!؟](?=[«“\"]?[\u0621-\u064a]{2})"
    r"|(?<=[\u0621-\u064a]{2})[.!؟][»”\"](?=[\u0621-\u064a]{2})"
)
_BEFORE = re.compile(r"[\w.]{1,12}\Z")
_COUNTED = re.compile(r"\b(?:quý|khóa|thế kỷ|giai đoạn|loại|hạng|phase|part|stage) [IVX]\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
# "trên mạng xã hội X.": a name of one letter that ends a sentence.
_OF_ONE_LETTER = re.compile(r"\b(?:mạng(?: xã hội)?|nền tảng|tài khoản|on|platform|network) X\Z")
_NUMBERED = re.compile(r"\A\s*(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[a-zA-Zđ])\Z")
_NEXT = re.compile(r"\s*[\"“«'(‘\[–—+•-]*\s*(\w)?")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(
        word for code in LANGUAGES for word in words(code, "sentences").get("abbreviations", ())
    )


def sentences(view: View, zones: Sequence[Zone]) -> list[Sentence]:
    """Return the sentences of all zones but chrome; a paragraph is a zone, counted from 0."""
    made: list[Sentence] = []
    places = iter_places(view, zones)
    for paragraph, (zone, start, end) in enumerate(places):
        for first, last in cut(view.text, start, end):
            origin = view.origin(first, last)
            made.append(
                Sentence(start=origin[0], end=origin[1], paragraph=paragraph, zone=zone.kind)
            )
    return made


def iter_places(view: View, zones: Sequence[Zone]) -> Iterator[tuple[Zone, int, int]]:
    """Yield each readable zone with its span in the view, in order."""
    for zone in zones:
        if zone.kind in READ:
            start, end = view.place(zone.start, zone.end)
            if start < end:
                yield zone, start, end


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of `text[start:end]`, trimmed."""
    first = start
    for found in _STOP.finditer(text, start, end):
        if found.start() > first and _ends(text, found, first, end):
            yield from _trimmed(text, first, found.end())
            first = found.end()
    yield from _trimmed(text, first, end)


def _ends(text: str, found: re.Match[str], first: int, end: int) -> bool:
    """Tell whether a stop ends its sentence."""
    mark = found.group()
    following = _NEXT.match(text, found.end(), min(end, found.end() + 8))
    letter = following.group(1) if following else None
    if letter is None:
        return True
    if letter.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return mark[0] != "…" or letter.isupper() or not letter.isalpha() or _arabic(letter)
    return not _abbreviated(text, found, first)


def _abbreviated(text: str, found: re.Match[str], first: int) -> bool:
    """Tell the stop of an abbreviation, initials or a list number from the end of a sentence."""
    if found.group() != ".":
        return False  # "D.C.)" or './.' close something
    before = _BEFORE.search(text, max(first, found.start() - 12), found.start())
    if before is None:
        return False
    word = before.group()
    if word.lower() in _abbreviations():
        return True
    if found.start() - first < 8 and _NUMBERED.match(text[first : found.start()]):
        return True
    near = max(first, found.start() - 16), found.start()
    if _COUNTED.search(text, *near) or _OF_ONE_LETTER.search(text, *near):
        return False  # "trong quý I.": a numeral, and no initial
    return bool(_INITIAL.fullmatch(word)) and word[0].isupper()


def _arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u06ff"


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first < last:
        yield first, last
