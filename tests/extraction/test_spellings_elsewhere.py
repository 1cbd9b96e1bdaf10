"""Which foreign name an Arabic word writes."""

import pytest

from servanda.extraction.spellings_elsewhere import candidates


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("سانتوس", "santos"),
        ("لوبيز", "lopez"),  # p and z by their neighbours
        ("شولتز", "schultz"),
        ("رودريغيز", "rodriguez"),
        ("خوان", "juan"),
        ("ياماموتو", "yamamoto"),
        ("كوالسكي", "kowalski"),
        ("لافروف", "lavrov"),
    ],
)
def test_nearest(word, name):
    assert name in [found for _, found, _ in candidates(word)[:2]]


@pytest.mark.parametrize("word", ["", "و", "اااا", "المستوصفات", "استعراض"])
def test_none(word):
    assert candidates(word) == []


def test_the_nearest_come_first():
    distances = [distance for distance, *_ in candidates("هانسن")]
    assert distances == sorted(distances)
    assert candidates("هانسن")[0][1] == "hansen"
