"""Who decides in a communiqué whose verbs come first: the line above its items says it once.

"إن وزراء المياه في تونس وليبيا، المجتمعين في طرابلس،" leads "1. يتعهدون بتبادل البيانات؛" and
"يناشدون البنك الدولي تمويل المشروع؛", with a mark before the item or none.

>>> bool(_OPENS.match("ان وزراء مصر والاردن،")), bool(_ITEM.match("2- يتعهدون ب"))
(True, True)
"""

import re

from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.promises.gapped import chain_at
from servanda.extraction.scene import Named, Scene, Span
from servanda.terms.register import kind

_FAR = 2500  # code points above an item in which its lead may stand
_LINES = 40
_NEAR = 12  # letters before a verb in which the mark of its item stands
_ITEM = re.compile(
    r"[ \t]*(?:[-–—•*]|\(?(?:\d{1,2}|[\u0621-\u064a])[.)]?(?:\s?[-–.)])?(?=\s))?[ \t]*و?"
)
_MANY = re.compile(r"[يت]\w+ون(?!\w)|\w+وا(?!\w)")
_OPENS = re.compile(r"[ \t]*(?:و?ان|نحن|قرر|اتفق|اكد|اجتمع|توصل)\s[^.؛]*[،,:]\s*\Z")
# "إذ يستذكرون الإعلان،", "وإدراكا منهم لأهمية": what is called to mind between the lead and its items.
_RECALLS = re.compile(
    r"[ \t]*و?(?:اذ|ادراكا|انطلاقا|ايمانا|حرصا|استنادا|اقتناعا|بعد|تاكيدا|يستذكرون)(?!\w)"
)


def deciding(scene: Scene, span: Span, verb: tuple[int, int], stage: Stage) -> Subject | None:
    """Return who decides what the plural verb of an item says, None where it is no such item."""
    start, end = verb
    line = scene.folded.rfind("\n", 0, start) + 1
    if start - line > _NEAR or not _MANY.match(scene.folded, start):
        return None
    if not _ITEM.fullmatch(scene.folded, line, start):
        return None
    lead = _lead(scene, line)
    parties = _listed(scene, lead, stage) if lead else ()
    return Subject(start, end, parties) if parties else None


def _lead(scene: Scene, line: int) -> tuple[int, int] | None:
    """Return the line that opens a communiqué above its items."""
    end, least = line - 1, max(0, line - _FAR)
    for _ in range(_LINES):
        if end <= least:
            break
        start = scene.folded.rfind("\n", 0, end) + 1
        above = scene.folded[start:end]
        if _OPENS.match(above):
            return start, end
        item = above.rstrip().endswith(("؛", ";", "،", ",")) or not above.strip()
        if not item and not _RECALLS.match(above):
            return None
        end = start - 1
    return None


def _listed(scene: Scene, lead: tuple[int, int], stage: Stage) -> tuple[str, ...]:
    """Return the first states or bodies of a line with those joined to them."""
    named: list[Named] = [n for n in scene.outer(*lead) if kind(n.party) != "territory"]
    if not named:
        return ()
    chain = chain_at(scene, named, 0, stage.language)
    return tuple(dict.fromkeys(stage.bound(n.party) for n in chain))
