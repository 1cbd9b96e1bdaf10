"""Who gives in the passive: the agent, the owner, whose people go, the speaker, who promised before.

"Half of the cost, or $18 million, is to be borne by Peru" binds Peru; so does "Peru's second shipment
has arrived"; "20,000 refugees arrived from Peru" binds nobody, for people are no goods.
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import doubts, hangs, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject, resolve_pronoun
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, clause_end, cue_group
from servanda.extraction.promises.gift_words import (
    are_counted_alone,
    are_others,
    are_sent,
    are_things,
    follows,
    is_aid,
    is_denied,
    is_fund,
    is_rest,
    is_said_again,
    is_team,
    is_unbound,
    only_adverbs,
)
from servanda.extraction.promises.particulars import Particulars
from servanda.extraction.promises.passives import agent_unnamed, agents, by_adjective, moved, owners
from servanda.extraction.promises.strength import is_counted, is_tangible
from servanda.extraction.promises.subjects_behind import is_thing
from servanda.extraction.scene import FAR, Scene
from servanda.terms.press import is_press
from servanda.terms.register import kind

_GOODS = ("in_kind", "money")
_PEOPLE = ("personnel",)
_GIVERS = ("country", "org")
_CLAUSE = 140  # letters of a thing with its relative clause
_PRONOUN = 20  # letters before a verb in which "we" stands


def given(
    scene: Scene, cue: Cue, limit: int, stage: Stage, *, facts: Particulars
) -> Subject | None:
    """Return what is given, from its first word to the verb, and who gives it; None for nobody."""
    folded, language = scene.folded, stage.language
    start = _reduced(folded, stage.left, cue, _begins(scene, cue, stage), language)
    if start is None:
        return None
    trails = cue_group(language, cue.group).get("trails")
    if trails and start < stage.promised_at <= cue.start:
        return None  # "Peru sẽ xây 12 trạm do Chile tài trợ": what is promised, and who pays it
    if _is_thing_before(scene, cue, stage):
        speaker = stage.bound(stage.speaker)
        return Subject(stage.left, cue.start, (speaker,) if kind(speaker) in _GIVERS else ())
    end = clause_end(folded, cue.end, limit, language=language)
    if part := _of_promised(scene, (start, cue), stage, facts=facts):
        return part
    if hangs(folded[max(stage.left, start - 60) : start], language=language):
        return None
    if is_denied(folded, start, language):
        return None
    if doubts(language).search(folded, start, cue.start):
        return None  # "Phái bộ từng kỳ vọng 600 quân nhân sẽ có mặt"
    goes_on = folded[start - 2 : start] == ", " and only_adverbs(
        folded[start : cue.start], language
    )
    joined = folded.endswith(" và ", stage.left, cue.start)  # "đã rời cảng và sẽ cập cảng"
    joined = joined and "owner_of" in words(language, "promises").get("passive", {})
    if stage.elided and (goes_on or joined):
        return Subject(cue.start, cue.start, stage.elided.parties)  # ", sau đó sẽ được phân phát"
    if not _is_gift(scene, cue, (start, end), stage, facts=facts):
        return None
    parties = _who_gives(scene, cue, (start, end), stage, facts=facts)
    stranger = not parties and _by_stranger(scene, (cue.end, end), language)
    stranger = stranger or _is_promised_alone(scene, cue, start, language, facts=facts)
    group = cue_group(language, cue.group)
    stranger = stranger or is_aid(folded, (start, cue.start), group)
    behind = re.compile(group.get("aid_behind", "(?!)")).match(folded, cue.end, end)
    return Subject(start, cue.start, parties) if parties or stranger or behind else None


def _is_thing_before(scene: Scene, cue: Cue, stage: Stage) -> bool:
    """Tell what somebody says will happen to a thing, where verbs come first: "إن الأجهزة ستدخل الخدمة"."""
    first = words(stage.language, "promises").get("verb_first")
    said = stage.speaker and stage.left == stage.says_end
    return bool(
        first and said and is_thing(scene.folded, stage.left, cue.start, language=stage.language)
    )


def _of_promised(
    scene: Scene, at: tuple[int, Cue], stage: Stage, *, facts: Particulars
) -> Subject | None:
    """Return a part that came and who promised the whole: "of the $9 million Peru pledged, 2 was paid"."""
    start, cue = at
    language = stage.language
    told = words(language, "promises").get("passive", {}).get("of_promised")
    done = cue_group(language, cue.group)["modality"] == "past_delivery"
    what = scene.folded[start : cue.start]
    counted = bool(facts.figures(start, cue.start, language)) or re.search(r"\d", what) is not None
    counted = counted or is_counted(
        scene.folded, start, cue.start, language=language, sort="numbers"
    )
    if not told or not done or not counted:
        return None
    begin = max(stage.span.start, start - FAR)
    whole = re.compile(rf"(?<!\w)(?:{told})\Z").search(scene.folded[begin:start])
    if whole is None:
        return None
    verb, first = begin + whole.start("verb"), begin + whole.start()
    named = [n for n in scene.outer(first, start) if kind(n.party) in _GIVERS]
    who = [n for n in named if (n.start >= verb) == bool(whole["by"])]
    giver = (who[0] if whole["by"] else who[-1]) if who else None
    return Subject(first, cue.start, (stage.bound(giver.party),) if giver else ())


def _is_promised_alone(
    scene: Scene, cue: Cue, start: int, language: str, *, facts: Particulars
) -> bool:
    """Tell a sum, a fund, or counted goods and people, promised though nobody is named who gives them."""
    folded = scene.folded
    if not is_unbound(folded, cue, language):
        return False
    if facts.money(start, cue.start) or is_fund(folded, (start, cue.start), language):
        return True
    counted = facts.figures(start, cue.start, language)
    group = cue_group(language, cue.group)
    work = re.fullmatch(group.get("work", "(?!)"), folded[cue.start : cue.end])
    number = re.compile(r"(?<![\w$€£])\d").search(folded, start, cue.start) or is_counted(
        folded, start, cue.start, language=language, sort="numbers"
    )
    if work and number and (counted or are_things(folded, (start, cue.start), language)):
        return True  # "some 40 homes were rebuilt", "20 were handed back"
    sent = group.get("heads_line") or group.get("counted_alone") or are_sent(folded, cue, language)
    rest = is_rest(folded[start : cue.start], language) and follows(folded, cue, language)
    return bool(sent and (counted or rest or are_things(folded, (start, cue.start), language)))


def sum_that_goes(
    scene: Scene, cue: Cue, limit: int, stage: Stage, *, facts: Particulars
) -> Subject | None:
    """Return a sum that is on its way in the active: "$92 million would go to the appeal"."""
    if not is_unbound(scene.folded, cue, stage.language):
        return None
    return given(scene, cue, limit, stage, facts=facts)


def _is_gift(
    scene: Scene, cue: Cue, clause: tuple[int, int], stage: Stage, *, facts: Particulars
) -> bool:
    """Tell goods, sums and people sent from what only happens: "20,000 refugees arrived from Sudan"."""
    (start, end), folded, language = clause, scene.folded, stage.language
    lexicon = cue_group(language, cue.group)
    place = (start, cue.start) if lexicon.get("of_goods") else (cue.end, end)
    goods = lexicon.get("of_goods") or lexicon.get("goods")
    sent = lexicon.get("of_those_sent")  # people; "also": people or goods
    kinds = _GOODS if not sent else (*_GOODS, *_PEOPLE) if sent == "also" else _PEOPLE
    tangible = is_tangible(folded, *place, language=language, kinds=kinds)
    again = bool(stage.just or stage.latest) and is_said_again(folded, (start, cue.start), language)
    tangible = tangible or again
    if not tangible and lexicon.get("unbound"):
        tangible = are_things(folded, place, language)
    if goods and not tangible and not facts.money(*place):
        return False
    if not re.compile(lexicon.get("of_what", "")).match(folded, start, cue.start):
        return False  # "a curfew was announced by Peru"
    told_of = lexicon.get("told_of")
    if told_of and not (stage.speaker and re.search(told_of, folded[start : cue.start])):
        return False  # "the request was being considered", said by the one who was asked
    return (
        again
        or bool(lexicon.get("of_anybody"))
        or not _goes(scene, cue, language)
        or bool(
            is_tangible(folded, start, cue.start, language=language)
            or facts.figures(start, cue.start, language)
            or is_rest(folded[start : cue.start], language)
            or is_team(folded, (start, cue.start), language)
            or are_things(folded, (start, cue.start), language)
        )
    )


def _who_gives(
    scene: Scene, cue: Cue, clause: tuple[int, int], stage: Stage, *, facts: Particulars
) -> tuple[str, ...]:
    """Return who gives: the agent, the owner, whose people go, the speaker, who promised before."""
    (start, end), language = clause, stage.language
    gains = cue_group(language, cue.group).get("goods")  # "Peru's farmers will get seed"
    ends = () if gains else (_head_ends(scene, start, cue, language), cue.start)
    named = (
        agents(scene, (cue.end, end), language=language, group=cue.group)
        or agents(scene, (start, cue.start), language=language, group=cue.group)
        or next((o for at in ends if (o := owners(scene, (start, at), language=language))), ())
        or moved(scene, (start, cue.start), end, language=language)
    )
    if not named and cue_group(language, cue.group).get("of_aid"):
        named = by_adjective(scene, (start, cue.start), language=language)
    parties = tuple(dict.fromkeys(stage.bound(party) for party in named))
    parties = parties or _unnamed(scene, cue, clause, stage, facts=facts)
    if not parties and is_team(scene.folded, (start, cue.start), language):
        return stage.elided.parties if stage.elided else stage.before
    return parties


def _head_ends(scene: Scene, start: int, cue: Cue, language: str) -> int:
    """Return where the words for what is given end, an aside left out: "Peru's second load, 60 tons of rice,"."""
    apposed = shape(language, "promises", "apposed_gift")
    found = apposed.search(scene.folded, max(0, start - 2), cue.start)
    if found and found.start("what") == start:
        return found.end("what")
    made_up = shape(language, "promises", "holds").search(scene.folded, start, cue.start)
    return made_up.start() if made_up else cue.start


def _reduced(folded: str, left: int, cue: Cue, start: int, language: str) -> int | None:
    """Return where those begin who stand before a bare participle: "backed by police sent by Peru"."""
    before = cue_group(language, cue.group).get("reduced")
    if not before:
        return start
    led = re.compile(rf"(?:.*\W)?(?:{before})\s(?:the )?").match(folded, left, cue.start)
    if led is None and cue_group(language, cue.group).get("may_be_whole"):
        return start  # "$3 million promised by Fiji", and "of the $9 million promised by Fiji"
    return led.end() if led else None


@cache
def _listed_team(language: str) -> re.Pattern[str]:
    """Return a team with those it is made up of, up to its verb: "các đoàn gồm 40 cán bộ, chiến sĩ"."""
    team = words(language, "promises").get("passive", {}).get("team")
    of = shape(language, "promises", "made_up_of").pattern
    if not team:
        return re.compile("(?!)")
    return re.compile(
        rf"(?:\A|(?<=[,;:.\n] )|(?<=\n))(?P<team>{team})\s(?:{of})\s[^;:.\n]{{3,120}}\Z"
    )


def _by_stranger(scene: Scene, between: tuple[int, int], language: str) -> bool:
    """Tell whether one whom nobody knows is the agent: "will be run by the Harbour Trust"."""
    if "stranger" not in words(language, "promises").get("passive", {}):
        return False
    shape: str = words(language, "promises")["passive"]["stranger"]
    return re.compile(shape).match(scene.view.text, *between) is not None


def _goes(scene: Scene, cue: Cue, language: str) -> bool:
    """Tell a verb of going, which is a promise of goods and teams alone: "will sail in May"."""
    moving = words(language, "promises").get("passive", {}).get("moving")
    return bool(cue_group(language, cue.group).get("of_people")) or bool(
        moving and re.compile(moving).match(scene.folded, cue.end)
    )


def goes_itself(scene: Scene, cue: Cue, stage: Stage) -> bool:
    """Tell whether a speaker says of himself what goods do: "we will move within 30 days"."""
    lexicon = words(stage.language, "promises")
    ahead = re.compile(rf"(?<!\w)(?:{phrase(tuple(lexicon['pronouns']['we']))})\s\Z")
    goes = re.compile(lexicon["passive"].get("moving", "(?!)")).match(scene.folded, cue.end)
    near = scene.folded[max(stage.left, cue.start - _PRONOUN) : cue.start]
    return bool(goes and stage.speaker and ahead.search(near))


def _begins(scene: Scene, cue: Cue, stage: Stage) -> int:
    """Return where the words for what is given begin."""
    if words(stage.language, "promises").get("verb_first"):
        start = cue.start
    else:
        reduced = "reduced" in cue_group(stage.language, cue.group)  # "a ward, donated by Peru,"
        at = cue.start - 2 * (reduced and scene.folded.endswith(", ", stage.left, cue.start))
        start = phrase_start(scene.folded, stage.left, at, language=stage.language)
    if fresh := shape(stage.language, "promises", "headline_before").match(
        scene.view.text, start, cue.start
    ):
        start = fresh.end()
    if scene.folded[start - 1 : start] == "(" and ")" in scene.folded[start : cue.start]:
        # "một lô hàng của Liên minh châu Âu (EU) sẽ được": the bracket is within
        start = phrase_start(scene.folded, stage.left, start - 1, language=stage.language)
    if led := _listed_team(stage.language).search(scene.folded, stage.left, cue.start):
        start = led.start("team")
    start = _joined_before(scene, start, stage)
    apposed = shape(stage.language, "promises", "apposed_gift").search(
        scene.folded, max(stage.left, cue.start - FAR), cue.start
    )
    whole = shape(stage.language, "promises", "thing_that").search(
        scene.folded, max(stage.left, cue.start - _CLAUSE), cue.start
    )
    longer = apposed or whole
    return longer.start("what") if longer else start


def _joined_before(scene: Scene, start: int, stage: Stage) -> int:
    """Return where the first of several things begins that are given together: "12 tấn gạo và thuốc"."""
    joined = words(stage.language, "promises").get("passive", {}).get("joined")
    if not joined or not scene.folded.endswith((" và ", " and ", ", "), stage.left, start):
        return start
    clause = phrase_start(scene.folded, stage.left, stage.left + 1, language=stage.language)
    for mark in re.compile(r"[.;:\n]\s*|\s[-–—]\s|,\s(?=\d)").finditer(scene.folded, clause, start):
        clause = mark.end()
    whole = re.compile(joined).fullmatch(scene.folded, clause, start)
    goods = whole and is_tangible(
        scene.folded, clause, start, language=stage.language, kinds=_GOODS
    )
    return clause if goods else start


def _unnamed(
    scene: Scene, cue: Cue, clause: tuple[int, int], stage: Stage, *, facts: Particulars
) -> tuple[str, ...]:
    """Return who gives where nobody is named: behind a pronoun, the speaker, who promised last."""
    start, end = clause
    if agent_unnamed(scene, (cue.end, end), language=stage.language):
        return resolve_pronoun(scene, "same", cue.start, stage)
    if _by_stranger(scene, (cue.end, end), stage.language):
        return ()
    ourselves = words(stage.language, "promises").get("passive", {}).get("ourselves")
    if stage.speaker and ourselves and re.compile(ourselves).search(scene.folded, cue.end, end):
        return (stage.bound(stage.speaker),)
    lexicon = cue_group(stage.language, cue.group)
    if lexicon.get("of_the_speaker") and stage.speaker:
        # "Tonga will get every dollar", says the one who pays.
        gains = {n.party for n in scene.outer(start, cue.start)}
        speaker = stage.bound(stage.speaker)
        others = gains or are_others(scene.folded[start : cue.start], stage.language)
        return (speaker,) if others and speaker not in gains else ()
    worked = re.fullmatch(lexicon.get("work", "(?!)"), scene.folded[cue.start : cue.end])
    if worked and kind(stage.bound(stage.speaker)) == "country":
        return (stage.bound(stage.speaker),)
    if lexicon.get("needs_agent"):
        unbound = bool(lexicon.get("unbound"))
        return _known_giver(scene, (start, cue.start), stage, facts=facts, unbound=unbound)
    if stage.speaker:
        return () if is_press(stage.speaker) else (stage.bound(stage.speaker),)
    again = is_said_again(scene.folded, (start, cue.start), stage.language)
    told = again or is_rest(scene.folded[start : cue.start], stage.language)
    if told or facts.figures(start, end, stage.language) or _goes(scene, cue, stage.language):
        just = stage.just if follows(scene.folded, cue, stage.language) else ()
        return stage.elided.parties if stage.elided else just or stage.latest
    return ()


def _known_giver(
    scene: Scene, what: tuple[int, int], stage: Stage, *, facts: Particulars, unbound: bool
) -> tuple[str, ...]:
    """Return who has given where no agent is said: a state that speaks, who gave the part before.

    "Oslo's spokesman said $2 million had been transferred"; "a further $2 million was paid in May".
    """
    told_again = is_said_again(scene.folded, what, stage.language)
    if told_again or are_counted_alone(scene.folded, what, stage.language):
        return (
            stage.just or stage.latest
        )  # "Peru promised 50 monitors. Only 12 have been deployed."
    more = words(stage.language, "promises").get("passive", {}).get("more")
    if not more or not facts.money(*what):
        return ()
    speaker = stage.bound(stage.speaker) if stage.speaker else ""
    if kind(speaker) == "country" or (kind(speaker) == "org" and not unbound):
        return (speaker,)
    if speaker or not re.compile(more).match(scene.folded, *what):
        return ()
    return stage.just or (stage.elided.parties if stage.elided else stage.latest)
