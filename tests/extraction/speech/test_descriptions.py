"""Whom a description means, in own words."""

import pytest

from servanda.extraction.speech.descriptions import described
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("A Jordanian official", "en", "country:JO"),
        ("commentators in Peru", "en", ""),
        ("an engineer at UNICEF", "en", "org:unicef"),
        ("envoys of Peru and Chad", "en", ""),
        ("một quan chức Ghana", "vi", "country:GH"),
        ("người dân tại Ghana", "vi", ""),
        ("مسؤول في الأمم المتحدة", "ar", "org:united-nations"),
    ],
)
def test_described(text, language, party):
    assert described(scene_of(text, language), 0, len(text), language=language) == party
