"""Where each record lies: its file's number and its own."""

from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from servanda.flows import places
from servanda.flows.places import BATCH, NUMBERS, PlaceWriter
from servanda.records.bulk import Piece, key_of


def test_places_are_written_in_order(tmp_path: Path) -> None:
    writer = PlaceWriter(tmp_path / "work" / "places")
    writer.begin(0)
    for n in range(BATCH + 1):
        content = str(n).encode()
        piece = Piece(offset=n, length=len(content), content=content)
        writer.add(piece, sha256(content).digest())
    writer.begin(2)
    writer.add(Piece(offset=7, length=0, content=b"[]"), sha256(b"[]").digest())
    writer.close()
    found = pq.read_table(tmp_path / "work" / "places").to_pylist()
    assert [one["place"] for one in found] == [*range(BATCH + 1), 2 * NUMBERS]
    assert found[3]["record"] == key_of(b"3")
    assert (found[0]["content"], found[-1]["content"], found[-1]["offset"]) == (None, b"[]", 7)


@pytest.mark.parametrize("many", [1, 2, 3])
def test_records_of_another_file_keep_their_hashes_and_are_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Two of three stand again, around one that is new; whichever is written first has its place."""
    monkeypatch.setattr(places, "MANY", many)
    held = pa.table(
        {
            "record": [1, 2, 3],
            "offset": [10, 20, 30],
            "length": [10, 10, 10],
            "hash": pa.array([bytes([n]) * 32 for n in range(3)], pa.binary(32)),
        }
    )
    writer = PlaceWriter(tmp_path / "places")
    writer.begin(1)
    writer.add_again(held.slice(0, 1), 5)
    writer.add(Piece(offset=25, length=7, content=b""), sha256(b"new").digest())
    writer.add_again(held.slice(2, 1), 2)
    writer.close()
    found = pq.read_table(tmp_path / "places").sort_by("place").to_pylist()
    assert [one["place"] - NUMBERS for one in found] == [0, 1, 2]
    assert [(one["offset"], one["length"]) for one in found] == [(15, 10), (25, 7), (32, 10)]
    assert (found[0]["record"], found[2]["record"]) == (1, 3)
    assert (found[0]["hash"], found[2]["hash"]) == (bytes(32), bytes([2]) * 32)
