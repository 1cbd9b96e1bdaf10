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

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import delimited
from servanda.standards.sheets import XLSX, Layout, about, workbook_rows


def numbered(stream: BinaryIO, layout: Layout) -> Iterator[Piece | Finding]:
    """Yield the rows below the header with their numbers from 1, and findings; never raise."""
    yield from about(layout)
    if layout.kind == XLSX:
        for one in workbook_rows(stream, layout):
            yield one if isinstance(one, Finding) else _piece(*one)
        return
    stream.seek(0)
    dialect, first = layout.dialect, layout.first
    for row in delimited.cut_rows(stream, dialect):
        if isinstance(row, Finding):
            yield row
        elif row.number >= first:
            cells = delimited.cells_of(row.content, dialect)
            if "".join(cells).strip():
                yield _piece(row.number, cells)


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
