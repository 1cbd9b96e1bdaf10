"""Tables of pledges, made up for the tests; the facts of a real conference are reached where they stand."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from servanda.records import Finding
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import pledges

FACTS = Path(__file__).parents[4] / "shared" / "facts" / "gaza_cairo_2014.csv"
WIDE = [
    ["Donor", "Pledged (USD million)", "Committed", "Disbursed", "% disbursed"],
    ["Exampleland", "1,000", "600", "152.5", "15 %"],
    ["Otherland*", "500", "n/a", "(5)", "-"],
    ["Total", "1,500", "600", "147.5", "10 %"],
]
LONG = [
    ["kind", "as_of", "donor", "amount_eur_m"],
    ["pledge", "2014-10-12", "Exampleland", "200"],
    ["pledge", "2016-03-31", "Exampleland", "250"],
    ["delivered", "2016-03-31", "Exampleland", "10"],
    ["pledge_total", "2014-10-12", "ALL", "200"],
]


def saved(rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """Return rows as a CSV file."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return held.getvalue().encode()


def accepted(content: bytes, name: str = "pledges.csv") -> bytes:
    """Return the context of a file whose proposed mapping a person accepted."""
    context = pledges.context(io.BytesIO(content), name)
    given = pledges.mapping(context).replace(b'"accepted": false', b'"accepted": true')
    return pledges.mapped(context, given)


def taken(
    content: bytes, name: str = "pledges.csv", *, context: bytes = b""
) -> tuple[dict[str, list[dict[str, object]]], list[Finding], int]:
    """Return the rows of a file by table, what was found about it, and how many rows it has."""
    rows, findings, count = Rows(), list[Finding](), 0
    context = context or accepted(content, name)
    for one in pledges.cut(io.BytesIO(content), context):
        if isinstance(one, Piece):
            count += 1
            pledges.extract(one.content, context, rows)
        else:
            findings.append(one)
    tables = {
        table: [dict(zip(columns, row, strict=True)) for row in rows.tables[table]]
        for table, columns in TABLES.items()
    }
    return tables, findings, count
