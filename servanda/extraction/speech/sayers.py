"""Who says it: the subject of a verb of saying that stands before it, or is left out.

A name, a pronoun or a description right before the verb; whom an agency quotes ("was quoted as
saying"); what a relative clause hangs on ("Peru, which says it"); and, where a verb has no subject of
its own, that of its clause or who spoke before in the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from servanda.extraction.grammar.sayings import (
    Saying,
    adjuncts,
    listed,
    phrase,
)
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import Named, Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.descriptions import (
    described,
    description_before,
    determined,
    heads,
    phrase_start,
)
from servanda.extraction.speech.pointing import Heard, meant
from servanda.extraction.speech.quotations import Quoted
from servanda.extraction.speech.speakers import (
    goes_on,
    subject_before,
    subject_unsaid,
    turned_to,
)
from servanda.terms.register import kind

_MARK = re.compile(r"[,;:.!?…\"“”»«—\n]|\s[-–]\s|\Z")
_FEW = 3  # words before a participle that opens a sentence
_LONGEST_REST = 130  # "…, he said in a statement on Monday": what may follow the verb


@dataclass(frozen=True, slots=True)
class Reader:
    """One sentence with what is known when it is read."""

    scene: Scene
    span: Span
    quoted: Quoted
    heard: Heard
    language: str


def subject_of(reader: Reader, saying: Saying, found: Sequence[Said]) -> Named | None:
    """Return who says it by the words before the verb: a name, a pronoun, a description."""
    scene, span, language = reader.scene, reader.span, reader.language
    if saying.participle:
        own = _quoted_as(reader, saying) or _issuing(reader, saying, found)
        return own or _with_own(reader, saying)
    # Inside the words of another the subject is looked for there alone.
    inside = [s.start for s in found if s.start <= saying.start < s.end]
    span = replace(span, start=max([span.start, *inside])) if inside else span
    cited = _cited(reader, saying)
    if cited is not None:
        return cited
    subject = subject_before(scene, span, saying.start, language=language)
    if subject is not None:
        # "..., Bộ Quốc phòng Ba Lan xác nhận": the attribution begins with the ministry.
        start = phrase_start(scene, span, subject.start, language=language)
        return replace(subject, start=start)
    pronoun = _pronoun_before(reader, saying.start, begin=span.start) or _relative(reader, saying)
    if pronoun:
        return pronoun
    while_so = _in_doing_so(reader, saying.start, span.start)
    if while_so:
        return while_so
    sure = (
        _stands_last(reader, saying)
        or saying.by != "none"
        or scene.folded[saying.start : saying.end] in _core(language)
    )
    told = description_before(scene, span, saying.start, (reader.heard, language), any_noun=sure)
    return _apposed(reader, told) if told and kind(told.party) != "person" else told


@cache
def _issues(language: str) -> re.Pattern[str]:
    """Return the verb before "a statement", right before "saying"."""
    texts = listed(language, "documents")
    return re.compile(
        rf"(?<!\w)(?:(?:has|have|had)\s)?(?:{listed(language, 'issues')})\s(?:an?|the|its|their|his|her)\s(?:\w+\s){{0,3}}?(?:{texts})(?:\s(?:late |early )?on\s\w+)?,?\s\Z"
    )


def _issuing(reader: Reader, saying: Saying, found: Sequence[Said]) -> Named | None:
    """Return who "issued a statement saying": the subject of the verb before."""
    begin = max(reader.span.start, saying.start - _LONGEST_REST)
    verb = _issues(reader.language).search(reader.scene.folded, begin, saying.start)
    if verb is None:
        return None
    at = replace(saying, start=verb.start(), end=verb.end(), participle=False, by="that")
    return subject_of(reader, at, found)


@cache
def _with(language: str) -> re.Pattern[str]:
    adverbs = listed(language, "adverbs")
    lead = listed(language, "with_own")
    return re.compile(rf"(?<!\w)(?:{lead})\s(?P<who>[^,;:.\"“”]{{2,70}}?)(?:\s(?:{adverbs}))*\s\Z")


def _with_own(reader: Reader, saying: Saying) -> Named | None:
    """Return whom a participle has for its own subject: "left early, with Peru saying that"."""
    scene, language = reader.scene, reader.language
    begin = max(reader.span.start, saying.start - _LONGEST_REST)
    led = _with(language).search(scene.folded, begin, saying.start)
    if led is None:
        return None
    start, end = led.span("who")
    party = meant(scene, (start, led["who"]), reader.heard, language=language)
    party = party or described(scene, start, end, language=language)
    known = party or scene.outer(start, end) or heads(language).search(led["who"])
    return Named(led.start(), saying.start, party) if known else None


def _apposed(reader: Reader, found: Named) -> Named:
    """Take the person before a description of his: "Ann Lee, the spokeswoman for the fund said"."""
    before = next(iter(reader.scene.before(found.start)), None)
    if before is None or kind(before.party) != "person" or before.start < reader.span.start:
        return found
    said = reader.scene.folded[found.start : found.end]
    alone = reader.scene.text(before.end, found.start) == ", "
    beside = (
        alone
        and shape(reader.language, "statements", "determined_aside").match(said)
        and heads(reader.language).search(said)
    )
    return replace(found, start=before.start, party=before.party) if beside else found


def _pronoun_before(reader: Reader, verb: int, *, begin: int = 0) -> Named | None:
    """Return whom the pronoun right before a verb means."""
    start = max(begin, reader.span.start, verb - 40)
    pronoun = _pronoun(reader.language).search(reader.scene.folded, start, verb)
    if pronoun is None:
        return None
    at = (pronoun.start(), pronoun["who"])
    party = meant(reader.scene, at, reader.heard, language=reader.language)
    if party is None:  # "số tiền mà ông nói là nhỏ": whose it is was found where people are
        named = reader.scene.outer(pronoun.start(), pronoun.end("who"))[:1]
        party = named[0].party if named and kind(named[0].party) == "person" else ""
    return Named(pronoun.start(), verb, party)


def _relative(reader: Reader, saying: Saying) -> Named | None:
    """Return whose words a relative clause reports: "Peru, which has said it will pay"."""
    scene = reader.scene
    begin = max(reader.span.start, saying.start - 40)
    clause = _which(reader.language).search(scene.folded, begin, saying.start)
    if clause is None:
        return None
    for name in scene.before(clause.start()):
        if name.end == clause.start():  # "the President of Peru, Ann Lee, who said": not Peru
            return Named(clause.start(), saying.start, name.party)
        if clause.start() - name.start > _LONGEST_REST:
            break
    if "with_own" not in words(reader.language, "statements"):
        return None
    told = description_before(  # "European leaders who argue that"
        scene, reader.span, clause.start() + 1, (reader.heard, reader.language), any_noun=False
    )
    return replace(told, start=clause.start(), end=saying.start) if told else None


def _in_doing_so(reader: Reader, verb: int, begin: int) -> Named | None:
    """Return the first person of the sentence: "được bà nhắc lại khi nói rằng"."""
    led = re.compile(rf"(?<!\w)(?:{listed(reader.language, 'in_doing_so')})\s\Z")
    left = led.search(reader.scene.folded[max(begin, verb - 12) : verb])
    people = [n for n in reader.scene.outer(begin, verb) if kind(n.party) == "person"]
    if left is None or not people:
        return None
    return Named(max(begin, verb - 12) + left.start(), verb, people[0].party)


@cache
def _which(language: str) -> re.Pattern[str]:
    adverbs = listed(language, "adverbs")
    return re.compile(rf"[,،]? (?:{listed(language, 'which')})\s+(?:(?:{adverbs})\s+){{0,8}}\Z")


def _stands_last(reader: Reader, saying: Saying) -> bool:
    """Tell whether only a time or a place stands between a verb and the next mark."""
    scene, span = reader.scene, reader.span
    stop = _MARK.search(scene.folded, saying.end, span.end)
    end = stop.start() if stop else span.end
    rest = adjuncts(reader.language).fullmatch(scene.folded, saying.end, end)
    return bool(rest) and end - saying.end < _LONGEST_REST


@cache
def _core(language: str) -> frozenset[str]:
    return frozenset(words(language, "statements").get("says", ()))


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    who = "|".join((listed(language, "pronouns"), listed(language, "bodies")))
    adverbs = listed(language, "adverbs")
    return re.compile(rf"(?<!\w)(?P<who>{who})(?:\s+(?:{adverbs})){{0,8}}\s+\Z")


@cache
def _citing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'cited')})\s+")


def _cited(reader: Reader, saying: Saying) -> Named | None:
    """Return whom an agency quotes: "Reuters dẫn lời một quan chức ... cho biết"."""
    scene, span = reader.scene, reader.span
    long = words(reader.language, "statements").get("long_offices")
    begin = max(span.start, saying.start - (260 if long else 160))
    verbs = list(_citing(reader.language).finditer(scene.folded, begin, saying.start))
    if not verbs or re.search(r"[;:\"“]", scene.text(verbs[-1].end(), saying.start)):
        return None
    place = verbs[-1].end()
    if _cited_ahead(reader, verbs[-1], saying):
        return None
    names = list(scene.outer(place, saying.start))
    people = [n for n in names if kind(n.party) == "person"]
    chosen = (people or names)[-1:]
    return Named(
        verbs[-1].start(), saying.start, chosen[0].party if len(names) == 1 or people else ""
    )


def _cited_ahead(reader: Reader, cited: re.Match[str], saying: Saying) -> bool:
    """Tell "Citing two officials, the newspaper said": the words are not theirs."""
    ahead = words(reader.language, "statements").get("cited_ahead", ())
    left = reader.scene.folded[reader.span.start : cited.start()].strip(" ,")
    comma = reader.scene.folded.rfind(", ", cited.end(), saying.start)
    return cited.group().strip() in ahead and comma > 0 and left.count(" ") < _FEW


@cache
def _as_saying(language: str) -> re.Pattern[str]:
    cited = listed(language, "cited")
    return re.compile(rf"(?P<passive>(?:was|were|is|been)\s+)?(?:{cited})(?=[^,;:\"“]*\sas\s\Z)")


def _quoted_as(reader: Reader, saying: Saying) -> Named | None:
    """Return whom "X was quoted as saying" and "Reuters quoted X as saying" mean."""
    scene, span = reader.scene, reader.span
    begin = max(span.start, saying.start - 160)
    cited = _as_saying(reader.language).search(scene.folded, begin, saying.start)
    if cited is None:
        return None
    if cited["passive"]:
        found = subject_before(scene, span, cited.start(), language=reader.language)
        return (
            found
            or _pronoun_before(reader, cited.start())
            or Named(cited.start(), saying.start, "")
        )
    party = described(scene, cited.end(), saying.start, language=reader.language)
    return Named(cited.start(), saying.start, party)


def subject_unsaid_of(reader: Reader, saying: Saying, found: Sequence[Said]) -> str | None:
    """Return the speaker of a verb whose subject is not said again, None where there is none."""
    scene, span, language = reader.scene, reader.span, reader.language
    unsaid = subject_unsaid(scene, span, saying.start, language=language)
    before = [s for s in found if s.rule != "statements.according"]
    if saying.participle:
        start = before[-1].start if before else span.start
        other = turned_to(scene, start, saying.start, language=language)
        if other or before:
            return other.party if other else before[-1].speaker
        if scene.folded[max(span.start, saying.start - 3) : saying.start].strip() == "as":
            return unsaid.party if unsaid else ""
        first = _first_words(language).match(scene.folded, span.start, saying.start)
        pronoun = (span.start, first[0]) if first else None
        known = meant(scene, pronoun, reader.heard, language=language) if pronoun else ""
        people = {
            n.party for n in scene.outer(span.start, saying.start) if kind(n.party) == "person"
        }
        alone = people.pop() if len(people) == 1 else ""
        return unsaid.party if unsaid else known or alone
    if unsaid is not None and before and before[-1].start <= unsaid.start < before[-1].end:
        return before[
            -1
        ].speaker  # "“..., Peru và Chile”, bà Ruiz nói, đồng thời cho biết": no name of hers
    if unsaid is not None:
        return unsaid.party
    if not goes_on(scene, span, saying.start, language=language):
        return None
    if before:
        return before[-1].speaker
    first = _first_words(language).match(scene.folded, span.start, saying.start)
    if first is None:
        # "The caretaker council welcomed the aid but said": somebody whom we do not know.
        some = determined(scene.folded[span.start : saying.start], language)
        return "" if some and "with_own" in words(language, "statements") else None
    return meant(scene, (span.start, first[0]), reader.heard, language=language) or ""


@cache
def _first_words(language: str) -> re.Pattern[str]:
    """Return a pronoun or an office at the head of a sentence: "He condemned it and said ..."."""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    who = "|".join((listed(language, "pronouns"), listed(language, "offices"), titles))
    lead = words(language, "statements").get("before_office", "(?!)")
    return re.compile(rf"(?:{lead})?(?:{who})(?!\w)")


def own_subject(reader: Reader, saying: Saying) -> str | None:
    """Return whom the pronoun written onto a verb means: Indonesian "katanya", "he said"."""
    lexicon, scene = words(reader.language, "statements"), reader.scene
    if scene.folded[saying.start : saying.end] not in lexicon.get("says_of_last", ()):
        return None
    pronoun = (saying.start, lexicon["pronouns"][0])
    return meant(scene, pronoun, reader.heard, language=reader.language) or ""
