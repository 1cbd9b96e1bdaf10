"""Whom a name, an office or a form of address means."""

import pytest

from servanda.extraction.names.parties import find_parties
from servanda.extraction.names.people import find_people
from servanda.extraction.names.whom import Known
from servanda.extraction.view import View


def test_a_book_knows_last_and_first_names():
    book = Known()
    book.meet("person:ann-lee", "Ann Lee")
    assert book.by_last["lee"] == book.by_first["ann"] == book.latest == "person:ann-lee"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Princes and sheikhs are called by their first names, whoever else ends so.
        (
            "Deputy Minister Aida Rashid met Sheikh Rashid bin Adel Al Noor. Sheikh Rashid thanked her.",
            ["aida-rashid", "rashid-bin-adel-al-noor", "rashid-bin-adel-al-noor"],
        ),
        ("President Kofi Lamptey spoke. President Lamptey left.", ["kofi-lamptey", "kofi-lamptey"]),
    ],
)
def test_who_is_meant(text, people):
    found = find_people(text, [], language="en")
    assert [p.party for p in found] == [f"person:{one}" for one in people]


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "Minister Ann Lee came. Lee spoke.", ["ann-lee", "ann-lee"]),
        ("en", "Minister Maru Sian came. Maru also said it. Maru is a town.", ["maru-sian"] * 2),
        ("vi", "Bộ trưởng Lê Văn Nam đến. Lê là họ của ông.", ["le-van-nam"]),
    ],
)
def test_named_again(language, text, parties):
    """A foreign last name is its bearer's; a Vietnamese family name nobody's."""
    named = [p.party for p in find_people(text, [], language=language) if p.name]
    assert named == [f"person:{one}" for one in parties]


def test_a_family_name_that_is_a_word_too_behind_a_verb_of_saying() -> None:
    """ "ويضيف سالم": whole names are called so again, in the present too."""
    text = "ويقول الخبير الليبي كريم سالم إن المشكلة قائمة. ويضيف سالم: نعم."
    [person] = [p for p in find_parties(View(text), [], language="ar") if p.kind == "person"]
    assert [text[m.start : m.end] for m in person.mentions][1:] == ["سالم"]
