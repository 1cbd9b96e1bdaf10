"""Why files were left out, in the page's language."""

import pytest
from django.utils.translation import override

from servanda.portal.refused import reason, together


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("it is empty", "tệp rỗng"),
        ("it is iati, and this dataset holds fts", "iati"),
        ("it is the same as a 100 %.json", "a 100 %.json"),
        ("it is in none of the formats that are taken in bulk: a, b", "a, b"),
        ("something that nobody said before", "something that nobody said before"),
    ],
)
def test_a_reason_in_another_language(said: str, words: str) -> None:
    assert reason(said) == said
    with override("vi"):
        found = reason(said)
    assert words in found
    assert (found != said) == (not said.startswith("something"))


def test_files_of_one_reason_stand_together() -> None:
    given = [
        {"name": "a", "why": "it is empty"},
        {"name": "b", "why": "it has no record"},
        {"name": "c", "why": "it is empty"},
    ]
    assert [(one["why"], one["names"]) for one in together(given)] == [
        ("it is empty", ["a", "c"]),
        ("it has no record", ["b"]),
    ]
