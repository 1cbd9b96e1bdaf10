"""Verbs of saying and where their words begin."""

import pytest

from servanda.extraction.grammar.sayings import find_sayings
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Peru said that it was ready.", "en", [("that", "it was ready.")]),
        ("Peru said late on Monday that it was ready.", "en", [("that", "it was ready.")]),
        ("Peru told reporters it was ready.", "en", [("bare", "it was ready.")]),
        ("Peru said: “We are ready.”", "en", [("mark", "We are ready.”")]),
        ("Peru announced a date.", "en", [("none", "a date.")]),
        ("Peru would not have said so.", "en", []),
        ("Peru cho biết đã sẵn sàng.", "vi", [("bare", "đã sẵn sàng.")]),
        ("Peru nói với báo giới rằng đã sẵn sàng.", "vi", [("that", "đã sẵn sàng.")]),
        ("Peru sẽ thông báo sau.", "vi", []),
    ],
)
def test_sayings(text, language, found):
    scene = scene_of(text, language)
    made = find_sayings(scene, scene.spans[0], language=language)
    assert [(s.by, text[s.content :]) for s in made] == found
