"""A row becomes an activity with who, what and where; every row of the real files becomes one."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import Rows, key_of
from servanda.standards import hxl
from tests.standards.books import table, workbook
from tests.standards.hxl.samples import NAMES, OTHER, REAL, ROW, TAGS, saved, taken
from tests.standards.hxl.test_columns import EXPECTED


def test_a_tagged_row():
    tables, findings, count = taken(saved([NAMES, TAGS, ROW]))
    assert (findings, count) == ([], 1)
    (activity,) = tables["activity"]
    assert (activity["id"], activity["title"], activity["status"]) == ("3", "Clinics", "Ongoing")
    assert activity["starts"] == 19844
    assert [(one["role"], one["name"]) for one in tables["participant"]] == [
        ("funding", "Exampleland"),
        ("implementing", "Aid Ltd"),
    ]
    assert [
        (one["kind"], one["vocabulary"], one["code"], one["percent"]) for one in tables["share"]
    ] == [
        ("sector", "hxl", "Health", "100"),
        ("place", "adm1", "XX01", "100"),
    ]
    assert [(one["name"], one["vocabulary"], one["code"]) for one in tables["location"]] == [
        ("North", "p-code", "XX01")
    ]
    (flow,) = tables["flow"]
    assert (flow["stage"], flow["amount"], flow["currency"]) == ("commitment", "1500", "USD")
    assert (flow["provider_name"], flow["receiver_name"]) == ("Exampleland", "Aid Ltd")


def test_guessed_money_counts_when_the_mapping_is_accepted():
    content = saved([NAMES, ROW, OTHER])
    tables, findings, _ = taken(content)
    assert [one.code for one in findings] == ["hxl.mapping.proposed"]
    assert "do not count" in findings[0].message
    assert tables["flow"] == []
    assert len(tables["participant"]) == 4
    context = hxl.context(io.BytesIO(content), "3w.csv")
    accepted = hxl.mapping(context).replace(b'"accepted": false', b'"accepted": true')
    tables, findings, _ = taken(content, mapping=accepted)
    assert findings == []
    assert [one["amount"] for one in tables["flow"]] == ["1500", "2250"]
    assert key_of(b"row", context) != key_of(b"row", hxl.mapped(context, accepted))


def test_csv_and_xlsx_of_one_table_give_the_same():
    rows = [NAMES, TAGS, ROW, OTHER, ROW]
    first, second = taken(saved(rows))[0], taken(workbook({"A": table(rows)}), "a.xlsx")[0]
    for name, found in first.items():
        assert [{**one, "record": 0} for one in found] == [
            {**one, "record": 0} for one in second[name]
        ]
    assert len({one["record"] for one in first["activity"]}) == 3


TOTAL = ["Total", "", "", "", "", "", "", "", "3,750"]


@pytest.mark.parametrize(
    ("row", "code", "kept"),
    [
        (TOTAL, "hxl.row.total", 0),
        (["المجموع", *TOTAL[1:]], "hxl.row.total", 0),
        (NAMES, "hxl.row.header", 0),
        (TAGS, "hxl.row.header", 0),
        (["n/a", "-", "", "", "", "", "Ongoing", "", ""], "hxl.row.nothing", 0),
        ([*ROW, "one more"], "hxl.row.ragged", 1),
        ([*ROW[:7], "soon", "1"], "hxl.date.unread", 1),
        ([*ROW[:8], "a lot"], "hxl.value.unread", 1),
    ],
)
def test_rows_with_a_fault(row, code, kept):
    tables, _, count = taken(saved([NAMES, TAGS, ROW, row]))
    assert count == 2
    assert [one["code"] for one in tables["finding"]] == [code]
    assert len(tables["activity"]) == 1 + kept


def test_dates_the_wrong_way_round_coordinates_and_money_without_currency():
    tags = ["#org", "#date+start", "#date+end", "#geo+lat", "#geo+lon", "#value"]
    row = ["Aid Ltd", "2024-05-01", "2023-05-01", "91", "35,5", "10"]
    tables, _, _ = taken(saved([["Who", "From", "To", "Lat", "Lon", "Cost"], tags, row]))
    assert sorted(one["code"] for one in tables["finding"]) == [
        "hxl.date.reversed",
        "hxl.geo.unread",
        "hxl.value.no-currency",
    ]
    assert tables["flow"] == []


def test_several_in_a_cell_have_no_percentage():
    row = ["A; B", "Aid Ltd", "Health; WASH", *ROW[3:]]
    tables, _, _ = taken(saved([NAMES, TAGS, row]))
    shares = [(one["code"], one["percent"]) for one in tables["share"] if one["kind"] == "sector"]
    assert shares == [("Health", None), ("WASH", None)]
    assert [one["name"] for one in tables["participant"] if one["role"] == "funding"] == ["A", "B"]
    assert tables["flow"][0]["provider_name"] == "A; B"


def test_many_rows_become_what_each_becomes():
    tags = ["#org+impl", "#sector", "#adm1+name", "#geo+lat", "#date+start", "#date+end", *TAGS[8:]]
    names = ["Who", "What", "Where", "Lat", "From", "To", "Cost"]
    faulty = ["Aid Ltd", "Health; WASH", "North", "91", "2024-05-01", "2023-05-01", "a lot"]
    long = ["x" * 2000, "Health", "North", "", "soon", "", "5"]
    rows = [faulty, ROW[:7], faulty, long, long, ["Aid Ltd"], [*faulty, "more"], TAGS, ["Total"]]
    content = saved([names, tags, *rows, *rows])
    context = hxl.context(io.BytesIO(content), "3w.csv")
    found = [one.content for one in hxl.cut(io.BytesIO(content), context)]
    records = [(key_of(one, context), one) for one in [*found, b"none"]]
    together, apart = Rows(), Rows()
    hxl.extract_many(records, context, together)
    for _, one in records:
        hxl.extract(one, context, apart)
    assert together.tables == apart.tables
    codes = [code for _, _, code, *_ in together.tables["finding"]]
    assert codes[:4] == [
        "hxl.geo.unread",
        "hxl.date.reversed",
        "hxl.value.unread",
        "hxl.geo.unread",
    ]
    assert len(codes) == 2 * len(codes[: len(codes) // 2]) + 1


# Rows whose sector is blank in the file itself.
BLANK = {"whowhatwhere_345w_guatemala.csv": 1}


def rows_of(path):
    """Count the rows of data of a real table by another reader than ours."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
    else:
        calamine = pytest.importorskip("python_calamine")
        book = calamine.CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    tagged = next(
        at for at, row in enumerate(rows) if sum(str(one or "").startswith("#") for one in row) > 1
    )
    return sum(any(str(one or "").strip() for one in row) for row in rows[tagged + 1 :])


@pytest.mark.parametrize("name", EXPECTED)
def test_no_row_of_a_real_table_is_lost(name):
    if not (REAL / name).is_file():
        pytest.skip(f"the real table {name} is not here")
    tables, _, count = taken((REAL / name).read_bytes(), name)
    left = {one["record"] for one in tables["finding"] if one["code"].startswith("hxl.row.")}
    assert count == rows_of(REAL / name)
    assert len(tables["activity"]) + len(left) == count
    assert left == set()
    sectors = {one["record"] for one in tables["share"] if one["kind"] in ("sector", "cluster")}
    assert len(sectors) == count - BLANK.get(name, 0)
    assert len({one["record"] for one in tables["location"]}) == count


BAD = [
    b"",
    saved([NAMES]),
    saved([NAMES, TAGS, ROW])[:150],
    saved([NAMES, TAGS, ROW]).replace(b"\n", b"\r"),
    saved([NAMES, TAGS, ROW]).replace(b"Health", b"He\0alth"),
    saved([NAMES, TAGS, ["x" * 10_000_000, *ROW[1:]]]),
    saved([NAMES, TAGS, ROW]) + b'"never closed, and more\n' * 30,
    workbook({"A": table([NAMES, TAGS, ROW])})[:400],
    b"PK\x03\x04",
]


@pytest.mark.parametrize("content", BAD, ids=range(len(BAD)))
def test_bad_input_never_raises(content):
    taken(content)
    taken(content, "a.xlsx")
    list(hxl.validate(io.BytesIO(content), "a.csv"))


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_cells(cells):
    context = hxl.context(io.BytesIO(saved([NAMES, TAGS, ROW])), "3w.csv")
    rows = Rows()
    hxl.extract(json.dumps({"cells": cells, "row": 9}).encode(), context, rows)
    assert len(rows.tables["activity"]) == 1 or rows.tables["finding"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"cells": [1, null, {}], "row": "x"}']
)
def test_bytes_that_are_no_row(content):
    context = hxl.context(io.BytesIO(saved([NAMES, TAGS, ROW])), "3w.csv")
    rows = Rows()
    hxl.extract(content, context, rows)
    assert next(one[2] for one in rows.tables["finding"]) in (
        "hxl.row.unreadable",
        "hxl.row.nothing",
    )


def test_a_million_empty_rows_cost_nothing():
    rows = "".join(f'<row r="{at}"/>' for at in range(5, 1_000_000))
    xml = table([NAMES, TAGS, ROW]).replace("</sheetData>", f"{rows}</sheetData>")
    tables, _, count = taken(workbook({"A": xml}), "a.xlsx")
    assert (count, len(tables["activity"])) == (1, 1)


def test_merged_headings():
    rows = [
        ["Who", "Who", "Where", "What"],
        ["Org", "Donor", "Province", "Sector"],
        ["A", "B", "North", "Health"],
        ["C", "B", "North", "Health"],
    ]
    rows[0][1] = ""
    _, findings, count = taken(workbook({"A": table(rows, merges=["A1:B1"])}), "a.xlsx")
    assert findings[0].code == "hxl.mapping.proposed"
    assert count >= 2
