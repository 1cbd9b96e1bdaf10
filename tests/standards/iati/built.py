"""IATI for tests: small files made of words, and the rows, pieces and codes that come of them."""

from io import BytesIO
from pathlib import Path

import pytest

from servanda.records import Finding
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import iati

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "iati"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "standards"
NEEDS_SHARED = pytest.mark.skipif(
    not (SHARED / "iati").is_dir(), reason="the published files and suites are not beside us"
)
HEAD = '<iati-activities version="2.03">'


def file_of(*records: str, head: str = HEAD) -> bytes:
    """Return a file of activities."""
    return f"{head}\n{''.join(records)}\n</iati-activities>".encode()


def activity(inner: str = "", *, currency: str = "USD") -> str:
    """Return an activity with what the standard's readers miss first."""
    return (
        f'<iati-activity default-currency="{currency}"><iati-identifier>A-1</iati-identifier>'
        f'<reporting-org ref="A"><narrative>Org A</narrative></reporting-org>{inner}</iati-activity>'
    )


def pieces_of(content: bytes) -> tuple[list[Piece], list[Finding]]:
    """Return the records of a file and what is wrong with it; the pieces lie where they say."""
    stream = BytesIO(content)
    found = list(iati.cut(stream, iati.context(stream, "file.xml")))
    pieces = [one for one in found if isinstance(one, Piece)]
    for piece in pieces:
        assert content[piece.offset : piece.offset + piece.length] == piece.content
    return pieces, [one for one in found if isinstance(one, Finding)]


def rows_of(content: bytes) -> Rows:
    """Return the rows of all records of a file, each as wide as its table."""
    rows = Rows()
    context = iati.context(BytesIO(content), "file.xml")
    for piece in pieces_of(content)[0]:
        iati.extract(piece.content, context, rows)
    for table, found in rows.tables.items():
        assert all(len(row) == len(TABLES[table]) for row in found), table
    return rows


def table_of(rows: Rows, table: str, *columns: str) -> list[tuple[object, ...]]:
    """Return some columns of a table."""
    places = [list(TABLES[table]).index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in rows.tables[table]]


def codes_of(rows: Rows) -> set[object]:
    """Return the codes of the findings among the rows."""
    return {code for (code,) in table_of(rows, "finding", "code")}
