"""The quantities of each language are whole, and every word leads to a unit."""

import pytest

from servanda.extraction.amount_patterns import quantities
from servanda.extraction.lexicon import words

UNITS = {
    "person",
    "soldier",
    "police officer",
    "aircraft",
    "year",
    "country",
    "truck",
    "tonne",
    "home",
}


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_units(language: str) -> None:
    pack = words(language, "amounts")
    assert set(pack["units"]) >= UNITS
    assert {"USD", "EUR", "VND"} <= set(pack["currencies"])
    known = quantities(language)
    for word, unit in known.units.items():
        found = known.pattern.fullmatch(f"50 {word}")
        if found and found["unit"]:
            assert known.units[found["unit"].lower()] == unit


def test_the_lexicon_gives_nothing_for_others() -> None:
    assert words("fr", "amounts") == {}
    assert words("vi", "nothing") == {}
    assert quantities("fr").pattern.search("€5")
