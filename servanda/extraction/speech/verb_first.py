"""Reported words where the verb of saying comes first: "قال X إن ...", "وأضاف أن ...", "قائلا إن ...".

The subject stands between the verb and its conjunction; where nothing stands there the last speaker
goes on, and a participle has the subject of its sentence. "نقلت وكالة عن X قوله إن" cites: the words
are X's.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from servanda.extraction.grammar.sayings import Saying, adjuncts, listed, phrase, that
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named, Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.descriptions import heads
from servanda.extraction.speech.pointing import Heard, last_person
from servanda.extraction.speech.speakers import subject_before
from servanda.extraction.speech.verb_subjects import (
    behind_dateline,
    behind_first_verb,
    clause_subject,
    spoken_by,
    stands_before,
)
from servanda.terms.folding import fold
from servanda.terms.register import kind

_FAR = 230
_NEAR = 60
_UNDER = 12
_MOST_OF_A_SOURCE = 8  # words behind "كما قال"
_ACTED = 100  # code points from the head of a sentence to its subject
_NEXT = re.compile(
    r"[،,؛]\s(?:لكن|و(?!ه[وي])|فيما |بينما |حيث |اذ )"
)  # another clause before a colon
# Of four words or more, behind which the narrator does not hand on more of the same.
_CLOSED = re.compile(
    r'(?P<to>[^\s"“”«»]+(?: [^\s"“”«»]+){3,})["”»][،,] (?:علما|فيما|في (?:حين|اشاره|وقت)|بينما|وذلك|بعد|ب?حسب|وفق)'
)
# "وأوضحت تشاد، وفق ما نقلت عنها صحيفة، أن": who handed the words on stands between commas.
_SOURCE = re.compile(r"[،,]\s(?:وفقا?|ب?حسب|حسبما|طبقا|كما|نقلا)\s[^،,.؛\n]{3,80}[،,]")
_AS = re.compile(r"\s*(?:و|و?(?:كما|حسبما|على ما|وفق ما|وفقما|بحسب ما|حسب ما|مثلما)\s+)?\Z")


def said_verb_first(
    scene: Scene, span: Span, at: tuple[Saying, Heard, str | None], *, language: str
) -> Said | None:
    """Return what a verb brings; `at` is the verb, who was heard last, and who spoke before it."""
    saying, heard, before = at
    close = _close(scene, span, saying, language=language)
    if close is None:
        return _behind(scene, span, saying, heard, language=language)
    content, place = close
    if _narrated(language).fullmatch(scene.folded, saying.start, place):
        return None
    between = _SOURCE.sub("،", scene.folded[saying.end : place])
    if _other_verb(language).search(between) or _takes_part(language).search(between):
        return None
    rule = "statements.verb-goes-on" if saying.participle else "statements.verb"
    cited = _cited(scene, span, saying, heard, language=language)
    if cited is None and scene.folded[saying.start : saying.end] in _hands_on(language):
        cited = _cited_itself(scene, saying, place, heard, language=language)
        if cited is None:
            return None
    end = _marked_end(scene, content, span.end)
    if cited is not None:
        return Said(content, end, cited.party, cited.start, rule)
    speaker, cut = None, saying.start
    if saying.participle or scene.folded[saying.start : saying.end] in _nouns(language):
        turned = _turned_to(scene, span, saying.start, heard, language=language)
        speaker = before
        if speaker is None:
            speaker = _main(scene, span, saying.start, heard, language=language)
        speaker, cut = (turned.party, turned.start) if turned else (speaker, cut)
    if speaker is None:
        speaker = spoken_by(scene, (saying.end, place), heard, language=language)
    if speaker is None:
        subject = subject_before(scene, span, saying.start, language=language)
        subject = subject or stands_before(scene, span, saying.start, heard, language=language)
        speaker, cut = (subject.party, subject.start) if subject else (None, cut)
    speaker = before if speaker is None else speaker
    if speaker is None:
        speaker = _carried(scene, span, saying, heard, language=language)
    return Said(content, end, speaker, cut, rule)


def _close(scene: Scene, span: Span, saying: Saying, *, language: str) -> tuple[int, int] | None:
    """Return where the content begins and where its conjunction stands: the nearest of its kinds."""
    far = min(span.end, saying.end + _FAR)
    found = _first_opening(scene, saying.end, far, language=language)
    if found and not found.group() and (name := _short_name(scene.folded, found.end(), far)):
        # «...» is the name of a paper: what it was told stands behind.
        found = _first_opening(scene, name, far, language=language)
    if (
        found
        and not found.group()
        and _deed(language).search(scene.folded, saying.end, found.start())
    ):
        return None  # "أعلنت قطر تقديم مليون دولار «من أموالها»"
    if found is None or "؛" in scene.folded[saying.end : found.start()]:
        return None
    if found.group().startswith(":") and _lists(scene, found.end(), span.end, language=language):
        return None
    return found.end(), found.start()


def _marked_end(scene: Scene, content: int, end: int) -> int:
    """Return where words end that stand in marks, "إن «...»، علما بأن": the narrator goes on."""
    if scene.folded[content - 1 : content] not in ("“", '"', "«"):
        return end
    closed = _CLOSED.match(scene.folded, content, end)
    return closed.end("to") if closed else end


def _first_opening(scene: Scene, start: int, end: int, *, language: str) -> re.Match[str] | None:
    """Return the conjunction of what is said, none that a condition or a time has: "شرط أن"."""
    folded, under = scene.folded, _bound_that(language)
    for found in _opening(language).finditer(folded, start, end):
        if found.group() and scene.named_at(found.start() + 1):
            continue  # "بان كي مون" begins like a conjunction
        if found.group().startswith("و") and folded[found.start() - 2] in "،,":
            return None  # "قال إن قطر تعهدت بالمال، وأن مصر": the first verb goes on
        far = found.group().startswith(":") and _NEXT.search(folded, start, found.start())
        if not far and not under.search(folded, max(start, found.start() - _UNDER), found.start()):
            return found
    return None


def _lists(scene: Scene, start: int, end: int, *, language: str) -> bool:
    """Tell names behind a colon, "ثلاث دول: بيرو وتشيلي وكوبا", from what somebody says."""
    names = scene.outer(start, end)
    if len(names) < 2:
        return False
    rest = [scene.folded[a.end : b.start] for a, b in pairwise(names)]
    rest += [scene.folded[start : names[0].start], scene.folded[names[-1].end : end]]
    return not re.sub(rf"(?<!\w)(?:{listed(language, 'joint')})|[\W\d_]", "", " ".join(rest))


@cache
def _deed(language: str) -> re.Pattern[str]:
    """Return a deed that a verb tells as its noun."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'deeds')})(?!\w)")


@cache
def _narrated(language: str) -> re.Pattern[str]:
    """Return words with which the narrator goes on, and nobody speaks: "يذكر أن", "يشار إلى أن"."""
    return re.compile(rf"[وف]?(?:{listed(language, 'narrated')})\s+")


@cache
def _bound_that(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'bound_that')})(?:\s+ل\w+)?\s*\Z")


def _short_name(folded: str, start: int, end: int) -> int:
    """Return where a name of at most three words in marks ends, 0 where the marks hold more."""
    name = re.compile(r"[\"“«]\w+(?:\s\w+){0,2}[\"”»]").match(folded, start, end)
    return name.end() if name else 0


@cache
def _opening(language: str) -> re.Pattern[str]:
    # Behind a preposition, "ل«المؤتمر»", stands a name.
    return re.compile(
        rf"{that(language).pattern}[\"“«]?|:\s*[\"“«]?\s*"
        # "التزام بلاده ب«تقديم كل الدعم»": words of some length
        r"|(?:(?<!\w)|(?<=\sب)|(?<=\sبـ)(?=.[^\"”»]{24}))(?=[\"“«])"
    )


@cache
def _other_verb(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!عدم )(?<!دون )(?<!\w)(?:[وف]|(?!(?:{listed(language, 'only_first')})(?!\w)))"
        rf"(?:{listed(language, 'says')})(?!\w)"
    )


@cache
def _takes_part(language: str) -> re.Pattern[str]:
    """Return a participle behind a comma: the words are brought by it and not by the verb."""
    return re.compile(rf"[،,]\s+(?:{listed(language, 'saying')})(?:\s|\Z)")


def _main(scene: Scene, span: Span, place: int, heard: Heard, *, language: str) -> str | None:
    """Return the subject of a sentence for its participle: who spoke in it, else its first person."""
    names = scene.outer(behind_dateline(scene, span.start, place), place)
    people = [n for n in names if kind(n.party) == "person"]
    if people:
        return people[0].party
    acts = clause_subject(scene, span, place, heard, language=language)
    return acts or _first_free(scene, span.start, names, language)


def _first_free(scene: Scene, start: int, names: Sequence[Named], language: str) -> str | None:
    """Return the first name that no preposition governs, nor one that it is joined to."""
    end, governed = start, False
    for name in names:
        gap = scene.folded[end : name.start].strip(" ،,")
        governed = governed and gap == "و"
        led = _governed(language).search(scene.folded, start, name.start)
        led = led or _within(language).search(scene.folded, end, name.start)
        governed = governed or bool(led) or scene.folded.startswith("لل", name.start)
        if not governed:
            return name.party
        end = name.end
    return None


@cache
def _governed(language: str) -> re.Pattern[str]:
    """Return what stands before a name that does not act: "أعرب عن امتنانه لليابان، مشيرا إلى"."""
    leads = listed(language, "prepositions")
    return re.compile(rf"(?<!\w)[وف]?(?:(?:{leads})\s|لل?|ب)\Z")


@cache
def _within(language: str) -> re.Pattern[str]:
    """Return what puts a name into a relative clause: "بالدعم الذي تقدمه هولندا، لافتا إلى"."""
    which = words(language, "promises").get("subject", {}).get("which", ())
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(which))})\s[^،,.؛]*\Z")


def _turned_to(
    scene: Scene, span: Span, place: int, heard: Heard, *, language: str
) -> Named | None:
    """Return who has come in since, and where: "..., فيما رحبت مصر بالقرار مؤكدة أن"."""
    found = list(_turning(language).finditer(scene.folded, max(span.start, place - 200), place))
    if not found:
        return None
    if re.compile(listed(language, "acts_on")).search(found[-1].group()):
        return None  # "أثنى الوزير على الدعم، وناشد الدول، كاشفا أن": the same one goes on
    at = (found[-1].end(), place)
    party = behind_first_verb(scene, at, heard, language=language)
    return Named(found[-1].start(), place, party) if party else None


@cache
def _nouns(language: str) -> frozenset[str]:
    """Return the nouns that bring words as a verb does: "اكتفى الوفد بالتأكيد أن"."""
    return frozenset(map(fold, words(language, "statements").get("said_nouns", ())))


@cache
def _turning(language: str) -> re.Pattern[str]:
    joins = listed(language, "meanwhile")
    office = listed(language, "begins_with_and")
    return re.compile(rf"[،,]\s+(?:(?:{joins})\s+|و(?!(?:{office})(?!\w)))\w+\s")


def _carried(scene: Scene, span: Span, saying: Saying, heard: Heard, *, language: str) -> str:
    """Return who goes on speaking where a verb has no subject: of this sentence, else the last."""
    names = [n for n in scene.outer(span.start, saying.start) if kind(n.party) == "person"]
    if names:
        return names[0].party
    acts = clause_subject(scene, span, saying.start, heard, language=language)
    if acts:
        return acts
    since = [n for n in scene.outer(heard.latest_at, span.start) if kind(n.party) == "person"]
    acted = [
        n
        for n in since
        if _acted(language).search(scene.folded[max(0, n.start - _ACTED) : n.start])
    ]
    if acted:
        return acted[-1].party  # "ودعا الوزير ... وأضاف أن"
    if heard.latest is not None and (heard.latest or not since):
        return heard.latest
    return last_person(scene, saying.start, heard)


@cache
def _acted(language: str) -> re.Pattern[str]:
    """Return a verb at the head of a sentence whose subject follows: who calls on others goes on."""
    return re.compile(
        rf"(?:\A|[.؛!?؟،\n])\s*(?:كما |ثم |فيما |بينما )?[وف]?(?:{listed(language, 'acts_first')})\s"
        rf"(?:(?!ال\w+ (?:الي|ب))[\w«»\"]+ ){{0,7}}\Z"
    )


@cache
def _citing(language: str) -> re.Pattern[str]:
    """Return "نقلت ... عن": an agency that hands on the words of another, or of him."""
    return re.compile(
        rf"(?<!\w)[وف]?(?P<verb>{listed(language, 'cited')})(?!\w)[^.؛\n]{{0,60}}?(?<!\w)"
        rf"(?:(?:{listed(language, 'cited_from')})\s+|(?P<him>{listed(language, 'from_him')})(?!\w))"
    )


def _cited(
    scene: Scene, span: Span, saying: Saying, heard: Heard, *, language: str
) -> Named | None:
    """Return whom an agency quotes before "his saying that"; None where nobody is quoted."""
    begin = max(span.start, saying.start - 200)
    verbs = list(_citing(language).finditer(scene.folded, begin, saying.start))
    if not verbs:
        return None
    last, end = verbs[-1], verbs[-1].end()
    if that(language).search(scene.folded, end, saying.start):
        return None  # the words handed on have begun already
    if last["him"]:
        party = heard.latest if heard.latest is not None else last_person(scene, end, heard)
        return Named(last.start("verb"), saying.start, party)
    party = spoken_by(scene, (end - 1, saying.start), heard, language=language) or ""
    return Named(last.start("verb"), saying.start, party)


@cache
def _hands_on(language: str) -> frozenset[str]:
    return frozenset(map(fold, words(language, "statements").get("cited", ())))


def _cited_itself(
    scene: Scene, saying: Saying, place: int, heard: Heard, *, language: str
) -> Named | None:
    """Return whom "نقلت الوكالة عن الوزير أن" quotes, None where it quotes nobody."""
    begin = saying.start
    verb = _citing(language).search(scene.folded, max(0, begin - 1), place)
    if verb is None:
        return None
    if verb["him"]:
        return Named(begin, place, heard.latest or last_person(scene, begin, heard))
    party = spoken_by(scene, (verb.end() - 1, place), heard, language=language)
    return Named(begin, place, party or "")


def _behind(
    scene: Scene, span: Span, saying: Saying, heard: Heard, *, language: str
) -> Said | None:
    """Read the attribution behind the words: "«...»، قال X" and "...، كما قال X"."""
    begin = max(span.start, saying.start - 16)
    left = _AS.sub("", scene.text(begin, saying.start))
    if not left.endswith(("»", '"', "”", "،", ",")) or saying.participle:
        return None
    stop = re.compile(r"[.؛،,:\n]").search(scene.folded, saying.end, span.end)
    end = stop.start() if stop else span.end
    quoted = left.endswith(("»", '"', "”")) or left[:-1].endswith(("»", '"', "”"))
    party = _named_behind(scene, (saying.end, end), language=language)
    as_told = saying.start - begin - len(left) > 1
    head = heads(language).match(scene.folded, saying.end + 1, end)
    if party is None and (quoted or as_told) and head:
        party = spoken_by(scene, (saying.end, end), heard, language=language)
    if as_told and not quoted and scene.folded.count(" ", saying.end, end) > _MOST_OF_A_SOURCE:
        return None  # "كما أعلن البنك استعداده لتقديم": another clause
    if party is None or not (quoted or end >= span.end - 2):
        return None
    end = begin + len(left)
    return Said(span.start, end, party, end, "statements.verb-behind")


def _named_behind(scene: Scene, at: tuple[int, int], *, language: str) -> str | None:
    """Return the name right behind a verb with nothing but a time or a place after it."""
    start, end = at
    names = scene.outer(start, min(end, start + _NEAR))
    if not names or names[0].start - start > 2:
        return None
    rest = adjuncts(language).fullmatch(scene.folded, names[0].end, end)
    return names[0].party if rest else None
