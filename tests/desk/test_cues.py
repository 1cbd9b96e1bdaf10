"""What the page of corrections knows of cues."""

from servanda.actions.actor import Actor
from servanda.actions.cues import Words, keep_cue
from servanda.desk.cues import listed, offered, provenance
from tests.conftest import NOW
from tests.desk.exercise import PLAN

ROBOT = Actor(id="user:999", role="secretary")


def test_a_row_says_who_kept_it_and_where_it_was_seen(exercise) -> None:
    words = Words(said="chips in", language="en", marks="pledge")
    kept = keep_cue(PLAN, words, actor=ROBOT, now=NOW)
    (row,) = listed()
    assert (row.words, row.seen) == ("chips in", "")
    assert (row.kept_by.person, row.kept_by.at) == ("user:999", NOW)
    assert provenance(f"cue:{PLAN}/{kept.id}") == (row.kept_by,)
    assert provenance("cue:nowhere/x") == ()


def test_the_form_begins_with_the_words_of_a_proposal(exercise) -> None:
    found = offered({"from": f"{PLAN}/p-fund"})
    assert (found["from"], found["plan"]) == (f"{PLAN}/p-fund", PLAN)
    assert found["quotation"]
    for nothing in ("", "nowhere/x", "\0"):
        assert offered({"from": nothing})["from"] == ""
