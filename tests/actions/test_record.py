"""Hand entry under one journal line, and withdrawal that deletes nothing."""

import json
from dataclasses import replace

import pytest

from servanda.actions.record import record, withdraw
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.ledger import models, store
from servanda.records import Plan, Promise, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY
from tests.actions.waiting import anchor, keep, proposal
from tests.conftest import NOW

MADE = Promise(
    plan=PLAN,
    id="doctors",
    title=Wording(en="Doctors"),
    kind="personnel",
    strength=3,
    evidence=(anchor("50 bác sĩ"),),
)


@pytest.fixture
def noted(plan):
    keep(proposal("date"))
    return plan


def test_what_is_written_by_hand_is_kept_with_its_words(noted, sound):
    line = record([MADE], actor=SECRETARY, now=NOW, note="from the minutes")
    assert store.recall_one("promise", f"{PLAN}/doctors") == MADE
    assert (line.verb, line.object) == ("record", f"promise:{PLAN}/doctors")
    assert json.loads(line.body)["facts"] == {"records": 1, "note": "from the minutes"}
    assert sound()


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], "there is nothing to record"),
        ([replace(MADE, evidence=())], "promise doctors has no evidence. Name the document"),
        (
            [MADE, replace(MADE, id="b", parent="none")],
            "names the promise drill/none, which is not kept",
        ),
        ([replace(MADE, plan="nowhere")], "nowhere"),
    ],
)
def test_what_cannot_be_recorded(noted, sound, records, words):
    entries = models.Entry.objects.count()
    with pytest.raises(Refused) as caught:
        record(records, actor=SECRETARY, now=NOW)
    assert words in str(caught.value)
    assert not models.Promise.objects.exists()
    assert models.Entry.objects.count() == entries
    assert sound()


def test_a_plan_may_begin_empty(db):
    record([Plan(id="new", title=Wording(en="New"))], actor=SECRETARY, now=NOW)
    assert store.recall_one("plan", "new").title.en == "New"


def test_what_is_withdrawn_stays(noted, sound):
    record([MADE], actor=SECRETARY, now=NOW)
    line = withdraw("promise", f"{PLAN}/doctors", actor=SECRETARY, now=NOW, note="twice")
    assert (line.verb, json.loads(line.body)["facts"]) == ("withdraw", {"note": "twice"})
    assert store.recall("promise", PLAN) == []
    assert store.recall_one("promise", f"{PLAN}/doctors") == MADE
    assert sound()


@pytest.mark.parametrize(
    ("kind", "key", "note", "kind_of_refusal"),
    [
        ("promise", f"{PLAN}/doctors", "", Refused),
        ("promise", f"{PLAN}/none", "why", Unknown),
        ("gift", f"{PLAN}/doctors", "why", Unknown),
    ],
)
def test_a_withdrawal_needs_its_record_and_its_reason(noted, kind, key, note, kind_of_refusal):
    record([MADE], actor=SECRETARY, now=NOW)
    with pytest.raises(kind_of_refusal):
        withdraw(kind, key, actor=SECRETARY, now=NOW, note=note)
    assert store.recall("promise", PLAN) == [MADE]


def test_nothing_is_withdrawn_twice(noted):
    record([MADE], actor=SECRETARY, now=NOW)
    withdraw("promise", f"{PLAN}/doctors", actor=SECRETARY, now=NOW, note="twice")
    with pytest.raises(Unknown):
        withdraw("promise", f"{PLAN}/doctors", actor=SECRETARY, now=NOW, note="thrice")


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_writes_by_hand(noted, actor):
    with pytest.raises(Forbidden):
        record([MADE], actor=actor, now=NOW)
    with pytest.raises(Forbidden):
        withdraw("promise", f"{PLAN}/doctors", actor=actor, now=NOW, note="why")


def test_nothing_is_written_over_a_withdrawn_record(noted, sound):
    record([MADE], actor=SECRETARY, now=NOW)
    withdraw("promise", f"{PLAN}/doctors", actor=SECRETARY, now=NOW, note="twice")
    with pytest.raises(Refused, match="was withdrawn"):
        record([MADE], actor=SECRETARY, now=NOW)
    assert sound()
