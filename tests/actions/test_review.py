"""A person accepts, amends or rejects; both proposal and result are kept, once."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.actions.review import TOGETHER, Decision, review, review_all
from servanda.ledger import models, store
from servanda.records import Party, Promise, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY, seal
from tests.actions.waiting import DOCUMENT, READ, anchor, keep, proposal
from tests.conftest import NOW

TODAY = date(2026, 3, 10)


def decide(name, verdict="accept", *, actor=SECRETARY, note="", **values):
    decision = Decision(verdict=verdict, values=values, note=note)
    return review(f"{PLAN}/p-{name}", decision=decision, actor=actor, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("promise", "promise:vn-personnel-2026-03-02"),
        ("delivery", "delivery:id-disbursed-2026-03-02"),
        ("occasion", "occasion:meeting-an-binh-2026-03-02"),
        ("statement", "statement:le-van-mau-indirect-2026-03-02"),
        ("party", "party:person:le-van-mau"),
        ("contradiction", "contradiction:identifier-7002-7020"),
        ("date", ""),
        ("amount", ""),
        ("identifier", ""),
    ],
)
def test_each_kind_becomes_its_record(plan, sound, name, result):
    keep()
    done = decide(name, note="clear words")
    assert (done.proposal.state, done.proposal.result, done.proposal.note) == (
        "accepted",
        result,
        "clear words",
    )
    assert store.recall_one("proposal", f"{PLAN}/p-{name}") == done.proposal
    kind, _, key = result.partition(":")
    if result:
        kept = store.recall_one(kind, f"{PLAN}/{key}")
        assert kept == done.result
        assert kept.evidence == proposal(name).evidence
    else:
        assert done.result is None
    assert sound()


def test_one_journal_line_holds_verdict_and_amended_values(plan):
    keep()
    before = models.Entry.objects.count()
    decide("promise", "amend", strength=2, due="2026-12")
    last = models.Entry.objects.order_by("-seq")[0]
    assert models.Entry.objects.count() == before + 1
    assert (last.verb, last.object, last.actor) == (
        "review",
        f"proposal:{PLAN}/p-promise",
        "user:1",
    )
    facts = json.loads(last.body)["facts"]
    assert facts == {"verdict": "amend", "values": '{"due":"2026-12","strength":2}'}


def test_an_amended_promise_says_what_the_person_wrote(plan):
    keep()
    done = decide(
        "promise",
        "amend",
        strength="2",
        kind="in-kind",
        obligors=["country:ID"],
        title={"vi": "Bác sĩ", "en": "Doctors", "ar": "أطباء"},
        amount={"maximum": "300", "unit": "doctor"},
    )
    kept = store.recall_one("promise", f"{PLAN}/{done.result.id}")
    assert isinstance(kept, Promise)
    assert (kept.strength, kept.kind, kept.obligors) == (2, "in-kind", ("country:ID",))
    assert kept.title == Wording(vi="Bác sĩ", en="Doctors", ar="أطباء")
    assert (kept.amount.maximum, kept.amount.value) == (300, None)
    assert done.proposal.state == "amended"
    assert json.loads(done.proposal.values)["strength"] == 4  # as read, for ever


def test_parties_enter_the_register_in_three_languages(plan):
    keep()
    decide("promise")
    names = {p.id: p.name for p in store.recall("party", PLAN)}
    assert names["country:VN"] == Wording(vi="Việt Nam", en="Vietnam", ar="فيتنام")
    assert all(names["territory:gaza"].in_language(code)[1] == code for code in ("vi", "en", "ar"))
    assert names["person:le-van-mau"] == Wording(vi="Lê Văn Mẫu")


def test_the_status_is_stored_at_once(plan):
    keep()
    done = decide("promise")
    (standing,) = store.recall_standings(PLAN)
    assert (standing.promise, standing.status) == (done.result.id, "not-yet-due")
    assert (standing.as_of, standing.reason.code) == (TODAY, "deadline-ahead")


def test_a_promise_with_a_condition_waits_for_it(plan, sound):
    keep(proposal("promise", condition="nếu được mời"))
    done = decide("promise")
    (condition,) = store.recall("condition", PLAN)
    assert (condition.promise, condition.title.vi) == (done.result.id, "nếu được mời")
    (standing,) = store.recall_standings(PLAN)
    assert (standing.status, standing.reason.code) == ("not-yet-due", "condition-open")
    assert sound()


def test_a_rejected_proposal_makes_nothing(plan):
    keep()
    done = decide("promise", "reject", note="a mention")
    assert (done.proposal.state, done.result) == ("rejected", None)
    assert not models.Promise.objects.exists()
    assert not models.Party.objects.exists()


@pytest.mark.parametrize("first", ["accept", "reject"])
def test_a_second_decision_is_refused(plan, first):
    keep()
    decide("promise", first)
    entries = models.Entry.objects.count()
    with pytest.raises(Refused, match=f"was {first}ed already"):
        decide("promise")
    assert models.Entry.objects.count() == entries


def test_two_like_promises_have_ids_of_their_own(plan):
    keep(*(proposal_named(n) for n in range(3)))
    ids = [decide(str(n)).result.id for n in range(3)]
    assert ids == [
        "vn-personnel-2026-03-02",
        "vn-personnel-2026-03-02-2",
        "vn-personnel-2026-03-02-3",
    ]


def proposal_named(number):
    return replace(proposal("promise"), id=f"p-{number}")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"due": "31/2"}, "due: '31/2' is not a date"),
        ({"due": "2026-02-31"}, "due: '2026-02-31' is not a date"),
        ({"strength": "9"}, "strength: '9' is not a grade"),
        ({"amount": "abc"}, "amount: 'abc' is not an amount"),
        ({"amount": {"value": "abc", "unit": "USD"}}, "'abc' is not a number"),
        ({"amount": {"value": "1e400", "unit": "USD"}}, "Give a finite, sane number"),
        ({"obligors": ["Vietnam"]}, "'Vietnam' is not the code of a party"),
        ({"directions": "north"}, "it names the direction drill/north, which is not kept"),
        ({"parent": "nothing"}, "it names the promise drill/nothing, which is not kept"),
        ({"title": "a\0b"}, "NUL"),
        ({"colour": "red"}, "a promise has no field 'colour'"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_kept(plan, sound, values, words):
    keep()
    entries = models.Entry.objects.count()
    with pytest.raises(Refused) as caught:
        decide("promise", "amend", **values)
    assert words in str(caught.value)
    assert store.recall_one("proposal", f"{PLAN}/p-promise").state == "proposed"
    assert not models.Promise.objects.exists()
    assert not models.Party.objects.exists()
    assert models.Entry.objects.count() == entries
    assert sound()


@pytest.mark.parametrize(
    ("verdict", "values", "words"),
    [
        ("perhaps", {}, "'perhaps' is no verdict"),
        ("reject", {"strength": 1}, "to reject amends nothing"),
        ("accept", {"strength": 1}, "to accept amends nothing"),
        ("amend", {}, "the amendment changes no field"),
    ],
)
def test_a_decision_agrees_with_itself(plan, verdict, values, words):
    keep()
    with pytest.raises(Refused, match=words):
        decide("promise", verdict, **values)


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_decides(plan, actor):
    keep()
    with pytest.raises(Forbidden):
        decide("promise", actor=actor)
    assert store.recall_one("proposal", f"{PLAN}/p-promise").state == "proposed"


@pytest.mark.parametrize("key", ["drill/none", "none", "", "other/p-promise"])
def test_a_proposal_that_is_not_there(plan, key):
    with pytest.raises(Unknown, match="there is no proposal"):
        review(key, decision=Decision(verdict="accept"), actor=SECRETARY, now=NOW, today=TODAY)


def test_accepting_a_contradiction_makes_its_promise_contested(plan):
    keep()
    promise = decide("promise").result
    doubt = {"kind": "amount", "values": ["50", "60"], "subject": f"promise:{promise.id}"}
    seal([proposal("contradiction", **doubt)])
    decide("contradiction")
    (standing,) = store.recall_standings(PLAN)
    assert standing.reason.code == "contested"


def test_every_kind_that_is_proposed_can_be_decided(plan, sound):
    keep()
    for name in READ:
        decide(name)
    assert {p.state for p in store.recall("proposal", PLAN)} == {"accepted"}
    assert sound()


def together(kind, *, document=f"{PLAN}/{DOCUMENT.id}", actor=SECRETARY):
    return review_all(document, kind=kind, actor=actor, now=NOW, today=TODAY)


def named_party(party, quote):
    one = proposal("party", id=party, name=quote)
    return replace(one, id=f"p-{party}", evidence=(anchor(quote),))


PARTIES = [
    ("person:le-van-mau", "Lê Văn Mẫu"),
    ("country:VN", "Việt Nam"),
    ("country:ID", "Indonesia"),
]


def test_all_of_a_kind_in_one_line_of_the_journal(plan, sound):
    keep(*(named_party(*one) for one in PARTIES), proposal("promise"), proposal("date"))
    before = models.Entry.objects.count()
    done = together("party")
    assert models.Entry.objects.count() == before + 1
    last = models.Entry.objects.order_by("-seq")[0]
    body = json.loads(last.body)
    assert (last.verb, last.object) == ("review", f"document:{PLAN}/{DOCUMENT.id}")
    assert (last.actor, body["facts"]) == (
        "user:1",
        {"verdict": "accept", "kind": "party", "count": 3},
    )
    changed = {(kind, key) for kind, key, _sha, _withdrawn in body["changes"]}
    assert changed == {
        *(("proposal", f"{PLAN}/p-{party}") for party, _ in PARTIES),
        *(("party", f"{PLAN}/{party}") for party, _ in PARTIES),
    }
    assert {(r.proposal.state, r.proposal.result) for r in done} == {
        ("accepted", f"party:{party}") for party, _ in PARTIES
    }
    assert {r.proposal.id for r in done} == {f"p-{party}" for party, _ in PARTIES}
    assert store.recall_one("proposal", f"{PLAN}/p-promise").state == "proposed"
    assert store.recall_one("proposal", f"{PLAN}/p-date").state == "proposed"
    assert sound()


def test_together_and_one_by_one_give_the_same_register(plan):
    keep(*(named_party(*one) for one in PARTIES))
    with transaction.atomic():
        at_once = {r.result.id: r.result for r in together("party")}
        transaction.set_rollback(True)
    for party, _ in PARTIES:
        done = decide(party)
        assert at_once[party] == done.result


def test_one_who_speaks_for_another_and_the_same_party_twice(plan, sound, monkeypatch):
    """A person speaks for a country that is read too: the country rests on its own words."""
    speaks_for = {"person:le-van-mau": "country:VN"}.get
    monkeypatch.setattr("servanda.actions.identity.speaks_for", lambda p: speaks_for(p, ""))
    twice = replace(named_party("country:VN", "Việt Nam sẽ gửi"), id="p-twice")
    keep(*(named_party(*one) for one in PARTIES), twice)
    done = together("party")
    assert len(done) == 4
    kept = {p.id: p for p in store.recall("party", PLAN)}
    assert (kept["person:le-van-mau"].of, len(kept)) == ("country:VN", 3)
    assert kept["country:VN"].evidence == (anchor("Việt Nam"),)
    assert sound()


def test_a_party_that_was_kept_stays_as_it_is(plan, sound):
    kept = Party(plan=PLAN, id="country:VN", name=Wording(en="Viet Nam"), role="member")
    keep(named_party("country:VN", "Việt Nam"))
    seal([kept])
    (done,) = together("party")
    assert done.result == store.recall_one("party", f"{PLAN}/country:VN") == kept
    assert sound()


@pytest.mark.parametrize("kind", ["date", "amount", "identifier"])
def test_readings_are_confirmed_and_become_nothing(plan, sound, kind):
    keep()
    (done,) = together(kind)
    assert (done.proposal.state, done.proposal.result, done.result) == ("accepted", "", None)
    assert sound()


@pytest.mark.parametrize("kind", TOGETHER)
def test_a_second_time_nothing_is_left(plan, sound, kind):
    keep()
    assert together(kind)
    entries = models.Entry.objects.count()
    assert together(kind) == []
    assert models.Entry.objects.count() == entries
    assert sound()


def test_what_was_decided_or_withdrawn_is_left_alone(plan):
    keep(*(named_party(*one) for one in PARTIES))
    decide("country:VN", "reject", note="a mention")
    models.Proposal.objects.filter(id="p-country:ID").update(withdrawn=True)
    assert [r.proposal.id for r in together("party")] == ["p-person:le-van-mau"]
    assert store.recall_one("proposal", f"{PLAN}/p-country:VN").state == "rejected"


@pytest.mark.parametrize(
    "kind", ["promise", "statement", "occasion", "contradiction", "reprint", "", "x"]
)
def test_what_carries_a_judgement_is_decided_alone(plan, kind):
    keep()
    entries = models.Entry.objects.count()
    with pytest.raises(Refused, match="is decided one at a time") as caught:
        together(kind)
    assert "Open each beside its words" in caught.value.advice
    assert models.Entry.objects.count() == entries
    assert not models.Proposal.objects.exclude(state="proposed").exists()


def test_one_that_cannot_be_kept_keeps_all_back(plan, sound):
    keep(named_party(*PARTIES[0]), named_party("Vietnam", "Việt Nam"))
    entries = models.Entry.objects.count()
    with pytest.raises(Refused, match="'Vietnam' is not the code of a party"):
        together("party")
    assert not models.Party.objects.exists()
    assert models.Entry.objects.count() == entries
    assert sound()


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_accepts_together(plan, actor):
    keep()
    with pytest.raises(Forbidden):
        together("party", actor=actor)
    assert store.recall_one("proposal", f"{PLAN}/p-party").state == "proposed"


@pytest.mark.parametrize("key", ["drill/none", "none", "", f"other/{DOCUMENT.id}"])
def test_a_document_that_is_not_there(plan, key):
    keep()
    with pytest.raises(Unknown, match="there is no document"):
        together("party", document=key)
