"""The rows of a figure are those that were counted, each with its worth and its place."""

import pytest

from servanda.flows.listing import COLUMNS
from servanda.flows.questions import Question
from tests.flows.asked import Book, rows, total


@pytest.fixture
def book():
    book = Book()
    book.flow("A", "100")
    book.share("A", "11110", "60")
    book.share("A", "12220", "40")
    book.flow("B", "50", currency="XTS")
    book.flow("C", None)
    return book


def test_the_rows_add_up(book, tmp_path):
    snapshot = book.snapshot(tmp_path)
    found = list(rows(snapshot, Question()))
    assert [tuple(one) for one in found] == [COLUMNS]
    assert sum(one["worth"] for one in found) == total(snapshot, Question()).total == 100
    assert (found[0]["file"], found[0]["offset"], found[0]["length"]) == ("0" * 64, 0, 10)


def test_the_rows_of_a_group_bear_its_part(book, tmp_path):
    asked = Question(by="sector")
    (found,) = rows(book.snapshot(tmp_path), asked, group="12220")
    assert (found["amount"], found["worth"]) == (100, 40)


@pytest.mark.parametrize(
    ("reason", "ids"), [("no-rate", ["B"]), ("no-amount", ["C"]), ("any", ["B", "C"])]
)
def test_what_was_left_out(book, tmp_path, reason, ids):
    found = rows(book.snapshot(tmp_path), Question(), reason=reason)
    assert sorted(one["id"] for one in found) == ids


@pytest.mark.parametrize("party", ["", "XM-A"])
def test_each_stage_is_a_figure_with_its_rows(book, tmp_path, party):
    book.flow("D", "7", stage="commitment", provider="XM-A")
    book.flow("E", "9", stage="commitment", provider="XM-B")
    book.flow("F", None, stage="commitment", provider="XM-A")
    snapshot, asked = book.snapshot(tmp_path), Question(by="stage", party=party)
    for one in total(snapshot, asked).groups:
        found = list(rows(snapshot, asked, group=one.key))
        assert (sum(row["worth"] for row in found), len(found)) == (one.total, one.rows)
        assert {row["stage"] for row in found} <= {one.key}
    left = rows(snapshot, Question(by="stage"), group="commitment", reason="any")
    assert [(row["id"], row["reason"]) for row in left] == [("F", "no-amount")]
