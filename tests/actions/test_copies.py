"""One story is reviewed once: its copies become evidence of the same record."""

import json
from datetime import date, timedelta

import pytest

from servanda.actions.copies import marked
from servanda.actions.review import Decision, review, review_all
from servanda.actions.take import take
from servanda.ledger import models, store
from tests.actions.articles import FIRST, SECOND
from tests.actions.conftest import PLAN, SECRETARY
from tests.conftest import NOW

TODAY = date(2026, 3, 10)
SHARED = "cho biết Indonesia sẽ đóng góp 8,5 triệu USD"


def take_in(text, name, *, later=0):
    now = NOW + timedelta(minutes=later)
    return take(text.encode(), name, plan=PLAN, actor=SECRETARY, now=now)


def the(taken, kind="promise", words="8,5 triệu USD"):
    """Return the one proposal of a kind whose words hold these."""
    rows = [p for p in taken.proposals if p.kind == kind and words in p.evidence[0].exact]
    assert len(rows) == 1
    return store.recall_one("proposal", f"{PLAN}/{rows[0].id}")


def decide(proposal, verdict="accept", *, note="", **values):
    decision = Decision(verdict=verdict, values=values, note=note)
    key = f"{PLAN}/{proposal.id}"
    return review(key, decision=decision, actor=SECRETARY, now=NOW, today=TODAY)


@pytest.fixture
def both(plan):
    return take_in(FIRST, "first.txt"), take_in(SECOND, "second.txt", later=1)


def test_a_copy_names_the_first(both):
    first, second = both
    assert the(first).copy_of == ""
    assert the(second).copy_of == the(first).id
    numbers = [p for p in second.proposals if p.kind == "identifier"]
    assert [p.copy_of for p in numbers] == [""]  # 7020 is not 7002


def test_a_third_copy_names_the_first_too(both):
    third = take_in(SECOND.replace("Toàn cảnh", "Khép lại"), "third.txt", later=2)
    assert the(third).copy_of == the(both[0]).id


@pytest.mark.parametrize("at", [0, 1], ids=["the first decided", "the copy decided"])
def test_accepting_one_takes_the_words_of_all(both, sound, at):
    done = decide(the(both[at]), note="clear")
    (promise,) = store.recall("promise", PLAN)
    assert {a.document for a in promise.evidence} == {one.document for one in both}
    assert promise.evidence[0].document == both[at].document
    for one in both:
        kept = the(one)
        assert (kept.state, kept.result, kept.note) == (
            "accepted",
            f"promise:{promise.id}",
            "clear",
        )
        assert len(kept.evidence) == 1
    assert len(done.copies) == 1
    last = models.Entry.objects.order_by("-seq")[0]
    assert json.loads(last.body)["facts"]["copies"] == 1
    assert sound()


def test_amending_and_rejecting_hold_for_all(both):
    decide(the(both[0]), "amend", strength=2)
    assert [the(one).state for one in both] == ["amended", "amended"]
    (promise,) = store.recall("promise", PLAN)
    assert (promise.strength, len(promise.evidence)) == (2, 2)
    police = [the(one, words="300 cảnh sát") for one in both]
    decide(police[0], "reject", note="a mention")
    states = [store.recall_one("proposal", f"{PLAN}/{p.id}") for p in police]
    assert [(p.state, p.note) for p in states] == [("rejected", "a mention")] * 2


def test_a_later_copy_waits_and_adds_its_words(plan, sound):
    first = take_in(FIRST, "first.txt")
    before = decide(the(first)).result
    second = take_in(SECOND, "second.txt", later=1)
    waiting = the(second)
    assert (waiting.state, waiting.copy_of) == ("proposed", the(first).id)
    done = decide(waiting)
    (promise,) = store.recall("promise", PLAN)
    assert promise.id == before.id == done.result.id
    assert [a.document for a in promise.evidence] == [first.document, second.document]
    assert models.Promise.objects.count() == 1
    assert sound()


def test_a_later_copy_that_is_amended_stands_by_itself(plan):
    decide(the(take_in(FIRST, "first.txt")))
    done = decide(the(take_in(SECOND, "second.txt", later=1)), "amend", strength=2)
    assert models.Promise.objects.count() == 2
    assert len(done.result.evidence) == 1


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_a_later_copy_of_what_does_not_stand_is_a_proposal_like_any(plan, end):
    first = the(take_in(FIRST, "first.txt"))
    if end == "rejected":
        decide(first, "reject", note="no")
    else:
        made = decide(first).result
        store.withdraw("promise", f"{PLAN}/{made.id}", recorded=NOW)
    done = decide(the(take_in(SECOND, "second.txt", later=1)))
    (promise,) = store.recall("promise", PLAN)
    assert (promise.id, len(promise.evidence)) == (done.result.id, 1)


def test_together_takes_the_copies_along(both, sound):
    key = f"{PLAN}/{both[0].document}"
    done = review_all(key, kind="amount", actor=SECRETARY, now=NOW, today=TODAY)
    assert any(one.copies for one in done)
    assert the(both[1], "amount", "8,5 triệu USD").state == "accepted"
    assert sound()


def test_nothing_new_or_nothing_shared_marks_nothing(both):
    proposals = list(both[0].proposals)
    assert marked([], both[1].reprints) == []
    assert marked(proposals, []) == proposals


def test_one_contradiction_is_proposed_once_however_many_copies_come(both):
    (found,) = [p for p in both[1].proposals if p.kind == "contradiction"]
    assert json.loads(found.values)["values"] == ["7002", "7020"]
    third = take_in(SECOND.replace("Toàn cảnh", "Khép lại"), "third.txt", later=2)
    (again,) = [p for p in third.proposals if p.kind == "contradiction"]
    assert again.copy_of == found.id
    decide(found)
    (record,) = store.recall("contradiction", PLAN)
    assert third.document in {anchor.document for anchor in record.evidence}
    fourth = take_in(SECOND.replace("Toàn cảnh", "Nhìn lại"), "fourth.txt", later=3)
    (late,) = [p for p in fourth.proposals if p.kind == "contradiction"]
    assert late.copy_of == found.id
    assert decide(late).result.id == record.id
    assert len(store.recall("contradiction", PLAN)) == 1
