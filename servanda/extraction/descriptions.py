"""Speakers without a name: who is meant by "a Jordanian official", "the agency", "she", "nước này".

An office or group in such a description speaks for the one country or body that stands in it, a place
excepted ("commentators in Manila"); a pronoun goes to whom was last spoken of; "the agency" to the
last body, "the kingdom" to the last country that was a subject.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.sayings import finite, listed, phrase, that
from servanda.extraction.scene import FAR, Named, Scene, Span
from servanda.extraction.speakers import stands_first
from servanda.terms.register import kind

_MOST_WORDS = 16
# A name that nobody found: one to four words with capitals.
_CAPITALS = re.compile(
    r"(?:(?!\d)\w[\w'’.-]*+\s)?[^\W\d_a-zà-ỹ][\w'’.-]*+(?:\s[^\W\d_a-zà-ỹ][\w'’.-]*+){0,3}"
)
# "In a statement posted ...": what begins so is no subject.
_STARTS_BESIDE = re.compile(r"(?:in|by|with|of|for|from|to|at|into|under)\s")
_INITIALS = re.compile(r"\s*\([^()]{1,12}\)\s*\Z")  # "Human Rights Watch (HRW)"
_FARTHEST = 2500  # a pronoun reaches back over a few paragraphs
_CUT = re.compile(r"(?<!\W\w)\.(?!\w)|[,;:!?؟،؛“”\"«»\n—]|\s[-–]\s")


@dataclass(slots=True)
class Heard:
    """Who of those known spoke last, and where; `latest` is whoever spoke last, unknown or not.

    `at` is a place of the view; nobody has spoken while `latest` is None.
    """

    party: str = ""
    at: int = 0
    latest: str | None = None


@cache
def _conjunction(language: str) -> re.Pattern[str]:
    joins = "|".join((listed(language, "and"), listed(language, "that")))
    # Vietnamese joins clauses without a comma: the last of these words is looked for.
    return re.compile(rf"(?:.*(?<!\w))?(?:{joins})\s+" if language == "vi" else rf"(?:{joins})\s+")


@cache
def heads(language: str) -> re.Pattern[str]:
    """Return the nouns for who can speak: offices, groups, bodies, documents."""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    return re.compile(rf"(?<!\w)(?:{listed(language, 'heads')}|{titles})(?!\w)")


@cache
def _determined(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{listed(language, 'determiners')})\s+\w")


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


@cache
def _meant(language: str, name: str) -> re.Pattern[str]:
    lead = words(language, "statements").get("before_office", "")
    if name in ("pronouns", "bodies"):
        lead = ""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    more = f"|{titles}" if name == "offices" else ""
    return re.compile(rf"\s*{lead}(?:{listed(language, name)}{more})(?!\w)")


def description_before(
    scene: Scene, span: Span, verb: int, context: tuple[Heard, str], *, any_noun: bool
) -> Named | None:
    """Return the nameless subject right before a verb; its party is empty when nobody is known."""
    heard, language = context
    start, end = _phrase_before(scene, span, verb, language=language)
    said = scene.folded[start:end]
    tail = re.search(rf"(?:{_adverbs(language).pattern})\Z", said)
    said = _INITIALS.sub("", said[: tail.start()] if tail else said)
    if not said.strip() or len(said.split()) > _MOST_WORDS or finite(language).search(said):
        return None
    party = meant(scene, (start, said), heard, language=language)
    if party is not None:
        return Named(start, end, party)
    determined = _determined(language).match(said) and any_noun and " " in said.strip()
    # The first word of a sentence has a capital anyway; before marks it is somebody all the same.
    if _STARTS_BESIDE.match(said):
        return None
    sure = start > span.start or " " in said.strip()
    sure = sure or bool(re.search(r"[\"“«‘]", scene.text(verb, verb + 40)))
    named = any_noun and sure and _CAPITALS.fullmatch(scene.text(start, start + len(said)).strip())
    bare = any_noun and language == "en" and that(language).search(scene.folded, verb, verb + 30)
    if not (determined or named or bare or heads(language).search(said)):
        return None
    if _two(language).search(said):
        return Named(start, end, "")
    party = described(scene, start, start + len(said), language=language)
    if not party and not scene.outer(start, end) and _its(language).search(said):
        party = _last(scene, start, ("org", "country"), heard)  # "its emir", "Quốc vương nước này"
    return Named(start, end, party)


@cache
def _two(language: str) -> re.Pattern[str]:
    """Return what joins two speakers in one description: "the king and his brother"."""
    whose = r"\s+(?:his|her|its|their|the)\s" if language == "en" else "(?!)"
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
    names = list(_speaking(scene, start, end, language=language))
    people = {n.party for n in names if kind(n.party) == "person"}
    if people:
        return people.pop() if len(people) == 1 else ""
    bodies = {n.party for n in names if kind(n.party) == "org"}
    countries = {n.party for n in names if kind(n.party) in ("country", "territory")}
    for parties in (bodies, countries):
        if parties:
            return parties.pop() if len(parties) == 1 else ""
    return ""


def _speaking(scene: Scene, start: int, end: int, *, language: str) -> Iterator[Named]:
    """Go through the names of a description that are no mere places.

    "An official at UNICEF" is UNICEF's; "France's envoy to the United Nations" is not theirs.
    """
    served = False
    for name in scene.outer(start, end):
        placed = _place(language).search(scene.folded[max(start, name.start - 24) : name.start])
        if not placed or (kind(name.party) == "org" and not served):
            yield name
        served = served or not placed


def meant(scene: Scene, at: tuple[int, str], heard: Heard, *, language: str) -> str | None:
    """Return whom a pronoun or a repeated noun means, None when the words are neither."""
    start, said = at
    if scene.outer(start, start + len(said)):
        return None
    if _meant(language, "pronouns").fullmatch(said.rstrip()):
        return last_person(scene, start, heard)
    office = _meant(language, "offices").fullmatch(said.rstrip())
    if office:
        return _holder(scene, start, said.split()[-1].removeprefix("ال"), heard, language=language)
    if _meant(language, "bodies").fullmatch(said.rstrip()):
        return _last(scene, start, ("org", "country"), heard)
    if _meant(language, "state_nouns").fullmatch(said.rstrip()):
        return _last(scene, start, ("country",), heard)
    if _meant(language, "body_nouns").fullmatch(said.rstrip()):
        return _last(scene, start, ("org",), heard)
    return None


def last_person(scene: Scene, place: int, heard: Heard) -> str:
    """Return who is meant by "he": the last person who was a subject or spoke, else the last one."""
    return _last(scene, place, ("person",), heard)


def _holder(scene: Scene, place: int, office: str, heard: Heard, *, language: str) -> str | None:
    """Return the last person named with an office: who "the minister" is."""
    for name in scene.before(place):
        if place - name.end > 2 * _FARTHEST:
            break
        if kind(name.party) == "person" and office in scene.folded[name.start : name.end]:
            return name.party
    if words(language, "statements").get("verb_first") and heard.latest is not None:
        return heard.latest
    nearest = (n.party for n in scene.before(place) if kind(n.party) == "person")
    return next(nearest, "") if words(language, "statements").get("verb_first") else None


def last_body(
    scene: Scene, place: int, heard: Heard, *, kinds: tuple[str, ...] = ("org", "country")
) -> str:
    """Return which state or body is meant where none is named: the last one that was a subject."""
    return _last(scene, place, kinds, heard)


def _last(scene: Scene, place: int, kinds: tuple[str, ...], heard: Heard) -> str:
    spoke = heard.party and kind(heard.party) in kinds and heard.at < place
    nearest = ""
    for name in scene.before(place):
        if place - name.end > _FARTHEST or (spoke and name.end <= heard.at):
            break
        if kind(name.party) not in kinds:
            continue
        nearest = nearest or name.party
        if stands_first(scene, name):
            return name.party
    return heard.party if spoke else nearest
