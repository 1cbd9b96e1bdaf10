"""Text put in order after it was taken out of its carrier: clean characters, whole paragraphs.

A PDF and many messages break a line at the edge of the page, and a sentence must not end there.

>>> joined(["The ships carry flour and", "water to the north.", "They sail on Monday."], 26)
['The ships carry flour and water to the north.', 'They sail on Monday.']
"""

import re
from collections.abc import Sequence

# What no text needs: control characters but tab and line ends, halves of pairs, non-characters.
_JUNK = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029\f\v]")
_GAPS = re.compile(r"[ \t\u00a0]+(?=\n|\Z)")
_BLANK = re.compile(r"\n{3,}")
_ENDED = re.compile(r"[.!?…:;؟۔][\"”’»')\]]{0,3}$")
_OPENING = re.compile(r"^(?:[•●▪◦*·‣–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-zđ][.)]\s)")
_HYPHEN = re.compile(r"[^\W\d_][\u00ad\u2010]$")
_SHORT = 0.3  # of the width: a long word behind it leaves a line of a narrow column so short
_FULL = 0.72  # of the width: a line that reaches so far was broken by the edge


def without_junk(text: str) -> str:
    """Return the text without the characters that no text needs; XML refuses them as well."""
    return _JUNK.sub("", text)


def tidy(text: str) -> str:
    """Return the text with plain line ends, at most one blank line, and no junk."""
    plain = without_junk(_BREAKS.sub("\n", text))
    return _BLANK.sub("\n\n", _GAPS.sub("", plain)).strip("\n ")


def width(lines: Sequence[str]) -> int:
    """Return the usual length of a full line: that of the longest tenth."""
    sizes = sorted(len(line) for line in lines if line.strip())
    return sizes[int(len(sizes) * 0.9)] if sizes else 0


def joined(lines: Sequence[str], full: int) -> list[str]:
    """Return the lines with those put together that only the edge of the page parted."""
    made: list[list[str]] = []
    before = ""
    for line in (one.strip() for one in lines):
        going = bool(before) and (_goes_on(before, full) or _is_inside(before, line, full))
        if line and going and not _OPENING.match(line):
            made[-1].append(line)
        elif line:
            made.append([line])
        before = line
    return [_one(parts) for parts in made]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether a text was broken at an edge: most sentences go on in the next line."""
    filled = [line for line in lines if line.strip()]
    full = width(filled)
    if len(filled) < 4 or not 40 <= full <= 110:
        return False
    open_ends = sum(_goes_on(line.strip(), full) and not _ENDED.search(line) for line in filled)
    return open_ends >= len(filled) * 0.4


def _goes_on(line: str, full: int) -> bool:
    reach = 0.9 if _ENDED.search(line) else _FULL
    return len(line) >= full * reach


def _is_inside(line: str, following: str, full: int) -> bool:
    """Tell a short line of a narrow column: the sentence is open, and goes on in a small letter."""
    return len(line) >= full * _SHORT and not _ENDED.search(line) and following[:1].islower()


def _one(parts: list[str]) -> str:
    """Put parts together; a soft hyphen at the edge was no letter of the word."""
    text = parts[0]
    for part in parts[1:]:
        text = text[:-1] + part if _HYPHEN.search(text) else f"{text} {part}"
    return text
