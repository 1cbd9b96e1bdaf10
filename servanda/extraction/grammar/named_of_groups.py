"""Those named of a group that acts: "several countries, including Peru, Cuba and Chile, have pledged".

The group itself names nobody; those behind "including" are bound, and are known to be.
A stance is its owner's: "lập trường của Peru là ủng hộ và luôn sẵn sàng đóng góp" binds Peru.
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, is_joined, listed, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.subject_heads import without_initials
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene

_ALL = 3  # so many names behind a number of countries are those countries
_STANCE = 160  # how far before its verb a stance may stand
_FAR = 260  # how far before its verb the group may stand


@cache
def _including(language: str) -> re.Pattern[str]:
    """Return a group and the word that leads to those of it who are named, at the end."""
    groups, such = listed(language, "groups"), listed(language, "such_as")
    # "five countries, Peru, Chile and Cuba, have": their number says that all are named
    counted = rf"(?:\d+|{listed(language, 'much')})\s(?:[\w-]+\s){{0,2}}?(?:{groups})"
    named = rf"(?:{groups})(?:\s[\w-]+){{0,4}}?,?\s(?:{such})\s(?:the )?"
    return re.compile(rf"(?<!\w)(?:{named}|{counted}(?P<all>,\s|\s[-–—]\s|\s\())\Z")


def named_of_group(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return those named of a group: "several countries, including Peru, Cuba and Chile, have"."""
    language, left = stage.language, max(stage.left, cue - _FAR)
    named = without_initials(scene.outer(left, cue), scene.folded)
    for at, name in enumerate(named):
        group = _including(language).search(scene.folded, left, name.start)
        if group is None:
            continue
        chain = [name]
        for following in named[at + 1 :]:
            gap = scene.folded[chain[-1].end : following.start]
            if not (is_joined(gap, language=language) or _further(language).fullmatch(gap)):
                break
            chain.append(following)
        end = _closes(scene, chain[-1].end)
        if group["all"] and len(chain) < _ALL:
            continue
        if not _filler(language).fullmatch(scene.folded, end, cue):
            continue
        start = phrase_start(scene.folded, left, group.start() + 1, language=language)
        if hangs(scene.folded[max(left, start - 60) : start], language=language):
            return None
        return Subject(start, chain[-1].end, tuple(stage.bound(n.party) for n in chain))
    return None


@cache
def _further(language: str) -> re.Pattern[str]:
    """Return a second group in the list: "Peru and Chile along with bodies such as"."""
    groups, such, joins = (listed(language, key) for key in ("groups", "such_as", "and"))
    return re.compile(rf",?\s(?:{joins})\s(?:\w+\s)?(?:{groups})(?:\s[\w-]+){{0,4}}?\s(?:{such})\s")


def _closes(scene: Scene, end: int) -> int:
    """Return where a list ends, the initials in brackets and a comma behind its last name included."""
    found = re.compile(r"(?:\s\([^()]{1,40}\))?(?:\)|\s[-–—])?,?").match(scene.folded, end)
    return found.end() if found else end


@cache
def _filler(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{listed(language, 'adverbs')})(?!\w)\s*)*")


def stance_of(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return whose stance it is that a verb tells of, from the noun on; None for no stance."""
    shape = words(stage.language, "promises").get("subject", {}).get("stance")
    if not shape:
        return None
    left = max(stage.left, cue - _STANCE)
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
