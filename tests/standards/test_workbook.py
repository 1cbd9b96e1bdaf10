"""Workbooks as they come: merged, sparse, a million rows of nothing, broken; memory stays small."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from servanda.records import Finding
from servanda.standards import workbook as module
from servanda.standards.workbook import open_workbook
from tests.standards.books import table, workbook

STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
STRINGS = (
    "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>x</t></rPh></si></sst>"
)


def read(content: bytes) -> tuple[list[tuple[int, list[str]]], list[str]]:
    book = open_workbook(BytesIO(content))
    assert book.broken == ""
    found = list(book.rows(book.sheets[0]))
    rows = [one for one in found if not isinstance(one, Finding)]
    return rows, [one.code for one in found if isinstance(one, Finding)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1"><v>1500</v></c>', "1500"),
        ('<c r="A1"><v>0.1</v></c>', "0.1"),
        ('<c r="A1"><v>1.5E7</v></c>', "15000000"),
        ('<c r="A1"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c r="A1" s="1"><v>44257</v></c>', "2021-03-02"),
        ('<c r="A1" s="2"><v>44257.5</v></c>', "2021-03-02T12:00:00"),
        ('<c r="A1" s="1"><v>1E9</v></c>', "1000000000"),
        ('<c r="A1" t="s"><v>0</v></c>', "one"),
        ('<c r="A1" t="s"><v>1</v></c>', "two"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="str"><f>B1</f><v>x</v></c>', "x"),
        ("<c><v>7</v></c>", "7"),
    ],
)
def test_values(cell: str, text: str) -> None:
    parts = {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": STRINGS}
    assert read(workbook({"A": table([[cell]])}, parts=parts)) == ([(1, [text])], [])


def test_a_merged_range_has_its_value_in_every_cell() -> None:
    sheet = table(
        [["Donor", "Pledged", ""], ["", "2014", "2015"], ["A", "1", "2"], ["", "3", "4"]],
        merges=["A1:A2", "B1:C1", "A3:A4"],
    )
    assert [cells for _, cells in read(workbook({"A": sheet}))[0]] == [
        ["Donor", "Pledged", "Pledged"],
        ["Donor", "2014", "2015"],
        ["A", "1", "2"],
        ["A", "3", "4"],
    ]


def test_a_formula_without_a_result_is_said() -> None:
    sheet = table([["x", '<c r="B1"><f>1+1</f></c>']])
    assert read(workbook({"A": sheet})) == ([(1, ["x"])], ["sheet.xlsx.formula"])


@pytest.mark.parametrize(
    "empty", ['<row r="{n}"/>', '<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>']
)
def test_a_million_rows_of_nothing(empty: str) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in _parts().items():
            archive.writestr(name, xml)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>')
            for start in range(2, 1_000_002, 10_000):
                part.write(
                    "".join(empty.format(n=n) for n in range(start, start + 10_000)).encode()
                )
            part.write(b'<row r="1000002"><c r="XFD1000002"><v>2</v></c></row>')
            part.write(b"</sheetData></worksheet>")
    tracemalloc.start()
    rows, codes = read(held.getvalue())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(number, cells[-1], len(cells)) for number, cells in rows] == [
        (1, "1", 1),
        (1_000_002, "2", 16_384),
    ]
    assert codes == []
    assert most < 30 << 20


def _parts() -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(workbook({"A": table([])}))) as archive:
        names = [name for name in archive.namelist() if "sheet1" not in name]
        return {name: archive.read(name).decode() for name in names}


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
        table([["x"], ["y"]])[:-40],
        "<a>" * 300_000,
    ],
)
def test_a_broken_sheet_gives_what_came_before(sheet: str) -> None:
    rows, codes = read(workbook({"A": sheet}))
    assert codes == ["sheet.xlsx.truncated"]
    assert rows in ([], [(1, ["x"])], [(1, ["x"]), (2, ["y"])])


@pytest.mark.parametrize("stop", [1, 100])
def test_what_stands_after_the_last_row_of_a_sheet_is_left_out(
    monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Said once, however much it is; a number that is too large is no end of the rows after it."""
    monkeypatch.setattr(module, "ROWS", 3)
    monkeypatch.setattr(module, "BEYOND", stop)
    rows, codes = read(workbook({"A": table([[str(one)] for one in range(20)])}))
    assert [number for number, _ in rows] == [1, 2, 3]
    assert codes == ["sheet.xlsx.too-many"]
    sheet = "<worksheet><sheetData>{}</sheetData></worksheet>".format(
        "".join(f'<row r="{at}"><c><v>{at}</v></c></row>' for at in (1, 9, 3))
    )
    assert read(workbook({"A": sheet})) == ([(1, ["1"]), (3, ["3"])], ["sheet.xlsx.too-many"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", workbook({})])
def test_what_is_no_workbook_says_why(content: bytes) -> None:
    assert open_workbook(BytesIO(content)).broken
