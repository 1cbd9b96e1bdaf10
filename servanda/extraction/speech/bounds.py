"""Where reported words end: at the next attribution, at the narrator's own words, at a new sentence.

"Sweden said it would pay, while Denmark said it needed time", "said it would match the sum but gave no
figure", "قالت ألمانيا إنها ستدرس الطلب، ولم تعلق فرنسا": what follows is not what the first one said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.sayings import listed
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.quotations import Quoted, around

_ENDS = " \t\n.,;:،؛!…\"”“»«'‘"


def bounded_by(
    scene: Scene, said: Said, at: tuple[Sequence[Said], Quoted], *, language: str
) -> Said:
    """End words before the next attribution that takes over, and before the narrator goes on."""
    (found, quoted), end = at, said.end
    for other in found:
        if not said.start < other.cut < end:
            continue
        if other.rule == "statements.verb-behind" and other is not said:
            end = other.cut
        elif _takes_over(scene, other, language):
            tail = _joins(language).search(scene.folded, max(said.start, other.cut - 40), other.cut)
            end = tail.start() if tail else other.cut
    close = _closes(language).search(scene.folded, said.start, end)
    if close and around(quoted, close.start()) is None:
        end = close.start()
    on = _acts_on(language).search(scene.folded, said.start, end)
    if on and around(quoted, on.start()) is None:
        end = on.start()
    end = _turned(scene, replace(said, end=end) if end != said.end else said, quoted, language)
    return _trimmed(scene, replace(said, end=end) if end != said.end else said)


def _turned(scene: Scene, said: Said, quoted: Quoted, language: str) -> int:
    """End words where the narrator turns to somebody else: "، ولم تعلق فرنسا"."""
    for turn in _turns(language).finditer(scene.folded, said.start, said.end):
        names = scene.outer(turn.end(), min(said.end, turn.end() + 24))
        if not names or names[0].party == said.speaker or around(quoted, turn.start()):
            continue
        acts = _acts_himself(language)
        if acts is None or acts.match(scene.folded, names[0].end, said.end):
            return turn.start()
    return said.end


@cache
def _turns(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,،]\s+(?:{listed(language, 'turns')})(?!\w)")


@cache
def _acts_himself(language: str) -> re.Pattern[str] | None:
    """Return what the narrator tells of somebody else: " has pledged"; None where any name turns."""
    shape = words(language, "statements").get("turned")
    return re.compile(shape) if shape else None


def _takes_over(scene: Scene, other: Said, language: str) -> bool:
    """Tell whether a statement ends the one before it: behind a semicolon or a joining word."""
    left = scene.folded[max(0, other.cut - 24) : other.cut].rstrip()
    if other.rule == "statements.verb-goes-on" or left.endswith((";", "؛")):
        return True
    return bool(_contrast(language).search(left))


@cache
def _contrast(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,،]\s*(?:{listed(language, 'and')})\Z")


@cache
def _acts_on(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,،]\s+(?:{listed(language, 'acts_on')})(?!\w)")


@cache
def _closes(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,،]?\s+(?:{listed(language, 'closes')})(?!\w)")


@cache
def _joins(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,;،؛]*(?:(?<!\w)(?:{listed(language, 'and')}))?\s*\Z")


def _trimmed(scene: Scene, said: Said) -> Said:
    """Leave out spaces, marks and the full stop at both ends."""
    text, start, end = scene.view.text, said.start, said.end
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    changed = (start, end) != (said.start, said.end)
    return replace(said, start=start, end=end) if changed else said
