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
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.named_again import bearers, named_again
from servanda.extraction.names.offices import Office, find_offices
from servanda.extraction.names.person_names import (
    INITIALS,
    famous,
    last_name,
    name_at,
    person_id,
    run_of_capitals,
    vietnamese_within,
)
from servanda.extraction.names.proved_names import behind_city, evident_name, proved_names
from servanda.extraction.names.romanisation import WORD, is_family, is_given, is_own_given
from servanda.extraction.names.untitled import find_untitled
from servanda.extraction.scene import Named
from servanda.terms.folding import fold
from servanda.terms.register import speaks_for

# "Donald Trump, Chủ tịch Hội đồng Hòa bình": the office behind a name is the same person's.
_APPOSITION = re.compile(r"(?:, | [-–] )(?:the )?")


_PLACE = 60  # code points of a place and the name behind it: "Sở Y tế Lâm Đồng Phạm Thị Yến"
_FARTHEST_NAME = 8  # words between an Arabic office and the name of who holds it
_UNTITLED = "parties.untitled"
# "the King Salman centre" is no king.
_NAMED_AFTER = re.compile(
    r" (?:[Cc]ent(?:re|er)|Foundation|University|Airport|Hospital|Road|Street|Bridge|Stadium|Complex|Prize"
    r"|Humanitarian|Institute|Library|Dam|Port|Base|Academy|School|Mosque|Square|Avenue|Award|Fund)\b"
)
# "Tổng Giám đốc IICO Bader Al-Sumait": what he leads, in capitals, and his name behind it.
_INITIALS_OF_A_BODY = re.compile(r"[A-ZĐ]{3,8} (?=[A-ZĐ][a-zà-ỹđ])")
# An office and two words or more of a headline in capitals.
_SHOUTED = re.compile(r"[^a-z\n]*[A-Z]{2,} [A-Z]{2,}[^a-z\n]*\Z")


@dataclass(frozen=True, slots=True)
class Person(Named):
    """A place where a person is meant; `name` is the name written there, if one is."""

    name: str
    rule: str


@dataclass(slots=True)
class _Known:
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


def find_people(
    text: str, named: Sequence[Named], *, language: str, offices: Collection[str] = ()
) -> list[Person]:
    """Return the people of a text in order; `named` is what the register already found there."""
    others = [n for n in named if not n.party.startswith("person:")]
    found = find_offices(text, others, language=language, kept=offices)
    ends = {n.start: n for n in others}
    held = [_with_name_behind(text, office, ends, language=language) for office in found]
    public = bearers(text, named, language=language)
    whole = {n.start: n.end for n in public} if language == "ar" else {}
    named_offices = [
        (o, text[o.then : max(o.then + len(name), whole.get(o.then, 0))])
        for o, name in zip(held, _names(text, held, others, language), strict=True)
    ]
    ahead = _ahead(text, named_offices, others, language)
    proved = _proved(text, named_offices, ahead, others, language=language)
    people = _go_through(text, named_offices, ahead, language=language) + proved
    taken = sorted((p.start, p.end) for p in (*people, *others))
    people += [
        Person(start, end, _tail_of(people, text[start:end], language), text[start:end], _UNTITLED)
        for start, end in find_untitled(text, taken, language=language)
        if not _is_object(people, text[start:end], language)
    ]
    people += [
        Person(n.start, n.end, n.party, text[n.start : n.end], "parties.name")
        for n in named_again(text, people, public, language=language)
    ]
    return sorted(people, key=lambda p: (p.start, -p.end))


def _proved(
    text: str,
    offices: Sequence[tuple[Office, str]],
    ahead: _Known,
    others: Sequence[Named],
    *,
    language: str,
) -> list[Person]:
    """Return the full names that "ông Haddad" proves, and let them be known to it."""
    called = {n for o, n in offices if o.address and n and " " not in n and n not in ahead.by_last}
    called = {name for name in called if fold(name) not in ahead.by_last}
    named = ((o.start, o.then + len(n)) for o, n in offices if n)
    taken = sorted([*named, *((n.start, n.end) for n in others)])
    found = []
    for start, end in proved_names(text, called, taken, language=language):
        party = person_id(text[start:end], language=language)
        ahead.meet(party, text[start:end])
        found.append(Person(start, end, party, text[start:end], _UNTITLED))
    return found


def _ahead(
    text: str, offices: Sequence[tuple[Office, str]], others: Sequence[Named], language: str
) -> _Known:
    """Return who is named in full anywhere in the text; an office may stand before the first time."""
    ahead = _Known()
    if "roles" in words(
        language, "people"
    ):  # "the presidents, Adi Wira and Li Wei ... President Wira"
        held = [(o.start, o.then + len(name)) for o, name in offices if name]
        taken = sorted([*held, *((n.start, n.end) for n in others)])
        for start, end in find_untitled(text, taken, language=language):
            ahead.meet(person_id(text[start:end], language=language), text[start:end])
    for office, name in offices:
        full = " " in name and not INITIALS.fullmatch(name)
        if full and (office.title, "") not in ahead.holders:
            ahead.meet(
                person_id(name, language=language, of=office.of or office.home), name, office
            )
    return ahead


def _is_object(people: Sequence[Person], name: str, language: str) -> bool:
    """Tell a last name and the object of its verb, "ثمن حسين الموقف", from a name."""
    first, _, rest = name.partition(" ")
    known = any(p.name.endswith(f" {first}") for p in people) if language == "ar" else False
    return known and not all(is_family(word) for word in rest.split())


def _tail_of(people: Sequence[Person], name: str, language: str) -> str:
    """Return whose name ends so, "أبو الفول" as "هيثم أبو الفول" does, else the id of the name."""
    longer = (
        p.party
        for p in people
        if language in ("ar", "en") and (p.name == name or p.name.endswith(f" {name}"))
    )
    return next(longer, "") or person_id(name, language=language)


def _with_name_behind(
    text: str, office: Office, ends: Mapping[int, Named], *, language: str
) -> Office:
    """Let the name of "the Finnish ambassador, Liisa Virta, said" begin behind the comma."""
    if language == "ar":
        return _behind_mark(text, _beyond(text, office, ends))
    if language == "vi":
        return _behind_place(text, office)
    if office.address or "bodies" not in words(language, "people"):
        return office
    led = (
        re.search(r" (?:in|to|at|for|of)\Z", text[max(0, office.end - 5) : office.end]) is not None
    )
    named = _behind_comma(language, led=led).match(text, office.end)
    return replace(office, then=named.start("name")) if named else office


def _behind_place(text: str, office: Office) -> Office:
    """Step over the capitals of a place to a Vietnamese name: "Chủ tịch tỉnh Hà Nam" names nobody."""
    initials = _INITIALS_OF_A_BODY.match(text, office.then)
    then = initials.end() if initials else office.then
    then += vietnamese_within(text[then : then + _PLACE])
    then = evident_name(text, then) if not office.address else then
    if then == len(text) and text.endswith((" tại", " ở"), 0, office.end):
        then = behind_city(text, office.end + 1)
    run = run_of_capitals("vi").match(text, then)
    led = text.endswith(tuple(words("vi", "people")["places"]), 0, office.end)
    place = led and then == office.then and run is not None and run.group().count(" ") < 2
    return replace(office, then=len(text) if place else then)


@cache
def _behind_comma(language: str, *, led: bool) -> re.Pattern[str]:
    name = run_of_capitals(language, 2).pattern
    style = "|".join(map(re.escape, words(language, "people").get("styles", ()))) or "(?!)"
    leads = "" if led else " (?:in|to|at|for|of)"
    place = rf"(?:{leads}(?: the)? {run_of_capitals(language).pattern})?"
    return re.compile(
        rf"{place}, (?:(?:{style}) )?(?P<name>{name})(?=[,.;:]| \(| of [A-Z]| (?:said|says|told|and)\b)"
    )


def _behind_mark(text: str, office: Office) -> Office:
    """Let the name of "قالت الوزيرة الهولندية، آنا فيسر، إن" begin behind the comma, one closing it too."""
    place = office.end + 2
    if not text.startswith("، ", office.end) or office.address:
        return office
    first = WORD.match(text, place)
    if first is None or not is_given(first.group()):
        return office
    end = name_at(text, place, len(text), language="ar")
    closed = text[end : end + 2].lstrip(" ")[:1] == "،"
    return replace(office, then=place) if end > place and closed else office


def _beyond(text: str, office: Office, ends: Mapping[int, Named]) -> Office:
    """Step over what an Arabic office rules, "المستشار في الديوان الملكي", to a given name that we know."""
    lexicon, place = words("ar", "people"), office.then
    links = lexicon["links"]
    of_place = office.title in lexicon["place_titles"]
    for _ in range(_FARTHEST_NAME):
        word = WORD.match(text, place)
        led, away = of_place, text.endswith((" في ", " لدى ", " إلى "), 0, place)
        of_place = word is not None and word.group() in lexicon["place_nouns"]
        if place in ends or (place + 1 in ends and text[place] in "لب"):
            ruled = ends[place if place in ends else place + 1]
            end = ruled.end
            office = replace(office, home=office.home or ruled.party)
        elif word is None:
            return office
        elif {word.group(), word.group().removeprefix("ل")} & {*links} or word.group().startswith(
            ("ال", "لل", "بال", "وال")
        ):
            end = word.end()
        elif of_place or (
            not is_own_given(word.group()) and (led or (away and not is_given(word.group())))
        ):
            end = word.end()  # "بلدية دير البلح", "محافظ طولكرم": the name stands behind the place
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
        shouted = language == "en" and _SHOUTED.match(text, office.start, end)
        named_after = language == "en" and _NAMED_AFTER.match(text, end)
        if language == "ar" and not office.address:
            named_after = _named_after().search(text, max(0, office.start - _PLACE), office.start)
        yield (
            "" if shouted or named_after else text[office.then : end]
        )  # "PRESIDENT WELCOMES PLEDGES FOR"


@cache
def _named_after() -> re.Pattern[str]:
    """Return the Arabic nouns before a name that something bears: "مؤسسة الأميرة العنود الخيرية"."""
    nouns = "|".join(words("ar", "people")["named_after"])
    return re.compile(rf"(?<!\w)[وبلف]{{0,2}}(?:ال)?(?:{nouns}) \Z")


def _go_through(
    text: str, offices: Sequence[tuple[Office, str]], ahead: _Known, *, language: str
) -> list[Person]:
    """Resolve office by office, remembering who has been named."""
    known = _Known()
    people: list[Person] = []
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
        if party:
            people.append(Person(office.start, end, party, name, rule))
            known.latest = party
    return people


def _of_a_body(name: str, holder: Person, language: str) -> bool:
    """Tell the firm of "Rachel Ong, Giám đốc điều hành Orion" from a second person."""
    return language == "vi" and " " not in name and " " in holder.name


def _by_name(
    name: str, office: Office, known: tuple[_Known, _Known], *, language: str
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
    for book in known:
        if fold(name) in book.by_last:
            return book.by_last[fold(name)], "parties.last-name"
    for book in known:  # "Mr Anwar" is Anwar bin Yusof
        if office.address and fold(name) in book.by_first:
            return book.by_first[fold(name)], "parties.first-name"
    found = famous(name, office.of, language)
    if not found and language == "vi" and not office.address and not (name.isascii() and name[3:]):
        return "", ""  # "Giám đốc Sở": the beginning of a body's name
    return found or person_id(name, language=language), "parties.last-name"


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


def _without_office(of: str, known: tuple[_Known, _Known]) -> str:
    """Return the one public person of a country whom the text names without an office: "ông Trump"."""
    held = {party for book in known for party in book.holders.values()}
    named = {party for book in known for party in book.by_last.values()} - held
    serving = [party for party in named if speaks_for(party) == of]
    return serving[0] if len(serving) == 1 else ""
