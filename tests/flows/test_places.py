"""Where each record lies: its file's number and its own."""

from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq

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
