"""The day that a page shows its readers, near the heading: "Ngày đăng: 13/03/2026", "5 أبريل، 2026".

What stands at the top of a site is the day on which it was saved; so only what comes with or behind the
heading counts, before the second paragraph.
"""

from typing import Any

from servanda.extraction.carriers.article import same
from servanda.extraction.carriers.blocks import HEADINGS, Block, blocks
from servanda.extraction.document import full_dates
from servanda.extraction.lexicon import LANGUAGES

_LONGEST = 90  # letters of a line that shows the day and little else
_NEAR = 25  # blocks behind the heading
_ABOVE = 4  # blocks before the heading and in its own box, for a day beside the section's name


def shown_day(root: Any, *, title: str, language: str) -> str:
    """Return the day in ISO 8601, "" where none is shown; `title` is the heading."""
    body = root.find("body") if root.find("body") is not None else root
    page = blocks(body)
    at = _heading(page, title)
    if at is None:
        return ""
    behind = page[at + 1 : at + 1 + _NEAR]
    box = page[at].node.getparent()
    above = [one for one in page[max(at - _ABOVE, 0) : at] if box in one.node.iterancestors()]
    for block in (*behind, *reversed(above)):
        if len(block.text) <= _LONGEST and (day := _day(block.text, language)):
            return day
    return ""


def _heading(page: list[Block], title: str) -> int | None:
    named = [at for at, one in enumerate(page) if title and same(title, one.text)]
    tagged = [at for at in named if page[at].node.tag in HEADINGS]
    return next(iter(tagged or named), None)


def _day(text: str, language: str) -> str:
    """Return the first whole day in a line that has a figure of four digits."""
    if sum(char.isdigit() for char in text) < 5:
        return ""
    spoken = language if language in LANGUAGES else ""
    return next((one.iso for one in full_dates(text, spoken)), "")
