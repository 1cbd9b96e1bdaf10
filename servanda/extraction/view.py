"""A normalised view of a text, with the way back to the kept text.

Matching runs on the view; everything reported is in code points of the kept text. The view is NFC,
with the two Vietnamese ways of placing a tone made one ("hoà" becomes "hòa"), no-break spaces made
spaces, Arabic digits made 0 to 9, Arabic presentation forms made letters, and soft hyphens,
zero-width marks, bidi marks, Arabic vowel marks and tatweel left out. Line breaks stay; in a `page` those
that its width made are spaces (wrapped).

Arabic is spelt as the lexicons spell it, letter for letter: Egyptian papers end a word in "ى" for "ي"
("فى", "الدولى"), many leave the sign of an alef unwritten ("الامين العام", "اعلنت"), and figures stand with
an Arabic comma or a "ر" between ("5،4", "4ر2", whose parts are read from the right), or in brackets.

>>> view = View("Ho\\u0300a")           # decomposed, four code points
>>> view.text, view.origin(0, 3)
('Hòa', (0, 4))
>>> respelt("اعلن الامين العام، فى مؤتمر دولى، تقديم 4ر2 مليار"), respelt("(7) مليارات")
('أعلن الأمين العام، في مؤتمر دولي، تقديم 2.4 مليار', ' 7  مليارات')
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.wrapped import unwrapped

_MARKS = "\u0300-\u036f\u0483-\u0487"
_DROPPED = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640\u064b-\u0652\u0656-\u065f\u0670"
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_ALEF = "\u0627"  # hardly a line of Arabic is without
_INVISIBLE = re.compile(f"[{_DROPPED}]")
_VOWELS = re.compile("[\u064b-\u0652\u0656-\u065f\u0670]")  # marks of the letter before them
# Only these stretches change their length; all else is copied as it stands. Long runs of marks are
# taken 30 at a time, so that no text can make composing dear.
_ODD = re.compile(f"[^{_MARKS}{_DROPPED}][{_MARKS}\u0653-\u0655]{{1,30}}|[{_DROPPED}]+|[{_FORMS}]")
_ODD_LETTER = re.compile(
    f"[{_MARKS}\u0653-\u0655{_DROPPED}{_FORMS}]"
)  # in each of them; quick to seek
# Old style marks the last vowel of oa, oe, uy ("hoà", "thuỷ"); new style the first ("hòa", "thủy").
_OLD_TONE = re.compile(r"(?<![qQgG])([oOuU])([àèỳáéýảẻỷãẽỹạẹỵÀÈỲÁÉÝẢẺỶÃẼỸẠẸỴ])(?![a-zA-Zà-ỹÀ-Ỹ])")
_ONE_FOR_ONE = tuple(
    (
        # An Icelandic letter looks like the "Đ" of Vietnamese, and is written for it.
        {
            "\u00a0": " ",
            "\u202f": " ",
            "\u2007": " ",
            "\u2009": " ",
            "\u066b": ".",
            "\u066c": ",",
            "Ð": "Đ",
            "\u2010": "-",
            "\u2011": "-",
        }
        | {chr(0x660 + n): str(n) for n in range(10)}
        | {chr(0x6F0 + n): str(n) for n in range(10)}
    ).items()
)

# What a text has a good many of that leaves signs unwritten, and one that writes "فى".
_UNSIGNED = re.compile(
    r"(?<!\w)(?:[وف]?ا(?:لى|نه|نها|علن|علنت|كد|كدت|ضاف|شار|لامم|لامين)|و?ان|او)(?!\w)"
)
_EGYPTIAN = re.compile(r"(?<!\w)[وف]?فى(?!\w)")
_IN_YEH = re.compile(r"(?<!\w)([وفبلك]{0,2}(?:ال|لل)?)([\u0621-\u064a]{2,})(?<=ى)(?!\w)")
_WITH_ALEF = re.compile(
    r"(?<!\w)([وف]?(?:ال|لل|بال|[بلك](?=ا))?)([\u0621-\u064a]*ا[\u0621-\u064a]*)"
)
_ENDINGS = re.compile(r"(?:ه|ها|هم|هما|نا|ي|ية|ات|ين|ون|ا)\Z")
_COMMA = re.compile(r"(?<=\d)،(?=\d)")
_TURNED = re.compile(r"(?<![\w.,])(\d{1,3})ر(\d{1,4})(?![\w.,]\d|\w)")
_BRACKETED = re.compile(
    r"\((\s?\d[\d.,]*\s?)\)(?=\s(?:ال)?(?:ألف|الف|آلاف|الاف|ملي[وا]|دولار|يورو|طائر|شاحن|سفين|سفن|طن|أطنان|سيار|جندي|جنود|شخص|فرد|أسر|عائل|خيم|سل[ةا]|طرد|وجب|حقيب|مستفيد|طفل|ضابط|شرطي|مولد|قافل|دول[ةا ]|كرتون|صهريج|مريض|جريح))"
)
_SHORTEST = 3  # letters of a word whose sign can be told


@dataclass(frozen=True, slots=True)
class View:
    """`text` is normalised; `kept` is the text as stored; offsets go back through `origin`."""

    kept: str
    page: bool = False
    text: str = field(init=False)
    _starts: "array[int] | None" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Build the view once; a text that is already normal costs no map."""
        text, starts = _normalise(unwrapped(self.kept) if self.page else self.kept)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_starts", starts)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the kept text behind `text[start:end]`."""
        if self._starts is None:
            return start, end
        size = len(self._starts)
        first = self._starts[start] if start < size else len(self.kept)
        last = self._starts[end] if end < size else len(self.kept)
        if last <= first and start < end:  # a part of a letter with its marks: the whole of it
            following = bisect_right(self._starts, first)
            last = self._starts[following] if following < size else len(self.kept)
        # What the view left out at the end of a span (a bidi mark) belongs to the gap behind it.
        while last > first and _INVISIBLE.match(self.kept, last - 1):
            if _VOWELS.match(self.kept, last - 1):
                break
            last -= 1
        return first, last

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the view that holds `kept[start:end]`: the way of `origin`, forth."""
        if self._starts is None:
            return start, end
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def quote(self, start: int, end: int) -> str:
        """Return the kept words behind `text[start:end]`."""
        first, last = self.origin(start, end)
        return self.kept[first:last]


def _normalise(kept: str) -> tuple[str, "array[int] | None"]:
    if kept.isascii():
        return kept, None
    plain = kept
    for written, char in _ONE_FOR_ONE:  # ten times faster than str.translate
        if written in plain:
            plain = plain.replace(written, char)
    starts = None
    if _ODD_LETTER.search(plain) and _ODD.search(plain):
        plain, starts = _compose(plain)
    if _ALEF in plain:
        plain = respelt(plain)
    return _OLD_TONE.sub(_new_tone, plain), starts


def _compose(plain: str) -> tuple[str, "array[int]"]:
    """Compose letters with their marks and leave out the invisible, keeping where each began."""
    out: list[str] = []
    starts = array("I")
    at = 0
    for found in _ODD.finditer(plain):
        first, last = found.span()
        out.append(plain[at:first])
        starts.extend(range(at, first))
        piece = _INVISIBLE.sub("", unicodedata.normalize("NFKC", found.group()))
        out.append(piece)
        starts.extend([first] * len(piece))
        at = last
    out.append(plain[at:])
    starts.extend(range(at, len(plain)))
    return "".join(out), starts


def _new_tone(found: re.Match[str]) -> str:
    """Move the tone of "oà" onto the first vowel; the length stays two."""
    first, second = found.group(1), unicodedata.normalize("NFD", found.group(2))
    return unicodedata.normalize("NFC", first + second[1]) + second[0]


def respelt(text: str) -> str:
    """Return the text in the spelling of the lexicons, of the same length."""
    if "،" in text:
        text = _COMMA.sub(",", text)
    if "ر" in text:
        text = _TURNED.sub(r"\2.\1", text)
        text = _BRACKETED.sub(r" \1 ", text)
    if _EGYPTIAN.search(text):
        text = _IN_YEH.sub(_in_yeh, text)
    return _WITH_ALEF.sub(_signed, text) if _UNSIGNED.search(text) else text


def _in_yeh(found: re.Match[str]) -> str:
    """Write a yeh at the end of a word that is none of those in alef."""
    lead, word = found.groups()
    if word in _in_alef() or found.group() in _in_alef():
        return found.group()
    return f"{lead}{word[:-1]}ي"


def _signed(found: re.Match[str]) -> str:
    """Give the alef of a word that we know its sign."""
    lead, word = found.groups()
    table = _signs()
    if len(word) < _SHORTEST:
        return found.group()
    whole = table.get(found.group())
    if whole is not None:
        return whole
    signed = table.get(word)
    if signed is None and (ending := _ENDINGS.search(word)):
        stem = table.get(word[: ending.start()], "")
        signed = stem + ending.group() if stem else None
    return lead + (signed or word)


@cache
def _signs() -> dict[str, str]:
    signed = words("ar", "spelling")["signed"].split()
    return {re.sub("[أإ]", "ا", word): word for word in signed}


@cache
def _in_alef() -> frozenset[str]:
    return frozenset(words("ar", "spelling")["in_alef"].split())
