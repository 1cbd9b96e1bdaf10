"""Rows of an XLSX workbook, read as its XML flows by: a million rows without a value cost no memory.

A cell is text: a number in plain digits, a date in ISO 8601, a formula's kept result; a merged range
has its value in each of its cells. Worked example:

    book = open_workbook(stream)
    list(book.rows(book.sheets[0]))  # [(1, ["Donor", "USD"]), (2, ["Qatar", "1000"])]

ECMA-376 part 1, chapter 18: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

from servanda.records import Finding, Level
from servanda.standards.workbook_parts import (
    CELL,
    ROWS,
    Cells,
    Contents,
    Merges,
    Part,
    Relations,
    Strings,
    Styles,
    moment,
    number,
)

BLOCK = 1 << 16  # bytes of XML read at a time
LARGEST = 4 << 30  # bytes of one part when unpacked
STRINGS = 96 << 20  # bytes of the part of shared strings
BEYOND = 10_000  # rows after the last that a sheet can have, after which no more is read
_BLANK_CELL = re.compile(rb'<c r="[^<>]*/>')
_BLANK_ROW = re.compile(rb'<row r="[^<>]*+(?:(?<=/)>|>\s*+</row>)')
P = TypeVar("P", bound=Part)

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, KeyError, ValueError)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, where it stands in the file, and whether Excel shows it."""

    name: str
    part: str
    visible: bool


@dataclass(slots=True)
class Workbook:
    """An open workbook; `broken` says in words what kept it from being read."""

    archive: zipfile.ZipFile | None = None
    sheets: list[Sheet] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    from_1904: bool = False
    broken: str = ""

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, list[str]] | Finding]:
        """Yield (number from 1, cells) of each row that has a value; never raise."""
        merged = _Merged(self.merges(sheet))
        cells, bare, last, beyond = Cells(), 0, 0, 0
        try:
            for block in _filled(_blocks(self.archive, sheet.part, LARGEST)):
                cells.feed(block)
                for at, found in cells.rows:
                    if last < at <= ROWS:
                        yield at, merged.fill(at, self._texts(found))
                        last = at
                    elif at > ROWS:
                        beyond += 1
                    else:
                        yield _fault("xlsx.row", f"row {at} after row {last} is out of order")
                cells.rows.clear()
                bare += len(cells.bare)
                cells.bare.clear()
                if beyond > BEYOND:
                    break
            else:
                cells.feed(b"", last=True)
        except FAULTS as fault:
            yield _fault(
                "xlsx.truncated", f"sheet {sheet.name!r} breaks off after row {last}: {fault}"
            )
        if beyond:
            yield _endless(sheet)
        if bare:
            yield _formulas(sheet, bare)

    def merges(self, sheet: Sheet) -> list[tuple[int, int, int, int]]:
        """Return the merged ranges of a sheet, which stand behind its rows; [] when it is broken."""
        parser, tail, inside = Merges(), b"", False
        try:
            for block in _blocks(self.archive, sheet.part, LARGEST):
                text, tail = tail + block, block[-20:]
                at = -1 if inside else text.find(b"<mergeCells")
                if not inside and at >= 0:
                    inside, text = True, text[at:]
                    block = text
                if inside:
                    end = block.find(b"</mergeCells>")
                    parser.feed(block if end < 0 else block[: end + 13], last=end >= 0)
                    if end >= 0:
                        break
        except FAULTS:
            return parser.found
        return parser.found

    def _texts(self, found: dict[int, tuple[str, str, str]]) -> list[str]:
        row = [""] * max(found)
        for column, (kind, style, text) in found.items():
            row[column - 1] = self._text(kind, style, text)
        return row

    def _text(self, kind: str, style: str, text: str) -> str:
        if kind == "s":
            at = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if kind == "n":
            if style in self.dates:
                return moment(text, from_1904=self.from_1904)
            return text if text.isascii() and text.isdigit() and len(text) < 16 else number(text)
        return {"1": "TRUE", "0": "FALSE"}.get(text, text) if kind == "b" else text


class _Merged:
    """Gives each cell of a merged range the value of its first."""

    def __init__(self, ranges: list[tuple[int, int, int, int]]) -> None:
        self.waiting = sorted(ranges, reverse=True)
        self.open: list[tuple[int, int, int, str]] = []  # last row, first and last column, value

    def fill(self, at: int, row: list[str]) -> list[str]:
        """Return the row with the values of the ranges that go through it."""
        if not self.waiting and not self.open:
            return row
        while self.waiting and self.waiting[-1][0] <= at:
            first, left, last, right = self.waiting.pop()
            value = row[left - 1] if first == at and left <= len(row) else ""
            if value and right - left < 1000:
                self.open.append((last, left, right, value))
        self.open = [one for one in self.open if one[0] >= at]
        for _, left, right, value in self.open:
            row.extend([""] * (right - len(row)))
            for column in range(left - 1, right):
                row[column] = row[column] or value
        return row


def open_workbook(stream: BinaryIO) -> Workbook:
    """Open a workbook; one that cannot be read says why in `broken`."""
    book = Workbook()
    try:
        book.archive = zipfile.ZipFile(stream)
        _open(book, book.archive)
    except FAULTS as fault:
        book.broken = str(fault) or type(fault).__name__
    return book


def _open(book: Workbook, archive: zipfile.ZipFile) -> None:
    top = _read(archive, "_rels/.rels", Relations())
    main = [target for kind, target in top.found.values() if kind == "officeDocument"]
    path = (main[0] if main else "xl/workbook.xml").lstrip("/")
    contents = _read(archive, path, Contents())
    folder = posixpath.dirname(path)
    beside = _read(archive, f"{folder}/_rels/{posixpath.basename(path)}.rels", Relations()).found

    def where(target: str) -> str:
        return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    book.from_1904 = contents.from_1904
    book.sheets = [
        Sheet(name, where(beside[one][1]), shown)
        for name, one, shown in contents.sheets
        if one in beside and beside[one][0] == "worksheet"
    ]
    for kind, target in beside.values():
        if kind == "styles" and where(target) in archive.namelist():
            book.dates = _read(archive, where(target), Styles()).dates
        elif kind == "sharedStrings" and where(target) in archive.namelist():
            book.strings = _read(archive, where(target), Strings(), most=STRINGS).found
    if not book.sheets:
        raise ValueError("it has no sheet")


def _read(archive: zipfile.ZipFile, name: str, part: P, *, most: int = 64 << 20) -> P:
    for block in _blocks(archive, name, most):
        part.feed(block)
    part.feed(b"", last=True)
    return part


def _blocks(archive: zipfile.ZipFile | None, name: str, most: int) -> Iterator[bytes]:
    if archive is None:
        return
    size = 0
    with archive.open(name) as stream:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > most:
                raise ValueError(f"{name} has more than {most} bytes")
            yield block


def _filled(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield XML without the cells and rows that have a place and no value: they are all some have."""
    held = b""
    for block in blocks:
        whole, mark, rest = (held + block).rpartition(b">")
        if len(rest) > CELL:
            raise ValueError("a cell has no end")
        yield _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", whole + mark))
        held = rest
    yield held


def _formulas(sheet: Sheet, count: int) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="sheet.xlsx.formula",
        message=f"{count} cells of sheet {sheet.name!r} have a formula without its result; they are blank",
        advice="Open the file in a spreadsheet, let it calculate, and save it again.",
    )


def _endless(sheet: Sheet) -> Finding:
    return Finding(
        level=Level.ERROR,
        code="sheet.xlsx.too-many",
        message=f"sheet {sheet.name!r} goes on after row {ROWS}, the last that a sheet can have; "
        "what stands there is left out",
        advice="Save it as several sheets in files of their own, or as one CSV file, which may be of any length.",
    )


def _fault(code: str, message: str) -> Finding:
    return Finding(
        level=Level.ERROR,
        code=f"sheet.{code}",
        message=message,
        advice="Fetch the file again, or save it again from a spreadsheet.",
    )
