"""What is wrong with a table of who does what where: with the file, with each row, between rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece, Rows
from servanda.standards.column_mapping import pack
from servanda.standards.hxl.columns import read_table
from servanda.standards.hxl.cutting import cut_table
from servanda.standards.hxl.extracting import extract_row
from servanda.standards.places import place


@dataclass(slots=True)
class _Heard(Rows):
    """Rows that keep their findings as they were made, with the column they are about."""

    heard: list[tuple[Finding, str]] = field(default_factory=list)

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Keep a finding."""
        self.heard.append((finding, path))


def check(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a table, with its rows, and rows that stand twice."""
    context, seen = pack(read_table(stream, filename)), dict[bytes, int]()
    for one in cut_table(stream, context):
        if isinstance(one, Finding):
            yield one
            continue
        yield from _of_row(one, context)
        mark = sha256(one.content.partition(b',"row":')[0]).digest()[:8]
        if mark in seen:
            yield Finding(
                level=Level.NOTE,
                code="hxl.row.repeated",
                message=f"the row is the same as row {seen[mark]}; both are taken",
                where=place(one.offset, ""),
                advice="Ask the publisher whether it is one activity or two.",
            )
        seen.setdefault(mark, one.offset)


def _of_row(piece: Piece, context: bytes) -> Iterator[Finding]:
    rows = _Heard()
    extract_row(piece.content, context, rows)
    for finding, path in rows.heard:
        yield replace(finding, where=place(piece.offset, path))
