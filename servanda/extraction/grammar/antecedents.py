"""Subjects that stand elsewhere: the noun a relative clause hangs on, a text, the ending of a verb.

"Peru, which will send rice" binds Peru; "the resolution calls on" names nobody who asks; "رسائل تعهدتا
فيها" binds the two just named.
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import is_free, is_joined, listed
from servanda.extraction.grammar.pronouns import Stage, Subject, resolve_pronoun
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene
from servanda.terms.register import kind

_VERB = 16  # letters of the longest verb
_CLOSE = 60  # how far before its verb an antecedent may stand


@cache
def _hangs_on(language: str) -> re.Pattern[str]:
    which = listed(language, "which")
    bodies, adverbs, own = (listed(language, k) for k in ("bodies", "adverbs", "whose_own"))
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    return re.compile(
        rf"[,،]?\s+(?P<which>{which})(?:\s+(?:{bodies}|{own}))?(?:\s+(?:{adverbs}|{when})(?!\w)){{0,8}}\s*"
    )


def find_antecedent(
    scene: Scene, cue: int, stage: Stage, *, people: bool = False, many: bool = False
) -> Subject | None:
    """Return the state or body that a relative clause of promise hangs on: "Peru, which will".

    `people`: a person may be meant, as by "Ana Ruiz, who urged"; `many`: only several may be.
    """
    for name in reversed(scene.outer(max(stage.left, cue - _CLOSE), cue)):
        found = _hangs_on(stage.language).fullmatch(scene.folded, name.end, cue)
        if found is None:
            continue
        person = people and found["which"] == "who"
        own = found["which"] == "whose" and found.end() > found.end("which") + 1
        if person != (kind(name.party) == "person") and not own:
            return None
        # "Ana Ruiz, whose country has sent"
        party = stage.bound(name.party) if own else name.party
        several = re.fullmatch(listed(stage.language, "which_many"), found["which"])
        if many and not several:
            return None
        parties = (*joined_before(scene, name.start, stage)[1], party) if several else (party,)
        return Subject(found.start("which"), found.end(), tuple(dict.fromkeys(parties)))
    return None


def joined_before(scene: Scene, start: int, stage: Stage) -> tuple[int, tuple[str, ...]]:
    """Return where a list begins that ends with another, and its parties: "Peru, Chile và Cuba, những nước"."""
    found: list[str] = []
    for other in scene.before(start):
        gap = scene.folded[other.end : start]
        if other.start < stage.span.start or not is_joined(gap, language=stage.language):
            break
        found, start = [stage.bound(other.party), *found], other.start
    return start, tuple(found)


def named_before(scene: Scene, cue: int, stage: Stage) -> Subject:
    """Return who was last named before a verb that is followed by whom it addresses: "طلب من"."""
    mark = scene.folded[scene.folded.rfind("\n", 0, cue) + 1 : cue].strip(" .)-•*")
    if cue != stage.span.start and (not mark or mark.isdigit()):
        return Subject(cue, cue, ())  # "4. دعوة البنك إلى": those who met ask
    if scene.folded[cue : cue + _VERB].split(" ")[0].endswith("نا"):
        return Subject(cue, cue, stage.home if stage.speaker else ())  # "طلبنا من البرنامج"
    return Subject(cue, cue, resolve_pronoun(scene, "same", cue, stage))


@cache
def _texts(language: str, nouns: str = "texts") -> re.Pattern[str]:
    adverbs, texts = listed(language, "adverbs"), listed(language, nouns)
    by = words(language, "promises").get("subject", {}).get("texts_by", "")
    return re.compile(
        rf"(?<!\w)(?:the |a |an |this )?(?:\w+ ){{0,2}}?(?:{texts})(?: \d+)?(?: \(\d{{4}}\))?{by}(?: (?:{adverbs})){{0,8}}\s*\Z"
    )


def text_asks(scene: Scene, cue: int, stage: Stage, *, nouns: str = "texts") -> Subject | None:
    """Return the text that asks, or what meets and agrees: "the resolution calls on".

    Who wrote it is not said, nor who took part.
    """
    begin = max(stage.left, cue - _CLOSE)
    found = _texts(stage.language, nouns).search(scene.folded[begin:cue])
    if found is None or not is_free(
        scene.folded[stage.left : begin + found.start()], language=stage.language
    ):
        return None
    return Subject(begin + found.start(), cue, ())


def text_behind(scene: Scene, cue: tuple[int, int], stage: Stage) -> Subject | None:
    """Return the text that asks behind a verb that comes first: "حث القرار ليبيا على"."""
    texts = listed(stage.language, "texts")
    found = re.compile(rf"\s(?:{texts})(?:\s\d+)?(?!\w)").match(scene.folded, cue[1])
    return Subject(cue[0], found.end(), ()) if found else None


def plural_verb(scene: Scene, cue: tuple[int, int], stage: Stage) -> Subject | None:
    """Return whom the ending of a verb tells of: the two just named, or others: "تعهدتا", "واتفقوا"."""
    endings = words(stage.language, "promises").get("endings", {})
    verb = scene.folded[cue[0] : cue[1]]
    if verb.endswith(tuple(endings.get("two", ()))):
        return Subject(cue[0], cue[0], resolve_pronoun(scene, "both", cue[0], stage))
    if endings and verb.endswith(tuple(endings["many"])):
        return Subject(cue[0], cue[0], ())
    return None
