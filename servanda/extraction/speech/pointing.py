"""Whom words mean that point back: "she", "the agency", "the minister", "nước này", "the statement".

A pronoun goes to whom was last spoken of; "the agency" to the last body, "the kingdom" to the last
country that was a subject; "the minister" to who was named with that office, before the name or
behind it; a document that was spoken of, and an official whom nobody named, to whoever spoke last.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from servanda.extraction.grammar.pronouns import named_alike
from servanda.extraction.grammar.sayings import listed, phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named, Scene
from servanda.extraction.speech.clause_heads import stands_first
from servanda.terms.register import kind, speaks_for

_BESIDE = 70  # where the words for the last speaker are looked for
_NEAR = 500  # how far back a document is remembered
_LEFT = re.compile(r"(?<=[.,;:!?؟،؛\n\"“”])[^.,;:!?؟،؛\n\"“”]{3,88}\Z|\A[^.,;:!?؟،؛\n\"“”]{3,88}\Z")
_RIGHT = re.compile(r"[,،] [^.,;:!?؟،؛\n\"“”]{3,80}")
_OF = 24  # from an office to whom it serves
_FARTHEST = 2500  # a pronoun reaches back over a few paragraphs


@dataclass(slots=True)
class Heard:
    """Who of those known spoke last, and where; `latest` is whoever spoke last, unknown or not.

    `at` is a place of the view; nobody has spoken while `latest` is None.
    """

    party: str = ""
    at: int = 0
    latest: str | None = None
    latest_at: int = 0
    document: str | None = None  # whose the last document is
    quoted: Sequence[tuple[int, int]] = ()  # what stands in marks

    def hear(self, party: str, at: int) -> None:
        """Remember who has spoken, and where."""
        self.latest, self.latest_at = party, at
        if party:
            self.party, self.at = party, at


@cache
def _meant(language: str, name: str) -> re.Pattern[str]:
    lead = words(language, "statements").get("before_office", "")
    if name in ("pronouns", "bodies", "again"):
        lead = ""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    more = f"|{titles}" if name == "offices" else ""
    return re.compile(rf"\s*{lead}(?:{listed(language, name)}{more})(?!\w)")


def remember(scene: Scene, heard: Heard, said: tuple[str, int], *, language: str) -> None:
    """Remember who has spoken and where, and whether it was in a document."""
    party, at = said
    heard.hear(party, at)
    sentence = re.split(r"[.;:\"“”«»\n]", scene.folded[at : at + _BESIDE], maxsplit=1)[0]
    if _document(language).search(sentence):
        heard.document = party


def whose_document(scene: Scene, place: int, heard: Heard) -> str:
    """Return whose "the statement" is: of who spoke in one, else the last speaker, else a body."""
    if heard.document is not None:
        return heard.document
    return heard.latest if heard.latest is not None else last_body(scene, place, heard)


def meant(scene: Scene, at: tuple[int, str], heard: Heard, *, language: str) -> str | None:
    """Return whom a pronoun or a repeated noun means, None when the words are neither."""
    start, said = at
    if scene.outer(start, start + len(said)):
        return None
    if _meant(language, "pronouns").fullmatch(said.rstrip()):
        return last_person(scene, start, heard, language=language)
    document = _meant(language, "documents").fullmatch(said.rstrip())
    if document and (
        heard.latest or _document(language).search(scene.folded, max(0, start - _NEAR), start)
    ):
        return whose_document(scene, start, heard)
    if heard.latest is not None and _meant(language, "again").fullmatch(said.rstrip()):
        return heard.latest
    if _meant(language, "offices").fullmatch(said.rstrip()):
        if _owned(language).match(said):
            return _owner(scene, start, heard, language=language)
        return _holder(scene, start, said, heard, language=language)
    nouns = ("state_nouns", "body_nouns")
    if _owned(language).match(said) and any(
        _meant(language, name).fullmatch(said.rstrip()) for name in nouns
    ):
        return _owner(scene, start, heard, language=language)
    if heard.latest is not None and _is_again(scene, said, heard, language=language):
        return heard.latest
    if _meant(language, "bodies").fullmatch(said.rstrip()):
        place = ("territory",) if heard.party and kind(heard.party) == "territory" else ()
        return _last(scene, start, ("org", "country", *place), heard)
    if _meant(language, "state_nouns").fullmatch(said.rstrip()):
        home = ministry_of(scene, start, said, language=language)
        return home or _last(scene, start, ("country",), heard)
    if _meant(language, "body_nouns").fullmatch(said.rstrip()):
        alike = words(language, "statements").get("verb_first")
        if alike and (named := named_alike(scene, start, start + len(said.rstrip()))):
            return named  # "الوكالة": whose name begins with the noun
        return _last(scene, start, ("org",), heard)
    return None


def namesake(scene: Scene, written: str) -> str:
    """Return the one person of the text of whose name a single word in capitals is a part: "Nawaz"."""
    word = written.strip()
    if not re.fullmatch(r"[A-Z][\w'’]{2,}", word):
        return ""
    part = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    bearers = {
        n.party
        for n in scene.named
        if n.party.startswith("person:") and part in n.party[7:].split("-")
    }
    return bearers.pop() if len(bearers) == 1 else ""


def _is_again(scene: Scene, said: str, heard: Heard, *, language: str) -> bool:
    """Tell whether a noun was that of the last speaker: "the royal court said ... the court added"."""
    lexicon = words(language, "statements")
    lead = "ال" if lexicon.get("verb_first") else lexicon.get("before_office")
    one = lexicon.get("one_of_them", "(?!)")
    noun = re.sub(rf"\A\s*(?:{lead}|{one})", "", said).strip() if lead else ""
    if not noun or noun == said.strip() or _owned(language).match(said):
        return False
    near = re.split(
        r"(?<!\b\w)\.|[,;:\"“”«»\n]",
        scene.folded[heard.latest_at : heard.latest_at + _BESIDE],
        maxsplit=1,
    )[0]
    many = "s?" if lexicon.get("one_of_them") else ""  # "one adviser" of the advisers who spoke
    return re.search(rf"(?<!\w)(?:{lead})?{re.escape(noun)}{many}(?!\w)", near) is not None


def last_person(scene: Scene, place: int, heard: Heard, *, language: str = "") -> str:
    """Return who is meant by "he": the last person who was a subject or spoke, else the last one.

    An official without a name who spoke since is meant first.
    """
    if heard.latest is not None and kind(heard.latest) != "person" and language:
        since = scene.outer(heard.latest_at, place)
        near = heard.latest_at + _BESIDE
        one = _single(language).search(scene.folded, heard.latest_at, near)
        if one and not any(kind(n.party) == "person" for n in since):
            return heard.latest
    return _last(scene, place, ("person",), heard)


@cache
def _single(language: str) -> re.Pattern[str]:
    """Return the nouns for one person who may stay nameless: "an official", "a spokeswoman"."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'single')})(?!\w)")


@cache
def _document(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'documents')})(?!\w)")


def _owner(scene: Scene, place: int, heard: Heard, *, language: str) -> str:
    """Return whose "its envoy" and "her office" is: the state last named, or that of a person."""
    for name in _people_before(scene, place):
        bodies = [n for n in scene.outer(name.end, place) if kind(n.party) in ("country", "org")]
        if bodies or heard.party != name.party:
            break
        _, served = _titled(scene, name)
        states = {party for party in served if kind(party) == "country"}
        return states.pop() if len(states) == 1 else last_body(scene, place, heard)
    return last_body(scene, place, heard)


@cache
def _owned(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{listed(language, 'owners')})\s")


def _holder(scene: Scene, place: int, said: str, heard: Heard, *, language: str) -> str | None:
    """Return the last person named with an office: who "the minister" is."""
    party = holder(scene, place, said, language=language)
    if party:
        return party
    if just := _just_told_of(scene, place, said, heard, language=language):
        return just
    if heard.latest is not None and kind(heard.latest) != "person":
        return heard.latest
    if not words(language, "statements").get("verb_first"):
        return None
    if " " in said.strip() or re.fullmatch(listed(language, "unique"), said.strip()):
        return ""
    if told := _nameless_holder(scene, place, said):
        return told
    nearest = (n.party for n in scene.before(place) if kind(n.party) == "person")
    return heard.latest if heard.latest is not None else next(nearest, "")


def _nameless_holder(scene: Scene, place: int, said: str) -> str:
    """Return whom an official whom nobody named serves: "التقى سفيرة فرنسا ... وقالت السفيرة"."""
    office = said.strip().removeprefix("ال")
    named = re.compile(rf"(?<!\w)(?:[بل]?ال|لل|[بلو])?{re.escape(office)} ")
    near = [*named.finditer(scene.folded, max(0, place - _NEAR), place)]
    for led in reversed(near):
        behind = scene.outer(led.end(), min(place, led.end() + _OF))
        marked = behind and re.search(r"[^\w ]", scene.folded[led.end() : behind[0].start])
        if behind and not marked and kind(behind[0].party) != "person":
            return behind[0].party
    return ""


def _just_told_of(scene: Scene, place: int, said: str, heard: Heard, *, language: str) -> str:
    """Return the person of whom the paragraph tells since somebody spoke: "Ann Lee, who steers it, ... the captain"."""
    if language != "en" or not said.strip().startswith("the "):
        return ""
    near = next((n for n in scene.before(place) if kind(n.party) == "person"), None)
    told = near is not None and (heard.latest is None or near.start > heard.latest_at)
    if near is None or not told or "\n" in scene.folded[near.end : place]:
        return ""
    return near.party if stands_first(scene, near) and not _is_quoted(near, place, heard) else ""


class Whose(NamedTuple):
    """Whom an office serves, or a word that stands beside it; what is empty asks for nothing."""

    party: str = ""
    word: str = ""


ANYBODYS = Whose()


def holder(scene: Scene, place: int, said: str, *, language: str, whose: Whose = ANYBODYS) -> str:
    """Return the last person before a place with an office, of a party or beside a word if given.

    The whole office is looked for first, then its last word; "the leader" is a president or premier.
    """
    lead = words(language, "statements").get("before_office", "(?!)")
    whole = re.sub(rf"\A\s*(?:{lead})", "", said).strip().removeprefix("ال")
    last = whole.split()[-1].removeprefix("ال") if whole else ""
    alike = [
        w
        for same in words(language, "statements").get("same_office", ())
        if last in same or whole in same
        for w in same
    ]
    for office in dict.fromkeys((whole, last, *alike)):
        if not office:
            continue
        chief = re.fullmatch(listed(language, "chief"), office) is not None
        chief = chief or (
            kind(whose.party) == "org"
            and re.fullmatch(listed(language, "chiefs"), office) is not None
        )
        sought = re.compile(
            listed(language, "chiefs") if chief else rf"(?<!\w)(?:ال)?{re.escape(office)}"
        )
        for name in _people_before(scene, place):
            title, parties = _titled(scene, name)
            serves = not whose.party or whose.party in parties
            if serves and whose.word in title and sought.search(title):
                return name.party
    return ""


def holds_later(scene: Scene, place: int, said: str, party: str) -> str:
    """Return who is named with an office of a party behind a place: "وزير الخارجية المصري:" in a headline."""
    office = re.compile(rf"(?<!\w){re.escape(said.strip())}(?!\w)")
    for name in scene.named:
        if place < name.start < place + _FARTHEST and kind(name.party) == "person":
            title, parties = _titled(scene, name)
            if party in parties and office.search(title):
                return name.party
    return ""


def serves(scene: Scene, person: str, party: str) -> bool:
    """Tell whether a person serves a state or body by the register, or by an office beside the name."""
    if kind(person) != "person" or not party:
        return False
    named = (n for n in scene.named if n.party == person)
    return speaks_for(person) == party or any(party in _titled(scene, n)[1] for n in named)


def _people_before(scene: Scene, place: int) -> Iterator[Named]:
    for name in scene.before(place):
        if place - name.end > 2 * _FARTHEST:
            return
        if kind(name.party) == "person":
            yield name


def _titled(scene: Scene, name: Named) -> tuple[str, frozenset[str]]:
    """Return the words of a person's office, in the name or beside it, and whom it serves."""
    start, end = name.start, name.end
    if scene.folded[max(0, start - 2) : start].strip() in (",", "،"):
        left = _LEFT.search(scene.folded, max(0, start - 90), start - 2)
        start = left.start() if left else start
    behind = _RIGHT.match(scene.folded, end)
    end = behind.end() if behind else end
    served = {n.party for n in scene.within(start, end)} | {speaks_for(name.party)}
    return scene.folded[start:end], frozenset(served)


def may_serve(scene: Scene, person: str, state: str, place: int) -> bool:
    """Tell whether a person named before a place serves a state, or none that the text tells."""
    served = {speaks_for(person)}
    for name in scene.before(place):
        if name.party == person:
            served |= _titled(scene, name)[1]
    states = {party for party in served if kind(party) == "country"}
    return state in states or not states


def last_body(
    scene: Scene, place: int, heard: Heard, *, kinds: tuple[str, ...] = ("org", "country")
) -> str:
    """Return which state or body is meant where none is named: the last one that was a subject."""
    return _last(scene, place, kinds, heard)


def ministry_of(scene: Scene, place: int, said: str, *, language: str) -> str:
    """Return whose "Bộ Ngoại giao" is: the state named with it before, else that of the press itself.

    Empty for words that end in no ministry, and where the press's own state is not spoken of.
    """
    found = _ministry(language).search(said.rstrip())
    if found is None:
        return ""
    for name in scene.before(place):
        left = scene.folded[max(0, name.start - len(found[0]) - 1) : name.start]
        if kind(name.party) == "country" and left == f"{found[0]} ":
            return name.party
    home: str = words(language, "people").get("home", "")
    family = frozenset(words(language, "people").get("family_names", ()))
    for name in scene.named:
        ours = kind(name.party) == "person" and not family.isdisjoint(
            scene.text(name.start, name.end).split()
        )
        if name.party == home or ours:
            return home
    return ""


def body_of_home(
    scene: Scene, between: tuple[int, int], *, language: str
) -> tuple[int, str] | None:
    """Return where "(Thông tin từ) Bộ Nông nghiệp và Môi trường" begins that ends a stretch, and whose it is."""
    shape = words(language, "statements").get("home_bodies")
    if not shape:
        return None
    bodies = shape.replace("MINISTRY", f"(?:{listed(language, 'ministries')})")
    adverbs = listed(language, "adverbs")
    found = re.compile(rf"(?:\A|(?<=[,;.:\n] ))(?P<who>{bodies})(?:\s+(?:{adverbs}))*\s*\Z").search(
        scene.folded[slice(*between)]
    )
    if found is None or scene.outer(between[0] + found.start(), between[1]):
        return None
    said = re.search(rf"(?:{listed(language, 'ministries')})\Z", found["who"])
    noun = said[0] if said else words(language, "statements")["ministries"][0]
    whose = ministry_of(scene, between[0] + found.start(), noun, language=language)
    return (between[0] + found.start(), whose) if whose else None


@cache
def _ministry(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'ministries')})\Z")


def _is_quoted(name: Named, place: int, heard: Heard) -> bool:
    """Tell a name in words that somebody said and ended: whom the narrator means was named outside."""
    at = bisect_right(heard.quoted, (name.start, place))
    start, end = heard.quoted[at - 1] if at else (0, 0)
    return start <= name.start and name.end <= end <= place


def _last(scene: Scene, place: int, kinds: tuple[str, ...], heard: Heard) -> str:
    spoke = heard.party and kind(heard.party) in kinds and heard.at < place
    nearest = ""
    for name in scene.before(place):
        if place - name.end > _FARTHEST or (spoke and name.end <= heard.at):
            break
        if kind(name.party) not in kinds or (spoke and _is_quoted(name, place, heard)):
            continue
        if scene.is_quiet(name.start):
            continue  # who took a picture
        nearest = nearest or name.party
        if stands_first(scene, name):
            return name.party
    return heard.party if spoke else nearest
