"""Findings in three forms, for any standard."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO

import pytest

from servanda.cli.checking import as_csv, as_json, as_lines, as_object, findings_of, standard_of
from servanda.cli.faults import Fault
from servanda.records import Finding, Level

FOUND = [
    Finding(level=Level.ERROR, code="x.a", message="=1+1", where="line 3, /a/b", advice="do"),
    Finding(level=Level.NOTE, code="x.b", message="\ud800 here", where="byte 7"),
]


class Asking:
    """A standard that asks for the day."""

    NAME, VERSION = "asking", "1"

    def __init__(self) -> None:
        self.today: date | None = None

    def validate(
        self, stream: BinaryIO, filename: str, *, today: date | None = None
    ) -> Iterator[Finding]:
        self.today = today
        yield from FOUND


def test_the_standard_is_given_what_it_asks_for() -> None:
    asking = Asking()
    today = date(2026, 2, 1)
    assert list(findings_of(asking, BytesIO(), name="x", today=today, schemas=Path())) == FOUND
    assert asking.today == today


def test_an_object() -> None:
    assert as_object(FOUND[0]) == {
        "level": "error",
        "code": "x.a",
        "message": "=1+1",
        "line": 3,
        "path": "/a/b",
        "advice": "do",
    }
    assert as_object(FOUND[1])["line"] is None


def test_json() -> None:
    out = StringIO()
    assert as_json(Asking, FOUND, out) == {"error": 1, "note": 1}
    told = json.loads(out.getvalue())
    assert (told["standard"], told["version"], len(told["findings"])) == ("asking", "1", 2)
    assert told["findings"][1]["message"] == "\ufffd\ufffd\ufffd here"
    empty = StringIO()
    as_json(Asking, [], empty)
    assert json.loads(empty.getvalue())["findings"] == []


def test_csv_is_safe_in_a_spreadsheet() -> None:
    out = StringIO()
    as_csv(FOUND, out)
    head, first, second = csv.reader(StringIO(out.getvalue()))
    assert head == ["level", "code", "message", "line", "path", "advice"]
    assert first[2:5] == ["'=1+1", "3", "/a/b"]
    assert second[3] == ""


def test_lines() -> None:
    out = StringIO()
    as_lines(FOUND, out)
    assert out.getvalue().splitlines()[0] == "error: =1+1 (line 3, /a/b); do [x.a]"
    assert out.getvalue().splitlines()[-1] == "1 error, 1 note"


def test_a_file_of_no_standard() -> None:
    with pytest.raises(Fault, match="no standard"):
        standard_of(BytesIO(b"Prose."), "a.txt")
    with pytest.raises(Fault, match="empty"):
        standard_of(BytesIO(b""), "a.txt")
    assert standard_of(BytesIO(b"<iati-activities>"), "a.xml").NAME == "iati"
