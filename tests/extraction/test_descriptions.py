"""Whom a description means, in own words."""

import pytest

from servanda.extraction.descriptions import Heard, described, last_person, meant
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


@pytest.mark.parametrize(
    ("text", "said", "language", "party"),
    [
        ("Ms. Eva Lund left. she", "she", "en", "person:eva-lund"),
        ("UNICEF met Peru. the agency", "the agency", "en", "org:unicef"),
        ("Peru met UNICEF. the government", "the government", "en", "country:PE"),
        ("Health Minister Rosa Quispe left. the minister", "the minister", "en", "person:rosa-quispe"),
        ("Peru đã gặp UNICEF. nước này", "nước này", "vi", "country:PE"),
        ("Nobody came. the bridge", "the bridge", "en", None),
    ],
)  # fmt: skip
def test_meant(text, said, language, party):
    scene = scene_of(text, language)
    assert meant(scene, (text.rindex(said), said), Heard(), language=language) == party


def test_the_last_speaker_comes_before_those_named_earlier():
    scene = scene_of("Ms. Eva Lund met Mr. Tom Hale. He", "en")
    assert last_person(scene, 31, Heard()) == "person:eva-lund"
    assert last_person(scene, 31, Heard("person:tom-hale", 25)) == "person:tom-hale"
