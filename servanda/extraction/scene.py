"""A text laid out for reading who says and does what: one coordinate system, all names in order.

Mentions come and go in code points of the kept text; patterns run on the view. A `Scene` holds the
sentences and the names in code points of the view, so that the readers of statements, promises and
occasions do no arithmetic of their own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from servanda.extraction.mentions import PartyFound, Sentence
from servanda.extraction.view import View
from servanda.terms.folding import fold

QUIET_ZONES = frozenset({"caption", "related", "chrome", "byline"})
# No sentence of the press is longer; in a text without a full stop nothing looks further than this.
FAR = 600
# No sentence says or promises more often; what has more cues than this is no sentence.
MANY = 60
_QUESTION = re.compile(r"[?؟]\W*$")


@dataclass(frozen=True, slots=True)
class Named:
    """A party named between `start` and `end` of the view."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence in the view."""

    start: int
    end: int
    paragraph: int
    zone: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The view, its folded text, the sentences and the names, outer names before inner ones."""

    view: View
    folded: str
    spans: tuple[Span, ...]
    named: tuple[Named, ...]
    _starts: list[int] = field(repr=False)

    def within(self, start: int, end: int) -> Sequence[Named]:
        """Return the names that lie wholly between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self.named[first:last] if name.end <= end]

    def inside(self, name: Named) -> Sequence[Named]:
        """Return the names inside another name: the country inside "Tổng thống Mỹ Donald Trump"."""
        return [n for n in self.within(name.start, name.end) if n != name]

    def outer(self, start: int, end: int) -> Sequence[Named]:
        """Return the names between two places, without those that stand inside another one."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found: list[Named] = []
        reach = -1
        for name in self.named[first:last]:
            if name.start >= reach and name.end <= end:
                found.append(name)
                reach = name.end
        return found

    def before(self, place: int) -> Iterable[Named]:
        """Go through the names that end at or before a place, the nearest first."""
        index = bisect_right(self._starts, place) - 1
        for name in reversed(self.named[max(0, index - 60) : index + 1]):
            if name.end <= place:
                yield name

    def named_at(self, place: int) -> bool:
        """Tell whether a place lies inside a name, behind its first letter."""
        index = bisect_left(self._starts, place)
        near = self.named[max(0, index - 4) : index]
        return bool([n for n in near if n.start < place < n.end])

    def is_quiet(self, place: int) -> bool:
        """Tell a place in a caption, a byline or a teaser, where nobody acts or speaks."""
        at = bisect_right(self.spans, place, key=lambda span: span.start) - 1
        return at >= 0 and self.spans[at].zone in QUIET_ZONES and place < self.spans[at].end

    def text(self, start: int, end: int) -> str:
        """Return the words of the view between two places."""
        return self.view.text[start:end]

    def is_question(self, span: Span) -> bool:
        """Tell whether a sentence asks."""
        return bool(_QUESTION.search(self.view.text, max(span.start, span.end - 8), span.end))


def place(view: View, kept: int) -> int:
    """Return where in the view a place of the kept text stands."""
    return view.place(kept, kept)[0]


def spans_of(view: View, sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """Return the sentences in code points of the view."""
    return tuple(Span(*view.place(s.start, s.end), s.paragraph, s.zone) for s in sentences)


# The scene laid out last: statements, promises and occasions of one document share it.
_laid: list[tuple[View, tuple[tuple[Sentence, ...], tuple[PartyFound, ...]], Scene]] = []


def lay_out(view: View, sentences: Iterable[Sentence], parties: Iterable[PartyFound]) -> Scene:
    """Bring sentences and names into one scene."""
    laid = _laid[0] if _laid else None
    given = (tuple(sentences), tuple(parties))
    if laid is not None and laid[0] is view and laid[1] == given:
        return laid[2]
    named = sorted(
        (
            Named(*view.place(m.start, m.end), found.id)
            for found in given[1]
            for m in found.mentions
        ),
        key=lambda name: (name.start, -name.end),
    )
    starts = [name.start for name in named]
    scene = Scene(view, fold(view.text), spans_of(view, given[0]), tuple(named), starts)
    _laid[:] = [(view, given, scene)]
    return scene
