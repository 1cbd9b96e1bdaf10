"""The digest of a snapshot: its publishers, its faults and its duplicates, asked once."""

from pathlib import Path

import pytest

from servanda.flows.digests import PUBLISHERS, digest, faults, forget
from tests.flows.asked import Book
from tests.flows.built import row_of


def book() -> Book:
    """Return seven records of six publishers: two of one, one that has no name but a code."""
    made = Book()
    for number in range(5):
        made.activity(f"A{number}")
    made.activity("B", reporter="org-A4", reporter_name="Org A4")
    made.activity("C", reporter="XX-1", reporter_name="")
    made.activity("D", reporter="", reporter_name="")
    for record, code in ((1, "flows.one"), (2, "flows.many"), (2, "flows.many")):
        given = {"level": "warning", "advice": "Look."}
        made.rows.add("finding", row_of("finding", record=record, code=code, **given))
    return made


def test_a_digest(tmp_path: Path) -> None:
    found = digest(book().snapshot(tmp_path))
    assert found.publishers[0] == ("Org A4", 2)
    assert (len(found.publishers), found.publisher_count) == (PUBLISHERS, 6)
    assert [(one["code"], one["n"], one["records"]) for one in found.faults] == [
        ("flows.many", 2, 1),
        ("flows.one", 1, 1),
    ]
    assert found.faults[0]["advice"] == "Look."
    assert found.duplicates == 0
    assert faults(book().snapshot(tmp_path / "again")) == list(found.faults)


def test_a_record_that_does_not_count_is_a_duplicate(tmp_path: Path) -> None:
    found = digest(book().snapshot(tmp_path, dead=frozenset({7})))
    assert (found.duplicates, found.publisher_count) == (1, 5)


def test_it_is_asked_once(tmp_path: Path) -> None:
    snapshot = book().snapshot(tmp_path)
    first = digest(snapshot)
    for table in ("activity", "finding", "source"):
        for path in snapshot.paths(table):
            path.unlink()
    assert digest(snapshot) is first
    forget()
    with pytest.raises(OSError, match="not in their place"):
        digest(snapshot)
