"""How the people of a country spell: which list of names of other languages is theirs, or which of Arabic's.

An office tells the country, and the country how a name is spelt: "مصطفى شاهين" of Turkey is Mustafa
Sahin, "يوسف العلوي" of Morocco Youssef Alaoui, of Oman Yousef al-Alawi.

>>> language_of("country:TR") == language_of("country:CY"), peoples_of("country:MA")
(False, ('maghrebi',))
"""

from functools import cache

from servanda.extraction.lexicon import words


def language_of(country: str) -> int:
    """Return the number of the list of names that are at home in a country, -1 where none is."""
    return _languages().get(country.removeprefix("country:"), -1)


def peoples_of(country: str) -> tuple[str, ...]:
    """Return the groups of Arabic names that are spelt as a country spells them, the closest first."""
    return _peoples().get(country.removeprefix("country:"), ())


@cache
def _languages() -> dict[str, int]:
    names = words("ar", "names")
    lists = [set(listed.split()) for listed in names["elsewhere"]]
    found: dict[str, int] = {}
    for shown_by, countries in names["at_home"].items():
        number = next((at for at, known in enumerate(lists) if shown_by in known), -1)
        found |= dict.fromkeys(countries.split(), number)
    return found


@cache
def _peoples() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for people, countries in words("ar", "names")["at_home_in_arabic"].items():
        for country in countries.split():
            found[country] = (*found.get(country, ()), people)
    return found
