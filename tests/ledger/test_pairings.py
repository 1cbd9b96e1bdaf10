"""Pairings in and out of the ledger."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.ledger import pairings
from servanda.ledger.models import Pairing as Row
from servanda.ledger.models import Party
from servanda.records.pairing import Candidate, Ground, Pairing
from tests.desk.exercise import NOW, PLAN, keep_exercise

FLOW = Candidate(
    dataset="toy", record=2**62 + 1, mark="a" * 16, amount=Decimal("1.50"), currency="USD",
    day=date(2026, 1, 2), worth=1.5,
)  # fmt: skip
LINE = Candidate(dataset="toy", mark="b" * 16, members=(FLOW, FLOW))


@pytest.mark.parametrize("candidate", [FLOW, LINE])
def test_a_candidate_comes_back_as_it_went(candidate: Candidate) -> None:
    assert pairings.of_json(pairings.as_json(candidate)) == candidate


def test_what_is_held_is_not_added_again(db: None) -> None:
    keep_exercise()
    pair = Pairing(
        promise="rescue-training", candidate=LINE, score=0.5, grounds=(Ground(code="party"),),
        twins=(FLOW,),
    )  # fmt: skip
    assert len(pairings.add(PLAN, [(pair, True, 2.0)] * 2, now=NOW)) == 1
    assert pairings.add(PLAN, [(pair, True, 2.0)], now=NOW) == []
    row = Row.objects.get()
    assert pairings.pairing_of(row) == pair
    assert list(pairings.queue(PLAN)) == list(pairings.promises_of("b" * 16, PLAN)) == [row]
    pairings.decide(row, "confirmed", matches=["m"])
    assert not pairings.queue(PLAN).exists()
    alone = Pairing(promise="rescue-training", candidate=FLOW, score=0.5)
    assert pairings.add(PLAN, [(alone, True, 2.0)], now=NOW) == []  # it was confirmed in its line
    assert pairings.decided(PLAN) == {"rescue-training": 3}  # the line and its two payments
    assert pairings.claimed(PLAN) == {"a" * 16: {"rescue-training"}, "b" * 16: {"rescue-training"}}


def test_a_report_that_comes_later_joins_what_waits_and_stands_by_what_was_confirmed(
    db: None,
) -> None:
    keep_exercise()
    alone = Pairing(promise="rescue-training", candidate=FLOW, score=0.5)
    second = Candidate(dataset="fund", mark="c" * 16, stage="incoming", reporter_name="Fund")
    third = Candidate(dataset="fund", mark="d" * 16, stage="incoming", reporter_name="Fund")
    pairings.add(PLAN, [(alone, True, 2.0)], now=NOW)
    both = Pairing(promise="rescue-training", candidate=FLOW, score=0.5, twins=(second,))
    for _turn in range(2):
        assert pairings.add(PLAN, [(both, True, 2.0)], now=NOW) == []
        assert pairings.pairing_of(Row.objects.get()).twins == (second,)
    pairings.decide(Row.objects.get(), "confirmed", matches=["m"])
    all_three = Pairing(promise="rescue-training", candidate=FLOW, score=0.5, twins=(second, third))
    (row,) = pairings.add(PLAN, [(all_three, True, 2.0)], now=NOW)
    assert (row.mark, row.effect, row.likely, row.state) == ("d" * 16, 0, False, "proposed")
    assert [ground.code for ground in pairings.pairing_of(row).grounds] == ["second-report"]
    assert pairings.add(PLAN, [(all_three, True, 2.0)], now=NOW) == []


def test_the_two_lists(db: None) -> None:
    keep_exercise()
    assert [row.id for row in pairings.promises_without_delivery(PLAN)] == ["rescue-training"]
    assert not pairings.deliveries_without_promise(PLAN).exists()


def test_the_names_of_parties_that_reasons_name(db: None) -> None:
    keep_exercise()
    party = Party.objects.filter(plan_id=PLAN).first()
    assert party is not None
    ground = Ground(code="party", details=(("name", "X"), ("party", party.id)))
    pair = Pairing(promise="rescue-training", candidate=FLOW, score=0.5, grounds=(ground,))
    rows = pairings.add(PLAN, [(pair, True, 2.0)], now=NOW)
    assert pairings.party_names(rows, "en") == {PLAN: {party.id: party.words("name", "en")[0]}}
    assert pairings.party_names([], "en") == {}
