"""Names and pronouns before a verb, in order, and where the subject they make begins."""

import pytest

from servanda.extraction.promises.candidates import candidates_in, chain_of
from tests.extraction.prose import scene_of

CASES = [
    ("Peru and Chile", [("country:PE", ""), ("country:CL", "")], 2),
    ("In Peru they", [("country:PE", ""), ("", "same")], 1),
    ("Peru, Chile and Cuba", [("country:PE", ""), ("country:CL", ""), ("country:CU", "")], 3),
]


@pytest.mark.parametrize(("text", "expected", "joined"), CASES)
def test_names_and_pronouns_in_order_and_those_joined_to_the_last(text, expected, joined) -> None:
    scene = scene_of(text, "en")
    found = candidates_in(scene, 0, len(text), "en")
    assert [(one.party, one.pronoun) for one in found] == expected
    assert len(chain_of(scene, found, "en")) == joined
