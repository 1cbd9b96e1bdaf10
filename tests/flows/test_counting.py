"""Each row has one reason at most why it never counts; the rest is worth something."""

import pytest

from servanda.flows.questions import Question
from tests.flows.asked import FTS, Book, days, rows, total


@pytest.mark.parametrize(
    ("values", "reason", "amount"),
    [
        ({"amount": None}, "no-amount", None),
        ({"amount": "9" * 30}, "beyond-measure", None),
        ({"amount": "4", "currency": "", "unit": "tent"}, "in-kind", 4),
        ({"amount": "4", "currency": ""}, "no-currency", 4),
        ({"amount": "4", "currency": "XTS"}, "no-rate", 4),
        ({"amount": "4", "currency": "XTS", "decided": None}, "no-date", 4),
    ],
)
def test_why_a_row_does_not_count(tmp_path, values, reason, amount):
    book = Book()
    book.flow("A", values.pop("amount"), **values)
    found = total(book.snapshot(tmp_path), Question())
    (left,) = found.left_out
    assert (found.rows, left.reason, left.rows, left.amount) == (0, reason, 1, amount)


def test_a_record_that_lost_to_a_duplicate_is_counted_as_left_out(tmp_path):
    book = Book()
    book.flow("A", 10)
    book.flow("B", 7)
    found = total(book.snapshot(tmp_path, dead=frozenset({2})), Question())
    (left,) = found.left_out
    assert (found.total, left.reason, left.rows, left.amount) == (10, "duplicate", 1, 7)


def test_a_part_of_a_budget_that_counts_as_a_whole_is_not_added_to_it(tmp_path):
    book = Book()
    whole = book.flow("A", 10, stage="budget")
    book.flow("A", 4, stage="budget", parent=whole)
    book.flow("A", 3, stage="budget")  # of another period, whose whole nobody states
    book.flow("B", 7, parent="900")  # a paid child of another flow is money of its own
    snapshot = book.snapshot(tmp_path)
    found = total(snapshot, Question(stages=("budget",)))
    left = {one.reason: (one.rows, one.amount) for one in found.left_out}
    assert (found.total, found.rows, left["part"]) == (13, 2, (1, 4))
    assert total(snapshot, Question()).total == 7


def test_the_publishers_conversion_where_its_headline_is_made_of_it(tmp_path):
    book = Book()
    given = {"converted": "11", "converted_currency": "USD", "boundary": "incoming", "single": True}
    book.flow("A", 10, currency="EUR", **given)
    assert total(book.snapshot(tmp_path, FTS), Question()).total == 11
    assert total(book.snapshot(tmp_path / "euro", FTS), Question(currency="EUR")).total == 10
    left = total(book.snapshot(tmp_path / "own"), Question()).left_out
    assert [one.reason for one in left] == ["no-rate"]


def test_who_gives_when_nobody_is_named(tmp_path):
    book = Book()
    book.activity("A", reporter="XM-1", reporter_name="One")
    book.flow("A", 10)
    book.flow("A", 5, provider_name="A fund")
    found = total(book.snapshot(tmp_path), Question(by="party"))
    assert [(one.key, one.name, one.total) for one in found.groups] == [
        ("XM-1", "One", 10),
        ("A fund", "A fund", 5),
    ]


def test_dates_stand_in_for_each_other(tmp_path):
    book = Book()
    book.flow("A", 1, decided=days("2020-01-01"), valued=days("2020-02-01"))
    book.flow("A", 2, decided=days("2020-03-01"))
    book.flow("A", 4, decided=None, valued=days("2020-04-01"))
    found = {
        one["amount"]: one["day"].isoformat() for one in rows(book.snapshot(tmp_path), Question())
    }
    assert found == {1: "2020-02-01", 2: "2020-03-01", 4: "2020-04-01"}
