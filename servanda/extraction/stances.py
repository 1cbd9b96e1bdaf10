"""Stances that promise: "lập trường nhất quán của Peru là ủng hộ và luôn sẵn sàng đóng góp" binds Peru.

What stands between the stance and its second verb names nobody else, so "lập trường của Peru là Chile
sẽ rút quân" binds Chile as ever.
"""

import re
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.noun_phrases import hangs, listed
from servanda.extraction.pronouns import Stage, Subject
from servanda.extraction.scene import Scene

_FAR = 160  # how far before its verb the stance may stand


def stance_of(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return whose stance it is that a verb tells of, from the noun on; None for no stance."""
    shape = words(stage.language, "promises").get("subject", {}).get("stance")
    if not shape:
        return None
    left = max(stage.left, cue - _FAR)
    for name in scene.outer(left, cue):
        noun = re.compile(rf"(?<!\w)(?P<noun>{shape}) \Z").search(scene.folded, left, name.start)
        if noun is None or not _told(stage.language).fullmatch(scene.folded, name.end, cue):
            continue
        if scene.outer(name.end, cue) or hangs(
            scene.folded[max(left, noun.start() - 60) : noun.start()], language=stage.language
        ):
            return None
        return Subject(noun.start("noun"), name.end, (stage.bound(name.party),))
    return None


@cache
def _told(language: str) -> re.Pattern[str]:
    """Return what stands between whose stance it is and the verb: "là ủng hộ và luôn"."""
    adverbs = rf"(?:\s(?:{listed(language, 'adverbs')}))*"
    return re.compile(
        rf"{adverbs}\s(?:là|luôn là)(?:\s[^.;:\n]{{2,90}}?\s(?:và|đồng thời))?{adverbs}\s"
    )
