"""What stands above an article's running text: its headline, its lead, the day and the authors.

The headline is the line whose words the text says again. What stands between it and the text is taken
when it is a lead, a caption or a byline; counters and labels are not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from servanda.extraction.pages.lines import Kind, Line

_REACH = 18  # lines above the running text in which the headline is looked for
_SAID = 0.6  # of a headline's words that its article says again
_PAIRED = 0.16  # of its pairs of words: in a language of syllables single ones prove nothing
_ENDS = (Kind.MENU, Kind.RELATED_MARK)  # above these another part of the page begins
_INSIDE = 2  # lines of the run itself that may still be its headline
_WORDS = range(4, 36)  # words of a headline
_TITLE = 5  # words of a title that is no name of an author, nor a voice that reads aloud
_TOOL = 4  # words of a button, at the most: "Share on Facebook"
_STAMPS = 3  # lines above a headline, or below the text, that may give its day
_FRONT = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بلك])?(?=[\u0621-\u064a]{3})")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_WORD = re.compile(r"\w+")
_FIRST = 6_000  # code points of the running text that a headline is held against


def head(found: Sequence[Line], first: int, last: int, text: str) -> int | None:
    """Return the headline of the run of lines from `first` to `last`; None where none is."""
    good: list[int] = []
    for at in range(_highest(found, first, last), max(first - _REACH, -1), -1):
        below = max(at + 1, first)
        title = text[found[at].start : found[at].end]
        if (
            below <= last
            and _may_head(found[at])
            and _is_said(title, text[found[below].start : found[last].end])
        ):
            good.append(at)
        elif at < first and found[at].kind in _ENDS:
            break
    if not good:
        return None
    highest = _bare(text, found[good[-1]])
    return next(at for at in good if _bare(text, found[at]) == highest)


def beyond_tools(found: Sequence[Line], first: int) -> int | None:
    """Return the nearest title above the text where only an author, a day and tools stand between."""
    short, tools = 0, 0
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        line = found[at]
        if line.zone == "related" or line.kind in (*_ENDS, Kind.PROSE, Kind.CLOSING):
            return None
        if line.kind is Kind.TITLE:
            if line.words >= _TITLE and line.spoken and tools:
                return at
            short += 1
            if short > _INSIDE or line.words >= _TITLE:
                return None
        elif line.kind is Kind.CHROME:
            tools += 1
            if line.words > _TOOL:
                return None
    return None


def _highest(found: Sequence[Line], first: int, last: int) -> int:
    """Return the last line that may be the headline: nothing behind a paragraph is."""
    for at in range(first, min(first + _INSIDE, last)):
        if found[at].kind is Kind.PROSE and not found[at].asked:
            return at
    return min(first + _INSIDE, last)


def label_head(found: Sequence[Line], heading: int, first: int) -> None:
    """Name the lines from the headline down to the running text, and a day right above it."""
    found[heading].zone = "headline"
    for line in found[heading + 1 : first]:
        if line.zone == "related":
            continue
        if line.kind in (Kind.BYLINE, Kind.CAPTION):
            line.zone = line.kind.value
        elif line.kind is Kind.PROSE or (
            line.kind is Kind.TITLE and line.spoken and line.words > 5
        ):
            line.zone = "body"
        else:
            line.zone = "chrome"
    for line in reversed(found[max(heading - _STAMPS, 0) : heading]):
        if line.kind is Kind.BYLINE:
            line.zone = "byline"


def _may_head(line: Line) -> bool:
    # An Arabic headline may look like a row of labels; no text says a menu again.
    titled = line.kind in (Kind.TITLE, Kind.MENU) or (line.kind is Kind.PROSE and line.asked)
    return line.zone != "related" and titled and line.words in _WORDS


def _is_said(title: str, below: str) -> bool:
    """Tell whether the text says most of a title's words again, and two of them side by side."""
    words = _words(title)
    if len(words) < _WORDS.start:
        return False
    said = _words(below[:_FIRST])
    if sum(map(set(said).__contains__, words)) < len(words) * _SAID:
        return False
    together = set(pairwise(said))
    pairs = [pair in together for pair in pairwise(words)]
    return sum(pairs) >= len(pairs) * _PAIRED


def _words(text: str) -> list[str]:
    """Return the words of a text; the Arabic ones without what is written onto their front."""
    found = _WORD.findall(text.lower())
    return [_FRONT.sub("", word) for word in found] if _ARABIC.search(text) else found


def _bare(text: str, line: Line) -> str:
    return "".join(_words(text[line.start : line.end]))
