"""Flows of activities by the identifiers they were published under."""

from pathlib import Path

from servanda.flows.published import published
from tests.flows.asked import Book


def test_flows_stand_under_their_activity_and_equals_are_numbered(tmp_path: Path) -> None:
    book = Book()
    for amount in (3, 5, 3):
        book.flow("A", amount)
    book.flow("B", 9)
    found = published(book.snapshot(tmp_path), ["A", "nowhere"], link="document-link")
    assert list(found) == ["A"]
    assert sorted((int(one["amount"]), one["nth"]) for one in found["A"]) == [
        (3, 1),
        (3, 2),
        (5, 1),
    ]
    assert {one["address"] for one in found["A"]} == {None}
