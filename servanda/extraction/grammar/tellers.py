"""Who tells of itself inside another's words, and whom "it" means there.

"Peru told us it would help", said by a Chilean, binds Peru; in "أبلغت اليونان الأمم المتحدة بأنها ستشارك"
the first one named informs the second.
"""

import re
from collections.abc import Sequence
from functools import cache

from servanda.extraction.grammar.noun_phrases import is_joined, listed
from servanda.extraction.grammar.pronouns import Stage
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named, Scene

_FAR = 160  # how far before the pronoun a list of tellers may begin
_CLOSE = 60  # how far before the pronoun its teller may stand


@cache
def _telling(language: str) -> re.Pattern[str]:
    lexicon = words(language, "statements")
    says = phrase(
        (*lexicon.get("says", ()), *lexicon.get("reports", ()), *lexicon.get("saying", ()))
    )
    that = phrase(tuple(words(language, "promises")["subject"].get("that", ())))
    return re.compile(
        rf"\s(?:(?:{listed(language, 'adverbs')})\s)?(?:{says})(?:\s\w+){{0,2}}?(?:,?\s(?:{that})|:)?\s"
    )


def teller(scene: Scene, at: int, stage: Stage) -> tuple[str, ...]:
    """Return who said it of itself inside another's words: "Peru told us it would help"."""
    if words(stage.language, "promises").get("verb_first"):
        return _informer(scene, at, stage)
    if not stage.speaker:
        return ()
    named = _without_place(scene, max(stage.span.start, at - _FAR), at, stage)
    if not named or not _telling(stage.language).fullmatch(
        scene.folded, _ends(scene, named[-1], at), at
    ):
        return ()
    chain = [named[-1]]
    for name in reversed(named[:-1]):
        gap = scene.folded[name.end : chain[0].start]
        if not is_joined(gap, language=stage.language):
            break
        chain.insert(0, name)
    return tuple(dict.fromkeys(stage.bound(name.party) for name in chain))


def _ends(scene: Scene, name: Named, at: int) -> int:
    """Return where a name ends with the place that is left out behind it."""
    return max((n.end for n in scene.outer(name.start, at)), default=name.end)


def _without_place(scene: Scene, begin: int, at: int, stage: Stage) -> Sequence[Named]:
    """Return who is named, the place of a body left out: "đại diện UNDP tại Việt Nam cho biết"."""
    named = scene.outer(begin, at)
    where = re.compile(rf"\s(?:{listed(stage.language, 'head_at')})\s\Z")
    placed = len(named) > 1 and where.search(scene.folded[named[-2].end : named[-1].start])
    return named[:-1] if placed else named


def teller_within(scene: Scene, at: int, stage: Stage) -> str:
    """Return who is named, inside another's words, as having said what begins at a place.

    "The president told me: Peru will pay", said by somebody else.
    """
    if not stage.speaker or words(stage.language, "promises").get("verb_first"):
        return ""
    begin = max(stage.says_end, stage.left, at - _FAR)
    named = scene.outer(begin, at)
    if not named or not _telling(stage.language).fullmatch(scene.folded, named[-1].end, at):
        return ""
    by = listed(stage.language, "asked_by")
    if re.search(rf"(?<!\w)(?:{by})\s\Z", scene.folded[begin : named[-1].start]):
        return ""  # "do Mỹ đề xuất và Moskva đang cân nhắc"
    before = scene.outer(begin, named[-1].start)
    joined = before and is_joined(
        scene.folded[before[-1].end : named[-1].start], language=stage.language
    )
    return "" if joined else named[-1].party


@cache
def _informs(language: str) -> re.Pattern[str]:
    verbs = listed(language, "informs")
    return re.compile(rf"(?<!\w)[وف]?(?:{verbs})\s(?:(?:{listed(language, 'actors')})\s)?\Z")


def _informer(scene: Scene, at: int, stage: Stage) -> tuple[str, ...]:
    """Return who tells another of itself where the verb comes first: "أبلغت اليونان الأمم المتحدة بأنها"."""
    named = scene.outer(max(stage.span.start, at - _CLOSE), at)
    if len(named) == 2 and named[1].end >= at - 1:
        left = scene.folded[max(stage.span.start, named[0].start - _CLOSE) : named[0].start]
        if _informs(stage.language).search(left):
            return (stage.bound(named[0].party),)
    return ()
