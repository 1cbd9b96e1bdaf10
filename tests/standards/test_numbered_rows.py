"""Rows with their numbers: the same of a table saved as CSV and as XLSX."""

import io
import json

import pytest

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.numbered_rows import numbered, row_of
from servanda.standards.sheets import survey
from tests.standards.books import table, workbook

ROWS = [
    ["Donor", "Sector", "Amount"],
    ["Qatar", "Health", "10"],
    ["", "", ""],
    ["Qatar", "Health", "10"],
]
CSV = "\n".join(",".join(row) for row in ROWS).encode()


def pieces(content, name=""):
    stream = io.BytesIO(content)
    return [one for one in numbered(stream, survey(stream, name)) if isinstance(one, Piece)]


def test_equal_rows_stay_apart_and_the_same_in_both_forms():
    found = pieces(CSV)
    assert [row_of(one.content) for one in found] == [
        (2, ["Qatar", "Health", "10"]),
        (4, ["Qatar", "Health", "10"]),
    ]
    assert found == pieces(workbook({"A": table(ROWS)}), "a.xlsx")


def test_a_row_is_json_as_anybody_writes_it():
    cells = ['say "no"', "Đồng\t\u2028", "a\\b", "😀 \x7f"]
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (piece,) = pieces(f"One,Two,Three,Four\n{quoted},,\n".encode())
    told = {"cells": cells, "row": 2}
    assert piece.content == json.dumps(told, separators=(",", ":"), sort_keys=True).encode()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"cells":1}', b"\xff"])
def test_what_is_no_row(content):
    with pytest.raises(ValueError, match=r"no row|Expecting|decode"):
        row_of(content)


def test_findings_come_once():
    content = "Donor;Somme\nQuébec;1\nCôte;2\n".encode("cp1252")
    stream = io.BytesIO(content)
    found = [one.code for one in numbered(stream, survey(stream)) if isinstance(one, Finding)]
    assert found == ["sheet.encoding.guessed"]


def test_lone_carriage_returns_and_nul():
    found = pieces(b"Donor,Sector,Amount\rQatar,He\0alth,10\rKuwait,Health,20\r")
    assert [row_of(one.content)[1][0] for one in found] == ["Qatar", "Kuwait"]


@pytest.mark.parametrize(("length", "codes"), [(20_000, []), (20_001, ["sheet.cell.long"])])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_cell_that_is_not_read_whole_is_told_and_kept(length, codes, name):
    rows = [*ROWS, ["Qatar", "x" * length, "20"]]
    content = "\n".join(",".join(row) for row in rows).encode()
    stream = io.BytesIO(content if name == "a.csv" else workbook({"A": table(rows)}))
    found = list(numbered(stream, survey(stream, name)))
    assert [one.code for one in found if isinstance(one, Finding)] == codes
    assert row_of(found[-1].content)[1][1] == "x" * length
