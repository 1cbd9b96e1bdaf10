"""What is committed and not paid is outstanding once the activity has ended, and not before."""

from datetime import date

import pytest

from servanda.flows.overdue import overdue
from tests.flows.asked import NO_RATES, Book, days


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
    assert [(one.id, one.outstanding) for one in late] == found
    assert overdue(snapshot, date.fromisoformat(day), most=1, rates=NO_RATES) == late[:1]


def test_both_columns(snapshot):
    late = overdue(snapshot, date(2020, 6, 1), most=50, rates=NO_RATES)[-1]
    assert (late.title, late.committed, late.paid, late.ends) == (
        "Title A", 100, 70, date(2020, 5, 31),
    )  # fmt: skip
