"""When parts are written anew, and that nothing but the dead is left out."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from servanda.flows.compaction import compacted, worth_while
from servanda.flows.parts import Part, PartWriter
from servanda.records.bulk import Rows
from tests.flows.built import row_of
from tests.flows.laid import key, lay


@pytest.mark.parametrize(
    ("parts", "gone", "held", "anew"),
    [(1, 0, 10, False), (1, 3, 7, False), (1, 4, 6, True), (64, 0, 10, False), (66, 0, 10, True)],
)
def test_when_it_is_worth_while(parts: int, gone: int, held: int, anew: bool) -> None:
    listed = [Part(path="", sha256="", rows=10)] * parts
    assert worth_while(listed, gone=gone, held=held) is anew


def test_only_the_dead_are_left_out(tmp_path: Path) -> None:
    rows = Rows()
    for content in (b"a", b"b", b"c"):
        rows.add("flow", row_of("flow", record=key(content), ref=content.decode()))
    writer = PartWriter(tmp_path / "1", "00000")
    writer.add(rows)
    old = tmp_path / "1" / writer.close()["flow"].path
    with lay(tmp_path, {"x": [b"c", b"a"]}) as con:
        parts = compacted(con, {"flow": [old]}, PartWriter(tmp_path / "2", "compact"))
    found = pq.read_table(tmp_path / "2" / parts["flow"].path)
    assert found["ref"].to_pylist() == ["a", "c"]
