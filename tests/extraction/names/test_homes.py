"""The country of a person in an Arabic text: beside the name, else the one the text tells of mostly."""

from servanda.extraction.names.homes import home_beside, home_of
from servanda.extraction.names.parties import find_parties
from servanda.extraction.scene import Named
from servanda.extraction.view import View


def test_the_country_right_before_the_name_or_the_texts_own() -> None:
    named = [Named(0, 4, "country:LB"), Named(20, 24, "country:FR"), Named(40, 44, "country:LB")]
    assert home_beside("x" * 80, 26, named) == "country:FR"
    assert home_beside("x" * 80, 60, named) == "country:LB"
    assert home_of(named[:2]) == ""
    assert home_of(named[1:2]) == "country:FR"
    assert home_of([]) == ""


def test_it_spells_a_name_without_an_office() -> None:
    text = "تبرع رجل الأعمال الصومالي عبدي ورسمة بشاحنات."
    assert "person:abdi-warsame" in {p.id for p in find_parties(View(text), [], language="ar")}
