"""A person decides a contradiction; the quotations stay, and the promise in doubt is judged anew."""

from datetime import date

import pytest

from servanda.actions.decide import decide
from servanda.actions.reconcile import reconcile
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.ledger import models, store
from servanda.records import Contradiction, Promise, When, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY, seal
from tests.actions.waiting import anchor, keep, proposal
from tests.conftest import NOW

WORDS = Wording(en="The first stands: it is the original.")
KEY = f"{PLAN}/c"


@pytest.fixture
def doubted(plan):
    keep(proposal("date"))
    rests = {"plan": PLAN, "title": Wording(en="T"), "evidence": (anchor("50 bác sĩ"),)}
    promise = Promise(id="p", kind="personnel", strength=4, due=When("2026-12"), **rests)
    about = Contradiction(
        id="c", kind="attribution", values=("a", "b"), subject="promise:p", **rests
    )
    seal([promise, about])
    return about


def test_the_decision_is_kept_beside_the_quotations(doubted, sound):
    made = decide(KEY, decision=WORDS, actor=SECRETARY, now=NOW)
    assert store.recall_one("contradiction", KEY) == made
    assert (made.state, made.decision, made.evidence) == ("decided", WORDS, doubted.evidence)
    line = models.Entry.objects.order_by("-seq")[0]
    assert (line.verb, line.object, line.actor) == ("decide", f"contradiction:{KEY}", "user:1")
    assert sound()


def test_the_promise_in_doubt_is_judged_anew(doubted):
    reconcile(PLAN, today=date(2026, 6, 30), actor=SECRETARY, now=NOW)
    assert store.recall_standings(PLAN)[0].reason.code == "contested"
    decide(KEY, decision=WORDS, actor=SECRETARY, now=NOW)
    assert store.recall_standings(PLAN)[0].reason.code == "deadline-ahead"


def test_a_decision_may_be_put_in_better_words(doubted):
    decide(KEY, decision=WORDS, actor=SECRETARY, now=NOW)
    better = Wording(vi="Văn bản gốc đúng.")
    assert decide(KEY, decision=better, actor=SECRETARY, now=NOW).decision == better


def test_refusals(doubted):
    with pytest.raises(Refused, match="a decision needs its words"):
        decide(KEY, decision=Wording(), actor=SECRETARY, now=NOW)
    with pytest.raises(Unknown, match="there is no contradiction drill/none"):
        decide(f"{PLAN}/none", decision=WORDS, actor=SECRETARY, now=NOW)
    assert store.recall_one("contradiction", KEY).state == "open"


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_decides(doubted, actor):
    with pytest.raises(Forbidden):
        decide(KEY, decision=WORDS, actor=actor, now=NOW)
