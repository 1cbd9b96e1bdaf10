"""Places of records and a connection that has them, for tests of what is made of them."""

from hashlib import sha256
from pathlib import Path

import duckdb

from servanda.flows.places import PlaceWriter
from servanda.flows.planning import lay_out
from servanda.flows.snapshot import Snapshot, connect
from servanda.records.bulk import Piece


def key(content: bytes) -> int:
    """Return the key of a record without a context."""
    return int.from_bytes(sha256(content).digest()[:8], "big") >> 1


def lay(
    folder: Path,
    files: dict[str, list[bytes]],
    *,
    previous: Snapshot | None = None,
    numbered: bool = False,
) -> duckdb.DuckDBPyConnection:
    """Cut each file, given as the contents of its records, ten bytes apart, or `numbered` from 0."""
    writer = PlaceWriter(folder / "places")
    for number, contents in enumerate(files.values()):
        writer.begin(number)
        for nth, content in enumerate(contents):
            offset, length = (nth, 0) if numbered else (nth * 10, 10)
            piece = Piece(offset=offset, length=length, content=content)
            writer.add(piece, sha256(content).digest())
    writer.close()
    con = connect(folder / "spill")
    numbers = {name: number for number, name in enumerate(files)}
    lay_out(con, folder / "places", files=numbers, carried=set(), previous=previous)
    return con
