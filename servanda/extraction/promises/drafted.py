"""A draft of a promise, before it is weighed: its verb or noun, who acts, what is known at its place.

>>> from servanda.extraction.promises.clauses import Cue
>>> Cue(4, 8, "will").end
8
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from servanda.extraction.grammar.noun_phrases import is_joined, listed, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject, resolve_pronoun
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group, exists, stands_close
from servanda.extraction.promises.particulars import addressees
from servanda.extraction.scene import Named, Scene

_INSERTED = re.compile(r"\A،\s[^،.؛:]{3,40}،\s")
_COMMA = re.compile(r",\s")
_BEFORE = 90  # code points before a verb whose subject is who told of it
_ARTICLE = 5  # code points before the name that begins a subject
_NEAR_NOUN = 24  # code points between the subject of a verb of declaring and what it declares


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement in the view."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its subject and its stage; `end` is set when the next one is known.

    `hangs`: in a relative clause; `passive`: the subject is what is given; `told_by`: who says so
    inside another's words.
    """

    cue: Cue
    subject: Subject
    stage: Stage
    limit: int
    end: int = 0
    hangs: bool = False
    passive: bool = False
    told_by: str = ""


def with_words_of_their_own(drafts: list[Draft]) -> list[Draft]:
    """Leave out a verb taken for one that goes on where a cue has found it: "and undertakes to"."""
    done = {d.subject.start for d in drafts if d.cue.end == d.cue.start and _is_done(d)}
    own = {d.subject.start for d in drafts if d.cue.end > d.cue.start and not _goes_on(d, done)}
    return [
        d
        for d in drafts
        if not _goes_on(d, done) and (d.cue.end > d.cue.start or d.subject.start not in own)
    ]


def _is_done(draft: Draft) -> bool:
    """Tell what was delivered, by the verb's group."""
    return bool(cue_group(draft.stage.language, draft.cue.group)["modality"] == "past_delivery")


def _goes_on(draft: Draft, done: Collection[int]) -> bool:
    """Tell a verb without a tense that goes on from what was done: "đã cử 20 bác sĩ và tặng 5 xe"."""
    group = cue_group(draft.stage.language, draft.cue.group)
    bare = draft.cue.end > draft.cue.start and bool(group.get("past_is_done"))
    return bare and draft.subject.start in done


def without_helpers(cues: list[Cue], folded: str, *, language: str) -> list[Cue]:
    """Leave out a helping verb before a cue of its own: "قد" before "أرسلت"."""
    return [
        cue
        for cue, after in zip_longest(cues, cues[1:])
        if not cue_group(language, cue.group).get("yields")
        or after is None
        or after.group == "present"
        or cue_group(language, after.group).get("giver")  # "تفكر في إرسال": the deed is its own
        or not stands_close(folded, cue.end, after, language=language)
    ]


def with_nouns_announced(
    drafts: list[Draft], nouns: list[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """Let a verb have its noun: "bà Ruiz công bố khoản góp 5 triệu USD từ Peru" is one promise, Peru's."""
    drafts, kept = with_words_of_their_own(drafts), []
    for noun in nouns:
        at = noun.subject.start
        verb = next((d for d in drafts if d.cue.start < at < d.cue.end), None)
        if verb is None or not noun.subject.parties:
            kept.append(noun)
            continue
        whose = replace(verb.subject, parties=noun.subject.parties)
        drafts = [replace(d, subject=whose) if d is verb else d for d in drafts]
    return drafts, kept


def without_goods(nouns: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Leave out goods of which a verb tells more: "Peru's gift of $2 million will go to schools"."""
    given = [d.subject for d in drafts if d.subject.parties]
    goods = [d.subject for d in drafts if _has_owner(d)]
    nouns = [n for n in nouns if not any(g.start < n.subject.start < g.end for g in goods)]
    return [n for n in nouns if not any(g.start <= n.subject.start < n.end <= g.end for g in given)]


def _has_owner(draft: Draft) -> bool:
    """Tell goods that have arrived and are somebody's: "وصلت مساعدات غانية"."""
    return bool(cue_group(draft.stage.language, draft.cue.group).get("giver") == "owner")


def is_part_of(group: Mapping[str, Any], before: Mapping[str, Any], *, verb: str) -> bool:
    """Tell a verb that is a part of the call or invitation before it, by the groups of both.

    "وجه الرئيس دعوة" is one; so is "kêu gọi các nước, các quỹ tiếp tục gửi thuốc".
    """
    if group.get("in_list") and before.get("invitation"):
        return True
    part = group.get("part_of_delivery") and not before.get("part_of_delivery")
    if part and before["modality"] == "past_delivery":
        return True  # "دخلت شاحنات قدمتها غانا"
    unasked = group.get(
        "unasked"
    )  # a pattern of its bare forms, or true: "to talk, agree to a truce"
    bare = isinstance(unasked, str) and re.fullmatch(unasked, verb) is not None
    return (unasked is True or bare) and before["modality"] == "request"


def resumed(cue: Cue, subject: Subject, before: Draft, folded: str) -> Subject | None:
    """Return the subject of a verb behind a relative clause: "Peru, which pledged 2, has paid 1"."""
    if not before.hangs or subject.parties != before.subject.parties:
        return None
    comma = folded.rfind(", ", before.cue.end, cue.start)
    start = comma + 2 if comma > 0 else cue.start
    return Subject(start, cue.start, subject.parties)


def needed(draft: Draft, scene: Scene, rest: tuple[int, int], *, language: str) -> Draft | None:
    """Look for the object without which a verb is no promise: "أكدت التزامها"."""
    folded = scene.folded
    group: str | None = draft.cue.group
    bare = draft.subject.start == draft.subject.end == draft.cue.start
    bare = bare or folded[draft.subject.end : draft.cue.start].strip() == ":"
    if bare and draft.stage.elided is None and exists(folded, draft.cue.end, language=language):
        return None
    if _is_wished_alone(draft) or (bare and _is_asked_too(draft, folded)):
        return None
    plain = cue_group(language, draft.cue.group).get("past_is_done")
    if plain and not bare and is_asked_last(scene, draft.subject.start, draft.stage):
        return None
    while group:
        lexicon = cue_group(language, group)
        needs = lexicon.get("needs")
        if not needs or re.compile(rf"(?<!\w){needs}(?!\w)").search(folded, *rest):
            same = group == draft.cue.group
            return draft if same else replace(draft, cue=replace(draft.cue, group=group))
        group = lexicon.get("needs_else")
    return None


def _is_asked_too(draft: Draft, folded: str) -> bool:
    """Tell a plain verb that goes on from what is asked: "đề nghị Peru hỗ trợ và sớm giải ngân"."""
    stage, group = draft.stage, cue_group(draft.stage.language, draft.cue.group)
    if not group.get("past_is_done") or draft.cue.start == draft.cue.end:
        return False
    asks = shape(stage.language, "promises", "asked_before")
    return asks.search(folded, max(stage.span.start, stage.left), draft.cue.start) is not None


def is_asked_last(scene: Scene, at: int, stage: Stage) -> bool:
    """Tell the last of several who are asked from one who gives: "kêu gọi Peru và Chile góp 2 triệu"."""
    begin = at
    for name in reversed(scene.outer(stage.span.start, at)):
        if not is_joined(scene.folded[name.end : begin], language=stage.language):
            break
        begin = name.start
    asks = shape(stage.language, "promises", "asks_them")
    near = scene.folded[max(stage.span.start, begin - _BEFORE) : begin]
    return begin < at and asks.search(near) is not None


def _is_wished_alone(draft: Draft) -> bool:
    """Tell the wish of one who serves nobody: "Lan, a farmer, hopes to have a house soon"."""
    wish = cue_group(draft.stage.language, draft.cue.group)["modality"] == "wish"
    parties = draft.subject.parties
    private = bool(parties) and all(party.startswith("person:") for party in parties)
    return wish and private and draft.stage.language == "vi"


def led_on(draft: Draft, after: Draft | None, folded: str, *, language: str) -> Draft | None:
    """Return the noun of what a verb declares, begun with the verb: "أبدى الرئيس استعداد بلاده لإيفاد".

    The noun says who is bound; None where the two are apart.
    """
    group = cue_group(language, draft.cue.group)
    leads_on = group.get("leads_on")
    if after is not None and group.get("spoken") and _is_object(draft, after, folded, language):
        return replace(draft, limit=after.limit)
    if after is None or not (group.get("needs") or leads_on):
        return None
    if leads_on == "nouns" and after.cue.group != "nominal":
        return None
    head = max(draft.cue.end, draft.subject.end)
    begun = after.subject.start if after.subject.start >= head else after.cue.start
    # "أكد الوزير، رامي سالم، أمس الأحد، استعداد بلاده": an apposition or a time between commas
    gap = _INSERTED.sub(" ", folded[head:begun]) if head <= begun else "."
    if len(gap) > _NEAR_NOUN or any(mark in gap.removeprefix("، ") for mark in "،,.؛:"):
        return None
    subject = replace(after.subject, start=draft.subject.start)
    cue = replace(after.cue, group=draft.cue.group)
    return replace(after, cue=cue, subject=subject, stage=draft.stage)


def _is_object(draft: Draft, after: Draft, folded: str, language: str) -> bool:
    """Tell what is announced from a deed written alike: "أعلنت قطر، الثلاثاء، دفع مليون" has paid nothing."""
    deed = shape(language, "promises", "deed_or_verb").match(folded, after.cue.start)
    head = max(draft.cue.end, draft.subject.end)
    gap = folded[head : after.cue.start] if head <= after.cue.start else "."
    return deed is not None and re.fullmatch(r"،[^،.؛:]{2,90}، ", gap) is not None


def person_meant(
    scene: Scene, draft: Draft, heard: Sequence[Heard], *, people: Collection[str]
) -> str:
    """Return who is "she" that promises or asks: who was heard last, else the person named last.

    `people`: the pronouns; a state written as one, Vietnamese "Anh", is none.
    """
    subject, begin = draft.subject, draft.stage.span.start
    if people and subject.start == subject.end:  # "...," she said, and called on the donors
        here = [h for h in heard if begin <= h.start and h.end <= draft.cue.start]
        spoke = here[-1].speaker if here and not draft.stage.elided else ""
        return spoke if spoke.startswith("person:") else ""
    pronoun = scene.folded[subject.start : subject.end] in people
    if not pronoun or scene.outer(subject.start, subject.end):
        return ""
    last = max((n.start for n in scene.outer(begin, subject.start)), default=-1)
    said = [h for h in heard if h.end <= subject.start and h.start > last]
    people_said = [h for h in said if h.speaker.startswith("person:")]
    before = (n for n in scene.before(subject.start) if n.party.startswith("person:"))
    named = next(before, None)
    if people_said and (named is None or named.start < people_said[-1].end):
        return people_said[-1].speaker
    return named.party if named else ""


def _is_point(scene: Scene, place: int, language: str) -> bool:
    """Tell a point of what several lay down, "ثالثا: تتكفل قطر", where the paper speaks and nobody in it."""
    points = words(language, "promises").get("letters", {}).get("points")
    line = scene.folded.rfind("\n", 0, place) + 1
    return bool(points) and re.compile(rf"\s*(?:{points})").match(scene.folded, line) is not None


def who_speaks(scene: Scene, named: Sequence[Named], subject: Subject, *, language: str) -> str:
    """Return who speaks of those named in a subject: the one party, its head, or the one person of several.

    Members of a body, or those of a group who are named, are not the body: "các nước ASEAN đã hứa".
    """
    if _is_point(scene, subject.start, language):
        return ""
    named = _without_places(scene, named, language)
    parties = list(dict.fromkeys(name.party for name in named))  # "the World Bank (WB)"
    people = [party for party in parties if party.startswith("person:")]
    several = words(language, "promises")["subject"].get("several", "(?!)")
    if named and re.search(several, scene.folded[subject.start : named[0].start]):
        return ""
    if len(parties) == 1:
        return parties[0]
    if (
        len(parties) > 1
        and subject.parties == (parties[0],)
        and named[0].start <= subject.start + _ARTICLE
    ):
        return parties[0]  # "Kuwait, which hosts a conference for Iraq, pledged"
    if len(people) != 1 or len(parties) != 2:
        return ""
    between = scene.folded[named[0].end : named[-1].start]
    both = listed(language, "spoken_by_both")  # "ông Lee và Peru thúc giục"
    return "" if re.fullmatch(rf"\s(?:{both})\s", between) else people[0]


def _without_places(scene: Scene, named: Sequence[Named], language: str) -> Sequence[Named]:
    """Leave out where a body is: "Đại sứ quán Nhật Bản tại Việt Nam" is Japan's."""
    where = re.compile(rf"\s(?:{listed(language, 'head_at')})\s(?:thành phố |thủ đô )?\Z")
    return [
        name
        for name in named
        if name is named[0] or not where.search(scene.folded[named[0].end : name.start])
    ]


def aside_end(scene: Scene, places: tuple[int, int, int], *, language: str, hung: bool) -> int:
    """Return where a clause ends that hangs between commas: "a study, which the bank will print, found".

    `places`: its subject, its verb's end, where it ends at the latest.
    """
    begin, verb_end, limit = places
    aside = words(language, "promises").get("subject", {}).get("aside", "(?!)")
    if not hung and not re.search(aside, scene.folded[max(0, begin - _BEFORE) : begin]):
        return limit
    comma = _COMMA.search(scene.folded, verb_end, limit)
    return comma.start() if comma else limit


def names_somebody(scene: Scene, subject: Subject, *, language: str) -> bool:
    """Tell a subject that names a party, or a body that nobody knows: "said the coalition should"."""
    if scene.outer(subject.start, subject.end):
        return True
    bodies = words(language, "promises")["subject"].get("told_bodies", "(?!)")
    return re.compile(bodies).match(scene.folded, subject.start, subject.end) is not None


def told_behind(scene: Scene, draft: Draft, *, language: str) -> str:
    """Return who tells of himself between commas: "Peru, ngày 3/5 cho biết, sẽ gửi gạo"."""
    tells = words(language, "promises")["subject"].get("told_behind")
    subject = draft.subject
    if not tells or len(subject.parties) != 1:
        return ""
    between = subject.end, draft.cue.start
    named = scene.outer(max(draft.stage.span.start, between[0] - _BEFORE), between[1])
    if subject.start == subject.end and named:
        between = named[-1].end, draft.cue.start
    if not re.compile(tells).search(scene.folded, *between):
        return ""
    return subject.parties[0]


def bound_behind(scene: Scene, cue: Cue, limit: int, stage: Stage) -> Draft | None:
    """Draft what binds those named behind it: "the accord obliges Peru to"."""
    language = stage.language
    bound = addressees(scene, (cue.end, limit), stage)
    named = scene.outer(cue.end, limit)
    start = phrase_start(scene.folded, stage.left, cue.start, language=language)
    if bound and named:
        return Draft(cue, Subject(start, named[0].end, bound), stage, limit)
    same = phrase(tuple(words(language, "promises")["pronouns"]["same"]))
    noun = re.compile(rf"\s(?:{same})(?=\sto\s)").match(scene.folded, cue.end, limit)
    known = resolve_pronoun(scene, "same", start, stage) if noun else ()
    if noun and known:
        return Draft(cue, Subject(start, noun.end(), known), stage, limit)
    others = shape(language, "promises", "bound_alike").match(scene.folded, cue.end, limit)
    return Draft(cue, Subject(start, others.end(), ()), stage, limit) if others else None


def asked_before(draft: Draft, asker: str) -> str:
    """Return who asked last, unless another acts in the sentence: "وتعهدت سلوفينيا بالدفع، وطالبت"."""
    other = draft.stage.elided and (draft.stage.bound(asker),) != draft.subject.parties
    return "" if other else asker


def stands_for(scene: Scene, draft: Draft) -> str:
    """Return the person of the sentence for whom the obligor stands where no subject is said."""
    bound = draft.stage.bound
    named = [n.party for n in scene.outer(draft.stage.span.start, draft.cue.start)]
    people = [one for one in named if one.startswith("person:")]
    return next((p for p in reversed(people) if (bound(p),) == draft.subject.parties), "")
