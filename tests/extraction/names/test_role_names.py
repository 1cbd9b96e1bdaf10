"""People told by what they are: the noun before the name, the comma, two behind one noun."""

import pytest

from servanda.extraction.names.people import find_people
from servanda.extraction.names.role_names import names_beside_roles

NAMES = {
    "Her counterpart, Sergiu Balan.": ["Sergiu Balan"],
    "A spokesperson for the Commission, Elise Maurin, smiled.": ["Elise Maurin"],
    "Independent economist Renata Sobral argues": ["Renata Sobral"],
    "its director, the Bulgarian diplomat Nikolay Petrov, came": ["Nikolay Petrov"],
    "The two Presidents, Adi Nugraha and Karim Shawky, met": ["Adi Nugraha", "Karim Shawky"],
    "officials in Tripoli, Abu Dhabi and Cairo": [],
    "a doctor in Sidi Gaber, North Sinai, said": [],
    "the director of the Kuwait Fund": [],
}


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_names_beside_roles(text, names):
    """A noun for a person leads to a name, never to a town."""
    assert [text[start:end] for start, end in names_beside_roles(text, "en")] == names


def test_a_language_without_such_nouns_has_none():
    """Nothing is read where the lexicon lists no nouns."""
    assert not list(names_beside_roles("Her counterpart, Ann Lee.", "vi"))


def test_second_mentions_by_office_go_back():
    """ "President Shawky" is the one of the two who has that last name."""
    text = "The two presidents, Adi Nugraha and Karim Shawky, met. President Shawky left."
    found = find_people(text, [], language="en")
    assert {p.party for p in found} == {"person:adi-nugraha", "person:karim-shawky"}
