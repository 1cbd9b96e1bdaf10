"""Who does what where: 3W, 4W and 5W tables, tagged with HXL or not, as CSV or XLSX.

A row is an activity; its organisations are participants, its sector and places shares. A column of
money is a flow only where a tag or a person says so. Columns without a tag are guessed from their
headings and values, and what was guessed is told, to be accepted or changed.

https://hxlstandard.org/standard/1-1final/
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics

NAME = "hxl"
VERSION = "1.1"
SPECIFICATION = "https://hxlstandard.org/standard/1-1final/"
MEDIA_TYPE = "text/csv"
# A value's stage is its tag's attribute: what is paid was committed before.
SEMANTICS = Semantics(kind="cumulative", headline=("disbursement", "expenditure"))


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a table of who does what where; any other workbook is one."""
    from servanda.standards.hxl.recognising import is_table

    return is_table(head, filename)


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return how the table is laid out, and what its columns mean as far as it can be told."""
    from servanda.standards.column_mapping import pack
    from servanda.standards.hxl.columns import read_table

    return pack(read_table(stream, filename))


def mapping(context: bytes) -> bytes:
    """Return what the columns mean as the JSON file that a person looks at and changes."""
    from servanda.standards.column_mapping import as_json, unpack

    return as_json(unpack(context), NAME)


def mapped(context: bytes, mapping: bytes) -> bytes:
    """Return the context with a person's mapping; ValueError, with advice, for what is none."""
    from servanda.standards.hxl.columns import with_mapping

    return with_mapping(context, mapping)


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield the rows of the table, and first what was guessed of its columns."""
    from servanda.standards.hxl.cutting import cut_table

    return cut_table(stream, context)


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    from servanda.standards.hxl.extracting import extract_row

    extract_row(content, context, rows)


def extract_many(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many rows of one table, each with its key; never raise on bad data."""
    from servanda.standards.hxl.extracting import extract_rows

    extract_rows(records, context, rows)


def validate(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a table and with each of its rows."""
    from servanda.standards.hxl.checks import check

    return check(stream, filename)


__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "SEMANTICS",
    "SPECIFICATION",
    "VERSION",
    "context",
    "cut",
    "extract",
    "extract_many",
    "mapped",
    "mapping",
    "sniff",
    "validate",
]
