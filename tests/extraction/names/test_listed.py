"""The longest listed name, as a whole word, rightly written."""

import pytest

from servanda.extraction.names.listed import find_names, index

LISTED = index({"US": "a", "Gaza": "b", "Gaza Strip": "c", "السعودية": "d", "U.N.": "e"})


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Gaza Strip, Gaza", "en", ["c", "b"]),
        ("tell us, US", "en", ["a"]),
        ("TELL US MORE", "en", []),
        ("Gazans USA", "en", []),
        ("the U.N. and", "en", ["e"]),
        ("وللسعودية والسعودية", "ar", ["d", "d"]),
    ],
)
def test_names(text, language, found):
    assert [n.party for n in find_names(text, LISTED, language=language)] == found
