"""Those who promise, ask or plan and are no party of a register: "hội đồng ngoại trưởng", "aid workers".

A verb that can say nothing but a promise or a request stands for itself: that nobody knows by which id its subject
goes is no reason to leave the words out. They bind nobody, and a person sees whom they may mean. Worked
example: "The guild of bakers pledged to send flour" is a pledge without an obligor. A language that tells
no name by its capitals lists the nouns that may head such a subject, before its verb or behind it:
"ستسهم دول أخرى", "خمسون بلدا تعهدت".
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import (
    hangs,
    is_doubted,
    listed,
    phrase_start,
    without_adverbs,
)
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.scene import Scene

_LONGEST = 90  # code points of such a subject; a longer one is a clause of its own
_LEAST = 2
_AUXILIARY = 24  # code points before a verb in which "have already" stands
_NAME = re.compile(
    r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of|the|for|and|in|on|to|[A-Z][\w.’'-]*)){1,8}(?: \([A-Z]+\))?\s*"
    r"|(?:[Tt]he )?[A-Z]{2,7}\s*"
)
_ASIDE = re.compile(r",\s(?P<what>[^,;:.\n]{3,70}),\s\Z")
_HELPED = re.compile(r"[يتن]\w+ ")


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


@cache
def _heads(language: str) -> re.Pattern[str] | None:
    """Return the nouns that may head a subject without a name, where the language lists them."""
    heads = words(language, "promises").get("subject", {}).get("whoever_heads")
    return re.compile(rf"(?:{heads})(?!\w)") if heads else None


def _behind(scene: Scene, cue: Cue, stage: Stage, heads: re.Pattern[str] | None) -> Subject | None:
    """Return a group without a name right behind its verb: "ستسهم دول أخرى"."""
    if not words(stage.language, "promises").get("verb_first"):
        return None  # "urged donors": they are asked
    helps = cue_group(stage.language, cue.group).get("yields")
    space = scene.folded[cue.end : cue.end + 1] == " "
    verb = _HELPED.match(scene.folded, cue.end + 1) if helps else None  # "قد تتولى بعثة"
    at = verb.end() if verb else cue.end + 1
    head = heads.match(scene.folded, at) if heads and space else None
    if head is None or _has_name(scene, cue.end, head, stage.language):
        return None
    sent = words(stage.language, "promises")["subject"].get("whoever_sent", "(?!)")
    if re.search(rf"(?<!\w)(?:{sent})\Z", head.group()) and not helps:
        return None
    left = scene.folded[max(stage.left, cue.start - _LONGEST) : cue.start]
    bare = without_adverbs(left, language=stage.language)
    return None if hangs(bare, language=stage.language) else Subject(cue.start, head.end(), ())


def _has_name(scene: Scene, start: int, head: re.Match[str], language: str) -> bool:
    """Tell a body of state that its adjective names, "ستساعد الحكومة السورية", from "شركة سورية"."""
    state = words(language, "promises")["subject"].get("whoever_of_state", "(?!)")
    of_state = re.search(rf"(?:{state})\Z", head.group()) is not None
    named = scene.outer(start, head.end() + _LONGEST)[:1]
    return bool(named) and named[0].start <= head.end() + of_state


def whoever(scene: Scene, cue: Cue, stage: Stage) -> Subject | None:
    """Return the words before a verb as a subject that binds nobody; None where they are none."""
    language = stage.language
    group = cue_group(language, cue.group)
    if not group.get("whoever"):
        return None
    # "have finished" is told of whoever did it
    after = rf"(?:{group.get('whoever_after', '(?!)')})\Z"
    alone = not re.search(after, scene.folded[max(stage.left, cue.start - _AUXILIARY) : cue.start])
    unfit = re.fullmatch(group.get("whoever_not", "(?!)"), scene.folded[cue.start : cue.end])
    if alone and unfit:
        return None
    does = group.get("whoever_does")  # "the consul will hand over"
    if does and not re.compile(does).match(scene.folded, cue.end):
        return None
    heads = _heads(language)
    if behind := _behind(scene, cue, stage, heads):
        return behind
    stop, parties = _without_aside(scene, cue, stage)
    start = phrase_start(scene.folded, stage.left, stop, language=language)
    left, said = scene.folded[stage.left : start], scene.folded[start:stop]
    said = shape(language, "promises", "took_part").sub("", said, count=1)
    bare = _adverbs(language).sub("", said).strip()
    laid_down = shape(language, "promises", "laid_down_that").search(left)
    hung = not laid_down and hangs(left, language=language)
    if hung or not _LEAST <= len(bare) <= _LONGEST:
        return None
    if is_doubted(said, language=language) or _no_subject(language).search(said):
        return None
    only = group.get("whoever_only")  # "Army to leave", not "UN asks members to send"
    if only and not re.fullmatch(only, bare):
        return None
    if heads and not heads.match(said) and not _is_name(scene, start, stop):
        return None if not parties else Subject(start, cue.start, parties)
    return Subject(start, cue.start, parties)


def anybody(scene: Scene, cue: Cue, stage: Stage) -> Subject | None:
    """Return nobody as who does a counted deed, "نظف شباب الحي 18 بئرا"; a state whose adjective its doer has."""
    group = cue_group(stage.language, cue.group)
    verb = scene.folded[cue.start : cue.end]
    if re.fullmatch(group.get("whoever_not", "(?!)"), verb) or "anybody" not in group:
        return None
    left = scene.folded[stage.left : cue.start]
    joined = left[:1] in ("و", "ف") and not _adverbs(stage.language).sub("", left).strip(" وف")
    counted = re.match(r" \d", scene.folded[cue.end : cue.end + 2])
    if (joined and counted) or not re.compile(group["anybody"]).match(scene.folded, cue.end):
        return None  # "وأرسلت 40 طبيبا": who went on is not said; "شيد 150 مسكنا" is a passive
    of_state = shape(stage.language, "promises", "acts_for_state")
    for name in scene.outer(cue.end, cue.end + _LONGEST)[:1]:
        if of_state.fullmatch(scene.folded, cue.end, name.start):
            return Subject(cue.start, name.end, (stage.bound(name.party),))
    return Subject(cue.start, cue.start, ())


def _without_aside(scene: Scene, cue: Cue, stage: Stage) -> tuple[int, tuple[str, ...]]:
    """Return where a subject ends before an aside, and whom the aside names: "A new body, the UN, pledged"."""
    if not words(stage.language, "promises").get("subject", {}).get("heads_follow"):
        return cue.start, ()
    aside = _ASIDE.search(scene.folded, max(stage.left, cue.start - _LONGEST), cue.start)
    if aside is None:
        return cue.start, ()
    named = scene.outer(*aside.span("what"))
    whole = len(named) == 1 and scene.folded[aside.start("what") : named[0].start] in ("", "the ")
    whole = whole and named[0].end == aside.end("what")
    return aside.start(), (stage.bound(named[0].party),) if whole else ()


def _is_name(scene: Scene, start: int, stop: int) -> bool:
    """Tell the name of a body that is in no register by its capitals: "Medics Without Fear pledged"."""
    return _NAME.fullmatch(scene.view.text, start, stop) is not None
