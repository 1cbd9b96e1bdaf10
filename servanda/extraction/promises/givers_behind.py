"""Who gives where a noun tells it, or a verb whose subject was said before: "حيث أعلن تقديم مليون يورو".

"أعلنت الوكالة تقديم اليابان مساهمة": the noun has its giver behind it, and the verb only tells of it.
"شكرا لليابان على مساهمتها البالغة": whose the gift is was named just before. Behind "where" and at the
head of the next sentence whoever acted or spoke goes on.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from servanda.extraction.grammar.noun_phrases import is_joined, listed
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.promises.drafted import Heard
from servanda.extraction.scene import Named, Scene
from servanda.terms.press import is_press

_LED = 140  # letters before a noun in which the verb stands that announces it
_CLOSE = 70  # letters between those who are thanked and their gift
_HEAD = 45  # letters between the head of a sentence and who acts in it
_AIM = re.compile(r" (?:[لب]\w|ان |الي |عن )")
_SENTENCE = 400  # letters of a sentence in which who acts goes on
_RECENT = 240  # letters behind the last words of a speaker in which he goes on


def giver(scene: Scene, cue: Cue, end: int, stage: Stage) -> Subject | None:
    """Return whose deed or gift a noun is: of who stands behind it, or was named before it."""
    group = cue_group(stage.language, cue.group)
    if group["giver"] == "nobody":
        return Subject(cue.start, cue.start, _own(group, stage))
    if group["giver"] == "owner":
        return _owner(scene, cue, end, stage)
    if group["giver"] == "teller":
        return _teller(scene, cue, stage)
    begin = max(stage.span.start, cue.start - _LED)
    led = re.compile(rf"(?:{group['led_by']})[^.:\n]*\Z").search(scene.folded[begin : cue.start])
    if led is None:
        return None
    if group["giver"] == "before":
        near = scene.outer(max(begin + led.start(), cue.start - _CLOSE), cue.start)
        return Subject(cue.start, cue.start, (stage.bound(near[-1].party),)) if near else None
    if group["giver"] == "many":
        many = _many(stage.language).match(scene.folded, cue.end, end)
        return Subject(cue.start, many.end(), ()) if many else None
    named = scene.outer(cue.end, min(end, cue.end + _CLOSE))
    lead = _lead(stage.language)
    if not named or not lead.fullmatch(scene.folded, cue.end, named[0].start):
        return None
    chain = _chain(scene, named, stage.language)
    if re.compile(group["not_given"]).match(scene.folded, chain[-1].end):
        return None  # "تقديم اليابان للمشروع"
    parties = tuple(dict.fromkeys(stage.bound(name.party) for name in chain))
    return Subject(cue.start, chain[-1].end, parties)


def _teller(scene: Scene, cue: Cue, stage: Stage) -> Subject | None:
    """Return who announces, at the head of the sentence, what stands far behind: "أعلنت غانا، ...، عن تقديم"."""
    if stage.elided is not None or stage.speaker:
        return None
    verb = re.compile(rf"\s*(?:كما )?(?:{cue_group(stage.language, cue.group)['led_by']})")
    told = verb.match(scene.folded, stage.span.start, cue.start)
    named = scene.outer(told.end(), cue.start)[:1] if told else ()
    if (
        not told
        or not named
        or not _lead(stage.language).fullmatch(scene.folded, told.end(), named[0].start)
    ):
        return None
    return Subject(told.start(), named[0].end, (stage.bound(named[0].party),))


def _owner(scene: Scene, cue: Cue, end: int, stage: Stage) -> Subject | None:
    """Return whose goods have arrived: "طائرة مساعدات قطرية", "قادمة من قطر"; of relief, of nobody known."""
    group = cue_group(stage.language, cue.group)
    goods, sent = (rf"(?<!\w)(?:{group.get(key, '(?!)')})" for key in ("goods", "from"))
    lead = rf"(?:{goods}|{sent}(?:(?:{listed(stage.language, 'actors')})\s)?)\Z"
    for name in scene.outer(cue.end, end):
        left = scene.folded[max(cue.end, name.start - _CLOSE) : name.start]
        if re.search(lead, left):
            return Subject(cue.start, name.end, (stage.bound(name.party),))
    relief = re.compile(group.get("of_aid", "(?!)")).search(scene.folded, cue.end, end)
    return Subject(cue.start, relief.end(), _own(group, stage)) if relief else None


def _own(group: Mapping[str, Any], stage: Stage) -> tuple[str, ...]:
    """Return the speaker, where what he tells of is his own: "the first company will leave"."""
    ours = group.get("of_speaker") and stage.speaker and not is_press(stage.speaker)
    return (stage.bound(stage.speaker),) if ours else ()


def announcer(scene: Scene, at: int, stage: Stage, heard: Sequence[Heard] = ()) -> str:
    """Return who announces or affirms what a noun tells behind him: "أكد الوزير X التزام بيرو".

    "وجدد سموه التأكيد على التزام بيرو": without a name it is who spoke last.
    """
    begin = max(stage.span.start, at - _LED)
    verbs = re.compile(rf"(?<!\w)[وف]?(?:{listed(stage.language, 'affirms')})(?!\w)[^.؛:\n]*\Z")
    led = verbs.search(scene.folded[begin:at])
    named = scene.outer(begin + led.start(), at) if led else ()
    spoke = [h for h in heard if h.end <= begin + led.start()][-1:] if led else []
    if spoke and not named and at - spoke[0].end < _RECENT and not is_press(spoke[0].speaker):
        return spoke[0].speaker
    people = [n.party for n in named if n.party.startswith("person:")]
    if people or len({n.party for n in named}) != 1:
        return people[0] if len(people) == 1 else ""
    return named[0].party


@cache
def _lead(language: str) -> re.Pattern[str]:
    """Return what stands between a noun and the name of its giver: "دولة", "حكومة"."""
    return re.compile(rf"\s(?:(?:{listed(language, 'actors')})\s(?:\w+\s)?)?")


@cache
def _many(language: str) -> re.Pattern[str]:
    """Return a group without names: "خمس دول", "الدول الثلاث الأولى"."""
    return re.compile(words(language, "promises")["subject"].get("many_states", "(?!)"))


def _chain(scene: Scene, named: Sequence[Named], language: str) -> list[Named]:
    chain = [named[0]]
    for name in named[1:]:
        if not is_joined(scene.folded[chain[-1].end : name.start], language=language):
            break
        chain.append(name)
    return chain


@cache
def _resumes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a verb that goes on: a joining word, or the head of a sentence."""
    where = listed(language, "where")
    return (
        re.compile(rf"[،,]\s(?:{where})\s(?:قد )?\Z"),
        re.compile(r"\s*(?:(?:كما|ثم|كذلك) )?[وف]?(?:قد )?\Z"),
    )


@cache
def _meanwhile(language: str) -> re.Pattern[str]:
    return re.compile(rf"[،,]\s(?:{listed(language, 'meanwhile')})\s\Z")


def goes_on(scene: Scene, cue: Cue, stage: Stage, heard: Sequence[Heard]) -> str:
    """Return who acts where a verb of promise names nobody: "..., حيث أعلن", "وأعلن عن تخصيص"."""
    begin = max(stage.span.start, cue.start - _SENTENCE)
    left = scene.folded[begin : cue.start]
    known = stage.elided.parties if stage.elided else ()
    if known and _meanwhile(stage.language).search(left) and _AIM.match(scene.folded, cue.end):
        return known[0]  # "قدمت اليابان مليونا، بينما تخطط لتقديم"
    group = cue_group(stage.language, cue.group)
    if not (group.get("spoken") or group["modality"] == "request") or stage.speaker:
        return ""
    where, head = _resumes(stage.language)
    asks = group["modality"] == "request"
    own = ["own_subject"] if asks else ["own_subject", "own_office", "own_definite"]
    if any(shape(stage.language, "promises", s).match(scene.folded, cue.end) for s in own):
        return ""  # "وتكفلت شركة البريقة بتوفير الوقود"
    if begin == stage.span.start and head.fullmatch(left):
        spoke = [h for h in heard if h.end <= stage.span.start][-1:]
        if not spoke or stage.span.start - spoke[0].end > _RECENT or is_press(spoke[0].speaker):
            return ""
        since = scene.outer(spoke[0].end, cue.start)
        return "" if since else spoke[0].speaker
    if begin > stage.span.start or not where.search(left):
        return ""
    named = scene.outer(begin, cue.start)
    people = [n.party for n in named if n.party.startswith("person:")]
    if people:
        return people[-1]
    opens = named and named[0].start - stage.span.start < _HEAD
    unled = opens and not re.search(
        rf"(?<!\w)(?:{listed(stage.language, 'not_acting')})\s(?:\w+\s)?\Z",
        scene.folded[stage.span.start : named[0].start],
    )
    return named[0].party if unled else ""


def with_those_listed(
    scene: Scene, stage: Stage, at: tuple[int, int], limit: int
) -> tuple[int, tuple[str, ...]]:
    """Return who "five countries" are, listed in their clause or behind it, and where the list ends.

    "التزام خمس دول بإرسال قوات، وهي كينيا وتشاد ومالي"; the place is 0 where no list follows.
    """
    shape = words(stage.language, "promises")["subject"].get("which_are", "(?!)")
    for lead in re.compile(shape).finditer(scene.folded, at[0], limit):
        named = scene.outer(lead.end(), limit)
        if lead.start() > at[1]:
            break
        if named and named[0].start == lead.end():
            chain = _chain(scene, named, stage.language)
            return chain[-1].end, tuple(dict.fromkeys(stage.bound(name.party) for name in chain))
    return 0, ()


_RESUMED = re.compile(r"\s*(?:(?:فقد|وقد|ولقد|كما|كذلك|ثم)\s)?[وف]?\Z")
_SHE = re.compile(r"س?ت|[^يت]\w*ت(?!\w)")


def dropped(scene: Scene, cue: Cue, stage: Stage) -> Subject | None:
    """Return who goes on where a verb at the head of a sentence names nobody: "كانت بيرو أول من وعد. فقد دفعت".

    It is the one state or body of the sentence before, if it has the gender of the verb.
    """
    left = scene.folded[stage.span.start : cue.start]
    if stage.speaker or not _RESUMED.fullmatch(left):
        return None
    object_ = shape(stage.language, "promises", "object_next")
    own = shape(stage.language, "promises", "own_definite").match(scene.folded, cue.end)
    if own or not object_.match(scene.folded, cue.end):
        return None  # "وأرسل رجل أعمال خياما": somebody else
    at = next((i for i, span in enumerate(scene.spans) if span.start == stage.span.start), 0)
    before = scene.spans[at - 1] if at else None
    if before is None or "\n" in scene.folded[before.end : stage.span.start]:
        return None
    acting = {stage.bound(n.party) for n in scene.outer(before.start, before.end)}
    acting = {party for party in acting if party.startswith(("country:", "org:"))}
    if len(acting) != 1:
        return None
    party = acting.pop()
    masculine = words(stage.language, "promises")["subject"].get("masculine", ())
    he = party.removeprefix("country:") in masculine
    she = bool(_SHE.match(scene.folded, cue.start))
    if party.startswith("country:") and he == she:
        return None
    return Subject(cue.start, cue.start, (party,))
