"""The quantities of each language are whole, and every word leads to a unit."""

import pytest

from servanda.extraction.amounts.patterns import SYMBOLS, quantities
from servanda.extraction.amounts.units import unit_behind
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
    known = quantities(language).counted
    for word, unit in known.listed.items():
        if word not in SYMBOLS:
            assert unit_behind(f"50 {word}", 2, known) == (unit, 3 + len(word)), word


def test_the_lexicon_gives_nothing_for_others() -> None:
    assert words("fr", "amounts") == {}
    assert words("vi", "nothing") == {}
    assert quantities("fr").pattern.search("€5")
