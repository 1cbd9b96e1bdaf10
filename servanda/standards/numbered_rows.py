"""Rows of a table that are known by their number: each is its cells and where it stands.

What a person fills in by hand has equal rows that both mean something (two gifts of 100 by one donor),
so a row's number is part of it, and CSV and XLSX of the same table give the same rows. Worked example:

    piece = next(numbered(stream, layout))  # Piece(3, 0, b'{"cells":["Qatar","1000"],"row":3}')
    row_of(piece.content)                   # (3, ["Qatar", "1000"])
"""

import json
from collections.abc import Iterator
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards import delimited
from servanda.standards.sheets import XLSX, Layout, about, workbook_rows

LONGEST = 20_000  # characters of a cell in which names and values are looked for


def numbered(stream: BinaryIO, layout: Layout) -> Iterator[Piece | Finding]:
    """Yield the rows below the header with their numbers from 1, and findings; never raise."""
    yield from about(layout)
    if layout.kind == XLSX:
        for one in workbook_rows(stream, layout):
            if isinstance(one, Finding):
                yield one
                continue
            piece = _piece(*one)
            if len(piece.content) > LONGEST:
                yield from _long(*one)
            yield piece
        return
    stream.seek(0)
    dialect, first = layout.dialect, layout.first
    for row in delimited.cut_rows(stream, dialect):
        if isinstance(row, Finding):
            yield row
        elif row.number >= first:
            cells = delimited.cells_of(row.content, dialect)
            if "".join(cells).strip():
                piece = _piece(row.number, cells)
                if len(piece.content) > LONGEST:
                    yield from _long(row.number, cells)
                yield piece


def _long(number: int, cells: list[str]) -> Iterator[Finding]:
    """Say that a row has a cell which is longer than what is read of one."""
    longest = max(map(len, cells))
    if longest > LONGEST:
        yield Finding(
            level=Level.WARNING,
            code="sheet.cell.long",
            message=f"row {number} has a cell of {longest:,} characters: not all of it may be read",
            advice="Look for a quotation mark that is missing; the raw record has the whole cell.",
        )


def row_of(content: bytes) -> tuple[int, list[str]]:
    """Return the number and the cells, stripped, of a row; ValueError for what is none."""
    # Bytes that begin so are UTF-8: whoever finds out needs half as long as reading takes.
    begins = content.startswith(b'{"cells":[')
    found: Any = json.loads(content.decode("utf-8", "surrogatepass") if begins else content)
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        raise ValueError("the bytes are no row of a table")
    number = found.get("row")
    cells = [cell.strip() if isinstance(cell, str) else "" for cell in found["cells"]]
    return (number if isinstance(number, int) else 0), cells


def _piece(number: int, cells: list[str]) -> Piece:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    # As JSON is written without blanks: put together here, it takes a third of the time.
    content = f'{{"cells":[{",".join(map(quoted, cells))}],"row":{number}}}'
    return Piece(number, 0, content.encode())
