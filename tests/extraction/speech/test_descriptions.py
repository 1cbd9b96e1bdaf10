"""Whom a description means, in own words."""

import pytest

from servanda.extraction.reading import read
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


def test_an_agency_of_the_united_nations_is_the_one_spoken_of() -> None:
    text = "UNICEF opened nine wells in Samoa. The UN agency added that the school would follow."
    assert [s.speaker for s in read(text, language="en").statements] == ["org:unicef"]
    text = "The UN agency added that the school would follow."
    assert [s.speaker for s in read(text, language="en").statements] == ["org:united-nations"]


def test_nobody_of_a_caption_speaks_below_it() -> None:
    text = (
        "The harbour opens again\n\nThe road to the quay is open, mayor Ann Vea said, and the people are well.\n\n"
        "Minister Somu Tala waits at the quay of Apia, May 2, 2024. REUTERS/Some One\n\n"
        "“We hoped that the boats would come sooner, and that more of them would stay.”"
    )
    assert read(text, language="en").statements[-1].speaker == "person:ann-vea"
