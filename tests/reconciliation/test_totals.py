"""Totals of one plan, stage and currency; what they leave out is counted (definitions 5, 13, 14, 18, 19)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.totals import STAGES, StagesMixed, by_finance, total
from servanda.terms.words import codes
from tests.reconciliation.histories import DAYS, histories
from tests.reconciliation.making import (
    all_cases,
    amount,
    arrived,
    contradiction,
    count,
    day,
    observation,
    promise,
    revision,
    usd,
)

TODAY = day("2016-03-31")


def of(*records, stage="pledged", **options):
    return total(all_cases(*records), stage=stage, today=TODAY, currency="USD", **options)


def left_out(found):
    return {out.reason: out.rows for out in found.left_out}


DONORS = [
    promise("qatar", amount=usd(1000)),
    promise("saudi", amount=usd(500), finance="grant"),
    promise("europe", amount=amount("EUR", 450)),
    promise("iraq", amount=usd(20), stated="2017-01-01"),
    promise("signed", amount=usd(7), kind="commitment", basis="agreement", finance="loan"),
    promise("willing", amount=usd(9), strength=2),
    promise("bilateral", amount=usd(37200), scope="outside"),
    promise("bare"),
    promise("ceiling", amount=usd(maximum=60)),
]


def test_pledges_of_a_plan():
    """1,000 + 500 in dollars; the rest is left out, each row with its reason."""
    found = of(*DONORS)
    assert (found.figure, found.currency, found.bound) == (1500, "USD", "exact")
    assert found.rows == ("qatar", "saudi")
    assert left_out(found) == {
        "other-currency": ("europe",),
        "weak-wording": ("willing",),
        "outside": ("bilateral",),
        "no-measure": ("bare",),
        "ceiling": ("ceiling",),
    }
    euros = next(out for out in found.left_out if out.reason == "other-currency")
    assert (euros.count, euros.amounts) == (1, (amount("EUR", 450),))
    assert set(left_out(found)) <= set(codes("left-out"))


def test_pledged_committed_and_disbursed_stand_apart():
    """Definitions 1, 2 and 4."""
    told = [*DONORS, *arrived("d", "2016-03-31", usd(152), "qatar")]
    figures = {stage: of(*told, stage=stage).figure for stage in STAGES}
    assert figures == {
        "pledged": 1500,
        "committed": 7,
        "allocated": 0,
        "disbursed": 152,
        "spent": 0,
        "delivered": 0,
    }


def test_stages_are_never_added():
    """Definition 5."""
    with pytest.raises(StagesMixed, match="side by side"):
        of(*DONORS) + of(*DONORS, stage="disbursed")
    with pytest.raises(StagesMixed, match="ask for one of"):
        of(*DONORS, stage="pledged+disbursed")


def test_a_total_stays_inside_one_plan():
    """Definition 14."""
    with pytest.raises(ValueError, match="one plan"):
        of(promise("a", amount=usd(1)), promise("b", amount=usd(1), plan="gaza-2026"))


def test_a_floor_makes_the_total_a_floor():
    found = of(promise("a", amount=usd(minimum=7)), promise("b", amount=usd(10)))
    assert (found.figure, found.bound) == (17, "at-least")


def test_an_aggregate_counts_and_its_parts_do_not():
    """Definition 18; parts of an aggregate without a figure count themselves."""
    parts = [promise("a", amount=usd(2), parent="w"), promise("b", amount=usd(3), parent="w")]
    found = of(promise("w", amount=usd(7)), *parts)
    assert (found.figure, left_out(found)) == (7, {"part-of-aggregate": ("a", "b")})
    assert of(promise("w"), *parts).figure == 5


def test_an_aggregate_that_reports_itself_counts_and_else_its_parts_do():
    told = [
        promise("w", amount=usd(7)),
        promise("a", amount=usd(2), parent="w"),
        *arrived("d-a", "2015-01-01", usd(1), "a"),
    ]
    assert of(*told, stage="disbursed").figure == 1
    own = arrived("d-w", "2015-01-01", usd(4), "w")
    assert of(*told, *own, stage="disbursed").figure == 4


def test_withdrawn_and_revised_promises():
    """What stands is revised; the original stays beside it (definition 1)."""
    found = of(
        promise("a", amount=usd(100)),
        revision("top-up", "2015-01-01", usd(20), promise="a"),
        promise("b", amount=usd(50)),
        revision("withdrawal", "2015-01-01", promise="b"),
    )
    assert (found.figure, found.original) == (120, 150)


def test_contested_promises_are_left_out_where_they_are_contested():
    """A contested delivery leaves the pledge standing; a contested figure does not."""
    doubtful = [promise("un", amount=usd(2000)), contradiction("promise:un", "attribution")]
    assert left_out(of(*doubtful)) == {"contested": ("un",)}
    received = [
        promise("us", amount=usd(10000)),
        observation("contested", "2016-01-01", "alleged", promise="us"),
        *arrived("d", "2016-01-01", usd(5), "us"),
    ]
    assert of(*received).figure == 10000
    assert left_out(of(*received, stage="disbursed")) == {"contested": ("us",)}


def test_a_declared_preference_decides_between_rival_counts():
    """212 on the day, 277 as the World Bank counted."""
    told = [
        promise("us", amount=usd(212)),
        count("org:world-bank", usd(277), "2016-03-31", promise="us"),
    ]
    assert of(*told).figure == 212
    assert of(*told, preference=("org:world-bank",)).figure == 277


def test_grants_loans_and_guarantees_are_columns():
    """Definition 8."""
    found = by_finance(all_cases(*DONORS), stage="pledged", today=TODAY, currency="USD")
    assert {name: column.figure for name, column in found.items()} == {
        "grant": 500,
        "loan": 0,
        "guarantee": 0,
        "": 1000,
    }


SUMS = st.lists(st.decimals("0", "1000000", places=2), max_size=5)


@given(whole=st.decimals("0", "1000000", places=2), parts=SUMS, others=SUMS)
def test_inserting_parts_into_an_aggregate_never_changes_a_total(whole, parts, others):
    told = [promise("w", amount=usd(whole))]
    told += [promise(f"o{at}", amount=usd(figure)) for at, figure in enumerate(others)]
    named = [promise(f"p{at}", amount=usd(f), parent="w") for at, f in enumerate(parts)]
    deeper = [promise("deep", amount=usd(1), parent="p0")] if parts else []
    assert of(*told).figure == of(*told, *named, *deeper).figure == whole + sum(others, Decimal(0))


@given(records=histories(("pledge",)), today=DAYS, told=DAYS, stage=st.sampled_from(STAGES))
def test_restating_a_promise_never_changes_a_total(records, today, told, stage):
    again = revision("restatement", told.isoformat(), usd(999), id="again")
    totals = [
        total(all_cases(*kept), stage=stage, today=today, currency="USD")
        for kept in (records, [*records, again])
    ]
    assert totals[0] == totals[1]


@given(records=histories(("pledge",)), today=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(records, today, order):
    shuffled = order.sample(records, len(records))
    totals = [
        total(all_cases(*kept), stage="disbursed", today=today, currency="USD")
        for kept in (records, shuffled)
    ]
    assert totals[0] == totals[1]
