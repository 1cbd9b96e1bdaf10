"""The wider register of public persons: found in a text by line, and no name of two persons."""

import re

import pytest

from servanda.terms.folding import fold
from servanda.terms.kept import kept
from servanda.terms.officials import of_party, party_of, standing_in
from servanda.terms.register import party_name, speaks_for, spellings

ROWS = [line.split(" |") for line in kept("officials.txt").splitlines() if line[0] != "#"]


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("وقالت كاتارينا إن أنتوني بلينكن وصل", "ar", "person:antony-blinken"),
        ("Then Antony Blinken left.", "en", "person:antony-blinken"),
        ("Ngoại trưởng Antony Blinken tới Hà Nội", "vi", "person:antony-blinken"),
        ("ông Hồ Cẩm Đào", "vi", "person:hu-jintao"),
    ],
)
def test_a_name_that_stands_in_a_text_leads_to_the_person(text, language, party):
    assert party in standing_in(text, language).values()


@pytest.mark.parametrize("text", ["", "no names here", "On 19 February Norway's minister spoke."])
def test_a_text_without_two_words_of_a_name_names_nobody(text):
    assert standing_in(text, "en") == {}


@pytest.mark.parametrize(
    ("name", "party"),
    [("سامح شكري", "person:sameh-shoukry"), ("شكري", ""), ("فلان الفلاني", ""), ("person", "")],
)
def test_whose_a_name_is(name, party):
    assert party_of(name, "ar") == party


def test_a_language_without_a_column_names_nobody():
    assert party_of("Antony Blinken", "id") == ""
    assert standing_in("Antony Blinken pergi.", "id") == {}


def test_the_register_answers_for_both_lists():
    assert speaks_for("person:sameh-shoukry") == "country:EG"
    assert party_name("person:sameh-shoukry", "ar") == "سامح شكري"
    assert of_party("person:nobody-at-all") == of_party("country:EG") == {}
    assert speaks_for("person:nobody-at-all") == ""


def test_who_has_no_name_in_a_language_is_printed_in_another():
    assert "ar" not in of_party("person:ahsan-iqbal")
    assert party_name("person:ahsan-iqbal", "ar") == "Ahsan Iqbal"


def test_rows_have_five_columns_and_ids_in_ascii():
    for row in ROWS:
        assert len(row) == 5
        assert re.fullmatch(r"person:[a-z0-9-]+", row[0])
        assert all(cell.strip() for cell in row[1:3])
        assert re.fullmatch(r"|(?:country:[A-Z]{2}|org:[a-z-]+)", row[4].strip())


@pytest.mark.parametrize(("column", "language"), [(1, "vi"), (2, "en"), (3, "ar")])
def test_no_name_is_of_two_persons(column, language):
    seen = {fold(name): party for name, party in spellings(language).items()}
    for row in ROWS:
        cell = row[2] if row[column].strip() == "=" else row[column]
        for name in filter(None, cell.strip().split("; ")):
            assert seen.setdefault(fold(name), row[0]) == row[0]
