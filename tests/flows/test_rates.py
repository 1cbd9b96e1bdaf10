"""The rate of the day, or the last before it; across sources; never one that nobody gave."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.flows.questions import Question
from servanda.flows.rates import ANNUAL, DAILY, MONTHLY, Peg, Quotes, Rates
from tests.flows.asked import Book, days, rows, total


def quotes(frequency, *quoted, base="EUR", source="bank"):
    found = Quotes(source, base, frequency)
    for currency, day, units in quoted:
        found.add(currency, date.fromisoformat(day), Decimal(units))
    return found


BANK = quotes(DAILY, ("USD", "2020-06-19", "1.121"), ("GBP", "2020-06-19", "0.9"))
MONTHS = quotes(MONTHLY, ("VND", "2020-06-30", "23000"), base="USD", source="months")
YEARS = quotes(ANNUAL, ("VND", "2019-12-31", "22000"), base="USD", source="years")
PEG = Peg(currency="AED", base="USD", fixed=Decimal("3.6725"), since=date(1998, 1, 1))
RATES = Rates(lambda: (BANK, PEG, MONTHS, YEARS))


@pytest.mark.parametrize(
    ("currency", "target", "day", "factor", "source", "of"),
    [
        ("EUR", "USD", "2020-06-19", "1.121", "bank", "2020-06-19"),
        ("EUR", "USD", "2020-06-21", "1.121", "bank", "2020-06-19"),
        ("EUR", "USD", "2020-06-26", "1.121", "bank", "2020-06-19"),
        ("EUR", "USD", "2020-06-27", None, "", ""),
        ("EUR", "USD", "2020-06-18", None, "", ""),
        ("GBP", "USD", "2020-06-20", "1.245555555555555555555556", "bank", "2020-06-19"),
        ("AED", "USD", "2026-01-01", "0.272294077603812117086453", "peg AED", "2026-01-01"),
        ("AED", "USD", "1997-12-31", None, "", ""),
        (
            "AED",
            "EUR",
            "2020-06-21",
            "0.242902834615354252530288",
            "peg AED and bank",
            "2020-06-19",
        ),
        ("USD", "VND", "2020-06-01", "23000", "months", "2020-06-30"),
        ("USD", "VND", "2019-02-01", "22000", "years", "2019-12-31"),
        ("USD", "VND", "2018-02-01", None, "", ""),
        ("XTS", "USD", "2020-06-19", None, "", ""),
    ],
)
def test_a_rate(currency, target, day, factor, source, of):
    found = RATES.find(currency, target, date.fromisoformat(day))
    if factor is None:
        assert found is None
    else:
        assert (found.factor, found.source, found.day.isoformat()) == (Decimal(factor), source, of)


def test_promises_at_the_day_of_decision_and_payments_at_the_value_date(tmp_path):
    """Definition 13."""
    two = quotes(DAILY, ("USD", "2020-01-10", "2"), ("USD", "2020-03-10", "3"))
    book = Book()
    when = {"decided": days("2020-01-10"), "valued": days("2020-03-10"), "currency": "EUR"}
    book.flow("A", 100, stage="commitment", **when)
    book.flow("A", 100, **when)
    snapshot, rates = book.snapshot(tmp_path), Rates(lambda: (two,))
    assert total(snapshot, Question(stages=("commitment",)), rates).total == 200
    paid = total(snapshot, Question(), rates)
    assert (paid.total, paid.rate_sources) == (300, (("bank", 1),))


def test_what_has_no_rate_is_left_out_and_counted(tmp_path):
    book = Book()
    book.flow("A", 100)
    book.flow("B", 7, currency="XTS")
    book.flow("C", 5, currency="XTS", decided=None)
    found = total(book.snapshot(tmp_path), Question(), RATES)
    assert found.total == 100
    left = [(one.reason, one.rows, one.amount, one.currency) for one in found.left_out]
    assert left == [("no-date", 1, 5, "XTS"), ("no-rate", 1, 7, "XTS")]
    assert [one["rate"] for one in rows(book.snapshot(tmp_path), Question())] == [None]
