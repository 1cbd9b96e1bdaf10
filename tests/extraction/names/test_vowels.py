"""Vowels supplied by rule, for Arabic words by their pattern and for foreign ones loosely."""

import pytest

from servanda.extraction.names.vowels import by_rule


@pytest.mark.parametrize(
    ("word", "own", "spelt"),
    [("غرابيلي", True, "gharabili"), ("كاغابو", False, "kagabo"), ("الغرابيلي", True, "al-gharabili"), ("", True, "unnamed")],
)  # fmt: skip
def test_by_rule(word: str, own: bool, spelt: str) -> None:
    assert by_rule(word, own=own) == spelt
