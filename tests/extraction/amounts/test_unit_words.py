"""The forms that grammar makes of listed units."""

import pytest

from servanda.extraction.amounts.patterns import quantities
from servanda.extraction.amounts.unit_words import accusative


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
