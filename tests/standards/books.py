"""Workbooks written by hand, part by part, so that a test can make what no spreadsheet would."""

import io
import zipfile
from collections.abc import Iterable

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_LINKS}">{links}</Relationships>'


def cells(number: int, values: Iterable[str]) -> str:
    """Return a row whose values are text; "" leaves a cell out, what begins with "<c" is as given."""
    found = []
    for at, value in enumerate(values):
        if value.startswith("<c"):
            found.append(value)
        elif value:
            ref = f"{chr(65 + at)}{number}"
            found.append(f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>')
    return f'<row r="{number}">{"".join(found)}</row>'


def table(rows: Iterable[Iterable[str]], *, merges: Iterable[str] = ()) -> str:
    """Return the XML of a sheet with these rows, from row 1 on."""
    data = "".join(cells(number, row) for number, row in enumerate(rows, 1))
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    tail = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{tail}</worksheet>'


def workbook(sheets: dict[str, str], *, parts: dict[str, str] | None = None) -> bytes:
    """Return a workbook of these sheets (name: XML); `parts` adds or replaces parts."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
    )
    links = [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    links += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    found = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*links),
        **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), 1)},
        **(parts or {}),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in found.items():
            archive.writestr(name, xml)
    return held.getvalue()
