"""Attributions behind or inside the words, in own sentences."""

import pytest

from tests.extraction.prose import statements_in

CASES = [
    ("Chad regrets the delay, its envoy said, and will wait.", [("country:TD", "Chad regrets the delay"), ("country:TD", "will wait")]),
    ("Chad, said its envoy, had paid already.", [("country:TD", "Chad, said its envoy, had paid already")]),
    ("Rice, the Peruvian envoy said, would be late.", [("country:PE", "Rice, the Peruvian envoy said, would be late")]),
    ('"We will wait for the rain" - Peruvian President Ana Quispe told reporters.', [("person:ana-quispe", "We will wait for the rain")]),
    ("It was quiet: the road would stay open, the Chadian envoy said.", [("country:TD", "the road would stay open")]),
    ("Peru would wait, wrote the daily's correspondent on Sunday.", [("", "Peru would wait")]),
    ('"He says this each month," one aide said, "and each month he pays."', [("", "He says this each month,"), ("", "and each month he pays.")]),
    ('"Not yet", Peruvian President Ana Quispe told N1 television.', [("person:ana-quispe", "Not yet")]),
    ("Rice will be late, ministry spokesman Juan Rojas told a weekly briefing.", [("person:juan-rojas", "Rice will be late")]),
    ('"Not in May", wrote the envoy on Monday.', [("", "Not in May")]),
    # None of these stands behind anything.
    ("Peru's envoy, Ana Quispe, said Chad had left.", [("person:ana-quispe", "Chad had left")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), CASES)
def test_behind(text, found):
    assert [(s.speaker, s.quote) for s in statements_in(text, "en")] == found
