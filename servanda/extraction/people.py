"""People in prose: an office or form of address before a name, and who is meant by the office alone.

A person is named once in full and then by last name ("ông Trung", "President Trump"), by office
("Bộ trưởng") or as "Ông". The id is the fullest name in ASCII: `person:le-hoai-trung`. A mention
covers the office as well as the name.

>>> text = "Bộ trưởng Ngoại giao Trần Văn Minh đã đến. Ông Minh nói ít."
>>> [(p.party, text[p.start : p.end]) for p in find_people(text, [], language="vi")]
[('person:tran-van-minh', 'Bộ trưởng Ngoại giao Trần Văn Minh'), ('person:tran-van-minh', 'Ông Minh')]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names import Index, find_names, index
from servanda.extraction.offices import Office, find_offices
from servanda.extraction.person_names import name_at, person_id, run_of_capitals
from servanda.extraction.romanisation import WORD, is_given
from servanda.extraction.scene import Named
from servanda.terms.folding import fold
from servanda.terms.register import aliases, known_alone, speaks_for, spellings

# "Donald Trump, Chủ tịch Hội đồng Hòa bình": the office behind a name is the same person's.
_APPOSITION = re.compile(r"(?:, | [-–] )(?:the )?")


_FARTHEST_NAME = 8  # words between an Arabic office and the name of who holds it
_PLACE_BEFORE = re.compile(r"\b(?:of|in|at|from|near) \Z")  # "the mayor of Port Salu said"
_TELLING = 5  # letters that a last name needs to be known by itself


@dataclass(frozen=True, slots=True)
class Person(Named):
    """A place where a person is meant; `name` is the name written there, if one is."""

    name: str
    rule: str


@dataclass(slots=True)
class _Known:
    """Who has been named so far, going through the text in order."""

    by_last: dict[str, str] = field(default_factory=dict)
    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    latest: str = ""

    def meet(self, party: str, name: str, office: Office | None = None) -> None:
        """Remember a person, the last name and the office held."""
        self.latest = party
        self.by_last[fold(name).split()[-1]] = party
        if office is not None and not office.address:
            self.hold(party, office)

    def hold(self, party: str, office: Office) -> None:
        """Remember who holds an office."""
        self.holders[office.title, ""] = self.holders[office.title, office.of] = party


def find_people(text: str, named: Sequence[Named], *, language: str) -> list[Person]:
    """Return the people of a text in order; `named` is what the register already found there."""
    others = [n for n in named if not n.party.startswith("person:")]
    found = find_offices(text, others, language=language)
    ends = {n.start: n.end for n in others}
    offices = [_with_name_behind(text, office, ends, language=language) for office in found]
    named_offices = list(zip(offices, _names(text, offices, others, language), strict=True))
    ahead = _Known()
    for office, name in named_offices:
        if " " in name and (office.title, "") not in ahead.holders:
            ahead.meet(person_id(name, language=language), name, office)
    people = _go_through(text, named_offices, ahead, language=language)
    people += _untitled(text, people, others, language=language)
    people += _again(text, people, language=language)
    return sorted(people, key=lambda p: (p.start, -p.end))


def _with_name_behind(
    text: str, office: Office, ends: Mapping[int, int], *, language: str
) -> Office:
    """Let the name of "the Finnish ambassador, Liisa Virta, said" begin behind the comma."""
    if language == "ar":
        return _beyond(text, office, ends)
    if office.address or "bodies" not in words(language, "people"):
        return office
    led = re.search(r" (?:in|to|at|for)\Z", text[: office.end][-5:]) is not None
    named = _behind_comma(language, led=led).match(text, office.end)
    return replace(office, then=named.start("name")) if named else office


@cache
def _behind_comma(language: str, *, led: bool) -> re.Pattern[str]:
    name = run_of_capitals(language, 2).pattern
    leads = "" if led else " (?:in|to|at|for)"
    place = rf"(?:{leads}(?: the)? {run_of_capitals(language).pattern})?"
    return re.compile(rf"{place}, (?P<name>{name})(?=,)")


def _beyond(text: str, office: Office, ends: Mapping[int, int]) -> Office:
    """Step over what an Arabic office rules, "المستشار في الديوان الملكي", to a given name that we know."""
    links, place = words("ar", "people")["links"], office.then
    for _ in range(_FARTHEST_NAME):
        word = WORD.match(text, place)
        if place in ends:
            end = ends[place]
        elif word is None:
            return office
        elif word.group() in links or word.group().startswith(("ال", "لل", "بال", "وال")):
            end = word.end()
        elif is_given(word.group()) and name_at(text, place, len(text), language="ar") > place:
            return replace(office, then=place)
        else:
            return office
        if text[end : end + 1] != " ":
            return office
        place = end + 1
    return office


def _names(
    text: str, offices: Sequence[Office], others: Sequence[Named], language: str
) -> Iterator[str]:
    """Return the name behind each office; it ends where a country or body begins."""
    starts = [name.start for name in others]
    for office in offices:
        following = bisect_left(starts, office.then)
        stop = starts[following] if following < len(starts) else len(text)
        end = name_at(text, office.then, max(stop, office.then), language=language)
        yield text[office.then : end]


def _go_through(
    text: str, offices: Sequence[tuple[Office, str]], ahead: _Known, *, language: str
) -> list[Person]:
    """Resolve office by office, remembering who has been named."""
    known = _Known()
    people: list[Person] = []
    for office, name in offices:
        if name:
            end = office.then + len(name)
            party, rule = _by_name(name, office, (known, ahead), language=language)
            if party:
                known.meet(party, name, office)
        elif people and _APPOSITION.fullmatch(text, people[-1].end, office.start):
            known.hold(people[-1].party, office)
            continue
        else:
            end = office.end
            party, rule = _by_office(text, office, (known, ahead), language=language)
        if party:
            people.append(Person(office.start, end, party, name, rule))
            known.latest = party
    return people


def _by_name(
    name: str, office: Office, known: tuple[_Known, _Known], *, language: str
) -> tuple[str, str]:
    """Tell who "Bộ trưởng Lê Hoài Trung" or "ông Trung" is."""
    if " " in name:
        own = person_id(name, language=language)
        for book in known:  # "ông Al Mannai" is Yusuf Al Mannai
            party = book.by_last.get(fold(name).split()[-1], "")
            if party.endswith("-" + own.partition(":")[2]):
                return party, "parties.last-name"
        return person_id(name, language=language), "parties.office-and-name"
    for book in known:
        if fold(name) in book.by_last:
            return book.by_last[fold(name)], "parties.last-name"
    famous = _famous(name, office.of, language)
    if not famous and language == "vi" and not office.address and not (name.isascii() and name[3:]):
        return "", ""  # "Giám đốc Sở": the beginning of a body's name
    return famous or person_id(name, language=language), "parties.last-name"


def _famous(name: str, of: str, language: str) -> str:
    """Return the one person of the register with this last name, who serves that country."""
    ends = {p for n, p in aliases(language).items() if n.endswith(" " + fold(name))}
    people = {p for p in ends if p.startswith("person:")}
    people = {p for p in people if speaks_for(p) == of or (not of and known_alone(p))}
    return people.pop() if len(people) == 1 else ""


def _by_office(
    text: str, office: Office, known: tuple[_Known, _Known], *, language: str
) -> tuple[str, str]:
    """Tell who is meant by "Bộ trưởng" or "Ông" alone: the last holder, or the first to come."""
    lexicon = words(language, "people")
    before = re.search(r"(\S+) $", text[max(0, office.start - 16) : office.start])
    after = re.match(r" ?([^\W\d_]*)", text[office.end : office.end + 16])
    left, right = before.group(1) if before else "", after.group(1) if after else ""
    if left.lower() in lexicon.get("nobody_before", ()):
        return "", ""
    if office.address:
        taken = right in lexicon.get("nobody_after", ()) or not right.islower()
        return ("", "") if taken else (known[0].latest, "parties.address")
    if "only_after" in lexicon and left not in lexicon["only_after"]:
        return "", ""
    for book in known:
        party = book.holders.get((office.title, office.of), "")
        if party:
            return party, "parties.office"
    return "", ""


def _untitled(
    text: str, people: Sequence[Person], others: Sequence[Named], *, language: str
) -> list[Person]:
    """Find people without an office before them: "said John Smith", "Anna Berg, the minister"."""
    lexicon = words(language, "people")
    if language == "ar":
        return _untitled_arabic(text, people, others)
    if language == "vi":
        return _by_family_name(text, people, others)
    if "bodies" not in lexicon:
        return []
    taken = sorted((p.start, p.end) for p in (*people, *others))
    found = []
    for match in _speaking(language).finditer(text):
        group = "before" if match.group("before") else "after"
        start, end = match.span(group)
        first, *_, last = match.group(group).split()
        if (
            f"{first} " in lexicon["no_name"]
            or last in lexicon["bodies"]
            or _overlaps(taken, start, end)
            or _PLACE_BEFORE.search(text, max(0, start - 8), start)
        ):
            continue
        party = person_id(match.group(group), language=language)
        found.append(Person(start, end, party, match.group(group), "parties.untitled"))
    return found


def _by_family_name(text: str, people: Sequence[Person], others: Sequence[Named]) -> list[Person]:
    """Find Vietnamese by their family names, and foreign names before a verb of saying."""
    lexicon = words("vi", "people")
    taken = sorted((p.start, p.end) for p in (*people, *others))
    found: list[Person] = []
    for match in _vietnamese().finditer(text):
        start, end = match.span()
        own = match.group().split()[0] in lexicon["family_names"]
        if own and not _own_name(text, match, lexicon):
            continue
        if not own and not _foreign_speaker(text, match, lexicon):
            continue
        if not _overlaps(taken, start, end):
            party = person_id(match.group(), language="vi")
            found.append(Person(start, end, party, match.group(), "parties.untitled"))
    return found


def _own_name(text: str, match: re.Match[str], lexicon: Mapping[str, Sequence[str]]) -> bool:
    family, second, *more = match.group().split()
    firm = family in lexicon["firm_family_names"] and bool(more)
    before = text[max(0, match.start() - 16) : match.start()].rstrip().lower()
    named_after = before.endswith(tuple(f" {word.lower()}" for word in lexicon["named_after"]))
    return (firm or (second in lexicon["middle"] and bool(more))) and not named_after


def _foreign_speaker(text: str, match: re.Match[str], lexicon: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether two or three words without Vietnamese letters stand before a verb of saying."""
    says = text.startswith(tuple(f" {verb}" for verb in lexicon["says"]), match.end())
    bodies = words("en", "people")["bodies"]
    return says and match.group().isascii() and match.group().split()[-1] not in bodies


@cache
def _vietnamese() -> re.Pattern[str]:
    return run_of_capitals("vi", 2)


def _untitled_arabic(text: str, people: Sequence[Person], others: Sequence[Named]) -> list[Person]:
    """Find "قال ماركو روسي إن" and "ماركو روسي، السفير": a given name that we know begins it."""
    taken = sorted((p.start, p.end) for p in (*people, *others))
    found = []
    for start, end in _bare_arabic_names(text):
        if not _overlaps(taken, start, end):
            party = person_id(text[start:end], language="ar")
            found.append(Person(start, end, party, text[start:end], "parties.untitled"))
    return found


def _bare_arabic_names(text: str) -> Iterator[tuple[int, int]]:
    behind, before = _arabic_company()
    for verb in behind.finditer(text):
        end = name_at(text, verb.end(), len(text), language="ar")
        first = WORD.match(text, verb.end())
        if first and end > verb.end() and is_given(first.group()):
            yield verb.end(), end
    for comma in before.finditer(text):
        last = list(WORD.finditer(text, max(0, comma.start() - 30), comma.start()))[-3:]
        for word in last[:-1]:
            named = name_at(text, word.start(), comma.start(), language="ar") == comma.start()
            if named and is_given(word.group()):
                yield word.start(), comma.start()
                break


@cache
def _arabic_company() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a name that speaks, and the comma and office behind one."""
    lexicon = words("ar", "people")
    says, titles = "|".join(lexicon["says"]), "|".join(lexicon["titles"])
    return re.compile(rf"(?<!\w)[وف]?(?:{says}) (?=\w)"), re.compile(rf"،(?= (?:{titles})\b)")


@cache
def _speaking(language: str) -> re.Pattern[str]:
    """Return the pattern of a name beside a verb of saying, or before its office."""
    name = run_of_capitals(language, 2).pattern
    says = "|".join(words(language, "people").get("says", ()))
    lexicon = words(language, "people")
    roles = [*lexicon["titles"], *lexicon.get("professions", ())]
    titles = "|".join(re.escape(role.lower()) for role in roles)
    return re.compile(
        rf"(?P<before>{name})(?= (?:{says})\b|, (?:\d\d, )?(?:the |a |an |who is )?(?:\S+ ){{0,3}}?(?:{titles})\b)"
        rf"|\b(?:{says}) (?P<after>{name})"
    )


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    nearest = bisect_left(taken, (end, 0))
    return any(last > start for _, last in taken[max(0, nearest - 3) : nearest])


def _again(text: str, people: Sequence[Person], *, language: str) -> list[Person]:
    """Find the people once more by name alone, foreign last names too."""
    public = find_names(text, _public(language), language=language)
    met = [(p.name, p.party) for p in people if " " in p.name]
    met += [(text[n.start : n.end], n.party) for n in public if " " in text[n.start : n.end]]
    taken = sorted((p.start, p.end) for p in people)
    named = find_names(text, index(_spelt(met, language)), language=language)
    found: list[Person] = []
    for n in sorted([*public, *named], key=lambda n: (n.start, -n.end)):
        inside = bool(found) and n.start < found[-1].end
        if not inside and not _overlaps(taken, n.start, n.end) and _meant(text, n, language):
            found.append(Person(n.start, n.end, n.party, text[n.start : n.end], "parties.name"))
    return found


def _spelt(met: Sequence[tuple[str, str]], language: str) -> dict[str, str]:
    """Return full and last names of those met; a Vietnamese is not called by the last name alone."""
    family = words(language, "people").get("family_names", ())
    home = words("vi", "people")["home"]
    spelt = dict(met)
    for name, party in met:
        first, *_, last = name.split()
        own = first in family or speaks_for(party) == home
        if not own and (language != "ar" or (len(last) > 2 and last not in _no_last_names())):
            spelt.setdefault(last, party)
    return spelt


@cache
def _no_last_names() -> frozenset[str]:
    """Return the Arabic words that end a name of a king and are none: "عبد الله الثاني"."""
    return frozenset(words("ar", "people")["ordinals"])


@cache
def _public(language: str) -> Index:
    """Return the full names of the register, and the last names of those known by it alone."""
    listed = {n: p for n, p in spellings(language).items() if p.startswith("person:")}
    last = {
        name.split()[-1]: party
        for name, party in listed.items()
        if known_alone(party) and language != "ar" and len(name.split()[-1]) >= _TELLING
    }
    home = words("vi", "people")["home"]
    return index({n: p for n, p in last.items() if speaks_for(p) != home} | listed)


def _meant(text: str, name: Named, language: str) -> bool:
    """Tell whether an Arabic word that is a family name too is meant as one: "وأضاف كريم أن"."""
    if language != "ar" or text[name.start : name.end] not in words("ar", "people")["ordinary"]:
        return True
    before = WORD.findall(text, max(0, name.start - 16), name.start)
    return bool(before) and before[-1].lstrip("وف") in words("ar", "people")["says"]
