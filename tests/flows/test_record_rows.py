"""What is held of one record: its places, the files it was gathered from, its rows."""

from pathlib import Path

import pytest

from servanda.flows.record_rows import LARGEST_KEY, gathered_from, places, rows
from servanda.flows.snapshot import Snapshot
from tests.flows.asked import Book


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """Return two records; the first has three flows, and places as they divide."""
    book = Book()
    for amount in (3, 1, 2):
        book.flow("A", amount)
    book.flow("B", 9)
    book.share("A", "22220", "40")
    book.share("A", "11110", "60")
    return book.snapshot(tmp_path)


def test_where_a_record_stands(held: Snapshot) -> None:
    (place,) = places(held, 2)
    assert (place["file"], place["offset"], place["length"]) == ("0" * 64, 10, 10)
    assert (place["wins"], place["winner"], len(place["hash"])) == (True, None, 32)
    assert gathered_from(held, 2) == []


@pytest.mark.parametrize("key", [0, 3, LARGEST_KEY, LARGEST_KEY + 1, 10**30])
def test_nothing_is_held_under_another_key(held: Snapshot, key: int) -> None:
    assert places(held, key) == []


def test_its_rows_in_order_and_without_their_key(held: Snapshot) -> None:
    found = rows(held, "flow", record=1, most=9)
    assert [(row["ref"], row["amount"]) for row in found] == [("1", 3), ("2", 1), ("3", 2)]
    assert "record" not in found[0]
    assert rows(held, "flow", record=1, most=2) == found[:2]
    assert [row["code"] for row in rows(held, "share", record=1, most=9)] == ["11110", "22220"]
    assert rows(held, "share", record=2, most=9) == []
