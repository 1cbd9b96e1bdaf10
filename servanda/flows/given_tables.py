"""A table that an operator gives, as a spreadsheet saves it: its encoding and its delimiter are found.

header, rows = table_of(b"Date;Rate;Currency\\n2020-12-31;0,3062;KWD\\n", ("date", "rate"))
header       # Header(names=("date", "rate", "currency"), delimiter=";")
next(rows)   # (2, {"date": "2020-12-31", "rate": "0,3062", "currency": "KWD"})
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.terms.encodings import code_page, marked, wide

DELIMITERS = ",;\t"


class Header(NamedTuple):
    """The names of the columns in small letters, and what stands between cells."""

    names: tuple[str, ...]
    delimiter: str


def table_of(
    content: bytes, needed: Sequence[str]
) -> tuple[Header, Iterator[tuple[int, dict[str, str]]]]:
    """Return the header and the rows (line, cells by column); csv.Error may come with any row."""
    text = _text(content).removeprefix("\ufeff").replace("\0", "")
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=lambda mark: len({*_names(first.split(mark))} & {*needed}))
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = Header(_names(next(rows, [])), delimiter)
    return header, _dicts(rows, header.names)


def _dicts(rows: Iterator[list[str]], names: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    line = 2
    for row in rows:
        if any(cell.strip() for cell in row):
            yield line, dict(zip(names, (cell.strip() for cell in row), strict=False))
        line += 1


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip().strip('"').casefold() for cell in cells)


def _text(content: bytes) -> str:
    if encoding := marked(content) or wide(content[:4096]):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(code_page(content), "replace")
