"""One CSV file as rows of values; what does not fit is a finding, and the other rows still load.

Worked example: a promise whose `due` is `31/2` gives `package.row.bad-date` at `promises.csv:12:due`
and no row.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from servanda.records import Finding, Level
from servanda.records.columns import AMOUNT_PARTS
from servanda.standards.datapackage.cells import CellError, read_cell
from servanda.standards.datapackage.tables import Column, Table

CELL_LIMIT = 16 * 1024 * 1024  # characters; the csv module's own limit is 131,072
csv.field_size_limit(max(CELL_LIMIT, csv.field_size_limit()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that holds: where it begins, and its values by column, blanks filled."""

    where: str
    values: dict[str, Any]


def fault(code: str, message: str, where: str, advice: str) -> Finding:
    """Return an error: something was kept out."""
    return Finding(
        level=Level.ERROR, code=f"package.{code}", message=message, where=where, advice=advice
    )


def warning(code: str, message: str, where: str, advice: str) -> Finding:
    """Return a warning: something was passed over."""
    return Finding(
        level=Level.WARNING, code=f"package.{code}", message=message, where=where, advice=advice
    )


def rows(table: Table, path: str, content: bytes) -> Iterator[Row | Finding]:
    """Yield the rows of a CSV file and what is wrong with it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield fault(
            "file.encoding",
            f"the file is not UTF-8 (byte {error.start})",
            path,
            "Save it as UTF-8 text.",
        )
        return
    lines = _lines(path, text)
    header = next((line for line in lines if not isinstance(line, Finding)), None)
    if header is None:
        yield fault("file.empty", "the file has no header", path, "Write the names of the columns.")
        return
    columns = [name.strip() for name in header[1]]
    findings = list(_header_faults(table, path, columns))
    yield from findings
    if any(finding.level is Level.ERROR for finding in findings):
        return
    for line in lines:
        if isinstance(line, Finding):
            yield line
        else:
            yield from _row(table, path, columns, line)


def _lines(path: str, text: str) -> Iterator[tuple[int, list[str]] | Finding]:
    """Yield (number of the line on which it begins, cells) for each row that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield fault(
                "file.not-csv",
                f"the row is not CSV: {error}",
                f"{path}:{begins}",
                "Check its quotation marks: a cell in quotes doubles the quotes inside it.",
            )
            continue
        if any(cells):
            yield begins, cells


def _header_faults(table: Table, path: str, columns: Sequence[str]) -> Iterator[Finding]:
    known = {column.name for column in table.columns}
    for name in sorted(set(columns) - known):
        yield warning(
            "column.unknown",
            f"{table.name} has no column {name!r}; it is passed over",
            f"{path}:1:{name}",
            "Remove it, or correct its name; the columns are: "
            + ", ".join(column.name for column in table.columns),
        )
    for name in sorted({name for name in columns if name in known and columns.count(name) > 1}):
        yield fault(
            "column.repeated", f"{name} stands twice", f"{path}:1:{name}", "Keep one of the two."
        )
    for column in table.columns:
        if column.required and column.name not in columns:
            yield fault(
                "column.missing",
                f"{table.name} needs the column {column.name}",
                f"{path}:1:{column.name}",
                f"Add it: {column.description}",
            )


def _row(
    table: Table, path: str, columns: Sequence[str], line: tuple[int, list[str]]
) -> Iterator[Row | Finding]:
    number, cells = line
    where = f"{path}:{number}"
    if len(cells) != len(columns):
        yield fault(
            "row.ragged",
            f"the row has {len(cells)} cells and the header {len(columns)}",
            where,
            "Write as many cells as there are columns; quote a cell that holds a comma.",
        )
        return
    given = dict(zip(columns, cells, strict=True))
    values: dict[str, Any] = {}
    findings = []
    for column in table.columns:
        try:
            values[column.name] = _value(column, given)
        except CellError as error:
            findings.append(
                fault(f"row.{error.code}", str(error), f"{where}:{column.name}", error.advice)
            )
    findings += findings or _unitless(values, where)
    yield from findings
    if not findings:
        yield Row(where=where, values=values)


def _unitless(values: dict[str, Any], where: str) -> list[Finding]:
    """Return a fault for each amount that has a number and no unit: it would vanish unsaid."""
    return [
        fault(
            "row.missing",
            f"{name} is empty beside a number",
            f"{where}:{name}",
            "Write the currency's ISO 4217 code, or an English noun in the singular.",
        )
        for name, unit in values.items()
        if name.endswith("_unit") and not unit
        for part in AMOUNT_PARTS[:3]
        if values[f"{name.removesuffix('unit')}{part}"] is not None
    ][:1]


def _value(column: Column, given: dict[str, str]) -> Any:
    if column.name == "filename" and given.get("filename") == "":
        return ""  # a name left blank on purpose; a column left out is None, see `texts`
    return read_cell(column, given.get(column.name, ""))
