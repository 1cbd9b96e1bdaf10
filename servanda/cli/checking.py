"""What is wrong with a published file, whatever its standard: found, and printed in three forms.

`as_json` writes `{standard, version, findings: [{level, code, message, line, path, advice}]}` while the
findings come, so that a large file's million of them need no memory.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from servanda.cli.faults import Fault
from servanda.cli.findings import line
from servanda.standards import recognise, recognise_bulk
from servanda.standards.places import placed
from servanda.standards.protocol import HEAD

if TYPE_CHECKING:
    from servanda.records import Finding

COLUMNS = ("level", "code", "message", "line", "path", "advice")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def standard_of(stream: BinaryIO, name: str) -> Any:
    """Return the standard of an open file; Fault for one that is of none."""
    head = stream.read(HEAD)
    stream.seek(0)
    found = recognise_bulk(head, name) or recognise(head, name)
    if found is None:
        what = "it is empty" if not head else "it is of no standard that is read here"
        raise Fault(f"{name}: {what}; servanda read FILE reads prose")
    return found


def findings_of(
    standard: Any, stream: BinaryIO, *, name: str, today: date, schemas: Path | None
) -> "Iterator[Finding]":
    """Yield what the standard finds; it is given the day and the schemas if it asks for them."""
    asked = signature(standard.validate).parameters
    offered = {"today": today, "schemas": schemas}
    given = {key: value for key, value in offered.items() if key in asked}
    if "filename" in asked:
        given["filename"] = name
    found: Iterator[Finding] = standard.validate(stream, **given)
    return found


def as_object(found: "Finding") -> dict[str, Any]:
    """Return a finding as it stands in the JSON and the CSV."""
    at, path = placed(found.where)
    values = (str(found.level), found.code, found.message, at, path, found.advice)
    return dict(zip(COLUMNS, values, strict=True))


def as_json(standard: Any, findings: "Iterable[Finding]", out: TextIO) -> Counter[str]:
    """Write one JSON object; return how many findings there are of each level."""
    levels: Counter[str] = Counter()
    head = {"standard": standard.NAME, "version": standard.VERSION}
    out.write(f'{json.dumps(head)[:-1]}, "findings": [')
    for found in findings:
        out.write(",\n " if levels else "\n ")
        out.write(_safe(json.dumps(as_object(found), ensure_ascii=False)))
        levels[str(found.level)] += 1
    out.write("\n]}\n" if levels else "]}\n")
    return levels


def as_csv(findings: "Iterable[Finding]", out: TextIO) -> Counter[str]:
    """Write a table; a cell that a spreadsheet would take for a formula gets an apostrophe."""
    levels: Counter[str] = Counter()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for found in findings:
        levels[str(found.level)] += 1
        table.writerow([_cell(value) for value in as_object(found).values()])
    return levels


def as_lines(findings: "Iterable[Finding]", out: TextIO) -> Counter[str]:
    """Write a line for each finding, and a last one that counts them."""
    levels: Counter[str] = Counter()
    for found in findings:
        levels[str(found.level)] += 1
        out.write(_safe(line(found)) + "\n")
    counted = ", ".join(
        f"{count} {level}{'' if count == 1 else 's'}" for level, count in sorted(levels.items())
    )
    out.write(f"{counted or 'nothing found'}\n")
    return levels


def _cell(value: Any) -> str:
    text = "" if value is None else _safe(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _safe(text: str) -> str:
    """Return text that can be written: a lone surrogate becomes U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
