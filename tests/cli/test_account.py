"""The account of a plan in words, whole or put together from halves."""

from datetime import date

from servanda.cli.account import together, worded
from servanda.reconciliation.account import HEADLINES, Headings, account
from tests.reconciliation.making import arrived, milestone, promise, usd
from tests.reconciliation.plans import THE_PLAN

TODAY = date(2016, 12, 31)
FIRST = [
    promise("a", amount=usd(5)),
    promise("d", amount=usd(3)),
    *arrived("x", "2016", usd(2), "d"),
]
OTHER = [
    *(promise("b", amount=usd(10)), promise("c", amount=usd(20), strength=2)),
    *(*arrived("y", "2016-05-01", usd(7), "b"), milestone("2016-06-30", usd(9), promise="b")),
]


def told(records, **named):
    return worded(
        account(THE_PLAN, records, today=TODAY, **named),
        row=lambda promise, status: f"{promise.amount.figure} {status.status}",
        ratio=lambda one: f"{one.denominator.what} {one.percent}",
    )


def test_each_promise_and_ratio_is_words_under_its_id():
    found = told(OTHER)
    assert found.promises == [("b", "10 overdue"), ("c", "20 unverifiable")]
    assert found.ratios == [("b", "pledged 70"), ("b", "scheduled 78")]
    assert [one.figure for one in found.tally.totals] == [10, 7]
    assert found.tally.ratios == ()


def test_halves_stand_in_the_order_of_ids_under_the_totals_of_both():
    headings = Headings(HEADLINES, ())
    halves = [told(FIRST, headings=headings), told(OTHER, headings=headings)]
    found = together(halves)
    assert found == told([*FIRST, *OTHER])
    assert [one for one, _ in found.promises] == ["a", "b", "c", "d"]
    assert [one for one, _ in found.ratios] == ["b", "b", "d"]


def test_one_part_is_the_whole():
    whole = told(FIRST)
    assert together([whole]) is whole
