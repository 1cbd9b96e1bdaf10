"""Teasers of other stories inside an article that was copied off its page.

They stand below a label such as "Related", or without any: a title whose lead says it again, or titles
in a row between two paragraphs. What goes on with the article's own words after them is the article.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from servanda.extraction.pages.lines import Kind, Line

_HEADLINE = 15  # words of a headline that is a sentence or a quotation
_TEASER = 45  # words of the longest teaser
_ECHO = 0.6  # of a title's words that its lead says again
_LEAST = 3  # words, at least
_SYLLABLES = 5  # of a language of syllables: "đối tác" is one word in two
_SYLLABIC = re.compile(r"[đơư\u1ea0-\u1ef9]", re.I)  # letters of Vietnamese alone
_TITLE = 5  # words of the shortest title that is held against its lead
_ROW = range(2, 5)  # titles in a row that are links to other stories; more are a list
_SHARED = 2  # words of the article that show a paragraph to be its own
_LINKS = 5  # titles above an article that are links to other stories
_BLOCK = 6  # lines of the longest dialog inside an article
_SHORT = 6  # words of the longest heading of a dialog
_LINE = 30  # words of the longest line in it that is none of the page's own
_BEFORE = 40  # lines above that say what an article is about
_KNOWN = 60  # words of the article from which on one can tell what it is about
_ABOVE = 20_000  # code points of these
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{5,}|\d[\d.,]*")


def mark_related(found: Sequence[Line], text: str) -> None:
    """Mark the teasers among the lines, and the dialogs between two paragraphs."""
    _below_labels(found, text)
    _without_label(found, text)
    _above_all(found, text)
    _mark_dialogs(found, text)


def own_words(found: Sequence[Line], text: str) -> frozenset[str]:
    """Return the longer words and figures of the running text among the lines."""
    running = " ".join(text[o.start : o.end] for o in found if o.kind is Kind.PROSE)
    return _words(running[:_ABOVE])


def goes_on(lines: Sequence[Line], text: str, own: frozenset[str]) -> bool:
    """Tell paragraphs of the article by words that they have in common with those above them."""
    said = _words(" ".join(text[line.start : line.end][:4000] for line in lines))
    return len(own & said) >= _SHARED + (len(lines) > 1)


def _words(text: str) -> frozenset[str]:
    """Return the longer words and the figures; of a language of syllables two words together."""
    found = set(_WORD.findall(text.lower()))
    syllables = re.findall(r"[^\W\d_]+", text.lower())
    pairs = (f"{a} {b}" for a, b in pairwise(syllables) if not (a + b).isascii())
    return frozenset(found | {pair for pair in pairs if pair[0] < "\u0600"})


def _below_labels(found: Sequence[Line], text: str) -> None:
    """Mark the blocks that follow "related": titles, and leads that stand between titles."""
    inside = False
    after_title = False
    for at, line in enumerate(found):
        if line.kind is Kind.RELATED_MARK:
            line.zone, inside, after_title = "related", True, False
            continue
        if not inside:
            continue
        following = found[at + 1].kind if at + 1 < len(found) else Kind.CHROME
        titled = _is_title(line, following)
        if titled and following in (Kind.TITLE, Kind.PROSE, Kind.RELATED_MARK):
            line.zone, after_title = "related", True
        elif _is_lead(line, following, after_title) or _is_strange(found, at, text):
            line.zone, after_title = "related", False
        elif titled and after_title:
            line.zone = "related"
        else:
            inside = False


def _is_title(line: Line, following: Kind) -> bool:
    """Tell a teaser's title, which may be a question, or a row of names above its lead."""
    asked = line.kind is Kind.PROSE and line.asked and line.words <= 15
    return line.kind is Kind.TITLE or asked or (line.kind is Kind.MENU and following is Kind.PROSE)


def _is_lead(line: Line, following: Kind, after_title: bool) -> bool:
    """Tell a teaser's lead from the article going on: a lead is short and prose never follows it."""
    short = line.kind is Kind.PROSE and line.words <= _TEASER
    return short and after_title and following is not Kind.PROSE


def _is_strange(found: Sequence[Line], at: int, text: str) -> bool:
    """Tell words below a label that say nothing of what the article says: a teaser of one line."""
    line = found[at]
    if line.kind is not Kind.PROSE or found[at - 1].zone != "related" or line.words > _TEASER:
        return False
    label = found[at - 1]
    if label.kind is Kind.RELATED_MARK and label.words > _SHORT:
        return False  # ">> Peru sends tents" is a teaser by itself
    above = found[max(at - _BEFORE, 0) : at]
    if sum(one.words for one in above if one.kind is Kind.PROSE) < _KNOWN:
        return False
    return not goes_on([line], text, own_words(above, text))


def _without_label(found: Sequence[Line], text: str) -> None:
    """Mark a title with its lead, and titles in a row, between two paragraphs."""
    for at in range(1, len(found) - 1):
        line, behind = found[at], found[at + 1]
        if line.zone == "related" or line.kind is not Kind.TITLE or not _opens(found, at):
            continue
        if behind.kind is Kind.PROSE and _is_echo(line, behind, text):
            after = found[at + 2].kind if at + 2 < len(found) else Kind.CHROME
            if after in (Kind.PROSE, Kind.TITLE):
                line.zone = behind.zone = "related"
        elif row := _row(found, at):
            for one in row:
                one.zone = "related"


def _above_all(found: Sequence[Line], text: str) -> None:
    """Mark the links to other stories that a page lists above its article; a list of sums is none."""
    first = next((at for at, line in enumerate(found) if line.kind is Kind.PROSE), 0)
    end = first
    while first and found[first - 1].kind in (Kind.TITLE, Kind.BYLINE, Kind.LABEL):
        first -= 1
    titles = [line for line in found[first:end] if line.kind is Kind.TITLE]
    figures = [line for line in titles if _FIGURE.search(text, line.start, line.end)]
    if len(titles) < _LINKS or 2 * len(figures) > len(titles):
        return
    own = own_words(found[end:], text)
    for line in titles:
        if len(own & _words(text[line.start : line.end])) < _SHARED:
            line.zone = "related"


def _opens(found: Sequence[Line], at: int) -> bool:
    """Tell whether a paragraph of the article, or a teaser, stands before; a list has its colon."""
    before = found[at - 1]
    headline = at == 1 and before.words <= _HEADLINE  # “I gave my word” is no paragraph
    prose = before.kind is Kind.PROSE and not before.announces and not headline
    return before.zone == "related" or prose


def _is_echo(title: Line, lead: Line, text: str) -> bool:
    """Tell a teaser, whose lead says the title again, from a heading with its paragraph."""
    if title.words < _TITLE or lead.words > _TEASER:
        return False
    words = _telling(text[title.start : title.end])
    said = _telling(text[lead.start : lead.end])
    least = _SYLLABLES if _SYLLABIC.search(text, title.start, title.end) else _LEAST
    return len(words & said) >= max(least, len(words) * _ECHO)


def _telling(text: str) -> set[str]:
    """Return the words that tell something; in a language of syllables all but the shortest."""
    found = re.findall(r"\w+", text.lower())
    return {word for word in found if len(word) > 3 or word.isdigit() or not word.isascii()}


def _row(found: Sequence[Line], at: int) -> Sequence[Line]:
    """Return the titles in a row that link to other stories; nothing where they may be a list."""
    end = at
    while end < len(found) and (
        (found[end].kind is Kind.TITLE and not found[end].parted)
        or (found[end].asked and found[end].words <= 15)
    ):
        end += 1
    if end - at not in _ROW or end == len(found) or found[end].kind is not Kind.PROSE:
        return ()
    return found[at:end]


def _mark_dialogs(found: Sequence[Line], text: str) -> None:
    """Mark what stands between two paragraphs of one article, from a line of the page's own to the last."""
    for at in range(1, len(found) - 1):
        if found[at].kind is not Kind.CHROME or found[at].zone == "related":
            continue
        start = at - (
            found[at - 1].kind in (Kind.TITLE, Kind.LABEL) and found[at - 1].words <= _SHORT
        )
        end = _end_of_dialog(found, at)
        after = found[end : end + 3]
        if not (start and after and found[start - 1].kind is after[0].kind is Kind.PROSE):
            continue
        above = own_words(found[max(at - _BEFORE, 0) : at], text)
        if goes_on([line for line in after if line.kind is Kind.PROSE], text, above):
            for line in found[start:end]:
                line.zone = "related"


def _end_of_dialog(found: Sequence[Line], at: int) -> int:
    """Return the line behind the last of the page's own lines, no long paragraph between them."""
    end = at + 1
    for n in range(at + 1, min(at + _BLOCK, len(found))):
        if found[n].kind is Kind.CLOSING or found[n].words > _LINE:
            break
        if found[n].kind is Kind.CHROME:
            end = n + 1
    return end
