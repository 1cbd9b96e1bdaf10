"""Names of countries: CLDR's (kept in `cldr.json`, else through Babel), and those that it lacks.

`countries.toml` holds our own spellings ("Mỹ", "U.S.", "الإمارات") and the words for the people of a
country ("Emirati"). Ids are `country:` and an ISO 3166-1 alpha-2 code; Kosovo is `country:XK`, the
code of CLDR. Places that are no state of that list (`territory:gaza`) stand in `register.toml`.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from servanda.terms.folding import fold
from servanda.terms.kept import kept, kept_table
from servanda.terms.languages import FALLBACK

# CLDR's regions that are no country: groups, oceans and the codes for testing.
_NO_COUNTRY = frozenset(
    {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA"}
)


_OF_SEATS = ("vi", "en", "ar")  # the order of the names in a row of capitals.txt


@cache
def _own() -> dict[str, Any]:
    return kept_table("countries.toml")


@cache
def _kept() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(kept("cldr.json"))
    return found


@cache
def _cldr(language: str) -> dict[str, str]:
    regions = _kept().get(language)
    if regions is None:
        from babel import Locale  # opening its data takes as long as reading an article

        regions = dict(Locale.parse(language).territories)
    return {c: n for c, n in regions.items() if len(c) == 2 and c not in _NO_COUNTRY}


_WITH_S = ("an", "i", "ek", "ak", "ech", "b", "at", "it", "er", "ine", "no", "ai")


@cache
def spellings(language: str) -> dict[str, str]:
    """Return name as written -> id, our own names winning over CLDR's."""
    found: dict[str, str] = {}
    for code, name in _cldr(language).items():
        found[name] = f"country:{code}"
    for name in _own()["not"].get(language, ()):
        found.pop(name, None)
    for code, names_of in _own()["names"].items():
        for name in names_of.get(language, ()):
            found[name] = f"country:{code}"
    return found


@cache
def names(language: str) -> dict[str, str]:
    """Return folded name -> id (see `terms.folding`)."""
    return {fold(name): party for name, party in spellings(language).items()}


@cache
def demonyms(language: str) -> dict[str, str]:
    """Return the adjective of a country as written -> id: "Emirati", "القطرية"."""
    groups: dict[str, list[str]] = _own()["people"].get(language, {})
    found = {word: f"country:{code}" for code, words in groups.items() for word in words}
    if language == "en":  # "Latvians", "Czechs"; "the Swiss" and "the Dutch" are their own plurals
        several = {f"{w}s": party for w, party in found.items() if w.endswith(_WITH_S)}
        found = several | found
    return found


def display(country: str, language: str) -> str:
    """Return the name to print for `country:XX`, or the id itself when nobody names it."""
    code = country.partition(":")[2]
    for candidate in (language, *FALLBACK):
        own = _own()["display"].get(code, {}).get(candidate)
        name = own or _cldr(candidate).get(code)
        if name:
            return str(name)
    return country


@cache
def seats(language: str) -> Mapping[str, str]:
    """Return the capitals as a language writes them -> the code of their state.

    None for a language without a column. `seats("en")["Oslo"]` is "NO".
    """
    text = kept("capitals.txt")
    if language not in _OF_SEATS:
        return {}
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            code, *columns = (cell.strip() for cell in line.split("|"))
            for name in columns[_OF_SEATS.index(language)].split("; "):
                if name != "-":
                    found[name] = code
    return found
