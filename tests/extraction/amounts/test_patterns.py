"""The quantities of each language are whole, and every word leads to a unit."""

from decimal import Decimal

import pytest

from servanda.extraction.amounts.patterns import SYMBOLS, bounded, quantities
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


@pytest.mark.parametrize(
    ("language", "text", "words", "bounds"),
    [
        ("en", "no fewer than 12 ships", "12 ships", (None, 12, None, False)),
        ("en", "fewer than 12 ships", "12 ships", (None, None, 12, False)),
        ("en", "not exceeding 12 ships", "12 ships", (None, None, 12, False)),
        ("en", "handed over 12 ships", "12 ships", (12, None, None, False)),
        ("en", "12 ships or so", "12 ships", (12, None, None, True)),
        ("en", "12 ships and more than that", "12 ships", (12, None, None, False)),
        ("vi", "không dưới 12 tàu", "12 tàu", (None, 12, None, False)),
        ("vi", "trên dưới 12 tàu", "12 tàu", (12, None, None, True)),
        ("vi", "12 tàu trở xuống", "12 tàu", (None, None, 12, False)),
        ("vi", "tổng số lên tới 12 tàu", "12 tàu", (12, None, None, False)),
        ("ar", "ما لا يقل عن 12 سفينة", "12 سفينة", (None, 12, None, False)),
        ("ar", "12 سفينة كحد أقصى", "12 سفينة", (None, None, 12, False)),
        ("ar", "12 سفينة تقريبا", "12 سفينة", (12, None, None, True)),
    ],
)
def test_bounds(language: str, text: str, words: str, bounds: tuple[object, ...]) -> None:
    start = text.index(words)
    span = (start, start + len(words))
    amount = bounded(text, span, (Decimal(12), "ship"), quantities(language))
    assert (amount.value, amount.minimum, amount.maximum, amount.approximate) == bounds


def test_a_plus_is_a_floor() -> None:
    known = quantities("en")
    assert bounded("12+ ships", (0, 9), (Decimal(12), "ship"), known, more=True).minimum == 12
