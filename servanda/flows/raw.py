"""A record as its publisher wrote it: its very bytes, with where they stand.

The bytes come from the file as it was taken, and are held against the hash that the snapshot keeps.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from servanda.flows.apart import asked
from servanda.flows.snapshot import TAKEN, Snapshot


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
    columns = 'file, "offset", length, hash, content, wins, reason, winner'
    question = (
        f"SELECT {columns} FROM ({snapshot.sql('source')}) WHERE record = ?"
        " ORDER BY wins DESC, place DESC"
    )
    with snapshot.connect() as con:
        rows = con.execute(question, [record]).fetchall()
    known = {source.sha256: source for source in snapshot.manifest.sources}
    found = []
    for file, offset, length, digest, content, wins, reason, winner in rows:
        source = known.get(file)
        held = content if not length else _bytes(snapshot.folder.parent, file, offset, length)
        context = source.context if source else b""
        found.append(
            Raw(
                record=record,
                file=file,
                name=source.name if source else "",
                offset=offset,
                length=length,
                content=held,
                wins=wins,
                reason=reason,
                winner=winner,
                genuine=source is None or sha256(context + held).digest() == digest,
            )
        )
    return found


def _bytes(dataset: Path, file: str, offset: int, length: int) -> bytes:
    with (dataset / TAKEN / file).open("rb") as stream:
        stream.seek(offset)
        return stream.read(length)
