"""Those who promise, ask or plan and are no party of a register: "hội đồng ngoại trưởng", "aid workers".

A verb that can say nothing but a promise or a request stands for itself: that nobody knows by which id its subject
goes is no reason to leave the words out. They bind nobody, and a person sees whom they may mean. Worked
example: "The guild of bakers pledged to send flour" is a pledge without an obligor.
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, is_doubted, listed, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.scene import Scene

_LONGEST = 90  # code points of such a subject; a longer one is a clause of its own
_LEAST = 3


@cache
def _no_subject(language: str) -> re.Pattern[str]:
    """Return what shows that words before a verb are no subject: a preposition, a verb, a relative."""
    subject = words(language, "promises").get("subject", {})
    first = (*subject.get("prepositions", ()), *subject.get("no_subject", ()))
    inside = (*subject.get("relatives", ()), *subject.get("no_subject_inside", ()))
    begins, holds = phrase(tuple(first)), phrase(tuple(inside))
    ends = phrase(tuple(subject.get("no_subject_end", ())))
    return re.compile(rf"\A(?:{begins})(?!\w)|(?<!\w)(?:{holds})(?!\w)|(?<!\w)(?:{ends})\s*\Z")


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\s*(?<!\w)(?:{listed(language, 'adverbs')})(?!\w))+\s*\Z")


def whoever(scene: Scene, cue: Cue, stage: Stage) -> Subject | None:
    """Return the words before a verb as a subject that binds nobody; None where they are none."""
    language = stage.language
    if not cue_group(language, cue.group).get("whoever"):
        return None
    start = phrase_start(scene.folded, stage.left, cue.start, language=language)
    left, said = scene.folded[stage.left : start], scene.folded[start : cue.start]
    bare = _adverbs(language).sub("", said).strip()
    if not _LEAST <= len(bare) <= _LONGEST or hangs(left, language=language):
        return None
    if is_doubted(said, language=language) or _no_subject(language).search(said):
        return None
    return Subject(start, cue.start, ())
