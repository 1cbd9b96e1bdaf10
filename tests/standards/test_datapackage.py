"""A plan as a data package: what goes out comes back the same, byte for byte and record for record."""

import io
import json
import zipfile
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.records import KINDS, NAMES, Anchor, Document, Finding, Plan, Promise, When, Wording
from servanda.records.columns import column_types
from servanda.standards import datapackage
from servanda.standards.datapackage.cells import join_items, read_cell, split_items, write_cell
from servanda.standards.datapackage.packing import document_paths
from servanda.standards.datapackage.tables import EVIDENCE, Column, tables
from tests.standards.shapes import ANY, NUMBERS, packages

TEXT = "A note.\r\nTen billion dollars, the speaker said."
NOTE = Document(
    plan="p", id=sha256(TEXT.encode()).hexdigest(), text=TEXT, filename="note.txt", kind="note"
)
QUOTED = Anchor(document=NOTE.id, start=9, end=28, exact="Ten billion dollars")
PLAN = Plan(id="p", title=Wording(en="A plan"), nature="sample")
PROMISE = Promise(
    plan="p",
    id="ten-billion",
    title=Wording(en="Ten billion", vi="Mười tỷ"),
    kind="pledge",
    strength=4,
    due=When("2026-Q2"),
    evidence=(QUOTED,),
)


def faults(items):
    return [item for item in items if isinstance(item, Finding)]


def in_order(records):
    return sorted(records, key=lambda r: (list(KINDS).index(NAMES[type(r)]), r.id))


SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(packages())
def test_a_plan_comes_back_as_it_went(records):
    back = list(datapackage.records_of(datapackage.files(records)))
    assert back == in_order(records)


@SLOW
@given(packages(), st.randoms())
def test_the_same_records_give_the_same_bytes(records, random):
    shuffled = [*records]
    random.shuffle(shuffled)
    one, other = datapackage.files(records), datapackage.files(shuffled)
    assert list(one.items()) == list(other.items())


@SLOW
@given(packages())
def test_the_zip_comes_back_and_is_recognised(records):
    stream, again = io.BytesIO(), io.BytesIO()
    datapackage.write(records, stream)
    datapackage.write(list(reversed(records)), again)
    assert stream.getvalue() == again.getvalue()
    assert datapackage.sniff(stream.getvalue()[:4096], "whatever.bin")
    assert list(datapackage.read(io.BytesIO(stream.getvalue()))) == in_order(records)
    assert list(datapackage.validate(io.BytesIO(stream.getvalue()))) == []


def test_only_kinds_that_are_present_have_a_file():
    made = datapackage.files([PLAN, NOTE, PROMISE])
    assert list(made) == [
        *("datapackage.json", "plan.csv", "documents.csv", "promises.csv", "evidence.csv"),
        "documents/note.txt",
    ]
    assert made["documents/note.txt"] == TEXT.encode()
    assert b"\r" not in made["promises.csv"]


def test_a_quotation_names_its_document_by_its_file():
    made = datapackage.files([PLAN, NOTE, PROMISE])
    assert made["evidence.csv"].decode().splitlines() == [
        "subject_kind,subject,position,document,start,end,exact",
        "promise,ten-billion,0,note.txt,9,28,Ten billion dollars",
    ]


def test_the_descriptor_is_a_tabular_data_package():
    made = json.loads(datapackage.files([PLAN, NOTE, PROMISE])["datapackage.json"])
    assert made["profile"] == "tabular-data-package"
    assert (made["name"], made["title"]) == ("p", "A plan")
    by_name = {one["name"]: one for one in made["resources"]}
    assert set(by_name) == {"plan", "documents", "promises", "evidence"}
    schema = by_name["promises"]["schema"]
    assert schema["primaryKey"] == "id"
    fields = {one["name"]: one for one in schema["fields"]}
    assert fields["id"]["constraints"] == {"required": True}
    assert fields["strength"]["constraints"]["enum"] == [0, 1, 2, 3, 4, 5]
    assert fields["amount_value"]["type"] == "number"
    assert all(one["description"] for one in schema["fields"])
    # Foreign keys name only tables that are there: parents yes, parties no.
    assert schema["foreignKeys"] == [
        {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    ]


def test_records_of_two_plans_do_not_fit_one_package():
    other = Plan(id="q", title=Wording(en="Another"))
    with pytest.raises(ValueError, match="one plan, not of 2"):
        datapackage.files([PLAN, other])


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_a_record_has_its_column(kind):
    expected = [name for name in column_types(KINDS[kind]) if name not in ("plan", "text")]
    if kind == "document":
        expected.insert(1, "path")
    assert [column.name for column in tables()[kind].columns] == expected


def test_document_paths_are_readable_and_unique():
    named = ["Tổng kết.txt", "../../etc/passwd", "CON.txt", "a.txt", "A.TXT", "", "خبر"]
    kept = [
        Document(plan="p", id=sha256(str(n).encode()).hexdigest(), text="", filename=name)
        for n, name in enumerate(named)
    ]
    paths = list(document_paths(kept).values())
    assert paths[:3] == [
        "documents/Tong-ket.txt",
        "documents/passwd.txt",
        "documents/document-CON.txt",
    ]
    assert len({path.lower() for path in paths}) == len(named)
    assert all(path.count("/") == 1 for path in paths)


def test_a_file_named_like_the_answer_to_a_clash_overwrites_nothing():
    first = [Document(plan="p", id=d * 64, text="", filename="x.txt") for d in "ab"]
    sly = Document(plan="p", id="c" * 64, text="", filename=f"x-{'a' * 12}.txt")
    paths = document_paths([*first, sly])
    assert len(set(paths.values())) == 3


@given(st.lists(ANY, max_size=5))
def test_a_list_comes_back_from_its_cell(items):
    assert split_items(join_items(items)) == items


@pytest.mark.parametrize(
    ("items", "cell"),
    [((), ""), (("a", "b"), "a;b"), (("a;b", "c"), r"a\;b;c"), (("",), "\\"), (("", ""), ";")],
)
def test_a_list_is_written_with_semicolons(items, cell):
    assert write_cell(items) == cell
    assert split_items(cell) == list(items)


@given(NUMBERS)
def test_a_number_is_plain_and_exact(number):
    cell = write_cell(number)
    assert "E" not in cell
    assert read_cell(Column(name="n", type="number", description=""), cell) == number


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (False, "false"), (Decimal("1E+3"), "1000"), (7, "7")],
)
def test_values_as_cells(value, cell):
    assert write_cell(value) == cell


def test_a_folder_zipped_whole_is_read_too():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in datapackage.files([PLAN, NOTE, PROMISE]).items():
            archive.writestr(f"my plan/{path}", content)
    stream.seek(0)
    assert list(datapackage.read(stream)) == [PLAN, NOTE, PROMISE]


def test_the_quotations_table_is_described():
    assert [column.name for column in EVIDENCE.columns][:3] == [
        "subject_kind",
        "subject",
        "position",
    ]
