"""Page cleaning of plain text: which lines are the article, and which are the page around it.

Every line is judged on its own (page_lines), the run of lines with the best sum of weights is the
article (page_heads finds what stands above it). Captions and related teasers inside
the run are labelled and left out of the article; everything else is chrome. A leading
`date 2026-02-21` is the date of the capture and chrome as well.

>>> [zone.kind for zone in zones("Home\\nAid reaches the camp\\nThe convoy arrived on Monday, said the mayor of the town.")]
['chrome', 'headline', 'body']
"""

import re
from itertools import pairwise

from servanda.extraction.mentions import Zone
from servanda.extraction.pages.heads import beyond_tools, head, label_head
from servanda.extraction.pages.lines import Kind, Line, lines
from servanda.extraction.pages.related import mark_related
from servanda.extraction.wrapped import unwrapped

CAPTURE = re.compile(r"\A\W{0,3}date[ :]{1,2}(\d{4}-\d{2}(?:-\d{2})?)(?![\w-])[ \t]*")
ARTICLE = ("headline", "byline", "body")
_GROWTH = 5  # lines that may stand between the best run and its headline
_LABELS = 3  # an author, a count: what may stand between a headline and its text
_ABOVE = (Kind.TITLE, Kind.BYLINE, Kind.CAPTION, Kind.PROSE)  # what may stand above the run
_FEW = 4  # words of a title that may be an author, or a voice that reads aloud
_TEASER = -0.2  # weight of what stands in an article and is none of it


def zones(text: str, *, language: str = "") -> list[Zone]:
    """Return the meaningful lines of the page with their kinds, in order, without overlaps."""
    prefix = CAPTURE.match(text)
    text = unwrapped(text)
    found = lines(text, prefix.end() if prefix else 0, language)
    mark_related(found, text)
    first, last = _best_run(found)
    if first <= last:
        _label(found, first, last, text)
    made = [Zone(start=line.start, end=line.end, kind=line.zone) for line in found]
    if prefix:
        start = prefix.start() + len(prefix.group()) - len(prefix.group().lstrip())
        made.insert(0, Zone(start=start, end=prefix.end(1), kind="chrome"))
    return made


def article(found: list[Zone]) -> list[tuple[int, int]]:
    """Return the merged spans of headline, byline and body."""
    spans: list[tuple[int, int]] = []
    joined = False
    for zone in found:
        if zone.kind not in ARTICLE:
            joined = False
            continue
        if joined:
            spans[-1] = (spans[-1][0], zone.end)
        else:
            spans.append((zone.start, zone.end))
        joined = True
    return spans


def _best_run(found: list[Line]) -> tuple[int, int]:
    """Return the first and last line of the run with the largest sum; (0, -1) where none is."""
    if not any(line.furniture for line in found):
        return _whole(found)
    best, best_span = 0.0, (0, -1)
    total, start = 0.0, 0
    for at, line in enumerate(found):
        if total <= 0 or line.kind is Kind.CLOSING:
            total, start = 0.0, at
        total += line.weight if line.zone != "related" else _TEASER
        if total > best:
            best, best_span = total, (start, at)
    return best_span


def _whole(found: list[Line]) -> tuple[int, int]:
    """Return the whole of a text that has no page around it."""
    kept = [at for at, line in enumerate(found) if line.zone != "related"]
    return (kept[0], kept[-1]) if kept else (0, -1)


def _label(found: list[Line], first: int, last: int, text: str) -> None:
    """Name the lines of the article, from the headline down."""
    heading = head(found, first, last, text)
    top = _grow(found, first) if heading is None else max(first, heading + 1)
    if heading is None and not any(
        line.kind is Kind.TITLE and line.words > _FEW for line in found[top : first + 1]
    ):
        heading = beyond_tools(found, top)
    doubled = _doubled(found, top, last, text)
    for line in found[top : last + 1]:
        if line.zone == "related":
            continue
        if line.kind is Kind.CAPTION or line.start in doubled:
            line.zone = "caption"
        elif line.kind is Kind.BYLINE:
            line.zone = "byline"
        elif line.kind not in (Kind.CHROME, Kind.CLOSING) and not (
            line.kind is Kind.LABEL and line.start < found[first].start
        ):
            line.zone = "body"
    for line in found[: top if heading is None else heading]:
        line.zone = "chrome"  # "more" in the menus above announces no teaser of this article
    if heading is None:
        _name_headline(found[top : last + 1])
    else:
        label_head(found, heading, top)
    for line in found[last + 1 : last + 3]:
        if line.kind is not Kind.BYLINE:
            break
        line.zone = "byline"


def _doubled(found: list[Line], top: int, last: int, text: str) -> set[int]:
    """Return where paragraphs begin that stand twice in a row, as the words below a picture do."""
    twice: set[int] = set()
    for one, other in pairwise(found[top : last + 1]):
        same = text[one.start : one.end] == text[other.start : other.end]
        if same and one.kind is other.kind is Kind.PROSE:
            twice |= {one.start, other.start}
    prose = {line.start for line in found[top : last + 1] if line.kind is Kind.PROSE}
    return twice if prose - twice else set()  # what is all that a text says is no caption


def _grow(found: list[Line], first: int) -> int:
    """Return the line where the article begins, upwards over lead, byline and headline."""
    top, titles, labels = first, 0, 0
    for at in range(first - 1, max(first - 1 - _GROWTH - labels, -1), -1):
        line = found[at]
        if line.kind is Kind.LABEL and line.zone != "related" and labels < _LABELS:
            labels += 1
            continue
        if line.zone == "related" or line.kind not in _ABOVE:
            break
        if line.kind is Kind.TITLE and (titles or labels) and not line.spoken:
            break  # a second title without a small word in it is a row of the menu
        titles += line.kind is Kind.TITLE
        top = at
        if line.kind is Kind.TITLE and found[at + 1].kind is Kind.BYLINE:
            break
    while top < first and found[top].kind in (Kind.BYLINE, Kind.CAPTION):
        top += 1
    return top


def _name_headline(run: list[Line]) -> None:
    """Call the first title above the prose the headline."""
    for at, line in enumerate(run[:_GROWTH]):
        if line.kind is Kind.TITLE and any(other.zone == "body" for other in run[at + 1 :]):
            line.zone = "headline"
            return
        if line.kind is Kind.PROSE:
            return
