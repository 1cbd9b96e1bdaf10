"""Which foreign name an Arabic word writes, and which names are at home in a country."""

import pytest

from servanda.extraction.lexicon import words
from servanda.extraction.names.spellings_elsewhere import candidates, language_of, peoples_of


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


def test_a_country_has_the_list_that_its_name_shows():
    lists = words("ar", "names")["elsewhere"]
    for shown_by, countries in words("ar", "names")["at_home"].items():
        for country in countries.split():
            assert shown_by in lists[language_of(f"country:{country}")].split()


def test_no_country_is_at_home_in_two_lists():
    homes = [c for listed in words("ar", "names")["at_home"].values() for c in listed.split()]
    assert len(homes) == len(set(homes))


@pytest.mark.parametrize(
    ("country", "peoples"),
    [
        ("country:MA", ("maghreb_home", "moroccan")),
        ("country:PK", ("pakistan_home", "pakistani")),
        ("country:OM", ("eastern",)),
        ("country:FR", ()),
    ],
)
def test_peoples(country, peoples):
    assert peoples_of(country) == peoples


def test_a_group_has_names_and_family_names():
    names = words("ar", "names")
    for people in names["at_home_in_arabic"]:
        assert names[people]
        assert names[f"{people}_family"]


def test_nobody_knows_a_country_without_names():
    assert language_of("country:SA") == -1
    assert language_of("") == -1
