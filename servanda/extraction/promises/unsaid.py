"""Subjects that are not said again: the speaker of the words, or who acted before.

Worked example: "Peru sent 20 nurses and will lend two aircraft": Peru lends; "will send 20 nurses and
lend two aircraft" makes two promises with one subject.
"""

import re
from collections.abc import Iterator
from functools import cache

from servanda.extraction.grammar.noun_phrases import listed
from servanda.extraction.grammar.pronouns import Stage, Subject, spoken_for
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.subject_heads import sentence_head
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.candidates import (
    NEAR,
    candidates_in,
    listed_under,
    resolve_all,
    subject_begins,
)
from servanda.extraction.promises.clauses import Cue, clause_end
from servanda.extraction.promises.gapped import chain_at
from servanda.extraction.scene import Scene

_TO_NAME = re.compile(r"\sto [A-ZĐ]")
_CLOSE = 60  # how far a joining word and adverbs before a verb may reach


@cache
def _first_verb(language: str) -> re.Pattern[str]:
    actors = listed(language, "actors")
    return re.compile(rf"(?:\A|[.:؛،\n]|\s[-–—])\s*\w+\s(?:(?:{actors})\s)?\Z")


def _acted(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take the subject of the sentence, behind its verb, for a verb joined on: "أعارت سويسرا ... ووافقت"."""
    begin = stage.span.start
    named = scene.outer(begin, cue)
    for position, name in enumerate(named[:2]):
        if _first_verb(stage.language).search(scene.folded[begin : name.start]):
            chain = chain_at(scene, named, position, stage.language)
            return Subject(cue, cue, tuple(dict.fromkeys(stage.bound(n.party) for n in chain)))
    return None


@cache
def _own_body(language: str) -> re.Pattern[str]:
    """Return a body behind whose it is: "'s cabinet"."""
    return re.compile(rf"['’]s (?:[\w-]+ ){{0,2}}?(?:{listed(language, 'actors')})(?!\w)")


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    joins, adverbs = (listed_under(language, "subject", k) for k in ("goes_on", "adverbs"))
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    return re.compile(
        rf"(?:[,;،]\s*(?:(?:{joins})(?!\w)\s*)?|(?<!\w)(?:{joins})(?!\w)\s*|^\s*)"
        rf"(?:(?:{adverbs}|{when})(?!\w)\s*)*\Z"
    )


_JOINED_ON = 16  # letters of a joining word and an adverb


def caller_unsaid(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take the speaker for a wish or a call that goes on: "cho rằng ... và mong muốn các nước khác"."""
    joins, adverbs = (listed_under(stage.language, "subject", k) for k in ("goes_on", "adverbs"))
    join = re.compile(rf"(?:[,;]|\s(?:{joins}))(?:\s(?:{adverbs}))?\s\Z")
    begin = max(stage.left, cue - _JOINED_ON)
    if not join.search(scene.folded[begin:cue]):
        return None
    if not stage.speaker:  # "The ministers met in Suva, urging donors to": nobody is named
        asks = shape(stage.language, "promises", "asks_on").match(scene.folded, cue)
        return Subject(cue, cue, ()) if asks else None
    return Subject(cue, cue, spoken_for(scene, cue, stage))


def unsaid_subject(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take the speaker, or the subject of the promise before, for a cue without a subject."""
    near = max(stage.left, cue - _CLOSE)
    left = ("x" if near > stage.left else "") + scene.folded[near:cue]
    if stage.says_end == cue and not stage.speaker and stage.elided is None:
        return Subject(cue, cue, ())  # "Lãnh đạo thành phố cho biết sẽ": somebody without a name
    if not _goes_on(stage.language).search(left):
        return None
    if not left.strip(" ,") or not re.search(r"\w\s+\w+\s*\Z", left):
        said = stage.left == stage.says_end
        if said and stage.speaker:
            return Subject(cue, cue, spoken_for(scene, cue, stage))
    if stage.elided is not None and not _is_object(scene, stage.elided.start, stage):
        return Subject(cue, cue, stage.elided.parties)
    verb_first = words(stage.language, "promises").get("verb_first")
    if verb_first and (acted := _acted(scene, cue, stage)):
        return acted
    stop = scene.folded.rfind(";", max(stage.left, cue - NEAR), cue)
    begin = max(stage.left, cue - NEAR, stop)
    for candidate in reversed(candidates_in(scene, begin, cue, stage.language)):
        if _is_object(scene, candidate.start, stage):
            continue
        person = candidate.party.startswith("person:")  # "Tư lệnh, Thiếu tướng Lee, đánh giá cao"
        own = _own_body(stage.language).match(scene.folded, candidate.end)  # "Peru's cabinet met"
        after = own.end() if own else candidate.end
        behind = scene.text(after, after + 3)
        verb_follows = re.match(r",? [^\W\d_]" if person else r" [^\W\d_]", behind)
        if verb_follows and subject_begins(scene, candidate.start, stage) is not None:
            return Subject(cue, cue, resolve_all(scene, [candidate], stage))
    return sentence_head(scene, cue, stage) if ";" in left else None


def _is_object(scene: Scene, start: int, stage: Stage) -> bool:
    """Tell whom a verb has for its object from who goes on: "cảm ơn Peru đã viện trợ và đề nghị"."""
    objects, actors = (
        listed_under(stage.language, "subject", key) for key in ("objects_of", "actors")
    )
    before = re.compile(rf"(?<!\w)(?:{objects})\s(?:(?:{actors})\s)?\Z")
    return before.search(scene.folded[max(stage.left, start - _CLOSE) : start]) is not None


@cache
def _second(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "promises").get("second", {})
    if not lexicon:
        return None
    joins, acts = (phrase(tuple(lexicon[k])) for k in ("joins", "acts"))
    shape = lexicon.get("shape", "ACTS").replace("ACTS", f"(?:{acts})")
    shape = shape.replace("OBJECT", lexicon.get("object", ""))
    between = r"\s*" if lexicon.get("written_as_one") else r"\s+"
    comma = lexicon.get("comma", "(?!)")  # "sẽ cử 20 bác sĩ, xây 3 trạm": a verb with a number
    comma = comma.replace("OBJECT", lexicon.get("object", ""))
    joined = rf"[,،]?\s+(?:{joins}){between}|{comma}|{lexicon.get('item', '(?!)')}"
    return re.compile(rf"(?<=\w)(?:{joined})(?P<verb>{shape})(?!\w)")


def acts_end(folded: str, head: int, limit: int, *, language: str) -> int:
    """Return where the verbs of a promise end: with its clause, or with the last of its items behind a colon."""
    lead = words(language, "promises").get("second", {}).get("items", "(?!)")
    if re.compile(lead).match(folded, head, limit):
        return limit
    return clause_end(folded, head, limit, language=language)


def has_aim(scene: Scene, start: int, end: int, *, language: str) -> bool:
    """Tell whether an aim stands between what is promised and a further verb: "20 nurses to train".

    "to Peru" is none.
    """
    aim = words(language, "promises").get("second", {}).get("aim", "(?!)")
    begin = start + 4 if scene.folded.startswith(" to ", start) else start  # "pledged to send"
    found = re.compile(aim).finditer(scene.folded, begin, end)
    return any(not _TO_NAME.search(scene.text(*to.span())) for to in found)


def second_verbs(scene: Scene, cue: Cue, end: int, *, language: str) -> Iterator[int]:
    """Give where each further verb of one promise begins: "... and lend two aircraft"."""
    folded = scene.folded
    pattern = _second(language)
    if pattern is None:
        return
    noun = words(language, "promises")["second"].get("not_behind")
    for found in pattern.finditer(folded, cue.end, end):
        if noun and re.search(noun, folded[cue.end : found.start()]):
            continue
        if _TO_NAME.match(f" {scene.text(found.start('verb'), found.end())}"):
            continue  # "to Chile and to Peru"
        before = folded[cue.end : found.start()]
        if re.fullmatch(r",[^,]+,?", before):
            continue  # "will, for its part, send": an aside, and the first verb
        if len(before.split()) >= 2 and end - found.end() > 3:
            aside = "aside" in found.groupdict() and found["aside"]
            yield found.start("aside" if aside else "verb")
