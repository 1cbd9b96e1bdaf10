"""Those named of a group that acts: "several countries, including Peru, Cuba and Chile, have pledged".

The group itself names nobody; those behind "including" are bound, and are known to be.
"""

import re
from functools import cache

from servanda.extraction.noun_phrases import hangs, is_joined, listed, phrase_start
from servanda.extraction.pronouns import Stage, Subject
from servanda.extraction.scene import Scene

_FAR = 260  # how far before its verb the group may stand


@cache
def _including(language: str) -> re.Pattern[str]:
    """Return a group and the word that leads to those of it who are named, at the end."""
    groups, such = listed(language, "groups"), listed(language, "such_as")
    return re.compile(rf"(?<!\w)(?:{groups})(?:\s[\w-]+){{0,4}}?,?\s(?:{such})\s(?:the )?\Z")


def named_of_group(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return those named of a group: "several countries, including Peru, Cuba and Chile, have"."""
    language, left = stage.language, max(stage.left, cue - _FAR)
    named = scene.outer(left, cue)
    for at, name in enumerate(named):
        group = _including(language).search(scene.folded, left, name.start)
        if group is None:
            continue
        chain = [name]
        for following in named[at + 1 :]:
            if not is_joined(scene.folded[chain[-1].end : following.start], language=language):
                break
            chain.append(following)
        gap = re.compile(r",?").match(scene.folded, chain[-1].end)
        end = gap.end() if gap else chain[-1].end
        if not _filler(language).fullmatch(scene.folded, end, cue):
            continue
        start = phrase_start(scene.folded, left, group.start() + 1, language=language)
        if hangs(scene.folded[max(left, start - 60) : start], language=language):
            return None
        return Subject(start, chain[-1].end, tuple(stage.bound(n.party) for n in chain))
    return None


@cache
def _filler(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{listed(language, 'adverbs')})(?!\w)\s*)*")
