"""Where the clause of a promise ends before another's clause or a joining word."""

from servanda.extraction.clause_tails import before_next, without_joint
from tests.extraction.prose import scene_of


def test_another_s_clause_behind_and():
    text = "Peru will send rice and Chile has sent two aircraft"
    scene = scene_of(text, "en")
    end = before_next(scene, 10, len(text), "en")
    assert scene.folded[10:end] == "send rice"


def test_a_joining_word_that_is_left():
    text = "Peru will send rice and"
    assert without_joint(text, 10, len(text), "en") == len("Peru will send rice")
