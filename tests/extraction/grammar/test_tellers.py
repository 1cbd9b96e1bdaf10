"""Who tells of itself inside another's words."""

import pytest

from servanda.extraction.grammar.pronouns import Stage
from servanda.extraction.grammar.tellers import teller
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "speaker", "found"),
    [
        ("en", "Peru told us it would help.", "it", "person:rosa-quispe", ("country:PE",)),
        ("en", "Kenya also said that they would pay.", "they", "country:UG", ("country:KE",)),
        ("en", "Japan informed the Council it will go.", "it", "country:FJ", ("country:JP",)),
        ("en", "Peru told us it would help.", "it", "", ()),
        ("en", "Peru is far and it would help.", "it", "person:rosa-quispe", ()),
        ("vi", "Thái Lan cho biết họ sẽ giúp.", "họ", "country:MY", ("country:TH",)),
        ("ar", "أبلغت اليونان الأمم المتحدة بأنها ستشارك.", "بأنها", "", ("country:GR",)),
        ("ar", "أخبر العراق الكويت أنه سيدفع.", "أنه", "", ("country:IQ",)),
        ("ar", "زارت اليونان الأمم المتحدة وأنها ستشارك.", "وأنها", "", ()),
    ],
)
def test_teller(language, text, pronoun, speaker, found):
    scene = scene_of(text, language)
    at = scene.view.text.index(f" {pronoun} ") + 1
    stage = Stage(span=scene.spans[0], left=0, speaker=speaker, voices={}, language=language)
    assert teller(scene, at, stage) == found
