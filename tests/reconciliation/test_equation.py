"""original + revisions = fulfilled + outstanding + lapsed, on every day (definition 9)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.equation import equation
from tests.reconciliation.histories import DAYS, histories
from tests.reconciliation.making import (
    amount,
    arrived,
    case,
    count,
    day,
    promise,
    revision,
    usd,
)

LATER = "2018-01-01"


def of(*records, today=LATER, preference=()):
    return equation(case(*records), today=day(today), preference=preference)


def figures(found):
    return [
        int(n)
        for n in (
            found.original,
            found.revisions,
            found.fulfilled,
            found.outstanding,
            found.lapsed,
            found.surplus,
        )
    ]


PLEDGE = promise(amount=usd(100), stated="2014-10-12")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], [100, 0, 0, 100, 0, 0]),
        ([revision("restatement", "2015-01-01", usd(100))], [100, 0, 0, 100, 0, 0]),
        ([revision("top-up", "2015-01-01", usd(20))], [100, 20, 0, 120, 0, 0]),
        ([revision("cut", "2015-01-01", usd(30))], [100, -30, 0, 70, 0, 0]),
        ([revision("cut", "2015-01-01", usd(130))], [100, -100, 0, 0, 0, 0]),
        ([*arrived("d", "2015-01-01", usd(80))], [100, 0, 80, 20, 0, 0]),
        ([*arrived("d", "2015-01-01", usd(130))], [100, 0, 100, 0, 0, 30]),
        ([revision("withdrawal", "2015-01-01")], [100, 0, 0, 0, 100, 0]),
        (
            [*arrived("d", "2015-01-01", usd(80)), revision("withdrawal", "2016-01-01")],
            [100, 0, 80, 0, 20, 0],
        ),
        (
            [revision("withdrawal", "2015-01-01"), *arrived("d", "2016-01-01", usd(80))],
            [100, 0, 80, 0, 20, 0],
        ),
        (
            [revision("withdrawal", "2015-01-01"), revision("top-up", "2016-01-01", usd(50))],
            [100, 50, 0, 50, 100, 0],
        ),
    ],
    ids=[
        "nothing more",
        "a restatement changes nothing",
        "a top-up adds",
        "a cut takes away",
        "a cut never goes below zero",
        "a part arrived",
        "more than promised is surplus, outside",
        "a withdrawal lapses all",
        "a withdrawal lapses what is outstanding",
        "what arrives after all is fulfilled",
        "a top-up renews, and what lapsed stays lapsed",
    ],
)
def test_a_promise_of_100(records, expected):
    """Definition 8's four revisions, and arrivals."""
    assert figures(of(PLEDGE, *records)) == expected


def test_a_promise_does_not_exist_before_it_is_made():
    assert of(PLEDGE, today="2014-10-11") is None
    assert of(PLEDGE, today="2014-10-12") is not None


def test_without_a_figure_there_is_no_equation():
    assert of(promise()) is None


def test_revisions_count_from_their_date():
    topped = [PLEDGE, revision("top-up", "2015-06-01", usd(20))]
    assert of(*topped, today="2015-05-31").revisions == 0
    assert of(*topped, today="2015-06-01").revisions == 20


def test_a_count_holds_what_was_revised_before_it():
    """Definition 17: the World Bank's 130 of March 2016 knows the top-up of 2015."""
    told = [
        PLEDGE,
        revision("top-up", "2015-06-01", usd(20)),
        count("org:world-bank", usd(130), "2016-03-31"),
        revision("top-up", "2017-01-01", usd(5)),
    ]
    found = of(*told, preference=("org:world-bank",))
    assert (found.original, found.revisions, found.basis) == (130, 5, "org:world-bank")


@pytest.mark.parametrize(
    ("kind", "stage", "fulfilled"),
    [
        ("pledge", "disbursed", 40),
        ("pledge", "delivered", 0),
        ("pledge", "spent", 0),
        ("pledge", "allocated", 0),
        ("in-kind", "delivered", 40),
        ("in-kind", "disbursed", 0),
        ("personnel", "arrived", 40),
    ],
)
def test_only_the_stage_of_its_kind_fulfils_a_promise(kind, stage, fulfilled):
    """Definitions 4 and 5; what stands at another stage is told apart and said to be left out."""
    found = of(
        promise(amount=usd(100), kind=kind), *arrived("d", "2015-01-01", usd(40), stage=stage)
    )
    assert found.fulfilled == fulfilled
    assert dict(found.stages)[stage].figure == 40
    assert [out.reason for out in found.left_out] == ([] if fulfilled else ["other-stage"])


def test_stages_are_never_added():
    told = [arrived(s, "2015-01-01", usd(40), stage=s) for s in ("disbursed", "spent", "delivered")]
    assert of(PLEDGE, *told).fulfilled == 40


def test_strength_on_a_day_is_arrivals_less_departures():
    """Definition 11."""
    soldiers = amount("soldier", 100)
    told = [
        promise(kind="personnel", amount=soldiers),
        arrived("came", "2015-01-01", soldiers, stage="arrived"),
        arrived("left", "2016-01-01", amount("soldier", 30), stage="departed"),
    ]
    assert of(*told, today="2015-12-31").fulfilled == 100
    assert of(*told, today="2016-01-01").fulfilled == 70


def test_nearly_three_quarters_of_348_for_a_promise_of_568():
    """Definition 6: 568 announced for all Palestinians, 348 counted for Gaza, 75 % of the 348."""
    told = [
        promise(amount=usd(568)),
        count("org:world-bank", usd(348), "2016-03-31"),
        arrived(
            "d",
            "2016-03-31",
            measure="cumulative",
            share=Decimal(75),
            share_of=usd(348),
            share_bound="up-to",
        ),
    ]
    found = of(*told, today="2016-03-31", preference=("org:world-bank",))
    assert (found.original, found.fulfilled, found.outstanding) == (348, 261, 87)
    assert found.calculated
    assert found.fulfilled_bound == "up-to"
    own = of(*told, today="2016-03-31")
    assert (own.original, own.fulfilled, own.outstanding) == (568, 261, 307)


def test_another_currency_is_left_out_with_its_figure():
    """Definition 13."""
    found = of(PLEDGE, *arrived("d", "2015-01-01", amount("EUR", 40)))
    assert found.fulfilled == 0
    assert [(o.reason, o.rows, o.amounts) for o in found.left_out] == [
        ("other-unit", ("d",), (amount("EUR", 40),))
    ]


@given(records=histories(), today=DAYS, preference=st.permutations(["org:a", "org:b"]))
def test_the_equation_is_closed_on_every_day(records, today, preference):
    found = equation(case(*records), today=today, preference=preference)
    if found is None:
        return
    parts = (found.fulfilled, found.outstanding, found.lapsed)
    assert found.original + found.revisions == sum(parts)
    assert min(*parts, found.surplus) >= 0
    assert found.fulfilled <= found.due
    assert found.surplus == 0 or found.fulfilled == found.due
    assert found.fulfilled + found.surplus == (found.arrived or 0)


@given(records=histories(), today=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(records, today, order):
    shuffled = order.sample(records, len(records))
    assert equation(case(*records), today=today) == equation(case(*shuffled), today=today)


@given(records=histories(), earlier=DAYS, later=DAYS)
def test_what_comes_later_never_changes_an_earlier_day(records, earlier, later):
    """Both directions of time: a day's equation needs only what was known by that day."""
    earlier, later = sorted((earlier, later))
    dated = [r for r in records if getattr(r, "date", None) is None or r.date.latest <= later]
    ids = {r.id for r in dated}
    known = [r for r in dated if getattr(r, "delivery", None) is None or r.delivery in ids]
    assert equation(case(*known), today=earlier) == equation(case(*records), today=earlier)


@given(records=histories(), today=DAYS, told=DAYS)
def test_restating_a_promise_changes_nothing(records, today, told):
    again = revision("restatement", told.isoformat(), usd(999), id="again")
    assert equation(case(*records, again), today=today) == equation(case(*records), today=today)
