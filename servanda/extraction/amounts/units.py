"""What a number counts: the unit in the words behind it, looked up and not searched for.

The longest listed unit wins, behind at most three words that are neither units nor function words
("five Egyptian field hospitals"); in a language whose plurals show, an unlisted one counts as well,
and a singular before a plural only says of which kind: "30 truck drivers".

>>> from servanda.extraction.amounts.units import Units, unit_behind
>>> known = Units({"field hospitals": "hospital"}, frozenset({"new"}), None)
>>> unit_behind("3 new field hospitals for it", 1, known)
('hospital', 21)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from servanda.terms.countries import demonyms

_TOKEN = re.compile(  # two spaces where brackets were: "(67) طائرة"
    r"(?:[ ]{2}|\s)?(?P<dash>-?)(?P<word>u\.s\.|united nations(?=\s)|bộ,(?= chiến s[ĩỹ])|[%٪]|(?:us\$|[€£$¥₪₫])(?!\s?\d)|[^\W\d_](?:[\w'’²³]|-(?=\w)|\.(?=\w(?!\w{2})))*)",
    re.I,
)
_MIDDLE = re.compile(
    r"[A-Z]?[a-z][a-z-]*|[A-Z]{2,6}(?:-\d{1,3})?|[A-Z][A-Za-z]{0,2}-?\d{1,3}[A-Z]?"
)  # "five UN brigades", "COVID-19 doses", "three C-130 aircraft"
# "20 regional and international bodies": of these kinds, and not "20 tents and bodies".
_ADJECTIVE = re.compile(
    r"[a-z-]+(?:al|ary|ive|ic|ous|ish|an|ese|ern|ful|able|ible|ent|ant|male|ed)"
)
_PLURAL = re.compile(
    r"[a-z][a-z-]+s(?<!ss)(?<!us)(?<!is)|[a-z][a-z-]+(?<!wo)(?<!gentle)(?<!speci)men|oxen|geese|townsfolk"
)
AT_HOME = "~"  # before the noun of a currency that many states have: see home_money.py
# Behind these letters no alef of the accusative is written.
_BARE_END = re.compile(r"[\u0621-\u064a](?<![اىةءآ])\Z")
_LONGEST = 7  # words of a unit
_FILLED = 2  # fillers between number and unit
_PASSED = 3  # words of any kind between them, where plurals show


@dataclass(frozen=True, slots=True)
class Plurals:
    """What tells an unlisted plural: words that end the search, and plurals that count nothing.

    `single` are the singulars of listed units: "truck", "police officer".
    """

    function: frozenset[str]
    never: frozenset[str]
    single: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a language by their words in small letters, and what may stand before them.

    `peoples` are words such as "Kenyans", that count people; `singulars` count behind a hyphen and
    behind "one" alone: "120-megawatt", "one doctor".
    """

    listed: dict[str, str]
    fillers: frozenset[str]
    plurals: Plurals | None
    peoples: frozenset[str] = frozenset()
    singulars: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    small: str
    dash: bool
    end: int


def unit_behind(text: str, at: int, known: Units, *, one: bool = False) -> tuple[str, int]:
    """Return the unit of a number that ends at `at`, and where its words end; ("", at) for none.

    `one` says that the number is one.
    """
    behind = _words(text, at)
    passed = _PASSED if known.plurals else _FILLED
    for skip in range(min(passed + 1, len(behind))):
        if skip and not (_passes(behind[skip - 1], known) or _joins(behind, skip - 1, known)):
            break
        if behind[skip].dash and skip:
            break
        unit, end = _listed(behind[skip:], known, one=one)
        if unit and not _is_kind(behind[skip:], end, known):
            return unit, end
        follows = behind[skip + 1 : skip + 2]
        if follows and follows[0].small in known.listed and _is_plural(follows[0], known):
            continue  # "50 burns patients"
        if not one and _is_plural(behind[skip], known) and text[at : at + 1].isspace():
            return singular(behind[skip].small), behind[skip].end
        if behind[skip].text in known.peoples:
            return "person", behind[skip].end
    return "", at


def _is_kind(behind: list[_Word], end: int, known: Units) -> bool:
    """Tell the "truck" of "truck drivers", which says of which kind they are, from a unit."""
    at = next(place for place, word in enumerate(behind) if word.end == end)
    if not known.plurals or behind[0].dash or behind[at].small not in known.plurals.single:
        return False
    return at + 1 < len(behind) and (
        _is_plural(behind[at + 1], known)
        or (behind[at + 1].small in known.listed and behind[at + 1].small.endswith("s"))
    )


def _words(text: str, at: int) -> list[_Word]:
    """Return the words right behind a place, up to the first that something parts from them."""
    found: list[_Word] = []
    while len(found) < _LONGEST + _PASSED:
        match = _TOKEN.match(text, at)
        if match is None or (found and not match.group()[0].isspace()):
            break
        word = match["word"]
        found.append(_Word(word, word.lower(), bool(match["dash"]), match.end()))
        at = match.end()
    return found


def _listed(behind: list[_Word], known: Units, *, one: bool) -> tuple[str, int]:
    dash = behind[0].dash
    for count in range(min(_LONGEST, len(behind)), 0, -1):
        words = " ".join(word.small for word in behind[:count])
        unit = known.listed.get(f"-{words}" if dash else words) or known.listed.get(words)
        unit = unit or (known.singulars.get(words) if dash or one else None)
        if unit:
            return unit, behind[count - 1].end
    return "", 0


def _joins(behind: list[_Word], at: int, known: Units) -> bool:
    """Tell the "and" between two adjectives of what is counted."""
    if not known.plurals or behind[at].small != "and" or not 0 < at < len(behind) - 1:
        return False
    return all(_ADJECTIVE.fullmatch(behind[place].text) for place in (at - 1, at + 1))


def _passes(word: _Word, known: Units) -> bool:
    """Tell whether a unit may stand behind this word."""
    if word.small in known.fillers and word.text != "us":  # "140 of us fly home"
        return True
    plurals = known.plurals
    return bool(plurals and word.small not in plurals.function and _MIDDLE.fullmatch(word.text))


def _is_plural(word: _Word, known: Units) -> bool:
    plurals = known.plurals
    return bool(
        plurals
        and not word.dash
        and _PLURAL.fullmatch(word.text)
        and word.small not in plurals.function
        and word.small not in plurals.never
    )


def plural_of(one: str) -> str:
    """Return the regular plural of an English noun: "bodies", "boxes", "buses"."""
    if one.endswith("y") and one[-2:-1] not in "aeiou":
        return f"{one[:-1]}ies"
    return one + ("es" if one.endswith(("s", "x", "ch", "sh", "z")) else "s")


_IN_F = frozenset(
    [
        "lives",
        "knives",
        "wives",
        "midwives",
        "halves",
        "loaves",
        "leaves",
        "shelves",
        "calves",
        "wharves",
        "thieves",
        "scarves",
        "wolves",
    ]
)
_ODD = {
    "oxen": "ox",
    "geese": "goose",
    "mice": "mouse",
    "feet": "foot",
    "crises": "crisis",
    "heroes": "hero",
}
_ODD |= {"potatoes": "potato", "tomatoes": "tomato", "mangoes": "mango", "townsfolk": "townsfolk"}


def singular(plural: str) -> str:
    """Return the singular of an English plural: "clinics", "bodies", "boxes", "lives"."""
    if plural in _ODD:
        return _ODD[plural]
    if plural.endswith("men"):
        return f"{plural[:-2]}an"  # "fishermen"
    if plural in _IN_F:
        return f"{plural[:-3]}fe" if plural[-4] == "i" else f"{plural[:-3]}f"
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("xes", "ches", "shes", "sses", "uses")):
        return plural[:-2]
    return plural[:-1]


def unit_words(language: str, pack: dict[str, Any]) -> Units:
    """Return the units of a language by their words in small letters."""
    units: dict[str, str] = {}
    for unit, found in pack.get("units", {}).items():
        units |= dict.fromkeys(_forms(language, unit, found), unit)
    for noun, found in pack.get("home_money", {}).items():
        units |= dict.fromkeys(_forms(language, "", found), f"{AT_HOME}{noun.upper()}")
    for code, found in pack.get("currencies", {}).items():
        units |= dict.fromkeys(_forms(language, "", found), code)
    for noun, codes in pack.get("currency_of", {}).items():
        for code, adjectives in codes.items():
            for adjective in adjectives.split():
                units |= dict.fromkeys(_composed(noun, adjective), code)
    plain, again = bool(pack.get("plain")), pack.get("anaphoric", ())
    return Units(
        units,
        frozenset(pack.get("fillers", ())),
        _plurals(pack),
        _peoples(language) if plain else frozenset(),
        {unit: unit for unit in pack.get("units", {}) if unit not in again} if plain else {},
    )


def _forms(language: str, unit: str, found: list[str]) -> Iterator[str]:
    """Yield the listed words and the forms made of them."""
    yield from found
    if language == "en" and unit:
        yield plural_of(unit)
    if language == "ar":
        yield from (accusative(word) for word in found)


def accusative(phrase: str) -> str:
    """Return a noun with its adjectives as numbers from eleven rule them: "مترا مربعا"."""
    return " ".join(f"{word}ا" if _BARE_END.search(word) else word for word in phrase.split())


def _composed(noun: str, adjective: str) -> Iterator[str]:
    for first in (noun, f"{noun}ا", f"{noun}ات", f"{noun}ة"):
        for last in (adjective, f"{adjective}ا", f"{adjective}ة"):
            yield f"{first} {last}"


def _plurals(pack: dict[str, Any]) -> Plurals | None:
    plain = pack.get("plain")
    if not plain:
        return None
    single = frozenset(unit.rpartition(" ")[2] for unit in (*pack.get("units", {}), "army police"))
    return Plurals(frozenset(plain["function"]), frozenset(plain["never"]), single)


def _peoples(language: str) -> frozenset[str]:
    """Return the plurals of who comes from a country: "Kenyans"."""
    return frozenset(
        word if word.endswith(("s", "ese")) else f"{word}s"
        for word in demonyms(language)
        if word[-2:] != "ss"
    )
