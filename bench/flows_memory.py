"""How much memory the largest process of an import takes, of files that are larger than any publisher's.

    python bench/flows_memory.py [--rows 10000000] [--only workbook,workbooks,csv,fts,ocds,activity] [--folder DIR]

Each file is made up as it is written, and taken by `servanda take --prepare now` as a whole process into a
home of its own: a workbook whose one sheet has so many rows, of which a sheet can have 1,048,576; the same rows
in workbooks of a million; a CSV of them; pages of FTS and releases of OCDS with a tenth and a
twentieth as many flows and contracts, which are as many bytes; an IATI file in which one activity
has 2 GB between two ordinary ones. The bound is 300,000,000 bytes in any process, the roll-up included.
"""

import argparse
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_table import spent

SERVANDA = Path(sys.executable).parent / "servanda"
MOST = 300_000_000  # bytes
SHEET = 1_000_000  # rows of one of several workbooks
HUGE = 2 << 30  # bytes of one activity
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="3W" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet1.xml"/></Relationships>',
}
HEADINGS = ("Organisation", "Sector", "Admin 1", "Start date", "Activity", "Amount")
TAGS = ("#org+impl", "#sector", "#adm1+name", "#date+start", "#activity", "#value+usd")

Maker = Callable[[Path, int], list[Path]]


def rows(first: int, count: int) -> Iterator[tuple[str, ...]]:
    """Yield rows of a table that is made up, each another."""
    for number in range(first, first + count):
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield (
            f"Organisation {number % 997}",
            f"Sector {number % 31}",
            f"Province {number % 61}",
            day,
            f"Work number {number} in district {number % 7919}",
            str(1000 + number % 900_001),
        )


def workbook(path: Path, count: int, *, first: int = 0) -> None:
    """Write a workbook of one sheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/sheet1.xml", "w", force_zip64=True) as out:
            out.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            out.write(sheet_row(1, HEADINGS) + sheet_row(2, TAGS))
            made = rows(first, count)
            while block := [sheet_row(0, one) for one in islice(made, 10_000)]:
                out.write(b"".join(block))
            out.write(b"</sheetData></worksheet>")


def sheet_row(number: int, values: tuple[str, ...]) -> bytes:
    """Return a row as a spreadsheet writes it; one without a number comes after the one before."""
    at = f' r="{number}"' if number else ""
    cells = (
        f"<c><v>{one}</v></c>" if one.isdigit() else f'<c t="inlineStr"><is><t>{one}</t></is></c>'
        for one in values
    )
    return f"<row{at}>{''.join(cells)}</row>".encode()


def one_workbook(folder: Path, count: int) -> list[Path]:
    """Write a workbook whose sheet has all rows."""
    path = folder / "3w.xlsx"
    workbook(path, count)
    return [path]


def workbooks(folder: Path, count: int) -> list[Path]:
    """Write all rows in workbooks that a spreadsheet could have saved."""
    paths = []
    for first in range(0, count, SHEET):
        paths.append(folder / f"3w-{first // SHEET:02}.xlsx")
        workbook(paths[-1], min(SHEET, count - first), first=first)
    return paths


def table(folder: Path, count: int) -> list[Path]:
    """Write a CSV."""
    path = folder / "3w.csv"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(",".join(one) + "\n" for one in (HEADINGS, TAGS))
        out.writelines(",".join(one) + "\n" for one in rows(0, count))
    return [path]


def fts(folder: Path, count: int) -> list[Path]:
    """Write one page of FTS."""
    path = folder / "fts.json"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"status": "ok", "data": {"flows": [')
        for number, one in enumerate(rows(0, count // 10)):
            out.write((", " if number else "") + json.dumps(flow(number, one)))
        out.write("]}}")
    return [path]


def flow(number: int, told: tuple[str, ...]) -> dict[str, object]:
    """Return a flow of FTS, with the names that its pages have."""
    who, sector, place, day, words, amount = told
    ends = [
        {"type": "Organization", "id": str(number % 997), "name": who, "behavior": "single"},
        {"type": "GlobalCluster", "id": str(number % 31), "name": sector, "behavior": "single"},
        {"type": "Location", "id": str(number % 61), "name": place, "behavior": "single"},
        {"type": "UsageYear", "id": "41", "name": day[:4], "behavior": "single"},
    ]
    return {
        "id": str(number),
        "amountUSD": int(amount),
        "date": f"{day}T00:00:00Z",
        "description": words,
        "flowType": "Standard",
        "newMoney": True,
        "status": ("paid", "commitment", "pledge")[number % 3],
        "versionId": 1,
        "sourceObjects": ends[:1],
        "destinationObjects": ends,
        "boundary": "incoming",
        "refCode": f"REF-{number}",
    }


def ocds(folder: Path, count: int) -> list[Path]:
    """Write one package of releases of OCDS."""
    path = folder / "ocds.json"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"version": "1.1", "publisher": {"name": "Made up"}, "releases": [')
        for number, one in enumerate(rows(0, count // 20)):
            out.write((", " if number else "") + json.dumps(release(number, one)))
        out.write("]}")
    return [path]


def release(number: int, told: tuple[str, ...]) -> dict[str, object]:
    """Return a release with one contract."""
    who, sector, place, day, words, amount = told
    value = {"amount": int(amount), "currency": "USD"}
    buyer = {"id": f"B-{number % 61}", "name": place}
    supplier = {"id": f"S-{number % 997}", "name": who}
    when = f"{day}T00:00:00Z"
    parties = [{**buyer, "roles": ["buyer"]}, {**supplier, "roles": ["supplier"]}]
    award = {"id": "1", "title": words, "date": when, "value": value, "suppliers": [supplier]}
    item = {"id": "1", "description": sector, "quantity": 1}
    paid = {"id": "1", "date": when, "value": value, "payer": buyer, "payee": supplier}
    contract = {
        "id": "1",
        "awardID": "1",
        "title": words,
        "value": value,
        "dateSigned": when,
        "items": [item],
        "implementation": {"transactions": [paid]},
    }
    return {
        "ocid": f"ocds-made-{number}",
        "id": f"{number}",
        "date": when,
        "tag": ["contract"],
        "initiationType": "tender",
        "language": "en",
        "parties": parties,
        "buyer": buyer,
        "awards": [award],
        "contracts": [contract],
    }


def activity(folder: Path, _: int) -> list[Path]:
    """Write an IATI file in which the second of three activities has 2 GB."""
    path = folder / "huge.xml"
    head = '<reporting-org ref="XM-MADE" type="10"><narrative>Made up</narrative></reporting-org>'
    block = b"<description><narrative>" + b"words " * 10_000 + b"</narrative></description>"
    with path.open("wb") as out:
        out.write(b'<iati-activities version="2.03">')
        for number in range(3):
            begun = f"<iati-activity><iati-identifier>XM-MADE-{number}</iati-identifier>{head}"
            out.write(begun.encode())
            for _ in range(HUGE // len(block) + 1 if number == 1 else 1):
                out.write(block)
            out.write(b"</iati-activity>")
        out.write(b"</iati-activities>")
    return [path]


KINDS: dict[str, tuple[str, Maker]] = {
    "workbook": ("a workbook with all rows in its sheet", one_workbook),
    "workbooks": ("workbooks of a million rows each", workbooks),
    "csv": ("a CSV", table),
    "fts": ("a page of FTS", fts),
    "ocds": ("a package of OCDS", ocds),
    "activity": ("an IATI file with an activity of 2 GB", activity),
}


def main() -> int:
    """Take each kind, and print what its largest process held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--only", default=",".join(KINDS), help="kinds, with commas")
    parser.add_argument("--folder", type=Path, help="where files are made (and removed again)")
    options = parser.parse_args()
    print("| what | on disk | processor | largest process | |\n|--|--|--|--|--|", flush=True)
    good = True
    for name in options.only.split(","):
        with TemporaryDirectory(dir=options.folder) as folder:
            good = taken(name, Path(folder), options.rows) and good
    return 0 if good else 1


def taken(name: str, folder: Path, count: int) -> bool:
    """Make and take one kind; tell whether it stayed within the bound."""
    what, make = KINDS[name]
    home = folder / "home"
    spent([SERVANDA, "setup"], home=home)
    made = folder / "made"
    made.mkdir()
    paths = make(made, count)
    size = sum(one.stat().st_size for one in paths) / 1e6
    words = [SERVANDA, "take", *paths, "--dataset", name, "--prepare", "now"]
    used = spent(words, home=home, grave=True)
    memory = used.memory * 1024 * 1024
    if not (home / "flows" / name / "00001" / "manifest.json").is_file():
        print(
            f"| {what}, {count:,} rows | {size:.0f} MB | nothing was taken | | NOT OK |", flush=True
        )
        return False
    word = "ok" if memory < MOST else "NOT OK"
    told = f"{size:.0f} MB | {used.work:.0f} s | {memory / 1e6:.0f} MB"
    print(f"| {what}, {count:,} rows | {told} | {word} |", flush=True)
    return memory < MOST


if __name__ == "__main__":
    sys.exit(main())
