"""Tables as sheets, CSV or XLSX: what is found out about one first, then its rows one by one.

    layout = survey(stream, "3w.xlsx")        # which sheet, which delimiter, where the header is
    for piece in cut_sheet(stream, layout):   # Piece, or Finding
        cells_of(piece.content, layout)       # ["Lac", "TD07", ...], one for each of layout.names

A layout goes into a record's context as bytes (`pack`, `unpack`), so that a row can be read on its own.
A CSV row is its own bytes in the file; a row of a workbook has no bytes, so its piece has the row's number
(from 1) as offset, length 0, and its cells as JSON. Neither reader ever raises on what a file holds.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards import delimited
from servanda.standards.delimited import Dialect, Row, cut_rows, dialect_of
from servanda.standards.header_row import LOOKED_AT, Header, find_header
from servanda.standards.workbook import Sheet, Workbook, open_workbook

CSV, XLSX = "csv", "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is to be known of a table before a row of it can be read.

    `names` and `tags` have one string a column ("" where there is none; () when no row has them);
    `row` is the header's number from 1, 0 when none was found, and `first` where data begins.
    """

    kind: str = CSV
    encoding: str = "utf-8"
    guessed: bool = False
    delimiter: str = ","
    newline: str = "\n"
    sheet: str = ""
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    row: int = 0
    first: int = 1
    width: int = 1
    broken: str = ""

    @property
    def dialect(self) -> Dialect:
        """Return how the file was saved, as the reader of delimited text wants it."""
        return Dialect(
            encoding=self.encoding,
            delimiter=self.delimiter,
            newline=self.newline,
            width=self.width,
            guessed=self.guessed,
        )


def pack(layout: Layout) -> bytes:
    """Return a layout as bytes, the same for the same layout."""
    return json.dumps(asdict(layout), sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=8)
def unpack(content: bytes) -> Layout:
    """Return the layout that `pack` made these bytes of."""
    found: dict[str, Any] = json.loads(content)
    return Layout(**{**found, "names": tuple(found["names"]), "tags": tuple(found["tags"])})


def is_workbook(head: bytes) -> bool:
    """Tell whether a file that begins with `head` may be an XLSX workbook (any ZIP file may)."""
    return head.startswith(b"PK\x03\x04")


def survey(stream: BinaryIO, filename: str = "", *, sheet: str = "") -> Layout:
    """Find out how a table is laid out, of the sheet that is named or of the likeliest; never raise."""
    return next(iter(sorted(surveys(stream, sheet=sheet), key=_likelihood)), Layout())


def surveys(stream: BinaryIO, *, sheet: str = "") -> list[Layout]:
    """Return the layout of each sheet, in order; a CSV file is one sheet."""
    stream.seek(0)
    sample = stream.read(delimited.SAMPLE)
    stream.seek(0)
    if not is_workbook(sample):
        return [_of_text(stream, dialect_of(sample))]
    book = open_workbook(stream)
    if book.broken:
        return [Layout(kind=XLSX, broken=book.broken)]
    found = [one for one in book.sheets if one.visible or one.name == sheet] or book.sheets
    named = [one for one in found if one.name == sheet] if sheet else found
    return [_of_sheet(book, one) for one in named]


def _likelihood(layout: Layout) -> tuple[bool, bool, int]:
    """Sort first what is tagged, then what has a header, then what is wide."""
    return (not layout.tags, not layout.row, 0 if layout.tags or layout.row else -layout.width)


def _of_text(stream: BinaryIO, dialect: Dialect) -> Layout:
    found = (one for one in cut_rows(stream, dialect) if isinstance(one, Row))
    rows = [
        (one.number, delimited.cells_of(one.content, dialect)) for one in islice(found, LOOKED_AT)
    ]
    layout = Layout(
        kind=CSV,
        encoding=dialect.encoding,
        guessed=dialect.guessed,
        delimiter=dialect.delimiter,
        newline=dialect.newline,
        width=dialect.width,
    )
    return _with(layout, find_header(rows))


def _of_sheet(book: Workbook, sheet: Sheet) -> Layout:
    found = (one for one in book.rows(sheet) if not isinstance(one, Finding))
    rows = list(islice(found, LOOKED_AT))
    width = max((len(cells) for _, cells in rows), default=0)
    return _with(Layout(kind=XLSX, sheet=sheet.name, width=width), find_header(rows))


def _with(layout: Layout, header: Header) -> Layout:
    return replace(
        layout,
        names=header.names,
        tags=header.tags,
        row=header.row,
        first=header.first,
        width=max(layout.width, len(header.names), len(header.tags)),
    )


def cut_sheet(stream: BinaryIO, layout: Layout) -> Iterator[Piece | Finding]:
    """Yield the rows below the header, in order, and what is wrong with how the file is written."""
    yield from about(layout)
    if layout.kind == XLSX:
        for found in workbook_rows(stream, layout):
            if isinstance(found, Finding):
                yield found
            else:
                cells = json.dumps(found[1], separators=(",", ":"))
                yield Piece(found[0], 0, cells.encode())
        return
    stream.seek(0)
    for one in cut_rows(stream, layout.dialect):
        if isinstance(one, Finding):
            yield one
        elif one.number >= layout.first:
            yield Piece(one.offset, len(one.content), one.content)


def about(layout: Layout) -> Iterator[Finding]:
    """Yield what is to be known of a table as a whole."""
    if layout.broken:
        yield _error("xlsx.broken", f"the workbook cannot be read: {layout.broken}")
        return
    if not layout.row and not layout.tags:
        yield _warning("header.missing", "no row looks like a header")
    if layout.kind == CSV and layout.guessed:
        said = f"nothing says the file's encoding; it was read as {layout.encoding}"
        yield _warning("encoding.guessed", said)


def workbook_rows(stream: BinaryIO, layout: Layout) -> Iterator[tuple[int, list[str]] | Finding]:
    """Yield (number, cells) of each row of a workbook's sheet below the header; nothing of a broken one."""
    if layout.broken:
        return
    stream.seek(0)
    book = open_workbook(stream)
    sheet = next((one for one in book.sheets if one.name == layout.sheet), None)
    if sheet is None:
        said = f"the workbook has no sheet {layout.sheet!r}: {book.broken}"
        yield _error("xlsx.broken", said)
        return
    for one in book.rows(sheet):
        if isinstance(one, Finding) or (one[0] >= layout.first and "".join(one[1]).strip()):
            yield one


def cells_of(content: bytes, layout: Layout) -> list[str]:
    """Return the cells of a piece, stripped, at least as many as there are columns; never raise."""
    if layout.kind == XLSX:
        found = json.loads(content)
    else:
        found = delimited.cells_of(content, layout.dialect)
    cells = [cell.strip() for cell in found]
    missing = max(len(layout.names), len(layout.tags)) - len(cells)
    return cells + [""] * missing if missing > 0 else cells


def ragged(content: bytes, layout: Layout) -> str:
    """Say in words that a row has other cells than the header has columns; "" when it has not.

    Blank cells at the end are no fault, and rows of a workbook end at their last value.
    """
    if layout.kind == XLSX:
        return ""
    cells, width = (
        delimited.cells_of(content, layout.dialect),
        max(len(layout.names), len(layout.tags)),
    )
    beyond = any(cell.strip() for cell in cells[width:])
    if not width or not (beyond or len(cells) < width):
        return ""
    return f"the row has {len(cells)} cells and the header {width}"


def _error(code: str, message: str) -> Finding:
    return Finding(
        level=Level.ERROR,
        code=f"sheet.{code}",
        message=message,
        advice="Fetch the file again, or save it again from a spreadsheet.",
    )


def _warning(code: str, message: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code=f"sheet.{code}",
        message=message,
        advice="Check the first rows as they were read, or save the table again as CSV in UTF-8.",
    )
