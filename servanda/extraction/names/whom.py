"""Whom a name, a last name, an office or a form of address means, going through a text in order.

A person is named once in full and then by last name ("ông Trung", "President Trump"), by first name
where that is how such a person is called ("Sheikh Tamim", "Mr Anwar"), by office or as "Ông".

Then they are named once more by name alone: "Lee" after "Ann Lee", a public person's last name. A
Vietnamese is not called by the family name alone; an Arabic word that is a name too is one where its
bearer says something.

>>> book = Known()
>>> book.meet("person:ann-lee", "Ann Lee")
>>> book.by_last["lee"], book.latest
('person:ann-lee', 'person:ann-lee')
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.listed import find_names, index
from servanda.extraction.names.namesakes import is_namesake
from servanda.extraction.names.offices import Office
from servanda.extraction.names.person_names import INITIALS, famous, last_name, person_id
from servanda.extraction.names.romanisation import JOINED, WORD, is_own_given
from servanda.extraction.names.untitled import overlaps
from servanda.extraction.scene import Named
from servanda.terms.folding import fold
from servanda.terms.register import known_alone, speaks_for, spellings

# "Donald Trump, Chủ tịch Hội đồng Hòa bình": the office behind a name is the same person's.
_APPOSITION = re.compile(r"(?:, | [-–] )(?:the )?")
_SHORT = 3  # letters of a first name that is too short to be known by itself
_TELLING = 5  # letters that a last name needs to be known by itself


@dataclass(frozen=True, slots=True)
class Person(Named):
    """A place where a person is meant; `name` is the name written there, if one is."""

    name: str
    rule: str


@dataclass(slots=True)
class Known:
    """Who has been named so far, going through the text in order."""

    by_name: dict[str, str] = field(default_factory=dict)
    by_last: dict[str, str] = field(default_factory=dict)
    by_first: dict[str, str] = field(default_factory=dict)
    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    latest: str = ""

    def meet(self, party: str, name: str, office: Office | None = None) -> None:
        """Remember a person, the last name and the office held."""
        self.latest = party
        self.by_name.setdefault(fold(name), party)
        first, *_, last = f"{fold(name)} {fold(name)}".split()
        self.by_last[last] = party
        self.by_last[fold(last_name(name))] = party
        self.by_first.setdefault(first, party)
        if office is not None and not office.address:
            self.hold(party, office)

    def hold(self, party: str, office: Office) -> None:
        """Remember who holds an office."""
        self.holders[office.title, ""] = self.holders[office.title, office.of] = party


def go_through(
    text: str, offices: Sequence[tuple[Office, str]], ahead: Known, *, language: str
) -> list[Person]:
    """Resolve office by office, remembering who has been named."""
    known = Known()
    people: list[Person] = []
    forms = _forms(offices, ahead, language=language)
    for office, name in offices:
        apposed = bool(people) and bool(_APPOSITION.fullmatch(text, people[-1].end, office.start))
        if name and apposed and not office.address and _of_a_body(name, people[-1], language):
            known.hold(people[-1].party, office)
            continue
        if name:
            end = office.then + len(name)
            party, rule = _by_name(name, office, (known, ahead), language=language)
            if party:
                known.meet(party, name, office)
        elif apposed:
            known.hold(people[-1].party, office)
            continue
        else:
            end = office.end
            party, rule = _by_office(text, office, (known, ahead), language=language)
            if party and forms and rule == "parties.address":
                party = _of_form(text, office.title, people, forms) or party
            party = _outside(text, office, people) or party if party else party
        if party:
            people.append(Person(office.start, end, party, name, rule))
            known.latest = party
    return people


def _forms(offices: Sequence[tuple[Office, str]], ahead: Known, *, language: str) -> dict[str, str]:
    """Return who is called "ông" and who "bà" anywhere in the text."""
    listed = words(language, "people").get("agreeing", ())
    found: dict[str, str] = {}
    for office, name in offices:
        if name and office.title in listed:
            party, _ = _by_name(name, office, (ahead, ahead), language=language)
            found.setdefault(party, office.title)
    return found


def _of_form(text: str, form: str, people: Sequence[Person], forms: Mapping[str, str]) -> str:
    """Return whom "bà" means: nobody who is called "ông", and who is called so in the last sentence."""
    for person in reversed(people):
        called = forms.get(person.party)
        if called == form:
            return person.party
        if called is None:
            begin = max(text.rfind(mark, 0, person.start) for mark in (". ", "\n"))
            beside = (p for p in people if begin < p.start < person.start)
            so = (p.party for p in beside if forms.get(p.party) == form)
            return next(so, person.party)
    return ""


_CLOSED = re.compile(r"[”\"»]\s?[,،–-]{0,2}\s?\Z")
_MARKED = 900  # letters of a quotation whose beginning is looked for


def _outside(text: str, office: Office, people: Sequence[Person]) -> str:
    """Return whom "ông" behind a quotation means: who was named before it, none of those named in it."""
    near = max(0, office.start - 4)
    closed = _CLOSED.search(text[near : office.start]) if office.address else None
    if closed is None:
        return ""
    end = near + closed.start()
    opened = max(text.rfind(mark, max(0, end - _MARKED), end) for mark in '“"«')
    before = [p.party for p in people if p.end <= opened]
    return before[-1] if before else ""


def _of_a_body(name: str, holder: Person, language: str) -> bool:
    """Tell the firm of "Rachel Ong, Giám đốc điều hành Orion" from a second person."""
    return language == "vi" and " " not in name and " " in holder.name


def _by_name(
    name: str, office: Office, known: tuple[Known, Known], *, language: str
) -> tuple[str, str]:
    """Tell who "Bộ trưởng Lê Hoài Trung" or "ông Trung" is."""
    if initials := INITIALS.fullmatch(name):
        last = fold(initials["last"])
        own = next(filter(None, (b.by_last.get(last) for b in known)), "")
        own = own or famous(last, office.of, language)
        if own.startswith(f"person:{name[0].lower()}"):
            return own, "parties.last-name"
    if " " in name:
        own = person_id(name, language=language, of=office.of or office.home)
        for book in known:  # "ông Al Mannai" is Yusuf Al Mannai
            party = book.by_last.get(fold(name).split()[-1], "")
            if party.endswith("-" + own.partition(":")[2]):
                return party, "parties.last-name"
        said = (book.by_name[fold(name)] for book in known if fold(name) in book.by_name)
        return next(said, own), "parties.office-and-name"
    by_first = office.title in words(language, "people").get("by_first_name_titles", ())
    for book in known:
        if by_first and fold(name) in book.by_first:  # "Sheikh Tamim", "King Abdullah"
            return book.by_first[fold(name)], "parties.first-name"
        if not by_first and fold(name) in book.by_last:
            return book.by_last[fold(name)], "parties.last-name"
    for book in known:  # "Mr Anwar" is Anwar bin Yusof
        if office.address and fold(name) in book.by_first:
            return book.by_first[fold(name)], "parties.first-name"
    found = famous(name, office.of, language)
    if not found and language == "vi" and not office.address and not (name.isascii() and name[3:]):
        return "", ""  # "Giám đốc Sở": the beginning of a body's name
    return found or person_id(name, language=language), "parties.last-name"


def _by_office(
    text: str, office: Office, known: tuple[Known, Known], *, language: str
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
    leads = office.title in lexicon.get("leads", ())
    if leads and not office.of:
        return "", ""
    chiefs = lexicon.get("chiefs", ())
    of = (speaks_for(office.of) or office.of) if leads else office.of
    # "Người phát ngôn Bộ Ngoại giao", who was named without the ministry
    ours = of.startswith("org:") and speaks_for(of) == lexicon.get("home")
    for title in (office.title, *(chiefs if leads else ())):
        for book in known:
            party = book.holders.get((title, of), "") or book.holders.get(
                (title, "" if ours else of), ""
            )
            if party:
                return party, "parties.office"
    party = _without_office(of, known) if leads or (office.of and office.title in chiefs) else ""
    return (party, "parties.office") if party else ("", "")


def _without_office(of: str, known: tuple[Known, Known]) -> str:
    """Return the one public person of a country whom the text names without an office: "ông Trump"."""
    held = {party for book in known for party in book.holders.values()}
    named = {party for book in known for party in book.by_last.values()} - held
    serving = [party for party in named if speaks_for(party) == of]
    return serving[0] if len(serving) == 1 else ""


def named_again(
    text: str, people: Sequence[Person], public: Sequence[Named], *, language: str
) -> list[Named]:
    """Find the people once more by name alone, foreign last names too; `public` are registered."""
    met = [(p.name, p.party) for p in people if " " in p.name]
    met += [(text[n.start : n.end], n.party) for n in public if " " in text[n.start : n.end]]
    taken = sorted((p.start, p.end) for p in people)
    spelt = _spelt(met, language)
    named = find_names(text, index(spelt), language=language)
    if language == "ar":
        firsts = find_names(text, index(_by_first_names(met, spelt)), language=language)
        named += [n for n in firsts if _called_by_first(text, n)]
    if behind := words(language, "people").get("first_says"):
        firsts = find_names(text, index(_only_firsts(met, spelt)), language=language)
        named += [n for n in firsts if re.compile(behind).match(text, n.end)]
    found: list[Named] = []
    for n in sorted([*public, *named], key=lambda n: (n.start, -n.end)):
        inside = bool(found) and n.start < found[-1].end
        hyphened = text[n.start - 1 : n.start] == "-" or re.match(r"-\w", text[n.end : n.end + 2])
        taken_in = overlaps(taken, n.start, n.end)  # "Mazar-i-Sharif" is no Sharif
        if not (inside or hyphened or taken_in) and _meant(text, n, language):
            found.append(n)
    return found


def bearers(text: str, named: Sequence[Named], *, language: str) -> list[Named]:
    """Return the registered persons who stand in a text, without those after whom something is called."""
    people = [n for n in named if n.party.startswith("person:")]
    if language != "ar":
        return people
    return [n for n in people if not is_namesake(text, n.start)]


def _spelt(met: Sequence[tuple[str, str]], language: str) -> dict[str, str]:
    """Return full and last names of those met; a Vietnamese is not called by the last name alone."""
    family = words(language, "people").get("family_names", ())
    home = words("vi", "people")["home"]
    spelt = _known_alone(language) | dict(met)
    for name, party in met:
        first, last = name.split()[0], name.split()[-1]
        if words(language, "people").get("by_first_name") and len(first) > _SHORT:
            spelt.setdefault(first, party)
        own = first in family or speaks_for(party) == home
        if not own and (language != "ar" or (len(last) > 2 and last not in _no_last_names())):
            spelt.setdefault(last, party)
        if not own and last_name(name) != last:
            spelt.setdefault(last_name(name), party)
    return spelt


def _only_firsts(met: Sequence[tuple[str, str]], spelt: Mapping[str, str]) -> dict[str, str]:
    """Return the first names of those met that are nobody else's: "Ban" of Ban Ki-moon."""
    found: dict[str, str] = {}
    for name, party in met:
        found[name.split()[0]] = party if found.get(name.split()[0], party) == party else ""
    return {first: party for first, party in found.items() if party and first not in spelt}


def _by_first_names(met: Sequence[tuple[str, str]], spelt: Mapping[str, str]) -> dict[str, str]:
    """Return the first names of those met in Arabic: they are meant before what their bearers say."""
    found: dict[str, str] = {}
    for name, party in met:
        first = name.split()[0]
        if len(first) > _SHORT and first not in spelt and first not in JOINED:
            found.setdefault(first, party)
    return found


@cache
def _no_last_names() -> frozenset[str]:
    """Return the Arabic words that end a name of a king and are none: "عبد الله الثاني"."""
    return frozenset(words("ar", "people")["ordinals"])


@cache
def _known_alone(language: str) -> dict[str, str]:
    """Return the last names of those of the register who are known by it alone."""
    home = words("vi", "people")["home"]
    return {
        name.split()[-1]: party
        for name, party in spellings(language).items()
        if party.startswith("person:") and known_alone(party) and speaks_for(party) != home
        if language != "ar" and len(name.split()[-1]) >= _TELLING
    }


def _meant(text: str, name: Named, language: str) -> bool:
    """Tell whether an Arabic word that is a family name too is meant as one: "وأضاف كريم أن"."""
    if language != "ar" or text[name.start : name.end] not in words("ar", "people")["ordinary"]:
        return True
    return _says_before(text, name)


def _called_by_first(text: str, name: Named) -> bool:
    """Tell whether a first name stands for a person met: who is known by it, or says something."""
    by_first = words("ar", "people")["called_by_first_name"]
    if speaks_for(name.party).partition(":")[2] in by_first or _says_before(text, name):
        return True
    return not is_own_given(text[name.start : name.end])


def _says_before(text: str, name: Named) -> bool:
    before = WORD.findall(text, max(0, name.start - 16), name.start)
    lexicon = words("ar", "people")
    says = (*lexicon["says"], *lexicon["before_that"]["leads"])  # "وقال", "ويضيف"
    return bool(before) and before[-1].lstrip("وف") in says
