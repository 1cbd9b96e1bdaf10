"""What is wrong with a table of pledges: with the file, with each row, between rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece, Rows
from servanda.standards.cell_values import amount, folded
from servanda.standards.column_mapping import Reading, pack
from servanda.standards.numbered_rows import row_of
from servanda.standards.places import place
from servanda.standards.pledges.columns import read_table
from servanda.standards.pledges.cutting import cut_table
from servanda.standards.pledges.extracting import extract_row


@dataclass(slots=True)
class _Heard(Rows):
    """Rows that keep their findings as they were made, with the column they are about."""

    heard: list[tuple[Finding, str]] = field(default_factory=list)

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Keep a finding."""
        self.heard.append((finding, path))


def check(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a table, with its rows, and parties that stand twice."""
    reading, seen = read_table(stream, filename), dict[tuple[str, ...], int]()
    # Amounts are looked at as they would be taken.
    context = pack(replace(reading, accepted=True))
    for one in cut_table(stream, pack(reading)):
        if isinstance(one, Finding):
            yield one
            continue
        rows = _Heard()
        extract_row(one.content, context, rows)
        for finding, path in rows.heard:
            yield replace(finding, where=place(one.offset, path))
        if rows.tables["participant"]:
            yield from _again(one, reading, seen)


def _again(piece: Piece, reading: Reading, seen: dict[tuple[str, ...], int]) -> Iterator[Finding]:
    """Yield a finding about a party that stands again with the same amounts."""
    _, cells = row_of(piece.content)
    said = [
        (amount(cell) or cell) if one.use.startswith("amount") else folded(cell)
        for one, cell in zip(reading.columns, cells, strict=False)
        if one.use and one.use != "note"
    ]
    if (at := seen.setdefault(tuple(said), piece.offset)) != piece.offset:
        yield Finding(
            level=Level.WARNING,
            code="pledges.row.repeated",
            message=f"the row says the same as row {at}; both are taken",
            where=place(piece.offset, ""),
            advice="Ask the publisher whether it is one promise or two.",
        )
