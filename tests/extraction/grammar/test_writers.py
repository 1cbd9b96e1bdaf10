"""Whose own words a whole text is: by its heading, its close or its last line."""

import pytest

from servanda.extraction.grammar.writers import home_of, writer, writer_line
from tests.extraction.prose import promises_in, scene_of, statements_in

SPEECH = """Remarks by President Ana Quispe of Peru in Lima
20 February 2026
Friends, I thank you. We will open 25 clinics before May. I promise that every sol will be published."""
LETTER = """An open letter to the ministers
I write from Lima, Peru. We will lay the pipe ourselves.
I ask Chile to send the cement.
Ana Quispe, Lima, 17 February"""
ARABIC = """كلمة الرئيس الكولومبي أندريس مورينو في افتتاح المؤتمر
أيها السادة، أعدكم بأن نوزع 60 ألف هكتار قبل يوليو. وسنضع في كل بلدية قاضيا، وأدعو بيرو إلى فتح الطريق."""


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        (SPEECH, "en", "person:ana-quispe"),
        (LETTER, "en", "person:ana-quispe"),
        (ARABIC, "ar", "person:andres-moreno"),
        (LETTER.replace(", Lima, 17 February", " is a former envoy of Peru"), "en", ""),
        ("President Ana Quispe's speech drew applause\nPeru will pay, she said.", "en", ""),
        ("The mayor wrote.\nWe will pay, “I and we” said nobody.\nAna Quispe", "en", ""),
    ],
)
def test_writer(text: str, language: str, person: str) -> None:
    assert writer(scene_of(text, language), language=language)[1] == person


def test_who_writes_promises_and_asks() -> None:
    for text, language in ((SPEECH, "en"), (LETTER, "en"), (ARABIC, "ar")):
        found = promises_in(text, language)
        assert len(found) > 1
        assert {p.speaker for p in found} <= {"person:ana-quispe", "person:andres-moreno"}


def test_what_he_says_he_says_is_no_statement_of_its_own() -> None:
    assert statements_in(SPEECH, "en") == []


def test_a_heading_with_a_noun_for_a_speech() -> None:
    assert writer_line("Remarks by Ana Quispe in Lima", "en")
    assert not writer_line("Peru sends rice", "en")


def test_from_whose_capital_a_report_is_sent() -> None:
    told = "/ قال الوزير."
    for head, home in (
        ("أبوظبي في 11 نوفمبر/ وام ", "AE"),
        ("الدوحة /قنا", "QA"),
        ("هناك /قنا", ""),
    ):
        assert home_of(scene_of(head + told, "ar"), "ar") == (f"country:{home}" if home else "")
