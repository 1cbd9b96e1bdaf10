"""Verbs whose subject is not said again."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        ("Peru will send 20 nurses and will lend two aircraft.", "en", [("country:PE",)] * 2),
        ("Peru sẽ gửi 20 y tá và sẽ cho mượn hai máy bay.", "vi", [("country:PE",)] * 2),
        ("Peru's president, Ana Ruiz, said: “Will send 20 nurses.”", "en", [("country:PE",)]),
        ("Rain fell. Will send 20 nurses.", "en", []),
    ],
)
def test_the_speaker_or_who_acted_before(text, language, obligors) -> None:
    assert [p.obligors for p in promises_in(text, language)] == obligors
