"""Cues: kept with their provenance, used from then on, given another meaning, taken back."""

import json

import pytest

from servanda.actions.corrections import vocabulary
from servanda.actions.cues import Words, cues, drop_cue, keep_cue
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.actions.take import take
from servanda.ledger import models, store
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY
from tests.actions.waiting import keep
from tests.conftest import NOW

CHIP = Words(said="  stumps   up ", language="en", marks="pledge")
TEXT = "On {day} March 2026 Peru toyed with sending {day} doctors to Gaza.\n"


def read(day):
    text = (
        TEXT.format(day=day) + "The ministry in Lima said so in a note to the press on that day.\n"
    )
    taken = take(text.encode(), f"{day}.txt", plan=PLAN, actor=SECRETARY, now=NOW)
    return [p.rule for p in taken.proposals if p.kind == "promise"]


def last():
    return models.Entry.objects.order_by("-seq")[0]


def test_a_cue_is_used_from_then_on_and_until_it_is_withdrawn(plan, sound):
    assert read(3) == []
    words = Words(said="toyed with", language="en", marks="intent")
    kept = keep_cue(PLAN, words, actor=SECRETARY, now=NOW)
    key = f"{PLAN}/{kept.id}"
    assert (last().verb, last().object) == ("correct", f"cue:{key}")
    assert json.loads(last().body)["facts"] == {"kept": "toyed with", "marks": "intent"}
    assert read(4) == ["promises.cue"]
    drop_cue(key, actor=SECRETARY, now=NOW)
    assert json.loads(last().body)["facts"] == {"withdrawn": "toyed with"}
    assert read(5) == []
    assert cues(PLAN) == {}
    keep_cue(PLAN, words, actor=SECRETARY, now=NOW)
    assert vocabulary(PLAN).kept == {("en", "toyed with"): "intent"}
    assert sound()


def test_the_same_words_have_one_meaning(plan):
    first = keep_cue(PLAN, CHIP, actor=SECRETARY, now=NOW)
    again = Words(said="Stumps Up", language="en", marks="intent")
    second = keep_cue(PLAN, again, actor=SECRETARY, now=NOW)
    assert (first.id, first.words) == (second.id, "stumps up")
    assert cues(PLAN) == {("en", "Stumps Up"): "intent"}


def test_the_words_of_a_quotation_are_its_evidence(plan, sound):
    keep()
    row = models.Proposal.objects.filter(kind="promise").first()
    anchor = store.recall_one("proposal", row.key).evidence[0]
    said = " ".join(anchor.exact.split()[:2])
    words = Words(said=said, language="vi", marks="pledge")
    kept = keep_cue(PLAN, words, seen=row.key, actor=SECRETARY, now=NOW)
    assert [a.exact for a in kept.evidence] == [said]
    assert store.recall_one("cue", f"{PLAN}/{kept.id}") == kept
    elsewhere = Words(said="nowhere in it", language="vi", marks="pledge")
    with pytest.raises(Refused):
        keep_cue(PLAN, elsewhere, seen=row.key, actor=SECRETARY, now=NOW)
    assert sound()


@pytest.mark.parametrize(
    "words",
    [
        Words(said="x", language="en", marks="pledge"),
        Words(said="12 %", language="en", marks="pledge"),
        Words(said="y" * 81, language="en", marks="pledge"),
        Words(said="chips in", language="xx", marks="pledge"),
        Words(said="chips in", language="en", marks="whim"),
    ],
)
def test_what_can_be_no_cue_is_refused(plan, words):
    with pytest.raises(Refused):
        keep_cue(PLAN, words, actor=SECRETARY, now=NOW)
    assert not models.Cue.objects.exists()


def test_what_is_not_there_is_named(plan):
    with pytest.raises(Unknown):
        keep_cue("nowhere", CHIP, actor=SECRETARY, now=NOW)
    with pytest.raises(Unknown):
        drop_cue(f"{PLAN}/en-none", actor=SECRETARY, now=NOW)
    with pytest.raises(Unknown):
        keep_cue(PLAN, CHIP, seen=f"{PLAN}/none", actor=SECRETARY, now=NOW)


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS])
def test_only_a_secretary_keeps_cues(plan, actor):
    with pytest.raises(Forbidden):
        keep_cue(PLAN, CHIP, actor=actor, now=NOW)
    with pytest.raises(Forbidden):
        drop_cue(f"{PLAN}/x", actor=actor, now=NOW)
