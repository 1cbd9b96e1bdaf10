"""Ratios with both figures named (definition 6): Gaza 2014's 40 and 52 per cent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from servanda.portal.shares import committed, ratios, spoken_ratio
from servanda.reconciliation.equation import Equation
from servanda.records import Amount

DAY = date(2016, 3, 31)
FOUND = Equation(
    unit="USD",
    bound="exact",
    original=Decimal(3507),
    revisions=Decimal(0),
    fulfilled=Decimal(1409),
    outstanding=Decimal(2098),
    lapsed=Decimal(0),
    surplus=Decimal(0),
    arrived=Decimal(1409),
    said=Amount(unit="USD", value=Decimal(3507)),
)
SCHEDULE = [
    ("2015-03", Amount(unit="USD", value=Decimal(1500))),
    ("2016-03-31", Amount(unit="USD", value=Decimal(2710))),
    ("2017-12-31", Amount(unit="USD", value=Decimal(3507))),
    ("2016-01", Amount(unit="EUR", value=Decimal(9999))),
    ("2016-02", None),
]


def test_arrived_of_promised_and_of_scheduled_are_two_figures() -> None:
    said = [spoken_ratio(r, "en") for r in ratios(FOUND, SCHEDULE, scope="gaza", today=DAY)]
    assert [(one.percent, one.what) for one in said] == [("40", "promised"), ("52", "scheduled")]
    assert said[1].denominator == "2,710\u00a0USD"


def test_without_a_report_or_a_floor_there_is_no_ratio() -> None:
    for found in (None, replace(FOUND, arrived=None), replace(FOUND, bound="up-to")):
        assert ratios(found, SCHEDULE, scope="gaza", today=DAY) == []


def test_committed_of_promised_is_a_ratio_of_its_own() -> None:
    half, all_of_it = (Amount(unit="USD", value=Decimal(n)) for n in (5, 10))
    found = committed(half, all_of_it, scope="gaza", as_of=DAY)
    assert found is not None
    assert (found.percent, found.numerator.what, found.denominator.what) == (
        *("50", "committed", "promised"),
    )
    euros = Amount(unit="EUR", value=Decimal(5))
    nothing = Amount(unit="USD", value=Decimal(0))
    for one, other in ((None, half), (half, None), (euros, half), (half, nothing)):
        assert committed(one, other, scope="gaza", as_of=DAY) is None
