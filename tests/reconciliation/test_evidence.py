"""Observation is not verification; accounts that differ contest (definitions 20, 23 and 24)."""

import pytest

from servanda.reconciliation.equation import equation
from servanda.reconciliation.evidence import delivery_doubted, doubted, evidence
from tests.reconciliation.making import (
    arrived,
    case,
    contradiction,
    count,
    day,
    observation,
    promise,
    usd,
)

TODAY = day("2016-12-31")


@pytest.mark.parametrize(
    ("told", "verdict", "contested", "no_access"),
    [
        ([], None, False, False),
        ([("met", "2016-01-01", "verified")], "met", False, False),
        ([("met", "2016-01-01", "observed")], "met", False, False),
        ([("met", "2016-01-01", "alleged")], None, False, False),
        ([("met", "2016-01-01", "disputed")], None, True, False),
        ([("met", "2016-01-01", "access-denied")], None, False, True),
        ([("no-access", "2016-01-01", "observed")], None, False, True),
        ([("contested", "2016-01-01", "alleged")], None, True, False),
        ([("contested", "2016-01-01", "alleged"), ("met", "2016-02-01", "verified")], "met", False, False),
        ([("met", "2016-01-01", "verified"), ("contested", "2016-02-01", "alleged")], "met", True, False),
        ([("not-met", "2016-01-01", "verified"), ("met", "2016-02-01", "verified")], "met", False, False),
        ([("reply", "2016-01-01", "verified")], None, False, False),
        ([("met", "2017-01-01", "verified")], None, False, False),
    ],
)  # fmt: skip
def test_what_observers_had_said_by_a_day(told, verdict, contested, no_access):
    """The last deciding word stands and settles what was contested before it."""
    found = evidence(case(promise(), *(observation(*one) for one in told)), TODAY)
    assert (found.verdict.kind if found.verdict else None) == verdict
    assert bool(found.contested) is contested
    assert bool(found.no_access) is no_access


def test_a_refusal_stands_until_the_promise_is_observed_as_met():
    refused, missed = observation("refused", "2016-01-01"), observation("not-met", "2016-02-01")
    assert evidence(case(promise(), refused, missed), TODAY).refused
    met = observation("met", "2016-03-01")
    assert evidence(case(promise(), refused, met), TODAY).refused is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("amount", True), ("count", True), ("attribution", True), ("date", False), ("names", False)],
)
def test_a_contradiction_about_the_figure_or_its_maker_is_a_doubt(kind, expected):
    assert doubted(case(promise(amount=usd(1)), contradiction("promise:p", kind)), None) is expected


def test_a_declared_preference_settles_which_figure_is_used():
    """Definitions 16 and 17: 212 v 277 with the World Bank preferred is no doubt about the promise."""
    made = case(
        promise(amount=usd(212)),
        count("org:world-bank", usd(277), "2016-03-31"),
        contradiction("promise:p"),
    )
    assert doubted(made, equation(made, today=TODAY))
    assert not doubted(made, equation(made, today=TODAY, preference=("org:world-bank",)))


def test_a_contradiction_about_a_delivery_counts_once_the_delivery_is_known():
    made = case(promise(), arrived("d", "2016-06-01", usd(1)), contradiction("delivery:d"))
    assert delivery_doubted(made, TODAY)
    assert not delivery_doubted(made, day("2016-05-31"))
