"""Where in a parsed page the article is: its heading, its lead and its paragraphs as lines.

Each block of running text counts for the element in which it stands beside other text, and by half for
the one around that; the heaviest is the article's body. The heading is looked for above it, and what
stands between the two is taken when it is a lead, a date or an author. Worked example:
`<h1>Aid</h1><div>By May Hill</div><div><p>It sails on Monday, she said.</p></div>` gives three lines.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from servanda.extraction.carriers.blocks import HEADINGS, Block, blocks
from servanda.extraction.carriers.furniture import clear
from servanda.extraction.carriers.paragraphs import tidy
from servanda.extraction.carriers.teasers import without_teasers
from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.pages.lines import Kind, kind_of

_CLIMB = 6  # elements above the body that may still be the article
_ALIKE = 0.6  # of the text that an element adds: as much must look like the article's paragraphs
_USUAL = 0.2  # of the body's text: paragraphs of a look that has so much of it are usual
_BETWEEN = 14  # blocks between a heading and the body
_BEHIND = 3  # blocks behind the body that may name its source
_COUNTING = (Kind.LABEL, Kind.CHROME, Kind.CLOSING)
_LEAD = 40  # letters of the shortest lead


def article_text(root: Any, *, title: str = "", language: str = "") -> str:
    """Return the article's lines with the title first; the page's own lines where none stands out."""
    body = root.find("body") if root.find("body") is not None else root
    clear(body)
    page = blocks(body)
    found = _article(page, title, language)
    lines = [_line(block, language) for block in found]
    if title and not any(same(title, line) for line in lines[:12]):
        lines.insert(0, title)
    return tidy("\n\n".join(lines))


def same(one: str, other: str) -> bool:
    """Tell whether two headings are one, or one is the beginning of the other."""
    a, b = (re.sub(r"\W+", "", text).lower() for text in (one, other))
    return bool(a) and (a == b or (len(b) > 20 and (a.startswith(b) or b.startswith(a))))


def _article(page: Sequence[Block], title: str, language: str) -> list[Block]:
    """Return the blocks of the article in their order."""
    part = _body(page)
    if part is None:
        return [block for block in page if not block.is_link]
    held = {at for at, block in enumerate(page) if _within(block.node, part)}
    first = min(at for at in held if page[at].running)
    heading = _heading(page, first, max(held), title)
    if heading is not None:
        first = max(heading, min(held)) if heading in held else min(held)
        held = {at for at in held if at >= first} | {heading}
        held -= set(_counters(page, sorted(held), language))
        between = range(heading + 1, min(held - {heading}, default=heading))
        held |= {at for at in between[-_BETWEEN:] if _leads(page[at], language)}
    held |= _source(page, max(held), language)
    kept = without_teasers([page[at] for at in sorted(held)], part, keep=heading is not None)
    return [one for one in kept if same(title, one.text) or not _is_label(one, language)]


def _is_label(block: Block, language: str) -> bool:
    """Tell a link, or a line of the page's own, which would part the article where it is read."""
    return block.is_link or (
        block.node.tag != "p" and kind_of(block.text, language) in (Kind.CHROME, Kind.MENU)
    )


def _within(node: Any, part: Any) -> bool:
    return node is part or any(above is part for above in node.iterancestors())


def _body(page: Sequence[Block]) -> Any | None:
    """Return the element that holds the article's paragraphs; None where nothing is running text."""
    masses: dict[Any, int] = defaultdict(int)
    for block in page:
        if block.running:
            for above in (block.node, *block.node.iterancestors()):
                masses[above] += block.running
    weights: dict[Any, float] = defaultdict(float)
    for block in page:
        if block.running:
            around = _around(block.node, block.running, masses)
            weights[around] += block.running
            if (beyond := _around(around, masses[around], masses)) is not around:
                weights[beyond] += block.running / 2
    if not weights:
        return None
    return _climbed(max(weights, key=lambda one: weights[one]), page, masses)


def _around(node: Any, size: int, masses: dict[Any, int]) -> Any:
    """Return the nearest element with more text than `size`; the node itself where none has."""
    for above in (node, *node.iterancestors()):
        if above.tag in ("body", "html"):
            break
        if masses[above] > size:
            return above
    return node


def _climbed(part: Any, page: Sequence[Block], masses: dict[Any, int]) -> Any:
    """Return the element so far up as what it adds looks like the article's own paragraphs."""
    for _ in range(_CLIMB):
        above = _around(part, masses[part], masses)
        if above is part:
            break
        looks: dict[tuple[str, ...], int] = defaultdict(int)
        added: dict[tuple[str, ...], int] = defaultdict(int)
        for block in page:
            if block.running and _within(block.node, above):
                (looks if _within(block.node, part) else added)[_look(block)] += block.running
        usual = {look for look, size in looks.items() if size >= masses[part] * _USUAL}
        if sum(added[look] for look in usual) < sum(added.values()) * _ALIKE:
            break
        part = above
    return part


def _look(block: Block) -> tuple[str, ...]:
    """Return what a block has in common with those of its kind: its element, its parent's, their names."""
    above = block.node.getparent()
    first = "" if above is None else (above.get("class") or "").split(" ")[0]
    return (
        block.node.tag,
        block.node.get("class") or "",
        "" if above is None else above.tag,
        re.sub(r"\d+", "#", first),
    )


def _heading(page: Sequence[Block], first: int, last: int, title: str) -> int | None:
    """Return the heading above the body: the one that says the title, else the nearest of the first rank."""
    above = range(min(first + 2, last, len(page) - 1), -1, -1)
    named = [at for at in above if title and page[at].text and same(title, page[at].text)]
    tagged = [at for at in named if _is_heading(page[at])]
    if tagged or named:
        return (tagged or named)[0]
    return next((at for at in above if at <= first and page[at].node.tag == "h1"), None)


def _is_heading(block: Block) -> bool:
    return block.node.tag in HEADINGS


def _leads(block: Block, language: str) -> bool:
    """Tell a lead, a date or an author, between heading and body, from labels and counters."""
    if block.is_link or block.is_caption:
        return block.is_caption
    kind = kind_of(block.text, language)
    return kind is Kind.BYLINE or (
        len(block.text) >= _LEAD and kind in (Kind.PROSE, Kind.TITLE, Kind.CAPTION)
    )


def _counters(page: Sequence[Block], held: Sequence[int], language: str) -> Iterator[int]:
    """Yield the labels between the heading and the first sentence: "12 Comments"."""
    for at in held[1:]:
        kind = kind_of(page[at].text, language)
        if kind is Kind.PROSE:
            return
        if kind in _COUNTING and not _is_heading(page[at]):
            yield at


def _source(page: Sequence[Block], last: int, language: str) -> set[int]:
    """Return the lines right behind the body that name its author or source."""
    behind = range(last + 1, min(last + 1 + _BEHIND, len(page)))
    return {at for at in behind if kind_of(page[at].text, language) is Kind.BYLINE}


def _line(block: Block, language: str) -> str:
    """Return a block's words; those below a picture say so, where they do not by themselves."""
    if not block.is_caption or kind_of(block.text, language) is Kind.CAPTION:
        return block.text
    known = language if language in LANGUAGES else "en"
    return f"{words(known, 'page')['caption_mark'][0]} {block.text}"
