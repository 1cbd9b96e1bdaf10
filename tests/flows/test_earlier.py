"""What the snapshot before says is the same, held in memory or read anew."""

from pathlib import Path

import pyarrow as pa
import pytest

from servanda.flows import earlier as module
from servanda.flows.beside import Beside
from servanda.flows.earlier import Earlier
from servanda.records.bulk import Rows
from tests.flows.built import build, row_of


@pytest.mark.parametrize("few", [0, 10])
def test_it_is_the_same_however_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(module, "FEW", few)
    rows = Rows()
    for record in (5, 7):
        rows.add("activity", row_of("activity", record=record))
    snapshot = build(rows, tmp_path)
    with Beside() as beside:
        earlier = Earlier(snapshot, beside)
        assert earlier.is_little is bool(few)
        told = pa.concat_tables(earlier.told(["record", "place"]))
    assert told.to_pylist() == [{"record": 5, "place": 0}, {"record": 7, "place": 1}]


def test_what_is_gone_is_not_little(tmp_path: Path) -> None:
    rows = Rows()
    rows.add("activity", row_of("activity", record=5))
    snapshot = build(rows, tmp_path)
    snapshot.paths("source")[0].unlink()
    assert not Earlier(snapshot).is_little


@pytest.mark.parametrize("most", [1, 3])
def test_whose_rows_a_part_has_is_held_once_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Two activities and a share; before anybody looks nothing is held, and with room for one the first part alone."""
    monkeypatch.setattr(module, "HELD", most)
    rows = Rows()
    for record in (5, 7):
        rows.add("activity", row_of("activity", record=record, id=f"x-{record}"))
    rows.add("share", row_of("share", record=7))
    snapshot = build(rows, tmp_path)
    (activity,), (share,) = snapshot.paths("activity"), snapshot.paths("share")
    with Beside() as beside:
        earlier = Earlier(snapshot, beside)
        assert earlier.owners(activity) is None
        earlier.look()
        held = earlier.owners(activity), earlier.owners(share)
    told = [one.to_pylist() for one in held if one is not None]
    assert (
        told
        == [
            [{"record": 5, "id": "x-5"}, {"record": 7, "id": "x-7"}],
            [{"record": 7}],
        ][: 1 if most == 1 else 2]
    )


def test_of_a_part_of_many_rows_it_is_held_how_many_each_record_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MANY", 3)
    rows = Rows()
    for record in (5, 5, 7, 7, 7, 5):
        rows.add("share", row_of("share", record=record))
    for record in (5, 7, 9):
        rows.add("activity", row_of("activity", record=record, id="x"))
    snapshot = build(rows, tmp_path)
    with Beside() as beside:
        earlier = Earlier(snapshot, beside)
        earlier.look()
        activity, share = (
            earlier.owners(snapshot.paths(table)[0]) for table in ("activity", "share")
        )
    assert activity is not None
    assert activity.column_names == ["record", "id"]
    assert share is not None
    assert share.to_pydict() == {"record": [5, 7, 5], "rows": [2, 3, 1]}


def test_a_part_that_is_gone_is_left_to_who_wants_it(tmp_path: Path) -> None:
    rows = Rows()
    rows.add("activity", row_of("activity", record=5))
    rows.add("share", row_of("share", record=5))
    snapshot = build(rows, tmp_path)
    snapshot.paths("share")[0].unlink()
    with Beside() as beside:
        earlier = Earlier(snapshot, beside)
        earlier.look()
        assert earlier.owners(snapshot.paths("share")[0]) is None
        assert earlier.owners(snapshot.paths("activity")[0]) is not None
