"""A missing language is stood in for by one that is there."""

import pytest

from servanda.records import Wording


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        (Wording(vi="a", en="b", ar="c"), "ar", ("c", "ar")),
        (Wording(vi="a", en="b"), "ar", ("b", "en")),
        (Wording(vi="a"), "ar", ("a", "vi")),
        (Wording(ar="c"), "vi", ("c", "ar")),
        (Wording(en="b"), "fr", ("b", "en")),
        (Wording(), "vi", ("", "vi")),
    ],
)
def test_which_language_stands_in(words: Wording, asked: str, found: tuple[str, str]) -> None:
    assert words.in_language(asked) == found
    assert bool(words) == bool(found[0])
