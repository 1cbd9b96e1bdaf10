"""A record as its publisher wrote it: its very bytes, with where they stand.

The bytes come from the file as it was taken, and are held against the hash that the snapshot keeps.
"""

from dataclasses import dataclass
from hashlib import sha256

from servanda.flows.apart import asked
from servanda.flows.asking import Line
from servanda.flows.record_rows import places
from servanda.flows.snapshot import Snapshot, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One place of a record: `length` 0 is a row of a sheet, with `offset` its number, or what was merged.

    `genuine` is False when the bytes are not those that were read.
    """

    record: int
    file: str
    name: str
    offset: int
    length: int
    content: bytes
    wins: bool
    reason: str
    winner: int | None
    genuine: bool


@asked
def raw(snapshot: Snapshot, record: int) -> list[Raw]:
    """Return all places of a record, the one that counts first; OSError when a file is gone."""
    known = {source.sha256: source for source in snapshot.manifest.sources}
    return [_raw(snapshot, record, place, known) for place in places(snapshot, record)]


def _raw(snapshot: Snapshot, record: int, place: Line, known: dict[str, Source]) -> Raw:
    """Return the bytes of one place of a record, held against their hash."""
    file, offset, length = str(place["file"]), int(place["offset"]), int(place["length"])
    held = _bytes(snapshot, file, offset, length) if length else bytes(place["content"])
    source = known.get(file)
    digest = sha256((source.context if source else b"") + held).digest()
    return Raw(
        record=record,
        file=file,
        name=source.name if source else "",
        offset=offset,
        length=length,
        content=held,
        wins=place["wins"],
        reason=place["reason"],
        winner=place["winner"],
        genuine=source is None or digest == place["hash"],
    )


def _bytes(snapshot: Snapshot, file: str, offset: int, length: int) -> bytes:
    with snapshot.taken(file).open("rb") as stream:
        stream.seek(offset)
        return stream.read(length)
