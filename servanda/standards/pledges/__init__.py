"""Tables of pledges: who promised how much at a conference, and what became of it, as CSV or XLSX.

A table has a column for each stage (pledged, committed, disbursed), or one for the stage and one for
the amount. What its columns mean is proposed; its amounts count once a person accepts the mapping.

The headline is what was pledged, which is no funding: definition 1 of the rules of a credible ledger.
https://documents.worldbank.org/en/publication/documents-reports
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics

NAME = "pledges"
VERSION = "1"
READER = "2"  # of how rows are read: what an earlier one read is read anew
SPECIFICATION = "docs/how-to/pledge-tables.md"
MEDIA_TYPE = "text/csv"
# What was disbursed also stands in what was pledged, unless the mapping says otherwise.
SEMANTICS = Semantics(kind="cumulative", headline=("pledge",))


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a table of pledges; of a workbook, its name must say so."""
    from servanda.standards.pledges.recognising import is_pledges

    return is_pledges(head, filename)


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return how the table is laid out, and what its columns mean as far as it can be told."""
    from servanda.standards.column_mapping import pack
    from servanda.standards.pledges.columns import read_table

    return pack(read_table(stream, filename))


def mapping(context: bytes) -> bytes:
    """Return what the columns mean as the JSON file that a person looks at and changes."""
    from servanda.standards.column_mapping import as_json, unpack

    return as_json(unpack(context), NAME)


def mapped(context: bytes, mapping: bytes) -> bytes:
    """Return the context with a person's mapping; ValueError, with advice, for what is none."""
    from servanda.standards.pledges.settings import with_mapping

    return with_mapping(context, mapping)


def semantics(context: bytes) -> Semantics:
    """Return what the stages of a table mean, as its mapping declares."""
    from servanda.standards.pledges.settings import semantics_of

    return semantics_of(context)


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield the rows of the table, and first what was guessed of its columns."""
    from servanda.standards.pledges.cutting import cut_table

    return cut_table(stream, context)


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    from servanda.standards.pledges.extracting import extract_row

    extract_row(content, context, rows)


def extract_many(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many rows of one table, each with its key; never raise on bad data."""
    from servanda.standards.pledges.extracting import extract_rows

    extract_rows(records, context, rows)


def validate(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a table and with each of its rows."""
    from servanda.standards.pledges.checks import check

    return check(stream, filename)


__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "READER",
    "SEMANTICS",
    "SPECIFICATION",
    "VERSION",
    "context",
    "cut",
    "extract",
    "extract_many",
    "mapped",
    "mapping",
    "semantics",
    "sniff",
    "validate",
]
