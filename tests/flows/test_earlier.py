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
