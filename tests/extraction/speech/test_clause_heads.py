"""Who stands where a subject does."""

from servanda.extraction.speech.clause_heads import stands_first
from servanda.extraction.speech.speakers import goes_on
from tests.extraction.prose import scene_of


def test_who_stands_first():
    scene = scene_of("Peru met Chad, which left.", "en")
    assert [stands_first(scene, name) for name in scene.named] == [True, False]
    assert goes_on(scene, scene.spans[0], len("Peru met Chad, "), language="en")


def test_a_noun_for_a_person_leads_to_a_subject() -> None:
    """ "Retired teacher Ann Lee, who" begins its sentence; "He met Ann Lee" does not."""
    for text, first in (
        ("It rained. Retired teacher Anna Lee, who waited, left.", True),
        ("He met Anna Lee, who waited.", False),
    ):
        scene = scene_of(text, "en")
        assert [stands_first(scene, n) for n in scene.named if n.party.startswith("person:")] == [
            first
        ]
