"""Who says it before its verb, or unsaid, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    # Inside a sentence the one who spoke in it goes on.
    ("A Peruvian official said rice was late, and one of them said tea was not.", ["country:PE"] * 2),
    ("Peru's officials said rice was late.\nOne of them said tea was not.", ["country:PE"] * 2),
    ("A Chadian diplomat said the road was open.\nShe said it was long.", ["country:TD"] * 2),
    # A body or a state inside a description.
    ("Peru met UNICEF.\nA spokeswoman for the agency said the road was open.", ["org:unicef"]),
    ("Chad left early.\nA spokesman for the ministry of trade said the road was open.", ["country:TD"]),
    # Bare plurals say something where a clause follows.
    ("Rice traders in the north said they had not been told.", [""]),
    ("Rice traders said little.", []),
    # Formal wording, and what a speech was for.
    ("The Ministry of Trade of Peru wishes to inform the public that rice is late.", ["country:PE"]),
    ("Chad is pleased to announce that the road is open.", ["country:TD"]),
    ("Peruvian President Ana Quispe used her speech to announce that the road was open.", ["person:ana-quispe"]),
    ("Peruvian President Ana Quispe refused to say that the road was open.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_speakers(text, speakers):
    assert [s.speaker for s in statements_in(text, "en")] == speakers
