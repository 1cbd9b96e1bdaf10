"""A chain of offices is one, and knows whom it serves."""

import pytest

from servanda.extraction.names.listed import find_names, index
from servanda.extraction.names.offices import find_offices


@pytest.mark.parametrize(
    ("text", "language", "office", "title", "of"),
    [
        ("Đại sứ Cuba tại Mỹ Ana", "vi", "Đại sứ Cuba tại Mỹ", "đại sứ", "cuba"),
        ("Phó Thủ tướng, Bộ trưởng Y tế Hoa", "vi", "Phó Thủ tướng, Bộ trưởng Y tế", "bộ trưởng", ""),
        ("Chief Inspector Ana", "en", "Chief Inspector", "chief inspector", ""),
        ("Cuba President Ana", "en", "Cuba President", "president", "cuba"),
    ],
)  # fmt: skip
def test_office(text, language, office, title, of):
    named = find_names(text, index({"Cuba": "cuba", "Mỹ": "us"}), language=language)
    found = find_offices(text, named, language=language)[0]
    assert (text[found.start : found.end], found.title, found.of) == (office, title, of)
