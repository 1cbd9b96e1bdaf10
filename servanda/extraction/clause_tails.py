"""Where the clause of a promise ends before what hangs on to it: another's clause, or a joining word."""

import re
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene


@cache
def _finite(language: str) -> re.Pattern[str] | None:
    finite = words(language, "promises")["clause"].get("finite")
    return re.compile(finite) if finite else None


def before_next(scene: Scene, start: int, end: int, language: str) -> int:
    """Return where another's clause begins behind "and": "... and Peru has put two on standby"."""
    finite = _finite(language)
    if finite is None:
        return end
    for name in scene.outer(start, end):
        left = scene.folded[start : name.start].removesuffix("the ")
        if left.endswith((" and ", " but ")) and finite.match(scene.folded, name.end, end):
            return start + len(left) - len(" and ")
    return end


def without_joint(folded: str, start: int, end: int, language: str) -> int:
    """Leave out the joining word at the end of a clause that the next promise has cut off."""
    lexicon = words(language, "promises")
    joints = (*lexicon["subject"]["goes_on"], *lexicon["wording"].get("linkers", ()))
    clause = folded[start:end].rstrip().removesuffix(lexicon["wording"].get("article", "\0"))
    for joint in sorted(joints, key=len, reverse=True):
        if clause.endswith(f" {joint}"):
            return start + len(clause[: -len(joint)].rstrip(" ,;،"))
    return start + len(clause.rstrip(" ,;،"))
