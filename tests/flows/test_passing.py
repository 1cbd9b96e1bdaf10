"""What passes through an activity is the same in one stretch of activities and in many."""

import pytest

from servanda.flows import passing
from servanda.flows.questions import Question
from tests.flows.asked import Book, rows


@pytest.fixture(params=[1, 600_000])
def book(request, monkeypatch):
    monkeypatch.setattr(passing, "AT_ONCE", request.param)
    return Book()


def passed(book, folder, **asked):
    snapshot, question = book.snapshot(folder), Question(**asked)
    found = rows(snapshot, question, reason="intermediary")
    found += [row for row in rows(snapshot, question) if row["passed"]]
    return {row["id"]: row["passed"] for row in found}


def test_what_was_named_by_nobody_goes_by_identifiers(book, tmp_path):
    """A gave 100 to nobody named. C, who stands first in the file, and B each heard 80 of it."""
    book.flow("A", 100)
    for taker in ("C", "B"):
        book.flow(taker, 80, stage="incoming", provider_activity="A")
        book.flow(taker, 80, stage="expenditure")
    assert passed(book, tmp_path) == {"B": 80, "C": 20}


def test_a_chain_over_many_stretches(book, tmp_path):
    """Each passes on all that it has to the one before it in the file."""
    names = [f"P{number}" for number in range(6)]
    for name, taker in zip(names, ["", *names], strict=False):
        book.flow(name, 10, receiver_activity=taker)
    assert passed(book, tmp_path) == dict.fromkeys(names[:-1], 10)


def test_those_who_pay_only_each_other(book, tmp_path):
    book.flow("A", 10, receiver_activity="B")
    book.flow("B", 10, receiver_activity="A")
    assert passed(book, tmp_path) == {}


def test_what_enters_is_passed_on(book, tmp_path):
    """B got 10 from A, and A from somebody who publishes nothing: as funds received it counts there."""
    book.flow("B", 10, stage="incoming", provider_activity="A")
    book.flow("A", 10, stage="incoming")
    assert passed(book, tmp_path, stages=("incoming",)) == {"B": 10}
