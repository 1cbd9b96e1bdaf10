"""The languages of the interface are read too; words of the others stand in the English field."""

import pytest

from servanda.terms.languages import FALLBACK, LANGUAGES, READ, worded
from servanda.terms.words import codes


def test_what_is_shown_is_read() -> None:
    assert set(LANGUAGES) == set(FALLBACK) <= set(READ) <= set(codes("language"))


@pytest.mark.parametrize(
    ("language", "field"), [("vi", "vi"), ("ar", "ar"), ("id", "en"), ("", "en")]
)
def test_worded(language: str, field: str) -> None:
    assert worded(language) == field
