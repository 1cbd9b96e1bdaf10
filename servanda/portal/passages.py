"""A document's text as a page may show it, with each quotation marked where it stands.

Notes and instruments are shown whole. An article is somebody else's work: only the quoted passages
appear, each with the rest of its sentence, and gaps say that something was left out.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHOWN_WHOLE = ("note", "instrument")
FARTHEST = 300  # code points of a sentence shown on either side of a quotation
_ENDS = re.compile(r"[.!?…؟۔](?=[\s\"”»)]|$)|\n")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text: quoted or not; `anchors` begin here; a `gap` stands for words left out."""

    text: str = ""
    quoted: bool = False
    anchors: tuple[str, ...] = ()
    gap: bool = False


def stretches(text: str, spans: Iterable[Span], *, whole: bool) -> list[Stretch]:
    """Return the text cut at every end of a quotation; spans are code points, end exclusive."""
    kept = sorted({(s, e) for s, e in spans if 0 <= s < e <= len(text)})
    windows = [(0, len(text))] if whole else _joined([_sentence(text, span) for span in kept])
    made: list[Stretch] = []
    reached = 0
    for start, end in windows:
        if start > reached:
            made.append(Stretch(gap=True))
        made += _cut(text, (start, end), kept)
        reached = end
    if reached < len(text) and windows:
        made.append(Stretch(gap=True))
    return made


def _cut(text: str, window: Span, spans: Sequence[Span]) -> list[Stretch]:
    first, last = window
    inside = [span for span in spans if span[0] < last and span[1] > first]
    edges = sorted({first, last, *(p for span in inside for p in span if first <= p <= last)})
    made, open_until, at = [], 0, 0
    for start, end in itertools.pairwise(edges):
        anchors = []
        while at < len(inside) and inside[at][0] <= start:
            open_until = max(open_until, inside[at][1])
            anchors.append(f"q-{inside[at][0]}-{inside[at][1]}")
            at += 1
        made.append(
            Stretch(text=text[start:end], quoted=open_until > start, anchors=tuple(anchors))
        )
    return made


def _sentence(text: str, span: Span) -> Span:
    """Return the sentence or sentences around a quotation, no farther than FARTHEST."""
    start, end = span
    floor = max(0, start - FARTHEST)
    before = [found.end() for found in _ENDS.finditer(text, floor, start)]
    after = _ENDS.search(text, max(end - 1, start), min(len(text), end + FARTHEST))
    first = before[-1] if before else floor
    while first < start and text[first].isspace():
        first += 1
    return first, max(end, after.end() if after else min(len(text), end + FARTHEST))


def _joined(windows: Iterable[Span]) -> list[Span]:
    made: list[Span] = []
    for start, end in sorted(windows):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
