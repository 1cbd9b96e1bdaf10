"""The publisher's own pieces of a record that was put together of several: each with where it stands.

A contracting process is merged of its releases. Their bytes are in the record as they were published, so
each is found again by its bytes in the files that it was taken from.
"""

import mmap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from servanda.standards import bulk_named
from servanda.standards.json_cut import load_record
from servanda.standards.json_text import wide_of

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece: `nth` from 1, what it calls itself and its date, and its place; "" when not found."""

    nth: int
    name: str
    date: str
    length: int
    digest: str
    file: str = ""
    offset: int = 0


def contents(snapshot: "Snapshot", content: bytes) -> list[bytes]:
    """Return the bytes of each piece that a record was put together of, none where it is one."""
    standard = _standard(snapshot)
    found: list[bytes] = standard.pieces_of(content) if merges(snapshot) else []
    return found


def merges(snapshot: "Snapshot") -> bool:
    """Tell whether what has no length of its own in a file was merged of several, and is no row."""
    return hasattr(_standard(snapshot), "pieces_of")


def _standard(snapshot: "Snapshot") -> Any:
    try:
        return bulk_named(snapshot.manifest.standard)
    except LookupError:
        return None


def pieces(snapshot: "Snapshot", content: bytes, files: Sequence[str]) -> list[Piece]:
    """Return the pieces of a record; `files` are those to look in, by SHA-256, the likeliest first."""
    return [
        _piece(snapshot, nth, part, files)
        for nth, part in enumerate(contents(snapshot, content), 1)
    ]


def _piece(snapshot: "Snapshot", nth: int, part: bytes, files: Sequence[str]) -> Piece:
    name, date = _said(part)
    names = {one.sha256: one.name for one in snapshot.manifest.sources}
    file, offset = next(_found(snapshot, part, files), ("", 0))
    return Piece(
        nth=nth,
        name=name,
        date=date,
        length=len(part),
        digest=sha256(part).hexdigest(),
        file=names.get(file, ""),
        offset=offset,
    )


def _found(snapshot: "Snapshot", part: bytes, files: Sequence[str]) -> Iterator[tuple[str, int]]:
    for file in files:
        try:
            with snapshot.taken(file).open("rb") as stream:
                held = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # it is gone, or empty
            continue
        with held:
            # What was merged is UTF-8, and the file may have wider letters.
            encoding = wide_of(held[:8])
            own = part.decode("utf-8", "replace").encode(encoding) if encoding else part
            if (at := held.find(own)) >= 0:
                yield file, at


def _said(part: bytes) -> tuple[str, str]:
    """Return the identifier and the day that a piece gives itself."""
    try:
        found = load_record(part)
    except ValueError:
        return "", ""
    name, date = found.get("id"), found.get("date")
    return str(name or "")[:200], date[:10] if isinstance(date, str) else ""
