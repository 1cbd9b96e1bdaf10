"""Teasers of other stories between an article's paragraphs, which no name gives away.

A label such as "Related stories" takes the small element along that it heads; a link with a few words
about what it leads to is a card.
"""

from collections.abc import Sequence
from typing import Any

from servanda.extraction.carriers.blocks import HEADINGS, Block
from servanda.extraction.pages.lines import Kind, kind_of

_PART = 0.3  # of the article's text: an element that holds more of it is no box of teasers
_CARD = 400  # letters of the largest card
_MOST = 60  # blocks of the largest box


def without_teasers(found: Sequence[Block], part: Any, *, keep: bool) -> list[Block]:
    """Return the blocks without boxes and cards of other stories; the first stays with `keep`."""
    total = sum(block.running for block in found)
    dropped: set[int] = set()
    for at in range(1 if keep else 0, len(found)):
        if at in dropped:
            continue
        block = found[at]
        if _announces(block):
            dropped |= {at} | _below(found, at, part, int(total * _PART))
        elif block.is_link or block.node.tag in HEADINGS:
            box = _box(found, at, part, min(_CARD, int(total * _PART)))
            dropped |= box if block.is_link and len(box) > 1 else set()
    return [block for at, block in enumerate(found) if at not in dropped]


def _announces(block: Block) -> bool:
    """Tell a label over other stories; "Read more: ..." in a paragraph is known by the reading itself."""
    return len(block.text) < 60 and kind_of(block.text, "") is Kind.RELATED_MARK


def _below(found: Sequence[Block], at: int, part: Any, most: int) -> set[int]:
    """Return what stands in the element that the label heads, or the list behind it."""
    box = _box(found, at, part, most)
    if len(box) > 1:
        return box
    after = at + 1
    while after < len(found) and (found[after].is_link or _is_item(found[after])):
        after += 1
    return set(range(at, after))


def _is_item(block: Block) -> bool:
    return any(one.tag == "li" for one in (block.node, *block.node.iterancestors()))


def _box(found: Sequence[Block], at: int, part: Any, most: int) -> set[int]:
    """Return the blocks of the largest element below `part` that begins with this block and is small."""
    best = {at}
    for above in (found[at].node, *found[at].node.iterancestors()):
        if above is part or above.tag in ("body", "html", "p"):
            break
        if at and _holds(above, found[at - 1].node):
            break
        end, size = at, 0
        while (
            end < len(found)
            and size <= most
            and end - at <= _MOST
            and _holds(above, found[end].node)
        ):
            size += found[end].running
            end += 1
        if size > most or end - at > _MOST:
            break
        best = set(range(at, end))
    return best


def _holds(above: Any, node: Any) -> bool:
    return node is above or any(one is above for one in node.iterancestors())
