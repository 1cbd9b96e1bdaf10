"""A cue holds words and what they mark."""

from servanda.records import KINDS, Cue


def test_a_cue_is_a_record_of_a_plan():
    cue = Cue(plan="p", id="en-1", words="chips in", language="en", marks="pledge")
    assert KINDS["cue"] is Cue
    assert cue.evidence == ()
