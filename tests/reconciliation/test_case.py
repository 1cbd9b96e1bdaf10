"""A case holds every record of its promise, whatever their order; only confirmed matches count."""

import random

from servanda.reconciliation.case import cases
from tests.reconciliation.making import (
    arrived,
    condition,
    contradiction,
    count,
    delivery,
    match,
    milestone,
    observation,
    promise,
    revision,
    usd,
)

RECORDS = [
    promise("whole", amount=usd(700)),
    promise("p", amount=usd(200), parent="whole"),
    promise("q", amount=usd(100), parent="whole"),
    revision("top-up", "2015-01-01", usd(10)),
    count("org:world-bank", usd(212), "2016-03-31"),
    condition(),
    milestone("2015-12-31", usd(50)),
    observation("reply", "2016-01-01"),
    *arrived("d1", "2015-06-01", usd(40)),
    *arrived("d2", "2015-05-01", usd(30)),
    contradiction("promise:p"),
    contradiction("delivery:d1", id="of-delivery"),
    contradiction("promise:p", id="soft", hard=False),
    contradiction("promise:p", id="decided", state="decided"),
    contradiction("promise:q", id="another"),
]


def test_a_case_gathers_its_records_in_the_order_of_ids():
    case = next(c for c in cases(RECORDS) if c.promise.id == "p")
    assert [r.kind for r in case.revisions] == ["top-up"]
    assert [c.reporter for c in case.counts] == ["org:world-bank"]
    assert len(case.conditions) == len(case.milestones) == len(case.observations) == 1
    assert [d.id for _, d in case.deliveries] == ["d1", "d2"]


def test_a_case_holds_the_open_hard_contradictions_about_it_and_its_deliveries():
    case = next(c for c in cases(RECORDS) if c.promise.id == "p")
    assert [c.id for c in case.contradictions] == ["contradiction", "of-delivery"]


def test_an_aggregate_knows_its_named_parts():
    """Definition 18."""
    whole = next(c for c in cases(RECORDS) if c.promise.id == "whole")
    assert whole.parts == ("p", "q")


def test_the_order_of_records_never_matters():
    expected = cases(RECORDS)
    for seed in range(5):
        shuffled = random.Random(seed).sample(RECORDS, len(RECORDS))
        assert cases(shuffled) == expected


def test_proposed_matches_and_matches_of_other_plans_do_not_count():
    kept = cases(
        [
            promise(amount=usd(1)),
            delivery("d", "2015-01-01", usd(1)),
            match("d", state="proposed"),
            match("d", id="elsewhere", plan="another"),
        ]
    )
    assert kept[0].deliveries == ()
