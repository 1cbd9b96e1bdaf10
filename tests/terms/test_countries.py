"""Country names in three languages lead to one id."""

import json
from importlib.resources import files

import pytest
from babel import Locale

from servanda.terms.countries import demonyms, display, names, seats, spellings
from servanda.terms.folding import fold


@pytest.mark.parametrize(
    ("language", "name", "country"),
    [
        ("vi", "Mỹ", "country:US"),
        ("vi", "Hoa Kỳ", "country:US"),
        ("vi", "Cộng hòa Séc", "country:CZ"),
        ("vi", "Thụy Sỹ", "country:CH"),
        ("vi", "Ả-rập Xê-út", "country:SA"),
        ("vi", "Ả Rập Xê Út", "country:SA"),
        ("vi", "Maroc", "country:MA"),
        ("vi", "Ma-rốc", "country:MA"),
        ("vi", "Palestine", "country:PS"),
        ("vi", "Kosovo", "country:XK"),
        ("en", "U.S.", "country:US"),
        ("en", "Viet Nam", "country:VN"),
        ("en", "Türkiye", "country:TR"),
        ("en", "Kazakhstan", "country:KZ"),
        ("en", "Democratic Republic of Congo", "country:CD"),
        ("en", "Holland", "country:NL"),
        ("en", "East Timor", "country:TL"),
        ("en", "Cabo Verde", "country:CV"),
        ("ar", "الإمارات", "country:AE"),
        ("ar", "السعودية", "country:SA"),
        ("ar", "أمريكا", "country:US"),
        ("ar", "فلسطين", "country:PS"),
    ],
)
def test_name_leads_to_country(language, name, country):
    assert names(language)[fold(name)] == country


def test_regions_that_are_no_country_are_left_out():
    for language in ("vi", "en", "ar"):
        assert "country:EU" not in names(language).values()
        assert "country:ZZ" not in names(language).values()


def test_a_word_of_prose_that_is_a_name_too_is_listed():
    assert spellings("vi")["Áo"] == "country:AT"  # told from the garment by the words beside it


def test_people_of_a_country():
    assert demonyms("en")["Emirati"] == "country:AE"
    assert demonyms("en")["Latvians"] == "country:LV"
    assert demonyms("en")["Poles"] == "country:PL"
    assert demonyms("ar")["القطرية"] == "country:QA"
    assert demonyms("vi") == {}


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("country:US", "vi", "Hoa Kỳ"),
        ("country:US", "en", "United States"),
        ("country:PS", "ar", "فلسطين"),
        ("country:VN", "vi", "Việt Nam"),
        ("country:QQ", "vi", "country:QQ"),
    ],
)
def test_display(country, language, name):
    assert display(country, language) == name


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_the_names_kept_are_those_of_cldr(language: str) -> None:
    kept = json.loads(files("servanda.terms").joinpath("cldr.json").read_text(encoding="utf-8"))
    named = Locale.parse(language).territories
    assert kept[language] == {code: name for code, name in named.items() if len(code) == 2}


def test_seats_of_government_in_each_language():
    """Each language has its own names; one without a column has none."""
    assert seats("en")["Addis Ababa"] == "ET"
    assert seats("vi")["Cairo"] == "EG"
    assert seats("ar")["الرياض"] == "SA"
    assert not seats("id")
