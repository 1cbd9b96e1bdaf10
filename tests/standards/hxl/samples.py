"""Tables of who does what where, made up for the tests; the real ones are reached where they stand."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from servanda.records import Finding
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import hxl

REAL = Path(__file__).parents[4] / "shared" / "standards" / "hxl"
NAMES = [
    "Donor",
    "Implementing partner",
    "Cluster",
    "Pcode",
    "Province",
    "Activity",
    "Status",
    "Start",
    "Cost (USD)",
]
TAGS = [
    *("#org+funding", "#org+impl+name", "#sector", "#adm1+pcode", "#adm1+name", "#activity"),
    *("#status", "#date+start", "#value+committed+usd"),
]
ROW = [
    "Exampleland",
    "Aid Ltd",
    "Health",
    "XX01",
    "North",
    "Clinics",
    "Ongoing",
    "2024-05-01",
    "1,500",
]
OTHER = [
    "Exampleland",
    "Help Org",
    "WASH",
    "XX02",
    "South",
    "Wells",
    "Planned",
    "2024-06-01",
    "2,250",
]


def saved(rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """Return rows as a CSV file."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return held.getvalue().encode()


def taken(
    content: bytes, name: str = "3w.csv", *, mapping: bytes = b""
) -> tuple[dict[str, list[dict[str, object]]], list[Finding], int]:
    """Return the rows of a file by table, what was found about it, and how many rows it has."""
    stream, rows, findings, count = io.BytesIO(content), Rows(), list[Finding](), 0
    context = hxl.context(stream, name)
    context = hxl.mapped(context, mapping) if mapping else context
    for one in hxl.cut(stream, context):
        if isinstance(one, Piece):
            count += 1
            hxl.extract(one.content, context, rows)
        else:
            findings.append(one)
    tables = {
        table: [dict(zip(columns, row, strict=True)) for row in rows.tables[table]]
        for table, columns in TABLES.items()
    }
    return tables, findings, count
