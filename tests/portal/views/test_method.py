"""How to read the figures: every code of the scales is explained."""

import pytest
from django.test import Client

from servanda.terms.words import codes, label


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_every_status_grade_and_level_is_explained(
    db: None, stranger: Client, language: str
) -> None:
    body = stranger.get(f"/{language}/method/").content.decode()
    for group in ("status", "promise.strength", "provision.level"):
        for code in codes(group):
            assert label(group, code, language) in body
    assert 'id="corrections"' in body
    assert "<dd></dd>" not in body
