"""The words of units and currencies of one language, with the forms that its grammar makes of them.

English gives each unit its singular and its plural, Arabic the accusative of what is counted ("خبير",
"خبيرا") and currencies of a noun and an adjective ("دينار عراقي", "دينارا عراقيا").

>>> unit_words("en", {"units": {"patrol boat": []}, "plain": {"function": [], "never": []}}).listed["patrol boats"]
'patrol boat'
"""

import re
from collections.abc import Iterator
from typing import Any

from servanda.extraction.amounts.units import Plurals, Units, plural_of
from servanda.terms.countries import demonyms

_BARE_END = re.compile(
    r"[\u0621-\u064a](?<![اىةءآ])\Z"
)  # behind these letters no alef of the accusative is written


def unit_words(language: str, pack: dict[str, Any]) -> Units:
    """Return the units of a language by their words in small letters."""
    units: dict[str, str] = {}
    for unit, found in pack.get("units", {}).items():
        units |= dict.fromkeys(_forms(language, unit, found), unit)
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
