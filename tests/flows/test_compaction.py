"""When parts are written anew, and that nothing but the dead is left out."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from servanda.flows import compaction
from servanda.flows.compaction import compacted, worth_while
from servanda.flows.parts import Part, PartWriter
from servanda.records.bulk import Rows
from tests.flows.built import row_of
from tests.flows.laid import key


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
    gone = pa.array([key(b"b")])
    ((part,),) = compacted(gone, {"flow": [old], "share": []}, tmp_path / "2").values()
    found = pq.read_table(tmp_path / "2" / part.path)
    assert found["ref"].to_pylist() == ["a", "c"]


def test_several_parts_of_some_size_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small parts are put together up to a size, and no further; all rows stay in their order."""
    monkeypatch.setattr(compaction, "ROWS", 5)
    old = list[Path]()
    for number in range(7):
        writer, rows = PartWriter(tmp_path / "1", f"{number:05}"), Rows()
        for ref in (f"{number}a", f"{number}b"):
            rows.add("flow", row_of("flow", record=key(b"x"), ref=ref))
        writer.add(rows)
        old.append(tmp_path / "1" / writer.close()["flow"].path)
    parts = compacted(pa.array([], pa.int64()), {"flow": old}, tmp_path / "2")["flow"]
    assert [part.rows for part in parts] == [6, 6, 2]
    assert [Path(part.path).stem for part in parts] == sorted(Path(p.path).stem for p in parts)
    found = [pq.read_table(tmp_path / "2" / part.path)["ref"].to_pylist() for part in parts]
    assert [ref for held in found for ref in held] == [
        f"{n}{letter}" for n in range(7) for letter in "ab"
    ]
