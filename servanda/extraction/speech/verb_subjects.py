"""Who speaks where the verb of saying comes first: the words behind it, or before it.

"قال وزير المالية العماني إن": an office whose holder is not named speaks for its state or body. "وأكد
المصدر أن" goes on with who was heard last, "وجاء في البيان أن" with whose the document is, "وقالت
وزارتها إن" with the state last named. Before the verb stands "أما قطر فقالت إنها" and, inside the words
of another, "إن نظيره الغاني أكد أن".
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from servanda.extraction.grammar.sayings import adjuncts, listed, phrase, that
from servanda.extraction.grammar.writers import home_of, told_in
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named, Scene, Span
from servanda.extraction.speech.descriptions import described, heads
from servanda.extraction.speech.pointing import (
    Heard,
    Whose,
    holder,
    holds_later,
    last_body,
    meant,
    serves,
    whose_document,
)
from servanda.terms.countries import demonyms
from servanda.terms.folding import fold
from servanda.terms.press import is_press
from servanda.terms.register import kind, speaks_for

_ADJECTIVE = 24  # letters in which the state of an official stands behind him
_ARTICLE = 3
_SAME_STORY = 600  # letters in which a body is meant again
_MOST_WORDS = 9  # of a subject before its verb
# "مابوتو 19 فبراير شباط (رويترز) -", "عدن -"
_DATELINE = re.compile(r"[^()\n.،:؛–—-]{2,48}(?:\([^()\n]{2,24}\)\s?[-–—]|\s[-–—])\s")
# "أما ليتوانيا، التي كانت قد لوحت بسرية، فأبلغت"
_RELATIVE = re.compile(r"[،,] (?:التي|الذي|اللذان|اللتان|الذين) [^،,.؛:]{3,90}[،,]\s?\Z")
_COMMA = re.compile(r"[،,:]")
_CLAUSE = re.compile(r"[،,؛;.:!?؟\n«»\"“”]")


@cache
def _list(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{listed(language, name)})(?!\w)")


@cache
def _circumstance(language: str) -> re.Pattern[str]:
    """Return what ends a subject: with whom, before whom, when, in which talk."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'circumstances')})")


@cache
def _document(language: str) -> re.Pattern[str]:
    """Return a document and what leads to whose it is: "بيان صادر عن", "تقرير ل"."""
    return re.compile(
        rf"\s*(?:في\s+)?(?:{listed(language, 'documents')})(?!\w)"
        rf"(?:\s+(?:{listed(language, 'issued')})(?!\w))*\s*"
    )


@cache
def _handed_on(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'handed_on')})\s+")


def spoken_by(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str | None:
    """Return whom the words between two places mean; empty for somebody unknown, None for nobody."""
    start, end = at
    source = _handed_on(language).search(scene.folded, start, end)
    if source:
        return spoken_by(scene, (source.end(), end), heard, language=language)
    bare = scene.folded[start:end].strip(" ،,:")
    if not bare or adjuncts(language).fullmatch(bare):
        return None
    if _list(language, "saying").fullmatch(bare):
        return None  # "وأردف قائلا إن": the participle names nobody
    if _is_told(scene, start, end):
        return None
    stops = _circumstance(language).finditer(scene.folded, start, end)
    stop = next(
        (s for s in stops if not scene.named_at(s.start() + 1)), None
    )  # "الشيخ صباح الخالد"
    last = stop.start() if stop else end
    names = scene.outer(start, last)
    if len(names) > 1 and _joined(scene, names[0], names[1], language):
        return ""
    if names and _with_others(language).match(scene.folded, names[0].end, last):
        return ""  # "وكالات الأمم المتحدة والمنظمات غير الحكومية"
    people = [n for n in names if kind(n.party) == "person"]
    if people:
        close_to = scene.folded[max(start, people[0].start - 24) : people[0].start]
        return "" if _list(language, "close_to").search(close_to) else people[0].party
    comma = _COMMA.search(scene.folded, start, last)
    own = (start, comma.start() if comma else last)
    if not scene.folded[slice(*own)].strip():
        return None
    return _nameless(scene, own, heard, language=language)


@cache
def _with_others(language: str) -> re.Pattern[str]:
    """Return others without a name who speak with one: "والمنظمات غير الحكومية"."""
    return re.compile(
        rf"\s(?:{listed(language, 'joint')})\s?(?:{listed(language, 'many_others')})(?!\w)"
    )


def _is_told(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the word behind a verb is who was told: "أكد للرئيس الفرنسي أن"."""
    first = re.compile(r"\s+(ل(?:ل)?\w+)").match(scene.folded, start, end)
    if first is None:
        return False
    if first[1].startswith("لل"):
        return True
    return any(n.start == first.start(1) + 1 for n in scene.outer(start, end)[:1])


def _state(scene: Scene, place: int, heard: Heard, language: str) -> str:
    """Return of which state "the ministry of planning" is: of that from whose capital it is told, if that is named."""
    if home := told_in(scene, place, language) or home_of(scene, language):
        return home if any(name.party == home for name in scene.named) else ""
    return last_body(scene, place, heard, kinds=("country",))


def _nameless(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str:
    """Return for whom a description without a person speaks; empty where nobody can tell."""
    start, end = at
    start = end - len(scene.folded[start:end].lstrip())
    said = scene.folded[start:end].strip()
    if _list(language, "media").match(said) and not _is_body(scene, at):
        return ""  # "مجلة بريطانية" speaks for no state
    document = _document(language).match(scene.folded, start, end)
    if document and not scene.outer(start - 1, end):
        rest = (document.end(), end)
        known = _state_or_body(scene, rest, heard, language=language)
        bare = not known and not scene.folded[slice(*rest)].strip()
        return whose_document(scene, start, heard) if bare else known
    if body := _body_again(scene, start, said, (heard, language)):
        return body
    party = described(scene, start - 1, end, language=language)
    names = scene.outer(start - 1, end)
    if party or names:
        known = _office_holder(scene, at, (party or "", heard), language=language) or party
        known = known or _placed(scene, at, language=language) or _first(scene, names, language)
        return known or _told(scene, at, names, language)
    later = "" if heard.latest is not None else _told_later(scene, end, said, language)
    back = later or meant(scene, (start, said), heard, language=language)
    if back is not None:
        return back
    if _list(language, "again").fullmatch(said):
        return heard.latest or ""
    office = holder(scene, start, said.split()[0], language=language) if " " in said else ""
    if office and office == heard.latest:
        return office  # "مدير المنظمة", whose name has been said
    known = _state_or_body(scene, (start, end), heard, language=language)
    known = known or _of_what_state(said, language=language)
    if known:
        return known
    # "وزارة التخطيط", "وزير الخارجية": of the state that the text tells of.
    if _list(language, "of_state").match(said) and (known := _state(scene, start, heard, language)):
        return known
    again = _list(language, "again").match(said)
    return (heard.latest or "") if again and said.count(" ") < 2 else ""


def _body_again(scene: Scene, start: int, said: str, context: tuple[Heard, str]) -> str:
    """Return the body that "المنظمة الأممية" means: who spoke last, else the one named last."""
    heard, language = context
    if not _list(language, "bodies_again").fullmatch(said):
        return ""
    if heard.latest is not None:
        return heard.latest if kind(heard.latest) == "org" else ""
    named = (n.party for n in scene.before(start) if start - n.end < _SAME_STORY)
    return next((p for p in named if kind(p) == "org" and not is_press(p)), "")


def _office_holder(
    scene: Scene, at: tuple[int, int], who: tuple[str, Heard], *, language: str
) -> str:
    """Return who was named with the office of a state, "الرئيس المصري"; empty where nobody was.

    An office with its article, "الوزير المصري", goes on with the one of that state who spoke last.
    """
    (party, heard), names = who, scene.outer(at[0] - 1, at[1])
    if len(names) != 1 or names[0].party != party:
        return ""
    office = scene.folded[at[0] : names[0].start].strip()
    if kind(party) == "org" and re.fullmatch(listed(language, "of_bodies"), office):
        return holder(scene, at[0], office, language=language, whose=Whose(party))
    if kind(party) != "country":
        return ""
    sole = re.fullmatch(listed(language, "sole_offices"), office)
    if not sole and not re.fullmatch(listed(language, "offices"), office):
        return ""
    known = holder(scene, at[0], office, language=language, whose=Whose(party))
    if known:
        return known
    for name in scene.before(at[0]):  # الرئيس "عبد الفتاح السيسي"
        left = scene.folded[max(0, name.start - len(office) - 2) : name.start].rstrip('"«“ ')
        if left.endswith(office) and speaks_for(name.party) == party:
            return name.party
    if serves(scene, heard.latest or "", party):
        return heard.latest or ""
    return holds_later(scene, at[1], office, party) if sole else ""


def _told_later(scene: Scene, end: int, said: str, language: str) -> str:
    """Return the state of "المسؤول" where the text begins with him and calls him American later on."""
    if not _list(language, "again").fullmatch(said):
        return ""
    for found in re.compile(rf"(?<!\w){re.escape(said)} ").finditer(scene.folded, end):
        named = scene.outer(found.end(), found.end() + _ADJECTIVE)[:1]
        near = named and named[0].start - found.end() < _ARTICLE
        if near and kind(named[0].party) == "country":
            return named[0].party
    return ""


def _told(scene: Scene, at: tuple[int, int], names: Sequence[Named], language: str) -> str:
    """Return the state of "مصدر مصري مسؤول", the one named, and by its adjective."""
    if len(names) != 1 or kind(names[0].party) != "country" or names[0].start <= at[0]:
        return ""
    left, word = scene.folded[at[0] : names[0].start], scene.text(names[0].start, names[0].end)
    adjective = f"ال{fold(word)}" in _adjectives(language)
    return names[0].party if adjective and not _governed(language).search(left) else ""


@cache
def _governed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'governs')})\s\Z")


def _is_body(scene: Scene, at: tuple[int, int]) -> bool:
    """Tell whether a body that we know is named between two places."""
    return any(kind(n.party) == "org" for n in scene.outer(at[0] - 1, at[1]))


def _first(scene: Scene, names: Sequence[Named], language: str) -> str:
    """Return the first of several that are not joined: "الخارجية المصرية على التصريحات الإسرائيلية"."""
    for name, following in pairwise(names):
        alone = not _joined(scene, name, following, language)
        return name.party if alone and kind(name.party) != "territory" else ""
    return ""


def _of_what_state(said: str, *, language: str) -> str:
    """Return the state of "a Japanese official", whose adjective has no article and is no name."""
    known, states = _adjectives(language), set[str]()
    for word in said.split()[1:]:
        for ending in ("", "ا", "ان", "ين", "ون"):
            stem = f"ال{word.removesuffix(ending)}"
            states |= {known[stem]} if word.endswith(ending) and stem in known else set()
    return states.pop() if len(states) == 1 else ""


@cache
def _adjectives(language: str) -> dict[str, str]:
    return {fold(word): party for word, party in demonyms(language).items()}


def _placed(scene: Scene, at: tuple[int, int], *, language: str) -> str:
    """Return the one country in which an office is held: "وزير الزراعة في كازاخستان"."""
    if not _list(language, "of_state").match(scene.folded[at[0] : at[1]].strip()):
        return ""
    states = {n.party for n in scene.outer(*at) if kind(n.party) in ("country", "org")}
    return states.pop() if len(states) == 1 else ""


def _state_or_body(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str:
    """Return whom "the spokesman of the government", "its ministry" or "the agency" means."""
    start, end = at
    for name, kinds in (("state_nouns", ("country",)), ("body_nouns", ("org",))):
        if _noun(language, name).search(scene.folded, start, end):
            return last_body(scene, start, heard, kinds=kinds)
    if _list(language, "owned").search(scene.folded, start, end):
        near = (n.party for n in scene.before(start) if kind(n.party) in ("country", "org"))
        return next(near, "")
    return ""


@cache
def _noun(language: str, name: str) -> re.Pattern[str]:
    """Return nouns for a state or a body, "to the" written onto them or not."""
    plain = listed(language, name)
    nouns = map(fold, words(language, "statements").get(name, ()))
    bare = phrase(tuple(w.removeprefix("ال") for w in nouns if w.startswith("ال")))
    return re.compile(rf"(?<!\w)(?:{plain}|(?:لل|ل|بال)(?:{bare}))(?!\w)")


def _joined(scene: Scene, first: Named, second: Named, language: str) -> bool:
    gap = scene.folded[first.end : second.start]
    return bool(re.fullmatch(rf"\s(?:{listed(language, 'joint')})\s*", gap))


def stands_before(
    scene: Scene, span: Span, verb: int, heard: Heard, *, language: str
) -> Named | None:
    """Return who stands right before a verb that could have come first; None where nobody does."""
    start = max(span.start, verb - 120)
    token, joined = verb, 0
    if scene.folded[verb - 1 : verb] in ("و", "ف") and verb - 1 > start:
        token = joined = verb - 1
    relative = _RELATIVE.search(scene.folded, start, token)
    token = relative.start() if relative else token
    for mark in _CLAUSE.finditer(scene.folded, start, token):
        start = mark.end()
    begin, topic = start, _list(language, "topic").match(scene.folded[start:token].lstrip())
    if joined and not (topic and scene.folded[joined] == "ف"):
        return None  # "وأكدت": a clause of its own
    for joint in _clause_heads(language).finditer(scene.folded, begin, token):
        begin = joint.end()
    said = scene.folded[begin:token]
    if not said.strip() or len(said.split()) > _MOST_WORDS:
        return None
    names = scene.outer(begin, token)
    first = len(said) - len(said.lstrip()) + begin
    if names and names[0].start <= first + 1:
        rest = scene.folded[names[0].end : token]
        known = not rest.strip() or adjuncts(language).fullmatch(rest)
        return Named(begin, token, names[0].party) if known else None
    if not heads(language).match(scene.folded, first) and not _list(language, "owned").match(
        said.strip()
    ):
        return None
    party = spoken_by(scene, (begin - 1, token), heard, language=language)
    return None if party is None else Named(begin, token, party)


@cache
def _clause_heads(language: str) -> re.Pattern[str]:
    joins = listed(language, "and")
    return re.compile(
        rf"{that(language).pattern}|(?<!\w)(?:{joins}|{listed(language, 'topic')})\s+"
    )


def clause_subject(scene: Scene, span: Span, verb: int, heard: Heard, *, language: str) -> str:
    """Return who acts in the sentence before a verb that has no subject: "تعرب الوزارة ... وتؤكد أن"."""
    begin = behind_dateline(scene, span.start, verb)
    first = _first_verb(language).match(scene.folded, begin, verb)
    return behind_first_verb(scene, (first.end(), verb), heard, language=language) if first else ""


def behind_dateline(scene: Scene, start: int, end: int) -> int:
    """Return where a sentence begins behind its place and agency: "أوسلو (رويترز) - نفت الوزارة"."""
    dateline = _DATELINE.match(scene.folded, start, end)
    return dateline.end() if dateline else start


def behind_first_verb(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str:
    """Return whom the words right behind the verb of a clause mean, empty where nobody who speaks."""
    start, verb = at
    stop = _subject_ends(language).search(scene.folded, start, verb)
    end = stop.start() if stop else verb
    names = scene.outer(start - 1, verb)
    if names and names[0].start <= start + 1:
        thanked = scene.folded.startswith("لل", start)  # "وشكر لليابان دعمها"
        thanked = thanked or (names[0].start > start and scene.folded[start] in "لب")
        return "" if thanked else names[0].party
    own = scene.folded[start:end].strip()
    if _list(language, "again").match(own):
        return heard.latest or ""  # "وجدد سموه التأكيد على التزام الدولة، قائلا"
    if not own or len(own.split()) > _MOST_WORDS or not heads(language).match(own):
        return ""
    people = [n for n in names if kind(n.party) == "person"]
    if people and (not stop or "،" not in scene.folded[start : people[0].start]):
        end = max(end, people[0].end)  # "ألقى وزير الزراعة في مصر علاء فاروق كلمة"
    elif scene.folded[end : end + 3] == " في" and _list(language, "of_state").match(own):
        end = max([end, *(n.end for n in names[:1])])
    return spoken_by(scene, (start - 1, end), heard, language=language) or ""


@cache
def _first_verb(language: str) -> re.Pattern[str]:
    """Return the head of a sentence: connectives and the one word that is taken for its verb."""
    return re.compile(rf"\s*(?:و?(?:{listed(language, 'openers')})[،,]?\s+)*\w+\s")


@cache
def _subject_ends(language: str) -> re.Pattern[str]:
    return re.compile(rf"[،,؛.:«\"]|\s(?:[بل]\w|(?:{listed(language, 'prepositions')})(?!\w))")
