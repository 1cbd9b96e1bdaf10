"""What a second proposer adds, confirms and gets wrong; the rules' proposals stand whatever it does."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.extraction.second.proposer import CLAIMS, VERSION, Unanswered
from servanda.records import Finding, Level
from tests.extraction.second.test_claims import TREES
from tests.extraction.seconding import ARTICLE, ROAD, answer, answering, case_of, seconded

SOLDIERS = "Indonesia will send up to 8,000 soldiers to Gaza by 30 June 2026"
RULES = {proposal.id: proposal for proposal in case_of().rules}


def promise(quote: str, **more: Any) -> dict[str, Any]:
    return {"kind": "promise", "quote": quote, "modality": "pledge"} | more


def added(done: Any) -> list[Any]:
    return [p for p in done.proposals if p.id not in RULES]


def named(done: Any) -> list[Any]:
    return [p for p in done.proposals if p.id in RULES and "model:fake" in p.rule]


def codes(done: Any) -> list[str]:
    return [finding.code for finding in done.findings]


def test_both_say_the_same_over_the_same_words() -> None:
    done = seconded(
        answering(
            promise(SOLDIERS, obligors=["Indonesia"], amount={"value": 8000, "unit": "soldier"}),
            {"kind": "date", "quote": "30 June 2026", "value": "2026-06-30"},
            {"kind": "amount", "quote": "up to 8,000 soldiers", "value": 8000, "unit": "soldiers"},
            {"kind": "party", "quote": "Egypt"},
            {"kind": "statement", "quote": '"We shall bring tents,"', "speaker": "Morocco"},
        )
    )
    assert added(done) == []
    assert len(named(done)) == 5
    for proposal in named(done):
        own = RULES[proposal.id]
        assert (proposal.rule, proposal.version) == (
            f"{own.rule} + model:fake",
            f"{own.version} + {VERSION}",
        )
        assert (proposal.values, proposal.evidence) == (own.values, own.evidence)
    assert done.findings == ()
    assert done.facts == {
        "proposer": "model:fake",
        "version": VERSION,
        "asked": 1,
        "agreed": 5,
        "added": 0,
        "rejected": 0,
    }


def test_our_value_stands_and_the_field_is_marked() -> None:
    wrong = promise(
        SOLDIERS, amount={"value": 9000, "unit": "soldier"}, due="2027", obligors=["Egypt"]
    )
    done = seconded(answering(wrong))
    (proposal,) = named(done)
    values, own = json.loads(proposal.values), json.loads(RULES[proposal.id].values)
    marks = values.pop("marks")
    assert values == own
    assert [(mark["field"], mark["claimed"]) for mark in marks] == [
        ("amount", "9000 soldier"),
        ("due", "2027"),
        ("obligor", "Egypt"),
    ]
    assert codes(done) == ["proposer.disagrees"]


def test_what_only_the_second_one_says() -> None:
    done = seconded(answering(promise(ROAD, obligors=["Norway"], due="2026-05-01")))
    (proposal,) = added(done)
    assert (proposal.rule, proposal.version, proposal.state) == ("model:fake", VERSION, "proposed")
    assert proposal.evidence[0].exact == ROAD
    values = json.loads(proposal.values)
    assert (values["obligor"], values["due"]) == (["country:NO"], "2026-05-01")
    assert values["marks"] == [{"code": "ungraded", "field": "strength", "claimed": ""}]
    assert [p for p in done.proposals if p.id in RULES] == list(RULES.values())


def test_lies_are_rejected_and_counted() -> None:
    done = seconded(
        answering(
            promise("Indonesia will build a harbour in Atlantis"),
            promise("Qatar will not send troops"),
            promise("Qatar will send troops"),
            {"kind": "date", "quote": "the northern crossing", "value": "2026-05-01"},
            {"kind": "party", "quote": "lorries"},
            {"kind": "party", "quote": "Egypt"},
            {"kind": "party", "quote": "Egypt"},
            {"kind": "party", "quote": "Egypt", "start": 3},
        )
    )
    assert added(done) == []
    assert (done.facts["agreed"], done.facts["rejected"]) == (1, 7)
    (finding,) = done.findings
    assert finding.code == "proposer.rejected"
    assert "2 not in the text" in finding.message
    assert "1 that refuse what they were taken to promise" in finding.message


def test_words_that_stand_twice_are_taken_once_and_marked() -> None:
    text = f"{ROAD}. It rained all day in the valley. {ROAD}."
    done = seconded(answering(promise(ROAD)), text)
    proposal = next(p for p in done.proposals if p.rule == "model:fake")
    assert proposal.evidence[0].start == 0
    assert "proposer.ambiguous" in codes(done)


def test_nearly_the_words_are_replaced_by_those_of_the_text() -> None:
    done = seconded(answering(promise(ROAD.replace("mended", "mendet"))))
    (proposal,) = added(done)
    assert proposal.evidence[0].exact == ROAD
    assert codes(done) == ["proposer.approximate"]


def test_an_answer_out_of_shape_leaves_the_next_passage() -> None:
    text = (ARTICLE + "\n") * 40
    answers = iter([b"<html>502</html>", answer("I will not."), answer({"proposals": []})])
    done = seconded(lambda request: next(answers, answer({"proposals": []})), text)
    assert done.facts["asked"] > 2
    assert codes(done) == ["proposer.reply", "proposer.reply"]
    assert done.facts["failed"] == ["proposer.reply", "proposer.reply"]


def test_silence_ends_the_asking_and_keeps_what_came() -> None:
    fault = Finding(level=Level.WARNING, code="proposer.timeout", message="late")
    asked = []

    def ask(request: bytes) -> bytes:
        asked.append(request)
        if len(asked) > 1:
            raise Unanswered(fault)
        return answering(promise(ROAD))(request)

    done = seconded(ask, (ARTICLE + "\n") * 40)
    assert len(asked) == 2
    assert done.facts["added"] == 1
    assert done.findings[0] == fault
    assert done.facts["failed"] == ["proposer.timeout"]


@pytest.mark.timeout(60)
def test_a_very_long_document_is_asked_about_in_part() -> None:
    text = (ARTICLE + "\n") * 400
    done = seconded(answering(), text)
    assert done.facts["asked"] == 20
    assert "proposer.too-long" in codes(done)


@pytest.mark.timeout(60)
def test_more_than_anybody_says_is_not_weighed() -> None:
    text = "\n\n".join(f"Norway is to mend the road number {n} soon." for n in range(700))
    items = iter(range(700))

    def ask(request: bytes) -> bytes:
        some = [next(items, 0) for _ in range(100)]
        listed = [promise(f"Norway is to mend the road number {n} soon") for n in some]
        return answer({"proposals": listed})

    done = seconded(ask, text)
    assert done.facts["added"] <= CLAIMS
    assert len(done.proposals) < 700 + CLAIMS


QUOTES = st.sampled_from([SOLDIERS, ROAD, "Egypt", "5 million dollars", "Qatar", ARTICLE[30:200]])
ITEMS = st.fixed_dictionaries({"quote": QUOTES | TREES}) | TREES


@settings(max_examples=60)
@given(items=st.lists(ITEMS, max_size=5), kind=st.sampled_from(["promise", "amount", "date"]))
def test_no_answer_takes_anything_away(items: list[Any], kind: str) -> None:
    listed = [{"kind": kind, "modality": "pledge"} | i if isinstance(i, dict) else i for i in items]
    done = seconded(lambda request: answer({"proposals": listed}))
    kept = {p.id: p for p in done.proposals}
    assert RULES.keys() <= kept.keys()
    for name, own in RULES.items():
        values = json.loads(kept[name].values)
        values.pop("marks", None)
        assert values == json.loads(own.values)
