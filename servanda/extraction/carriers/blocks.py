"""The blocks of a parsed page in their order: what stands in one line, and in which element.

>>> from lxml import html
>>> [(b.text, b.node.tag) for b in blocks(html.fromstring("<div>Aid<p>It <i>sails</i>.</p></div>"))]
[('Aid', 'div'), ('It sails.', 'p')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from servanda.extraction.carriers.furniture import names_of

BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_CAPTIONS = re.compile(
    r"(?:^|[\s_-])(?:fig)?(?:captions?|photo-?(?:desc|credit)\w*|image-?(?:desc|credit)\w*|chu-?thich)"
    r"(?=$|[\s_-])|caption-text"
)
_ABOVE = 3  # elements above a block that may say that it is a caption
_LINKED = 0.8  # of a block's letters in links: a teaser, not a sentence
_LONG = 300  # letters of a block that is no teaser, however much of it is linked
_ENOUGH = 25  # letters of a block that count as running text


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page: its words, the block element they stand in, how much of them is linked."""

    text: str
    node: Any
    linked: int

    @property
    def is_link(self) -> bool:
        """Tell a block that is a link and no more."""
        return self.linked > len(self.text) * _LINKED and len(self.text) < _LONG

    @property
    def running(self) -> int:
        """Return the letters that count as running text; 0 for labels and links."""
        return 0 if self.is_link or len(self.text) < _ENOUGH else len(self.text)

    @property
    def is_caption(self) -> bool:
        """Tell the words below a picture by an element's name."""
        for at, one in enumerate((self.node, *self.node.iterancestors())):
            if one.tag in ("figcaption", "figure"):
                return True
            if one.tag not in ("article", "main", "body") and _CAPTIONS.search(_names(one)):
                return True
            if at == _ABOVE:
                break
        return False


def _names(one: Any) -> str:
    """Return an element's names; those of a row are its cells'."""
    cells = one.iterchildren("td") if one.tag == "tr" else ()
    return " ".join(map(names_of, (one, *cells)))


def blocks(body: Any) -> list[Block]:
    """Return the lines of an element, each with the innermost block that holds it."""
    made: list[Block] = []
    words: list[str] = []
    linked, node = 0, body
    for text, in_link, opens in _pieces(body):
        if opens is not None:
            line = " ".join("".join(words).split())
            if line:
                made.append(Block(line, node, linked))
            words, linked, node = [], 0, opens
        words.append(text)
        linked += len(" ".join(text.split())) if in_link else 0
    return made


def _pieces(part: Any) -> Iterator[tuple[str, bool, Any]]:
    """Yield (words, are they linked, the block that goes on here or None), ending with a break."""
    from lxml import etree

    depth = 0
    inside = [part]
    for event, one in etree.iterwalk(part, events=("start", "end")):
        tag = one.tag if isinstance(one.tag, str) else ""
        breaks = tag in BLOCKS
        if event == "start":
            depth += tag == "a"
            if breaks:
                inside.append(one)
            yield (_gap(one, tag), False, inside[-1] if breaks or tag == "br" else None)
            yield (one.text or "" if tag not in ("", "script", "style") else "", depth > 0, None)
        else:
            depth -= tag == "a"
            if breaks and len(inside) > 1:
                inside.pop()
            yield ("" if one is part else one.tail or "", depth > 0, inside[-1] if breaks else None)
    yield ("", False, part)


def _gap(one: Any, tag: str) -> str:
    """Return what parts a cell, or a label set beside another by the page's style, from the one before."""
    if tag in _CELLS:
        return "\t"
    before = one.getprevious()
    beside = tag in ("span", "a", "time") and before is not None and not before.tail
    labels = beside and before.tag in ("span", "a", "time") and one.get("class")
    return " " if labels and one.getparent().tag != "p" else ""
