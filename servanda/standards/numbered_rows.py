"""Rows of a table that are known by their number: each is its cells and where it stands.

What a person fills in by hand has equal rows that both mean something (two gifts of 100 by one donor),
so a row's number is part of it, and CSV and XLSX of the same table give the same rows. Worked example:

    piece = next(numbered(stream, layout))  # Piece(3, 0, b'{"cells":["Qatar","1000"],"row":3}')
    row_of(piece.content)                   # (3, ["Qatar", "1000"])
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import delimited
from servanda.standards.sheets import XLSX, Layout, cut_sheet


def numbered(stream: BinaryIO, layout: Layout) -> Iterator[Piece | Finding]:
    """Yield the rows below the header with their numbers from 1, and findings; never raise."""
    if layout.kind == XLSX or layout.broken:
        for one in cut_sheet(stream, layout):
            if isinstance(one, Finding):
                yield one
            else:
                yield _piece(one.offset, json.loads(one.content))
        return
    # The findings about the file as a whole are those that `cut_sheet` begins with.
    for one in cut_sheet(stream, layout):
        if not isinstance(one, Finding) or not one.code.endswith((".missing", ".guessed")):
            break
        yield one
    stream.seek(0)
    for row in delimited.cut_rows(stream, layout.dialect):
        if isinstance(row, Finding):
            yield row
        elif row.number >= layout.first:
            cells = delimited.cells_of(row.content, layout.dialect)
            if any(cell.strip() for cell in cells):
                yield _piece(row.number, cells)


def row_of(content: bytes) -> tuple[int, list[str]]:
    """Return the number and the cells, stripped, of a row; ValueError for what is none."""
    found: Any = json.loads(content)
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        raise ValueError("the bytes are no row of a table")
    number = found.get("row")
    cells = [cell.strip() if isinstance(cell, str) else "" for cell in found["cells"]]
    return (number if isinstance(number, int) else 0), cells


def _piece(number: int, cells: list[str]) -> Piece:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    content = json.dumps({"cells": cells, "row": number}, separators=(",", ":"), sort_keys=True)
    return Piece(number, 0, content.encode())
