"""Speakers without a name: who is meant by "a Jordanian official", "an engineer at UNICEF".

An office or group in such a description speaks for the one country or body that stands in it, a place
excepted ("commentators in Manila"); words that point back are read by `pointing`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from servanda.extraction.grammar.sayings import finite, is_clause, listed, phrase, that
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import FAR, Named, Scene, Span
from servanda.extraction.speech.pointing import (
    Heard,
    Whose,
    body_of_home,
    holder,
    last_body,
    may_serve,
    meant,
    ministry_of,
    namesake,
)
from servanda.terms.folding import fold
from servanda.terms.press import is_press
from servanda.terms.register import kind, speaks_for

_MOST_WORDS = 16
_MOST_OF_A_DOCUMENT = 30  # "the joint statement on the visit to Peru of a delegation of ..."
# A name that nobody found: one to four words with capitals.
_CAPITALS = re.compile(
    r"(?:(?!\d)\w[\w'’.-]*+\s)?[^\W\d_a-zà-ỹ][\w'’.-]*+(?:\s[^\W\d_a-zà-ỹ][\w'’.-]*+){0,3}"
)
_WHOLE = ("org:united-nations", "org:security-council")
_BESIDE = (" ", "'s ", "’s ", "' ", "’ ")
_INITIALS = re.compile(r"\s*\([^()]{1,12}\)\s*\Z")  # "Human Rights Watch (HRW)"
_CUT = re.compile(r"(?<!\W\w)\.(?!\w)|,(?!\d)|[;:!?؟،؛“”\"«»\n—]|\s[-–]\s")


@cache
def _conjunction(language: str) -> re.Pattern[str]:
    joins = "|".join((listed(language, "and"), listed(language, "that")))
    # Vietnamese joins clauses without a comma: the last of these words is looked for.
    return re.compile(rf"(?:.*(?<!\w))?(?:{joins})\s+" if language == "vi" else rf"(?:{joins})\s+")


@cache
def heads(language: str) -> re.Pattern[str]:
    """Return the nouns for who can speak: offices, groups, bodies, documents."""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    ending = (
        listed(language, "head_endings") if words(language, "statements").get("verb_first") else ""
    )
    return re.compile(rf"(?<!\w)(?:{listed(language, 'heads')}|{titles})(?:{ending})(?!\w)")


@cache
def _determined(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{listed(language, 'determiners')})\s+\w")


def determined(said: str, language: str) -> bool:
    """Tell whether words begin with an article or another word that marks a noun phrase."""
    return _determined(language).match(said) is not None


@cache
def _witness(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'witnesses')})\s+(?:the )?\Z")


@cache
def _place(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'places')})\s+(?:the )?\Z")


def phrase_start(scene: Scene, span: Span, place: int, *, language: str) -> int:
    """Return where the noun phrase begins that ends at a place, the place itself where it acts."""
    left = scene.text(max(span.start, place - 3), place).rstrip()
    if not left or _CUT.match(left[-1]):
        return place
    start, _ = _phrase_before(scene, span, place, language=language)
    return place if finite(language).search(scene.folded, start, place) else start


def description_before(
    scene: Scene, span: Span, verb: int, context: tuple[Heard, str], *, any_noun: bool
) -> Named | None:
    """Return the nameless subject right before a verb; its party is empty when nobody is known."""
    heard, language = context
    ours = body_of_home(scene, (max(span.start, verb - FAR), verb), language=language)
    if ours is not None:
        return Named(ours[0], verb, ours[1])
    start, end = _phrase_before(scene, span, verb, language=language)
    if _is_source(language).match(scene.folded, start):
        return None  # "theo thông tin từ bộ này, ông Ruiz ..., thông báo": a source, no subject
    second = _second_clause(language).match(scene.folded, start, end)
    start = second.end() if second else start
    said = _trimmed(scene.folded[start:end], language)
    most = _MOST_OF_A_DOCUMENT if _opens_document(language).match(said) else _MOST_WORDS
    if not said.strip() or len(said.split()) > most or finite(language).search(said):
        return None
    agency = _agency_before(scene, start, said, language=language)
    party = agency or meant(scene, (start, said), heard, language=language)
    if party is not None:
        return Named(start, end, party)
    if language == "en" and (bearer := namesake(scene, scene.text(start, start + len(said)))):
        return Named(start, end, bearer)
    if shape(language, "statements", "goes_on_behind").search(said):
        return None  # "She welcomed Peru's offer and said": the verb goes on
    determined = _determined(language).match(said) and any_noun and " " in said.strip()
    # The first word of a sentence has a capital anyway; before marks it is somebody all the same.
    if shape(language, "statements", "starts_beside").match(said):
        return None
    sure = start > span.start or " " in said.strip()
    sure = sure or bool(re.search(r"[\"“«‘]", scene.text(verb, verb + 40)))
    named = any_noun and sure and _CAPITALS.fullmatch(scene.text(start, start + len(said)).strip())
    bare = any_noun and language == "en" and that(language).search(scene.folded, verb, verb + 30)
    if not (determined or named or bare or heads(language).search(said)):
        brings = any_noun and language == "en" and start == span.start and " " in said.strip()
        if not (brings and is_clause(scene, verb + 5, span.end, language=language)):
            return None
    if _two(language).search(said) or _of_several(language).match(said):
        return Named(start, end, "")
    return Named(start, end, _whose(scene, (start, end), said, heard, language=language))


def _agency_before(scene: Scene, place: int, said: str, *, language: str) -> str:
    """Return the body named last that is not the United Nations: "WFP sent 9 boats. The UN agency said"."""
    if not shape(language, "statements", "un_agency").fullmatch(said.strip()):
        return ""
    named = (n.party for n in scene.before(place) if kind(n.party) == "org")
    return next((party for party in named if party not in _WHOLE and not is_press(party)), "")


@cache
def _second_clause(language: str) -> re.Pattern[str]:
    """Return what goes on behind "and": "talks remain unresolved and a US official says"."""
    return shape(language, "statements", "second_clause")


def _whose(scene: Scene, at: tuple[int, int], said: str, heard: Heard, *, language: str) -> str:
    """Return for whom a description speaks, or whom it points back to; empty for nobody known."""
    start, end = at
    party = described(scene, start, start + len(said), language=language)
    if kind(party) == "country" and (known := _spoke_last(scene, at, said, heard, language)):
        return known
    if not party and not scene.outer(start, end) and _its(language).search(said):
        # "its emir", "Quốc vương nước này", "đại diện Bộ Quốc phòng"
        home = ministry_of(scene, start, said, language=language)
        party = home or last_body(scene, start, heard)
    if not party and not scene.outer(start, end):
        party = _of_the(scene, (start, end), heard, language=language)
    if not party and not scene.outer(start, end) and _spokesman(language).fullmatch(said):
        party = last_body(scene, start, heard)  # "Ottawa disputes it: a spokesman said"
    return party


def _spoke_last(scene: Scene, at: tuple[int, int], said: str, heard: Heard, language: str) -> str:
    """Return the person who spoke last where "the Peruvian diplomat" can mean nobody else."""
    one = shape(language, "statements", "definite").fullmatch(said.strip())
    if not one or not one["noun"].endswith(_single(language)):
        return ""
    if kind(heard.latest or "") != "person" or heard.latest is None:
        return ""
    state = next((n.party for n in scene.outer(*at)), "")
    return heard.latest if may_serve(scene, heard.latest, state, at[0]) else ""


@cache
def _single(language: str) -> tuple[str, ...]:
    """Return the nouns for one person that may stand behind "the" and whose he is."""
    lexicon = words(language, "statements")
    if "with_own" not in lexicon:
        return ()
    nouns = (*lexicon["single"], *lexicon["offices"], *words(language, "people")["titles"])
    return tuple(f" {fold(noun)}" for noun in nouns)


@cache
def _is_source(language: str) -> re.Pattern[str]:
    vietnamese = words(language, "statements").get("long_offices")
    return re.compile(rf"(?:{listed(language, 'according')})\s" if vietnamese else "(?!)")


def _trimmed(said: str, language: str) -> str:
    """Leave out the adverbs behind a description, its initials, and a clause that hangs on it.

    "A UN official who has seen the figures" is a UN official.
    """
    tail = re.search(rf"(?:{_adverbs(language).pattern})\Z", said)
    said = _INITIALS.sub("", said[: tail.start()] if tail else said)
    who = shape(language, "statements", "who_did").match(said)
    return who["head"] if who and not finite(language).search(who["head"]) else said


@cache
def _spokesman(language: str) -> re.Pattern[str]:
    """Return who speaks for nobody but the body just spoken of: "a spokesman"."""
    return re.compile(rf"\s*(?:{listed(language, 'speaks_for_it')})\s*")


def _of_the(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str:
    """Return whom "a spokeswoman for the ministry" and "the agency's director" mean."""
    for name, kinds in (("state_nouns", ("country",)), ("body_nouns", ("org",))):
        if _the_noun(language, name).search(scene.folded, *at):
            return last_body(scene, at[0], heard, kinds=kinds)
    return ""


@cache
def _the_noun(language: str, name: str) -> re.Pattern[str]:
    if not words(language, "statements").get("before_office"):
        return re.compile("(?!)")
    ministry = (
        "|" + shape(language, "statements", "ministry").pattern if name == "state_nouns" else ""
    )
    return re.compile(
        rf"(?<!\w)(?:the|its)\s(?:(?:federal|royal|national)\s)?(?:{listed(language, name)}{ministry})(?!\w)"
    )


@cache
def _opens_document(language: str) -> re.Pattern[str]:
    lead = words(language, "statements").get("before_office", "")
    return re.compile(rf"\s*{lead}(?:{listed(language, 'documents')})(?!\w)")


@cache
def _of_several(language: str) -> re.Pattern[str]:
    """Return a document that several wrote: "the joint statement"."""
    return re.compile(rf"\s*(?:{listed(language, 'joint_documents')})(?!\w)")


@cache
def _two(language: str) -> re.Pattern[str]:
    """Return what joins two speakers in one description: "the king and his brother"."""
    whose = shape(language, "statements", "whose_joint").pattern
    return re.compile(rf"(?<!\w)(?:{listed(language, 'joint')}){whose}")


@cache
def _its(language: str) -> re.Pattern[str]:
    if language == "en":
        return re.compile(r"\A\s*its\s")
    return re.compile(rf"(?<!\w)(?:{listed(language, 'state_nouns')})\s*\Z")


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:{listed(language, 'adverbs')})\s*)*")


def _phrase_before(scene: Scene, span: Span, verb: int, *, language: str) -> tuple[int, int]:
    """Return the words between the last mark and a verb; an apposition in commas is stepped over."""
    begin = max(span.start, verb - FAR)
    cuts = [
        c.end()
        for c in _CUT.finditer(scene.folded, begin, verb)
        if not _between_names(scene, c.start(), c.end())
    ]
    start = cuts[-1] if cuts else begin
    end = verb
    bare = scene.folded[start:verb].strip()
    comma = bool(cuts) and scene.folded[max(0, start - 3) : start].rstrip().endswith((",", "،"))
    if len(cuts) > 1 and comma and (not bare or _adverbs(language).fullmatch(" " + bare)):
        left = cuts[-3] if len(cuts) > 2 else begin
        start, end = left, cuts[-2] - 1
    elif len(cuts) == 1 and not bare:
        return verb, verb
    while start < end and scene.folded[start].isspace():
        start += 1
    found = _conjunction(language).match(scene.folded, start, end)
    start = found.end() if found else start
    while start < end and scene.folded[start].isspace():
        start += 1
    return start, end


def _between_names(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a dash joins two names: "Việt Nam - Uruguay"."""
    dashed = scene.folded[start:end].strip() in ("-", "–")
    return (
        dashed
        and bool(scene.within(end, end + 40))
        and bool([n for n in scene.before(start) if n.end == start])
    )


def described(scene: Scene, start: int, end: int, *, language: str) -> str:
    """Return for whom a description speaks: the person in it, else its one body or country."""
    if _of_nobody(language).match(scene.folded, start, end):
        people = {n.party for n in scene.outer(start, end) if kind(n.party) == "person"}
        return people.pop() if len(people) == 1 else ""
    office = _office(language).match(scene.folded, start, end)
    written = _written(language).match(scene.folded, start, end)
    if written and not _witness(language).search(scene.folded, start, written.end()):
        start = written.end()
    names = list(_speaking(scene, start, end, language=language))
    people = {n.party for n in names if kind(n.party) == "person"}
    if len(people) == 1 and _theirs(language).match(scene.folded, start, end):
        whose = next(n for n in names if n.party in people)
        inner = (n.party for n in scene.inside(whose) if kind(n.party) == "country")
        return next(inner, speaks_for(whose.party))
    if people:
        return people.pop() if len(people) == 1 else ""
    # "The United Nations World Food Programme": the last of two that stand side by side.
    # "قناة الجزيرة القطرية": the first of them.
    behind = bool(words(language, "statements").get("verb_first"))
    led = {
        (n, m)[behind].start for n, m in pairwise(names) if scene.text(n.end, m.start) in _BESIDE
    }
    names = [n for n in names if n.start not in led]
    bodies = {n.party for n in names if kind(n.party) == "org"}
    countries = {n.party for n in names if kind(n.party) in ("country", "territory")}
    for parties in (bodies, countries):
        if parties:
            party = parties.pop() if len(parties) == 1 else ""
            known = party and office and _holds(scene, (start, end), party, language=language)
            return known or party
    return _holds(scene, (office.end(), end), "", language=language) if office else ""


@cache
def _of_nobody(language: str) -> re.Pattern[str]:
    """Return who speaks for no state though one is named: "truyền thông Peru"."""
    return re.compile(rf"\s*(?:{words(language, 'statements').get('nobodys', '(?!)')})")


@cache
def _theirs(language: str) -> re.Pattern[str]:
    """Return what acts in the place of the person behind it: "chính quyền Tổng thống Ruiz"."""
    return re.compile(rf"\s*(?:{listed(language, 'their_bodies')})\s")


@cache
def _office(language: str) -> re.Pattern[str]:
    """Return what begins a description of somebody known: "the", a possessive of a name."""
    return re.compile(rf"\s*(?:{words(language, 'statements').get('known_by', '(?!)')})")


@cache
def _written(language: str) -> re.Pattern[str]:
    """Return a document and the word that leads to whose it is: "a note from the"."""
    return re.compile(
        rf"\s*(?:(?:{listed(language, 'determiners')})\s+)?(?:[\w-]+\s+){{0,2}}"
        rf"(?:{listed(language, 'documents')})\s+(?:[\w-]+\s+){{0,3}}(?:{listed(language, 'issued')})\s+"
    )


def _holds(scene: Scene, at: tuple[int, int], party: str, *, language: str) -> str:
    """Return the person who was named with the office that ends a description, and serves a party."""
    start, end = at
    last = max((n.end for n in scene.outer(start, end)), default=start)
    office = re.sub(r"\A['’]?s?\s+", "", scene.folded[last:end]).strip()
    whose, _, last_word = office.rpartition(" ")
    if not party and whose and _meant_office(language).fullmatch(last_word):
        return holder(scene, start, last_word, language=language, whose=Whose(word=whose))
    if not party or not office or not _meant_office(language).fullmatch(office):
        return ""
    known = holder(scene, start, office, language=language, whose=Whose(party))
    return known or _leads(scene, start, (office, party), language=language)


def _leads(scene: Scene, start: int, who: tuple[str, str], *, language: str) -> str:
    """Return the one known person of a country named before: "US leader" below a headline with his name."""
    office, party = who
    if kind(party) != "country" or office not in words(language, "statements").get("chief", ()):
        return ""
    people = {n.party for n in scene.before(start) if kind(n.party) == "person"}
    own = [person for person in people if speaks_for(person) == party]
    return own[0] if len(own) == 1 else ""


@cache
def _meant_office(language: str) -> re.Pattern[str]:
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    return re.compile(rf"(?:{listed(language, 'offices')}|{listed(language, 'chief')}|{titles})")


def _speaking(scene: Scene, start: int, end: int, *, language: str) -> Iterator[Named]:
    """Go through the names of a description that are no mere places.

    "An official at UNICEF" is UNICEF's; "France's envoy to the United Nations" is not theirs.
    """
    served = False
    for name in scene.outer(start, end):
        left = scene.folded[max(start, name.start - 24) : name.start]
        if _witness(language).search(left):
            continue
        placed = _place(language).search(left)
        if not placed or (kind(name.party) == "org" and not served):
            yield name
        served = served or not placed
