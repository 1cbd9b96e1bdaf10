"""What is left to read: each record once, in the order of its first place."""

from pathlib import Path

import pytest

from servanda.flows import planning
from servanda.flows.planning import Wanted, to_read, wanted
from servanda.records.bulk import Rows
from tests.flows.built import build, row_of
from tests.flows.laid import key, lay


def test_what_stands_twice_is_read_once(tmp_path: Path) -> None:
    with lay(tmp_path, {"x": [b"a", b"b", b"a"], "y": [b"b", b"c"]}) as con:
        assert to_read(con) == (3, 30)
        found = [(one.file, one.offset, one.record) for one in wanted(con)]
        assert found == [("x", 0, key(b"a")), ("x", 10, key(b"b")), ("y", 10, key(b"c"))]


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    rows = Rows()
    rows.add("activity", row_of("activity", record=key(b"a"), id="A"))
    previous = build(rows, tmp_path)
    with lay(tmp_path, {"x": [b"a", b"b"]}, previous=previous) as con:
        assert to_read(con) == (1, 10)
        assert [one.record for one in wanted(con)] == [key(b"b")]


def test_records_are_read_as_they_are_found_until_too_many_are_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [
        (place, Wanted(file="a", offset=place, length=1, record=record))
        for place, record in enumerate([1, 2, 2, 3, 1, 4, 5])
    ]
    fresh = planning.Fresh([3])
    assert [one.record for one in fresh.of(found)] == [1, 2, 4, 5]
    assert fresh.after == 6
    monkeypatch.setattr(planning, "MOST", 3)
    few = planning.Fresh([3])
    # What was gathered from several files comes last, with a place that may lie before.
    gathered = (0, Wanted(file="a", offset=0, length=0, record=9))
    assert [one.record for one in few.of([*found, gathered])] == [1, 2, 9]
    assert few.after == 1
