"""Where an equation starts: the promise's own words, or a preferred reporter's count."""

import pytest

from servanda.reconciliation.origin import known, origin
from servanda.records import When
from tests.reconciliation.making import amount, case, count, day, promise, usd

AMERICAN = case(
    promise(amount=usd(212), stated="2014-10-12"),
    count("org:world-bank", usd(277), "2016-03-31"),
)


@pytest.mark.parametrize(
    ("today", "preference", "figure", "reporter", "rival"),
    [
        ("2016-03-31", ("org:world-bank",), 277, "org:world-bank", -65),
        ("2016-03-31", (), 212, "", 65),
        ("2016-03-31", ("org:norg",), 212, "", 65),
        ("2016-03-30", ("org:world-bank",), 212, "", None),
    ],
)
def test_212_on_the_day_and_277_as_counted_later(today, preference, figure, reporter, rival):
    """Definitions 16 and 17: the preference decides from the day of the count; both stay."""
    found = origin(AMERICAN, today=day(today), preference=preference)
    assert (found.figure, found.reporter) == (figure, reporter)
    assert [r.difference for r in found.rivals] == ([] if rival is None else [rival])


def test_a_count_in_another_currency_stands_beside_without_a_difference():
    """450 in euro as announced, 348 in dollars as counted for Gaza alone."""
    european = case(
        promise(amount=amount("EUR", 450)), count("org:world-bank", usd(348), "2016-03-31")
    )
    found = origin(european, today=day("2016-04-01"), preference=("org:world-bank",))
    assert (found.unit, found.figure) == ("USD", 348)
    assert found.rivals[0].difference is None


@pytest.mark.parametrize(("reporters", "expected"), [("a", 10), ("ab", None), ("", None)])
def test_without_an_amount_only_a_sole_reporter_is_taken(reporters, expected):
    counts = [count(f"org:{name}", usd(10), "2015-01-01") for name in reporters]
    found = origin(case(promise(), *counts), today=day("2016-01-01"))
    assert (found.figure if found else None) == expected


def test_a_reporters_last_count_stands():
    told = [count("org:a", usd(10), "2015-01-01"), count("org:a", usd(12), "2015-06-01")]
    found = origin(case(promise(), *told), today=day("2016-01-01"))
    assert found.figure == 12


@pytest.mark.parametrize(
    ("iso", "today", "expected"),
    [
        ("2014-10-12", "2014-10-11", False),
        ("2014-10-12", "2014-10-12", True),
        ("2014-10", "2014-10-30", False),
        ("2014-10", "2014-10-31", True),
    ],
)
def test_a_fact_is_known_once_the_whole_of_its_date_has_come(iso, today, expected):
    assert known(When(iso), day(today)) is expected
    assert known(None, day(today)) is True
