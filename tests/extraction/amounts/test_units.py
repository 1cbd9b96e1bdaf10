"""The unit behind a number: the longest listed one, behind fillers; an unlisted plural where it shows."""

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.amounts.patterns import quantities
from servanda.extraction.amounts.units import accusative, singular, unit_behind
from servanda.extraction.view import View
from servanda.terms.words import codes

CASES = [
    ("en", "40 Egyptian field hospitals,", "hospital", "40 Egyptian field hospitals"),
    ("en", "25 pumps Norway sent to soldiers", "pump", "25 pumps"),
    ("en", "120-bed ward", "bed", "120-bed"),
    ("en", "30 of the trucks", "", "30"),
    ("en", "30, trucks", "", "30"),
    ("en", "7 voted yes", "", "7"),
    ("en", "5 minutes' walk", "", "5"),
    ("vi", "12 chiếc máy bay vận tải", "aircraft", "12 chiếc máy bay vận tải"),
    ("vi", "500đ", "VND", "500đ"),
    ("vi", "8 đô la New Zealand", "NZD", "8 đô la New Zealand"),
    ("ar", "40 سيارة إسعاف", "ambulance", "40 سيارة إسعاف"),
]


@pytest.mark.parametrize(("language", "text", "unit", "words"), CASES)
def test_units(language: str, text: str, unit: str, words: str) -> None:
    digits = len(text) - len(text.lstrip("0123456789"))
    found = unit_behind(text, digits, quantities(language).counted)
    assert (found[0], text[: found[1]]) == (unit, words)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("clinics", "clinic"),
        ("bodies", "body"),
        ("boxes", "box"),
        ("ties", "tie"),
        ("buses", "bus"),
        ("lives", "life"),
        ("loaves", "loaf"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.text(alphabet="ab s$€-.'1đ", max_size=60), st.integers(0, 60))
def test_no_text_breaks_it(text: str, at: int) -> None:
    at = min(at, len(text))
    _, end = unit_behind(text, at, quantities("en").counted)
    assert at <= end <= len(text)


@pytest.mark.parametrize("language", ["vi", "en", "ar", "id"])
def test_every_unit_that_is_read_can_be_said(language: str) -> None:
    """A unit is an English noun in the data; a page needs it in three languages."""
    told = files("servanda.extraction").joinpath(f"lexicon/{language}/amounts.toml")
    units = tomllib.loads(told.read_text(encoding="utf-8"))["units"]
    said = {*codes("unit"), *codes("unit.many")}
    assert not [unit for unit in units if unit not in said and not re.fullmatch("[A-Z]{3}", unit)]


@pytest.mark.parametrize(
    ("language", "word", "unit"),
    [
        ("en", "patrol boats", "patrol boat"),
        ("en", "laboratories", "laboratory"),
        ("ar", "خبيرا", "expert"),
        ("ar", "مترا مكعبا", "cubic metre"),
        ("ar", "دينارا كويتيا", "KWD"),
        ("ar", "كرونة آيسلندية", "ISK"),
        ("vi", "xe cứu thương", "ambulance"),
    ],
)
def test_words(language: str, word: str, unit: str) -> None:
    assert quantities(language).counted.listed[word] == unit


def test_singulars_stand_behind_one_and_hyphens_alone() -> None:
    known = quantities("en").counted
    assert known.singulars["judge"] == "judge"
    assert "judge" not in known.listed
    assert "country" not in known.singulars  # "a 12-country bloc" counts none again


def test_peoples() -> None:
    assert {"Kenyans", "Palestinians"} <= quantities("en").counted.peoples
    assert quantities("ar").counted.peoples == frozenset()


@pytest.mark.parametrize(
    ("word", "written"),
    [("متر مربع", "مترا مربعا"), ("سفينة", "سفينة"), ("أطباء", "أطباء"), ("%", "%")],
)
def test_accusative(word: str, written: str) -> None:
    assert accusative(word) == written


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("20 fishermen, 9 wharves, 12 oxen and 3 crises", ["fisherman", "wharf", "ox", "crisis"]),
        ("15 women and 30 girls", ["woman", "girl"]),
        ("Norway will pay 40 million crowns.", ["NOK"]),
        ("They pay 40 million crowns.", ["crown"]),
        ("two specimens", ["specimen"]),
    ],
)
def test_odd_plurals_and_crowns(text, units):
    assert [a.amount.unit for a in find_amounts(View(text), language="en")] == units
