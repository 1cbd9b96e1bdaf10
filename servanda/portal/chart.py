"""The bar of statuses: one row of rectangles in SVG, drawn on the server, and the table beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.terms.words import codes

WIDTH = 1000
# The order of the bar: from fulfilled, over open, to failed, and last what nobody can know.
ORDER = ("kept", "on-track", "not-yet-due", "overdue", "broken", "withdrawn", "unverifiable", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One status in the bar: offset and width in thousandths."""

    status: str
    count: int
    x: int
    width: int

    @property
    def hatched(self) -> bool:
        """Tell whether the piece stands for something that is not known."""
        return self.status in ("", "unverifiable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The whole bar."""

    pieces: tuple[Piece, ...]
    total: int


def bar(counts: Mapping[str, int]) -> Bar:
    """Return the bar for status -> number of promises; "" stands for not calculated."""
    assert set(codes("status")) | {""} == set(ORDER)
    total = sum(counts.values())
    pieces, before = [], 0
    for status in ORDER:
        count = counts.get(status, 0)
        if not count:
            continue
        x = before * WIDTH // total
        before += count
        width = before * WIDTH // total - x
        pieces.append(Piece(status=status, count=count, x=x, width=width))
    return Bar(pieces=tuple(pieces), total=total)
