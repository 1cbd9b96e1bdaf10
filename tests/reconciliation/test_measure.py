"""How much had arrived at a stage, from flows and cumulative reports (definitions 4, 5, 6, 16, 17)."""

from decimal import Decimal

import pytest

from servanda.reconciliation.measure import joint_bound, measured, reports, whole
from tests.reconciliation.making import amount, arrived, day, delivery, usd


def pairs(*told):
    return [(match, one) for one, match in told]


def by(today, *told, preference=()):
    found, _ = reports(pairs(*told), unit="USD", today=day(today))
    return measured(found.get("disbursed", ()), preference=preference)


FEBRUARY = arrived("feb", "2016-02-10", usd(10))
MARCH = arrived("mar", "2016-03-31", usd(40), measure="cumulative", reporter="org:a")
RIVAL = arrived("riv", "2016-03-31", usd(55), measure="cumulative", reporter="org:b")
APRIL = arrived("apr", "2016-04-10", usd(10))


@pytest.mark.parametrize(
    ("today", "told", "preference", "expected"),
    [
        ("2016-02-09", [FEBRUARY], (), None),
        ("2016-02-10", [FEBRUARY], (), 10),
        ("2016-04-30", [FEBRUARY, APRIL], (), 20),
        ("2016-03-31", [FEBRUARY, MARCH], (), 40),
        ("2016-04-30", [FEBRUARY, MARCH, APRIL], (), 50),
        ("2016-04-30", [MARCH, RIVAL], (), 40),
        ("2016-04-30", [MARCH, RIVAL, APRIL], ("org:b",), 65),
        ("2016-04-30", [MARCH, RIVAL], ("org:b", "org:a"), 55),
    ],
)
def test_flows_add_up_and_the_latest_cumulative_report_holds_what_came_before(
    today, told, preference, expected
):
    """10 in February, 40 in all by 31 March (55 says another), 10 in April."""
    found = by(today, *told, preference=preference)
    assert (found.figure if found else None) == expected


def test_a_rival_stays_beside_the_figure_used():
    """Definition 17: nothing averages two reporters."""
    found = by("2016-04-30", MARCH, RIVAL, preference=("org:b",))
    assert (found.reports, found.rivals) == (("riv",), ("mar",))


def test_one_flow_reported_by_both_ends_counts_once():
    """Definition 16: the donor and the recipient report 100 of one day."""
    ends = {"provider": "country:QA", "receiver": "territory:gaza"}
    donor = arrived("a", "2015-01-01", usd(100), reporter="country:QA", **ends)
    recipient = arrived("b", "2015-01-01", usd(100), reporter="org:norg", **ends)
    found = by("2016-01-01", donor, recipient, preference=("org:norg",))
    assert (found.figure, found.reports, found.rivals) == (100, ("b",), ("a",))


def test_two_equal_payments_in_one_reporters_books_are_two():
    told = [arrived(name, "2015-01-01", usd(100), reporter="org:norg") for name in "ab"]
    assert by("2016-01-01", *told).figure == 200


@pytest.mark.parametrize(
    ("bound", "expected"),
    [("exact", usd(261)), ("up-to", usd(maximum=261)), ("at-least", usd(minimum=261))],
)
def test_a_share_is_reckoned_from_its_own_denominator(bound, expected):
    """Definition 6: 75 % of 348 is 261."""
    told = delivery("d", "2016-03-31", share=Decimal(75), share_of=usd(348), share_bound=bound)
    assert whole(told) == expected


def test_another_unit_is_left_out_and_said():
    """Definition 13: no rate, no conversion."""
    euro = arrived("e", "2015-01-01", amount("EUR", 5))
    found, left_out = reports(pairs(euro), unit="USD", today=day("2016-01-01"))
    assert not found
    assert left_out == [("other-unit", "e", amount("EUR", 5))]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [([], "exact"), (["exact", "at-least"], "at-least"), (["at-least", "up-to"], "up-to")],
)
def test_the_bound_of_a_sum(bounds, expected):
    assert joint_bound(bounds) == expected
