"""Answers that stand below the line that announces them: "Bà Hà cho biết:", a picture, paragraphs.

A line that ends with a verb of saying and a colon gives the next paragraph to its subject; where it
tells of a question that is answered, those behind it too, until somebody else is heard.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from servanda.extraction.attributions import Said
from servanda.extraction.lexicon import words
from servanda.extraction.pointing import Heard
from servanda.extraction.quotations import Quoted
from servanda.extraction.sayers import Reader, subject_of
from servanda.extraction.sayings import find_sayings, phrase
from servanda.extraction.scene import QUIET_ZONES, Scene, Span

_COLON = re.compile(r"\s*:\s*")
_BULLET = re.compile(r"\s*[-–—+•*]\s")
_QUOTED = '"“«'


def answers_below(
    scene: Scene, said: Sequence[Said], quoted: Quoted, *, language: str
) -> Iterator[Said]:
    """Yield one statement for every paragraph of an answer that is announced above it."""
    if not words(language, "statements").get("interview", {}).get("below"):
        return
    loud = [span for span in scene.spans if span.zone not in QUIET_ZONES]
    paragraphs = [list(group) for _, group in groupby(loud, key=lambda span: span.paragraph)]
    speaker, left = "", 0
    for paragraph in paragraphs:
        first, last = paragraph[0], paragraph[-1]
        announced = _announced(scene, last, quoted, language=language)
        heard = any(first.start <= one.cut < last.end for one in said)
        if announced is not None:
            speaker = announced
            left = len(paragraphs) if _is_asked(scene, first, last, language=language) else 1
            continue
        if heard or not left or not _goes_on(scene, first):
            left = 0
            continue
        left -= 1
        yield Said(first.start, last.end, speaker, first.start, "statements.answer")


def _announced(scene: Scene, span: Span, quoted: Quoted, *, language: str) -> str | None:
    """Return whose words follow below a line, None where it announces none."""
    for saying in find_sayings(scene, span, language=language):
        if _COLON.fullmatch(scene.folded, saying.end, span.end):
            reader = Reader(scene, span, quoted, Heard(), language)
            subject = subject_of(reader, saying, ())
            return subject.party if subject else None
    return None


def _is_asked(scene: Scene, first: Span, last: Span, *, language: str) -> bool:
    """Tell whether a line tells of a question that is answered."""
    return _asked(language).search(scene.folded, first.start, last.end) is not None


@cache
def _asked(language: str) -> re.Pattern[str]:
    interview = words(language, "statements")["interview"]
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(interview['lead']))})(?!\w)")


def _goes_on(scene: Scene, first: Span) -> bool:
    """Tell a paragraph of prose from a list and from a quotation, which are read elsewhere."""
    text = scene.text(first.start, min(first.end, first.start + 4))
    return not _BULLET.match(text) and text.lstrip()[:1] not in _QUOTED and first.zone == "body"
