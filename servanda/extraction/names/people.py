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
from dataclasses import replace
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.homes import home_beside
from servanda.extraction.names.namesakes import is_namesake
from servanda.extraction.names.offices import Office, find_offices
from servanda.extraction.names.person_names import (
    INITIALS,
    has_article,
    may_be_named,
    name_at,
    person_id,
    run_of_capitals,
    vietnamese_within,
)
from servanda.extraction.names.proved_names import (
    behind_city,
    evident_name,
    name_behind_body,
    proved_names,
)
from servanda.extraction.names.romanisation import WORD, is_family, is_given, is_own_given
from servanda.extraction.names.untitled import find_untitled, overlaps
from servanda.extraction.names.whom import Known, Person, bearers, go_through, named_again
from servanda.extraction.scene import Named
from servanda.terms.countries import seats
from servanda.terms.folding import fold

_PLACE = 60  # code points of a place and the name behind it: "Sở Y tế Lâm Đồng Phạm Thị Yến"
_FARTHEST_NAME = 8  # words between an Arabic office and the name of who holds it
_CLOSED = 20  # code points of a word with an article
_SHORT = 2
_STYLED = re.compile(r" ال\w+ \Z")
_UNTITLED = "parties.untitled"
# "the King Salman centre" is no king.
_NAMED_AFTER = re.compile(
    r" (?:[Cc]ent(?:re|er)|Foundation|University|Airport|Hospital|Road|Street|Bridge|Stadium|Complex|Prize"
    r"|Humanitarian|Institute|Library|Dam|Port|Base|Academy|School|Mosque|Square|Avenue|Award|Fund)\b"
)
# "Tổng Giám đốc IICO Bader Al-Sumait": what he leads, in capitals, and his name behind it.
_INITIALS_OF_A_BODY = re.compile(r"[A-ZĐ]{2,8} (?=[A-ZĐ][a-zà-ỹđ])")
# "Lý Khắc Cường (Li Keqiang)"
_TOLD = re.compile(
    r"(?<!\w)(?P<name>(?:[^\W\d_a-z][^\W\d_]* ){1,3}[^\W\d_a-z][^\W\d_]*) \((?P<latin>(?:[A-Z][a-z'-]+ ){1,3}[A-Z][a-z'-]+)\)"
)
_LATIN = re.compile(r" \((?:[A-Z][a-z'-]+ ){1,3}[A-Z][a-z'-]+\)")  # its end, quick to seek
# An office and two words or more of a headline in capitals.
_SHOUTED = re.compile(r"[^a-z\n]*[A-Z]{2,} [A-Z]{2,}[^a-z\n]*\Z")


def find_people(
    text: str, named: Sequence[Named], *, language: str, offices: Collection[str] = ()
) -> list[Person]:
    """Return the people of a text in order; `named` is what the register already found there."""
    others = [n for n in named if not n.party.startswith("person:")]
    found = find_offices(text, others, language=language, kept=offices)
    ends = {n.start: n for n in others}
    held = [_with_name_behind(text, office, ends, language=language) for office in found]
    held = [_at_home(text, o, others) for o in held] if language == "ar" else held
    public = bearers(text, named, language=language)
    whole = {n.start: n.end for n in public} if language == "ar" else {}
    named_offices = [
        (o, text[o.then : max(o.then + len(name), whole.get(o.then, 0))])
        for o, name in zip(held, _names(text, held, others, language), strict=True)
    ]
    ahead = _ahead(text, named_offices, others, language)
    ahead.by_name.update(_in_brackets(text, language))
    proved = _proved(text, named_offices, ahead, others, language=language)
    people = go_through(text, named_offices, ahead, language=language) + proved
    taken = sorted((p.start, p.end) for p in (*people, *others))
    for start, end in find_untitled(text, taken, language=language):
        if not _is_object(people, text[start:end], language):
            party = _tail_of(text, (start, end), (people, others), language)
            people.append(Person(start, end, party, text[start:end], _UNTITLED))
    bodies = sorted((n.start, n.end) for n in others if n.party.startswith("org:"))
    people += [
        Person(n.start, n.end, n.party, text[n.start : n.end], "parties.name")
        for n in named_again(text, people, public, language=language)
        if not overlaps(bodies, n.start, n.end)  # "King Omar Centre"
    ]
    return sorted(people, key=lambda p: (p.start, -p.end))


def _at_home(text: str, office: Office, others: Sequence[Named]) -> Office:
    """Let the country beside an office that says none, or the text's own, be its bearer's."""
    return (
        office
        if office.of
        else replace(office, home=office.home or home_beside(text, office.then, others))
    )


def _proved(
    text: str,
    offices: Sequence[tuple[Office, str]],
    ahead: Known,
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


def _in_brackets(text: str, language: str) -> dict[str, str]:
    """Return whom "Trương Đức Giang (Zhang Dejiang)" names: the letters in brackets tell the id."""
    if language != "vi" or not _LATIN.search(text):
        return {}
    found: dict[str, str] = {}
    for told in (m for m in _TOLD.finditer(text) if not m["name"].isascii()):
        pieces = fold(told["name"]).split()
        called = (" ".join(pieces[at:]) for at in range(len(pieces) - 1))
        found |= dict.fromkeys(called, person_id(told["latin"], language="en"))
    return found


def _ahead(
    text: str, offices: Sequence[tuple[Office, str]], others: Sequence[Named], language: str
) -> Known:
    """Return who is named in full anywhere in the text; an office may stand before the first time."""
    ahead = Known()
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


def _tail_of(
    text: str,
    at: tuple[int, int],
    known: tuple[Sequence[Person], Sequence[Named]],
    language: str,
) -> str:
    """Return whose name ends so, "أبو الفول" as "هيثم أبو الفول" does, else the id of the name."""
    name, (people, others) = text[slice(*at)], known
    same = fold(name)
    longer = (
        p.party
        for p in people
        if language in ("ar", "en") and f" {fold(p.name)}".endswith(f" {same}")
    )
    of = home_beside(text, at[0], others) if language == "ar" else ""
    return next(longer, "") or person_id(name, language=language, of=of)


def _with_name_behind(
    text: str, office: Office, ends: Mapping[int, Named], *, language: str
) -> Office:
    """Let the name of "the Finnish ambassador, Liisa Virta, said" begin behind the comma."""
    if language == "ar":
        return _beyond(text, office, ends)
    if language == "vi":
        return _behind_place(text, office, {name.end for name in ends.values()})
    if office.address or "bodies" not in words(language, "people"):
        return office
    led = (
        re.search(r" (?:in|to|at|for|of)\Z", text[max(0, office.end - 5) : office.end]) is not None
    )
    named = _behind_comma(language, led=led).match(text, office.end)
    return replace(office, then=named.start("name")) if named else office


def _behind_place(text: str, office: Office, ends: Collection[int]) -> Office:
    """Step over the capitals of a place to a Vietnamese name: "Chủ tịch tỉnh Hà Nam" names nobody."""
    initials = _INITIALS_OF_A_BODY.match(text, office.then)
    then = initials.end() if initials else office.then
    then += vietnamese_within(text[then : then + _PLACE])
    then = evident_name(text, then) if not office.address else then
    if then == len(text) and text.endswith((" tại", " ở"), 0, office.end):
        then = behind_city(text, office.end + 1)
    run = run_of_capitals("vi").match(text, then)
    if not office.address and (run is None or run.group().count(" ") < 1):
        further = name_behind_body(text, office.end + 1, ends)
        then = further if further < len(text) else then
    led = text.endswith(tuple(words("vi", "people")["places"]), 0, office.end)
    place = led and then == office.then and run is not None and run.group().count(" ") < 2
    return replace(office, then=len(text) if place else then)


@cache
def _behind_comma(language: str, *, led: bool) -> re.Pattern[str]:
    name = run_of_capitals(language, 2).pattern
    style = "|".join(map(re.escape, words(language, "people").get("styles", ()))) or "(?!)"
    leads = "" if led else " (?:in|to|at|for|of)"
    capital = r"[^\W\d_a-z][\w.'’-]*"
    place = rf"(?:{leads}(?: the)? {capital}(?: {capital}){{0,3}})?"
    return re.compile(
        rf"{place}, (?:(?:{style}) )?(?P<name>{name})(?=[,.;:]| \(| of [A-Z]| (?:said|says|told|and)\b)"
    )


def _behind_mark(text: str, office: Office, end: int) -> Office:
    """Let the name of "قالت الوزيرة الهولندية، آنا فيسر، إن" begin behind the comma, one closing it too."""
    place = end + 2
    if not text.startswith("، ", end) or office.address:
        return office
    first = WORD.match(text, place)
    if first is None or first.group().startswith("و"):
        return office
    end = name_at(text, place, len(text), language="ar")
    closed = text[end : end + 2].lstrip(" ")[:1] == "،"
    # "..., راجح بادي، ": two words that nobody lists, closed by a comma right behind what the office rules
    rest = text[first.end() + 1 : end]
    alone = " " not in rest and not rest.startswith("ال")
    listed = is_given(first.group()) or alone
    return replace(office, then=place) if end > place and closed and listed else office


def _beyond(text: str, office: Office, ends: Mapping[int, Named]) -> Office:
    """Step over what an Arabic office rules, "المستشار في الديوان الملكي", to a given name that we know."""
    lexicon, place = words("ar", "people"), office.then
    links = lexicon["links"]
    of_place, led = office.title in lexicon["place_titles"], False
    if office.then == len(text) or text[office.end : office.end + 1] == "،":
        return _behind_mark(text, office, office.end)
    for _ in range(_FARTHEST_NAME):
        word = WORD.match(text, place)
        behind_place, led, away = led, of_place, text.endswith((" في ", " لدى ", " إلى "), 0, place)
        of_place = word is not None and word.group() in lexicon["place_nouns"]
        if word and not is_namesake(text, place) and _is_called(text, word):
            return replace(office, then=place)
        if place in ends or (place + 1 in ends and text[place] in "لبو"):
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
        elif is_namesake(text, place) and _STYLED.search(text, max(0, place - _CLOSED), place):
            return office  # "مدير مستشفى السلطان قابوس"
        elif (
            is_given(word.group()) or (behind_place and _is_closed_name(text, place))
        ) and name_at(text, place, len(text), language="ar") > place:
            return replace(office, then=place)
        else:
            return office
        if text[end : end + 1] != " ":
            return _behind_mark(text, office, end)
        place = end + 1
    return office


def _is_called(text: str, word: re.Match[str]) -> bool:
    """Tell a given name with an article, "المدير الطيب أبو فاطمة", and two words behind one of which one is a name.

    "وزير الموارد العراقي عون ذياب": what rules no further word is closed by its article.
    """
    behind = WORD.match(text, word.end() + 1)
    if behind is None or text[word.end()] != " ":
        return False
    last = behind.group()
    if has_article(word.group()):
        return last in ("أبو", "عبد", "بن") or is_own_given(last)
    closed = _STYLED.search(text, max(0, word.start() - _CLOSED), word.start())
    pair = may_be_named(word.group()) and may_be_named(last)
    return bool(closed) and pair and is_own_given(last) and len(word.group()) > _SHORT


def _is_closed_name(text: str, place: int) -> bool:
    """Tell two words behind a place, "محافظة درعا منهل المحاميد:", from what somebody did there."""
    end = name_at(text, place, len(text), language="ar")
    last = text[place:end].rpartition(" ")[2]
    return end > place and (not last.startswith("ال") or is_family(last))


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
        body = language == "en" and f" {text[office.then : end]}".endswith(_bodies())
        named_after = language == "en" and _NAMED_AFTER.match(text, end)
        if language == "ar":
            named_after = _named_after().search(text, max(0, office.start - _PLACE), office.start)
        seat = language == "vi" and text[office.then : end] in seats("vi")  # "quan chức Seoul"
        yield (
            "" if shouted or named_after or body or seat else text[office.then : end]
        )  # "PRESIDENT WELCOMES PLEDGES FOR"


@cache
def _bodies() -> tuple[str, ...]:
    """Return the last words of a run of capitals that is no person: "King Salman Centre"."""
    return tuple(f" {word}" for word in words("en", "people")["bodies"])


@cache
def _named_after() -> re.Pattern[str]:
    """Return the Arabic nouns before a name that something bears: "مؤسسة الأميرة العنود الخيرية"."""
    nouns = "|".join(words("ar", "people")["named_after"])
    return re.compile(rf"(?<!\w)[وبلف]{{0,2}}(?:{nouns}) \Z")
