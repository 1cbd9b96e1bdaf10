"""Who invites or calls, and on whom, where the verb comes first: "وجه الرئيس دعوة إلى نظيره لحضور القمة".

To invite is to ask, and the guest himself is asked: he is the one who is to come, whatever state he
stands for. "تلقى الملك دعوة من الرئيس للمشاركة" tells the same from the other end. In "دعا مصر إلى عقد
مؤتمر" the one behind the verb is called on: a masculine verb has no feminine subject.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.noun_phrases import listed
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import PromiseMention
from servanda.extraction.scene import Named, Scene

_NEAR = 90  # letters between an invitation and the name of who sends it or is to come


@cache
def _invitation(language: str, side: str) -> re.Pattern[str]:
    return re.compile(words(language, "promises").get("invitations", {}).get(side, "(?!)"))


def _other_side(scene: Scene, rest: tuple[int, int], *, language: str, side: str) -> str:
    """Return who stands behind "invitation to" or "invitation by", empty where he has no name."""
    lead = _invitation(language, side).search(scene.folded, *rest)
    if lead is None:
        return ""
    aim = _invitation(language, "aim").search(scene.folded, lead.end(), rest[1])
    stop = min(aim.start() if aim else rest[1], lead.end() + _NEAR)
    named = scene.outer(lead.end(), stop)
    return _person_of(named)


def _person_of(named: Sequence[Named]) -> str:
    """Return the person among those named, else the first of them, else nobody."""
    people = [n.party for n in named if n.party.startswith("person:")]
    return (people or [n.party for n in named] or [""])[0]


def invited(
    scene: Scene,
    promise: PromiseMention,
    places: tuple[int, int, int],
    *,
    language: str,
    side: str,
) -> PromiseMention:
    """Say who invites and who is invited; `places`: where the subject begins, its end, the clause's."""
    start, head, end = places
    subject = _person_of(scene.outer(start, head))
    other = _other_side(scene, (head, end), language=language, side=side)
    speaker, asked = promise.speaker or subject, other
    if side == "by":
        speaker, asked = other or promise.speaker, subject
    return replace(promise, strength=0, speaker=speaker, obligors=(asked,) if asked else ())


def attends(scene: Scene, rest: tuple[int, int], *, language: str) -> bool:
    """Tell a request to come, "يدعو نظيره لحضور القمة", from one to act."""
    return _invitation(language, "aim").search(scene.folded, *rest) is not None


@cache
def _called_on(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s[\"«“]?(?:{listed(language, 'called_on')})(?!\w)")


_OBJECT = re.compile(r"\s[\"«“]?(?P<noun>\w+)")


def is_called_on(scene: Scene, cue: tuple[int, int], *, language: str) -> bool:
    """Tell whether who stands behind a verb of calling is called on, and who calls was named before."""
    verb, noun = scene.folded[slice(*cue)], _OBJECT.match(scene.folded, cue[1])
    if noun is None or not words(language, "promises")["subject"].get("masculine"):
        return False
    if _called_on(language).match(scene.folded, cue[1]):
        return True
    she = verb.endswith("ت") or verb.startswith("ت")
    named = next((n for n in scene.within(noun.start("noun"), noun.end() + _NEAR)), None)
    if named is not None and named.start == noun.start("noun"):
        code = named.party.removeprefix("country:")
        if code == named.party:
            return False
        return she == (code in words(language, "promises")["subject"]["masculine"])
    return not she and noun["noun"].endswith("ه") and noun["noun"].startswith("ال")
