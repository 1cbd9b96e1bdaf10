"""A table is read from wherever it stands in a file: rows in are rows out, or a finding says why."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.sheets import (
    cells_of,
    cut_sheet,
    is_workbook,
    pack,
    ragged,
    survey,
    surveys,
    unpack,
)
from tests.standards.books import table, workbook

REAL = Path(__file__).parents[3] / "shared" / "standards" / "hxl"


def read(content: bytes, sheet: str = "") -> tuple[list[list[str]], list[str]]:
    """Return the rows below the header, and the codes of what is wrong."""
    stream = BytesIO(content)
    layout = unpack(pack(survey(stream, sheet=sheet)))
    found = list(cut_sheet(stream, layout))
    for one in found:
        if isinstance(one, Piece) and one.length:
            assert content[one.offset : one.offset + one.length] == one.content
    return (
        [cells_of(one.content, layout) for one in found if isinstance(one, Piece)],
        [one.code for one in found if isinstance(one, Finding)],
    )


@pytest.mark.parametrize(
    ("content", "rows", "codes"),
    [
        (b"org,usd\nA,1\nB,2\n", [["A", "1"], ["B", "2"]], []),
        (
            b"A table of 2021;;\n;;\norg;place;usd\nA;x;1\nB;y;2\n",
            [["A", "x", "1"], ["B", "y", "2"]],
            [],
        ),
        (b"org\tusd\r#org\t#value\rA\t1", [["A", "1"]], []),
        ("org|usd\nCôte|1\n".encode("cp1252"), [["Côte", "1"]], ["sheet.encoding.guessed"]),
        ("org,usd\nđồng,1\n".encode("utf-16"), [["đồng", "1"]], []),
        (b"org,usd\nA\n", [["A", ""]], []),
        (b"1,2\n3,4\n", [["1", "2"], ["3", "4"]], ["sheet.header.missing"]),
        (b"", [], ["sheet.header.missing"]),
        (b"PK\x03\x04 no workbook", [], ["sheet.xlsx.broken"]),
    ],
)
def test_tables(content: bytes, rows: list[list[str]], codes: list[str]) -> None:
    assert read(content) == (rows, codes)


def test_the_sheet_with_the_tags_is_the_one() -> None:
    content = workbook(
        {
            "Notes": table([["Read", "me"], ["one", "two"], ["x", "y"]]),
            "Data": table([["Org", "USD"], ["#org", "#value"], ["A", "1"]]),
        }
    )
    assert [one.sheet for one in surveys(BytesIO(content))] == ["Notes", "Data"]
    assert read(content) == ([["A", "1"]], [])
    assert read(content, sheet="Notes")[0] == [["one", "two"], ["x", "y"]]
    assert is_workbook(content)


def test_ragged_rows_are_said() -> None:
    layout = survey(BytesIO(b"a,b,c\n1,2,3\n4,5,6\n"))
    assert ragged(b"1,2,3,,", layout) == ""
    assert ragged(b"1,2", layout) == "the row has 2 cells and the header 3"
    assert ragged(b"1,2,3,4", layout) == "the row has 4 cells and the header 3"


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_make_it_raise(content: bytes, packed: bool) -> None:
    read(b"PK\x03\x04" + content if packed else content)


def test_a_workbook_cut_off_anywhere_gives_findings() -> None:
    content = workbook({"A": table([["Org", "USD"]] + [["A", str(n)] for n in range(50)])})
    for size in range(4, len(content), 37):
        rows, codes = read(content[:size])
        assert rows == []
        assert codes == ["sheet.xlsx.broken"]


@pytest.mark.parametrize(
    ("name", "sheet", "row", "first", "count", "column"),
    [
        ("whowhatwhere_345w_guatemala.csv", "", 1, 3, 1197, "ORGANIZACIÓN IMPLEMENTADORA"),
        ("whowhatwhere_3w_as_of_may_2021.xlsx", "3W as of May 2021", 1, 3, 495, "Mantika"),
        (
            "whowhatwhere_3w_car_mar2022.xlsx",
            "RCA 3W Qui fait Quoi Où T1 2022",
            1,
            3,
            1809,
            "SECTEUR",
        ),
        ("whowhatwhere_3w_tcd_oct2021.xlsx", "Feuil1", 1, 3, 705, "Province"),
        (
            "whowhatwhere_ss_20220520_3w_op_january_march_2022.xlsx",
            "January to March",
            0,
            2,
            2782,
            "Name",
        ),
        ("whowhatwhere_sudan_3w_2021.xlsx", "2020 3Ws compiled", 1, 3, 2773, "State"),
    ],
)
def test_tables_as_published(
    name: str, sheet: str, row: int, first: int, count: int, column: str
) -> None:
    if not REAL.is_dir():
        pytest.skip("the shared samples are not here")
    with (REAL / name).open("rb") as stream:
        layout = survey(stream, name)
        found = list(cut_sheet(stream, layout))
    assert (layout.sheet, layout.row, layout.first) == (sheet, row, first)
    assert column in layout.names
    assert [one for one in found if isinstance(one, Finding)] == []
    assert len(found) == count
