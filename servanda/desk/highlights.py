"""A kept text cut into pieces at the ends of its quotations, so that overlapping ones can be shown.

>>> quotations = [Quotation(start=0, end=7, key="p/1", kind="promise"),
...               Quotation(start=4, end=7, key="p/2", kind="amount")]
>>> [(piece.text, piece.kinds) for piece in cut("pay 5bn now", quotations)]
[('pay ', ('promise',)), ('5bn', ('promise', 'amount')), (' now', ())]
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

WINDOW = 60_000  # code points shown before and after the quotation of a very long text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words of one proposal: code points of the kept text, end exclusive."""

    start: int
    end: int
    key: str
    kind: str
    state: str = "proposed"

    def moved(self, by: int) -> "Quotation":
        """Return the same words in a text that begins elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same quotations, the shortest of them first in `keys`.

    `now` marks the quotation being decided, `first` its first piece (the page scrolls to it).
    """

    text: str
    kinds: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    now: bool = False
    first: bool = False
    waiting: bool = False

    @property
    def classes(self) -> str:
        """Return the style names of the piece."""
        names = [f"kind-{kind}" for kind in self.kinds]
        names += ["now"] if self.now else []
        return " ".join(names if self.waiting else [*names, "decided"])


def cut(text: str, quotations: Iterable[Quotation], *, now: str = "") -> list[Piece]:
    """Return the pieces of `text` in order; joined, they are the text."""
    size = len(text)
    inside = [q for q in quotations if 0 <= q.start < q.end <= size]
    ends = sorted({0, size, *(q.start for q in inside), *(q.end for q in inside)})
    opening = sorted(inside, key=lambda q: q.start)
    found, open_now, at, begun = [], list[Quotation](), 0, False
    for start, end in pairwise(ends):
        open_now = [q for q in open_now if q.end > start]
        while at < len(opening) and opening[at].start <= start:
            open_now.append(opening[at])
            at += 1
        piece = _piece(text[start:end], open_now, now, not begun)
        begun = begun or piece.first
        found.append(piece)
    return found


def _piece(text: str, quotations: list[Quotation], now: str, may_be_first: bool) -> Piece:
    """Return a piece whose keys go from the quotation being decided to the longest one."""
    ranked = sorted(quotations, key=lambda q: (q.key != now, q.end - q.start))
    current = bool(ranked) and ranked[0].key == now
    return Piece(
        text=text,
        kinds=tuple(dict.fromkeys(q.kind for q in sorted(quotations, key=lambda q: q.start))),
        keys=tuple(q.key for q in ranked),
        now=current,
        first=current and may_be_first,
        waiting=any(q.state == "proposed" for q in quotations),
    )


def window(size: int, start: int, end: int) -> tuple[int, int]:
    """Return which part of a text of `size` code points to show around a quotation."""
    if size <= 2 * WINDOW:
        return 0, size
    return max(0, start - WINDOW), min(size, end + WINDOW)
