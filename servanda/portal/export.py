"""Promises as rows of a table for download; no cell can act as a spreadsheet formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest

from servanda.portal.listed import Line
from servanda.portal.rows import language
from servanda.records.columns import plain_decimal

COLUMNS = (
    *("id", "title", "title_language", "kind", "strength", "scope"),
    *("status", "reason", "obligors", "amount_value", "amount_minimum", "amount_maximum"),
    *("amount_unit", "amount_approximate", "stated", "due", "directions", "parent", "address"),
)
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_ISOLATES = {0x2068: None, 0x2069: None}  # marks of direction, for pages only
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cells(request: HttpRequest, line: Line) -> tuple[str, ...]:
    """Return a promise as the cells of COLUMNS."""
    title, spoken = line.title.in_language(language())
    amount = line.amount
    numbers = (amount.value, amount.minimum, amount.maximum) if amount else (None, None, None)
    reason = line.reason.translate(_ISOLATES)
    return (
        *(line.id, title, spoken, line.kind, str(line.strength), line.scope),
        *(line.status or "", reason, ";".join(party.id for party in line.obligors)),
        *("" if number is None else plain_decimal(number) for number in numbers),
        *(amount.unit if amount else "", "true" if amount and amount.approximate else ""),
        *(line.stated, line.due, ";".join(line.directions), line.parent.partition("/")[2]),
        request.build_absolute_uri(line.address),
    )


def safe(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; a number stays a number."""
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180), with a byte order mark so that spreadsheets read UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the same text row by row, for what is too long to be held."""
    out = io.StringIO("\ufeff")
    out.seek(1)
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def objects(rows: Iterable[Sequence[str]]) -> list[dict[str, Any]]:
    """Return rows as JSON objects; empty cells are null, lists are lists."""
    made = []
    for row in rows:
        cell: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
        found = {name: value or None for name, value in cell.items()}
        found["strength"] = int(cell["strength"])
        for name in ("obligors", "directions"):
            found[name] = cell[name].split(";") if cell[name] else []
        made.append(found)
    return made
