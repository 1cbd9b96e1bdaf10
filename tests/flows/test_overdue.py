"""What is committed and not paid is outstanding once the activity has ended, and not before."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.flows.overdue import overdue
from tests.flows.asked import FTS, NO_RATES, Book, days


@pytest.fixture
def snapshot(tmp_path):
    book = Book()
    for name, ends in (("A", "2020-05-31"), ("B", "2020-05-31"), ("C", "2021-01-01"), ("D", None)):
        book.activity(name, title=f"Title {name}", ends=days(ends) if ends else None)
        book.flow(name, 100, stage="commitment")
    book.flow("A", 60)
    book.flow("A", 10, stage="expenditure")
    book.flow("E", 100, stage="commitment", currency="XTS")
    return book.snapshot(tmp_path)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2020-05-31", []),
        ("2020-06-01", [("B", 100), ("A", 30)]),
        ("2022-01-01", [("B", 100), ("C", 100), ("A", 30)]),
    ],
)
def test_the_largest_first(snapshot, day, found):
    late = overdue(snapshot, date.fromisoformat(day), most=50, rates=NO_RATES)
    assert [(one.id, one.outstanding) for one in late.largest] == found
    few = overdue(snapshot, date.fromisoformat(day), most=1, rates=NO_RATES)
    assert (few.count, few.largest) == (len(found), late.largest[:1])


def test_both_columns(snapshot):
    late = overdue(snapshot, date(2020, 6, 1), most=50, rates=NO_RATES).largest[-1]
    assert (late.title, late.committed, late.paid, late.ends, late.share) == (
        "Title A", 100, 70, date(2020, 5, 31), Decimal("0.7"),
    )  # fmt: skip


def test_less_than_nothing(tmp_path):
    """A commitment that was taken back, and a payment that came back: nothing is outstanding, or all."""
    book = Book()
    for name, committed, paid in (("A", -100, -200), ("B", 100, -20)):
        book.activity(name, ends=days("2020-05-31"))
        book.flow(name, committed, stage="commitment")
        book.flow(name, paid)
    late = overdue(book.snapshot(tmp_path), date(2021, 1, 1), most=50, rates=NO_RATES)
    assert [(one.id, one.outstanding, one.share) for one in late.largest] == [("B", 120, 0)]


def test_where_each_unit_stands_in_one_stage(tmp_path):
    book = Book()
    book.activity("A", ends=days("2020-05-31"))
    book.flow("A", 100, stage="commitment", boundary="incoming")
    late = overdue(book.snapshot(tmp_path, FTS), date(2021, 1, 1), most=50, rates=NO_RATES)
    assert (late.count, late.largest) == (0, ())
