"""A conference as a table: Cairo 2014 as the World Bank and others counted it (samples/gaza-2014)."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.portal.conference import Row, in_millions, promises_of, table
from tests.portal import published


def rows(day: date) -> dict[str, Row]:
    """Return the rows of the sample's conference by title."""
    plan = published.keep_sample("gaza-2014")
    found = table(
        plan,
        promises_of(plan, "cairo-conference"),
        today=day,
        preference=("org:world-bank", "org:norg"),
    )
    return {row.title.en: row for row in found}


def test_each_ratio_names_both_figures_and_its_day(db: None) -> None:
    row = rows(date(2026, 6, 30))["The part of the pledges that is for Gaza"]
    assert {name: cell.text for name, cell in row.cells.items()} == {
        "pledged": "3,507\u00a0million\u00a0USD",
        "scheduled": "2,710\u00a0million\u00a0USD",
        "disbursed": "1,409\u00a0million\u00a0USD",
    }
    said = [(one.percent, one.what, one.denominator, one.as_of) for one in row.shares]
    assert said == [
        ("40", "pledged", "3,507\u00a0million\u00a0USD", "2016-03-31"),
        ("52", "scheduled", "2,710\u00a0million\u00a0USD", "2016-03-31"),
    ]


def test_both_figures_of_the_united_states_stand(db: None) -> None:
    row = rows(date(2026, 6, 30))["Pledge of the United States"]
    assert row.cells["pledged"].text == "277\u00a0million\u00a0USD"
    assert row.counter
    assert row.counter.id == "org:world-bank"
    (other,) = row.others
    assert (other.text, other.reporter) == ("212\u00a0million\u00a0USD", None)


def test_on_the_day_itself_nothing_had_been_disbursed(db: None) -> None:
    row = rows(date(2014, 10, 12))["Pledge of the United States"]
    assert set(row.cells) == {"pledged"}
    assert (row.cells["pledged"].text, row.shares) == ("212\u00a0million\u00a0USD", ())


def test_aggregates_stand_first(db: None) -> None:
    found = list(rows(date(2026, 6, 30)).values())
    assert [row.aggregate for row in found] == [True] * 3 + [False] * 8
    assert rows(date(2014, 10, 11)) == {}, "before it was held"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("1409000000", "1,409\u00a0million\u00a0USD"),
        ("107500000", "107.5\u00a0million\u00a0USD"),
        ("1234567890", "1,234,567,890\u00a0USD"),
        ("5000", "5,000\u00a0USD"),
        ("0", "0\u00a0USD"),
    ],
)
def test_millions(figure: str, said: str) -> None:
    assert in_millions(Decimal(figure), "USD") == said
