"""Words between quotation marks that are long enough to be somebody's speech.

A title or a single word in marks ("mạnh, độc lập") is no speech: five words are asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

_MARKS = re.compile(r"“([^”\n]*)”|\"([^\"\n]*)\"|«([^»\n]*)»|„([^“\n]*)“")
_LEAST_WORDS = 5

Quoted = Sequence[tuple[int, int]]


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans inside the marks, in order."""
    spans = (found.span(found.lastindex or 0) for found in _MARKS.finditer(text))
    return [(start, end) for start, end in spans if text.count(" ", start, end) >= _LEAST_WORDS - 1]


def around(quoted: Quoted, place: int) -> tuple[int, int] | None:
    """Return the quotation that holds a place."""
    at = bisect_right(quoted, (place, place + 10**9)) - 1
    return quoted[at] if at >= 0 and quoted[at][0] <= place < quoted[at][1] else None


def overlapping(quoted: Quoted, start: int, end: int) -> tuple[int, int] | None:
    """Return the longest quotation that shares words with a span."""
    at = bisect_right(quoted, (start, start)) - 1
    shared = []
    for first, last in quoted[max(0, at) : at + 6]:
        if min(last, end) > max(first, start):
            shared.append((first, last))
    return max(shared, key=lambda q: q[1] - q[0], default=None)
