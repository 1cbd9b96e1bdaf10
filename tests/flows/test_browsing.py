"""The lists of a snapshot, page by page: records, findings with their places, duplicates."""

from pathlib import Path

import pytest

from servanda.flows.browsing import count, duplicates, findings, records
from servanda.flows.snapshot import Snapshot
from tests.flows.asked import Book
from tests.flows.built import row_of


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """Return a road with two flows, a bridge with none, and a well that does not count."""
    book = Book()
    book.activity("X-2", title="A Road to X-1")
    book.activity("X-1", title="A bridge")
    book.activity("X-3", title="A well")
    book.flow("X-2", 1)
    book.flow("X-2", 2)
    book.flow("X-3", 3)
    for record, line in ((2, 9), (1, 5), (1, 4)):
        given = {"code": "toy.odd", "level": "warning", "message": "Odd.", "line": line}
        book.rows.add("finding", row_of("finding", record=record, **given))
    return book.snapshot(tmp_path, dead=frozenset({3}))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["X-1", "X-2"]),
        ("X-1", ["X-1", "X-2"]),  # an id, and a word of the other's title
        ("x-2", []),  # an id is written as it is
        ("ROAD", ["X-2"]),
        ("well", []),
        ("%", []),
    ],
)
def test_records_that_fit(held: Snapshot, query: str, ids: list[str]) -> None:
    assert [row["id"] for row in records(held, query, start=0, most=9)] == ids
    assert count(held, query) == len(ids)


def test_records_have_their_flows_and_their_pages(held: Snapshot) -> None:
    (row,) = records(held, "", start=1, most=1)
    assert (row["record"], row["title"], row["flows"]) == (1, "A Road to X-1", 2)
    assert records(held, "", start=0, most=1)[0]["flows"] == 0
    assert records(held, "", start=2, most=1) == []


def test_findings_stand_in_the_order_of_their_places(held: Snapshot) -> None:
    rows = findings(held, "toy.odd", start=0, most=9)
    assert [(row["id"], row["offset"], row["line"]) for row in rows] == [
        ("X-2", 0, 4),
        ("X-2", 0, 5),
        ("X-1", 10, 9),
    ]
    assert rows[0]["file"] == "0" * 64
    assert findings(held, "toy.odd", start=1, most=1) == rows[1:2]
    assert findings(held, "toy.other", start=0, most=9) == []


def test_duplicates_name_their_reason(held: Snapshot) -> None:
    (row,) = duplicates(held, start=0, most=9)
    assert (row["record"], row["reason"], row["offset"]) == (3, "duplicate", 20)
    assert duplicates(held, start=1, most=9) == []
