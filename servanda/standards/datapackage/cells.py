"""Cells as text and back, without loss.

An empty cell is nothing; booleans are `true` and `false`; decimals are plain (`37200000000`, `0.5`);
dates are the ISO 8601 text of a `When`; the items of a list are joined by `;`, where `\\;` is a
semicolon and `\\\\` a backslash inside an item. Nothing is escaped against spreadsheet formulas: this
is the format in which nothing may change. Worked example: `("a;b", "c")` is written `a\\;b;c`.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from servanda.records import When
from servanda.records.columns import plain_decimal
from servanda.standards.datapackage.tables import Column

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
_ITEM_PART = re.compile(r"\\(.?)|(;)|([^\\;]+)", re.DOTALL)
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


class CellError(ValueError):
    """A cell that is not what its column holds; `code` ends the finding's code."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        """Keep the three parts that a finding needs."""
        super().__init__(message)
        self.code, self.advice = code, advice


def write_cell(value: Any) -> str:
    """Return a value of a record's row as the text of its cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, list | tuple):
        return join_items(value)
    return str(value)


def write_row(cells: Iterable[str]) -> str:
    """Return a line of CSV (RFC 4180, but with LF at the end)."""
    quoted = ('"' + c.replace('"', '""') + '"' if _NEEDS_QUOTES.search(c) else c for c in cells)
    return ",".join(quoted) + "\n"


def join_items(items: Iterable[str]) -> str:
    """Return a list as one cell; the list of one empty item is a lone backslash."""
    made = [item.replace("\\", "\\\\").replace(";", "\\;") for item in items]
    return "\\" if made == [""] else ";".join(made)


def split_items(cell: str) -> list[str]:
    """Return the items of a list's cell."""
    if not cell:
        return []
    items = [""]
    for found in _ITEM_PART.finditer(cell):
        escaped, separator, plain = found.groups()
        if separator:
            items.append("")
        else:
            items[-1] += plain or escaped or ""
    return items


def read_cell(column: Column, cell: str) -> Any:
    """Return the value of a cell; CellError says what does not fit."""
    if "\0" in cell:
        raise CellError("nul", "the cell holds a NUL character", "Remove the NUL character.")
    if not cell:
        return _blank(column)
    if column.codes and cell not in column.codes:
        raise CellError(
            "bad-code", f"{_short(cell)} is not a code of {column.name}", _one_of(column)
        )
    if column.pattern and not re.fullmatch(column.pattern, cell):
        raise CellError(
            "bad-value", f"{_short(cell)} does not fit {column.name}", column.description
        )
    return _READERS[column.type](cell)


def _blank(column: Column) -> Any:
    if column.required:
        raise CellError("missing", f"{column.name} is empty", f"Fill it: {column.description}")
    return list(column.default) if column.type == "list" else column.default


def _one_of(column: Column) -> str:
    return "Write one of: " + ", ".join(column.codes) + "."


def _date(cell: str) -> str:
    try:
        return When(cell).iso
    except ValueError as fault:
        raise CellError(
            "bad-date",
            f"{_short(cell)} is not a date: {fault}",
            "Write a day 2026-02-19, a month 2026-02, a quarter 2026-Q2, a year 2026 or an interval "
            "2026-02-18/2026-02-20.",
        ) from fault


def _integer(cell: str) -> int:
    if not _INTEGER.fullmatch(cell):
        raise CellError("bad-number", f"{_short(cell)} is not a whole number", "Write digits: 12.")
    return int(cell)


def _number(cell: str) -> Decimal:
    if not _NUMBER.fullmatch(cell):
        raise CellError(
            "bad-number",
            f"{_short(cell)} is not a number",
            "Write digits with a point before the decimals and no separators: 37200000000 or 0.5.",
        )
    return Decimal(cell)


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise CellError(
            "bad-boolean", f"{_short(cell)} is not true or false", "Write true or false."
        )
    return cell == "true"


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 60 else cell[:57] + "...")


_READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "date": _date,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "list": split_items,
}
