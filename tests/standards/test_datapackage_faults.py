"""What is wrong with a package is a finding with its place, and the rest still loads."""

import io
import json
import re
import stat
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.records import KINDS, Anchor, Finding, Level, Party, Promise
from servanda.standards import datapackage
from servanda.standards.datapackage import zipped
from servanda.standards.datapackage.tables import EVIDENCE, tables

NOTE = "Ten billion dollars were announced. Nothing was said of the date. Nothing more."
SHA = sha256(NOTE.encode()).hexdigest()
PAGE = Path(__file__).parents[2] / "docs/reference/package.md"
SOURCE = Path(datapackage.__file__).parent


def by_hand(**sheets):
    """Return a package as a person writes it: few columns, no places, no ids of documents."""
    written = {
        "plan": "id,title_en\np,A plan\n",
        "documents": "path,kind\ndocuments/note.txt,note\n",
        "parties": "id,name_en\ncountry:US,United States\n",
        "promises": (
            "id,title_en,kind,strength,obligors,amount_value,amount_unit,due\n"
            "ten,Ten billion,pledge,4,country:US,10000000000,USD,2026\n"
            "two,Another,policy,3,country:US,,,\n"
        ),
        "evidence": (
            "subject_kind,subject,document,exact\npromise,ten,note.txt,Ten billion dollars\n"
        ),
    } | sheets
    listed = [{"name": name, "path": f"{name}.csv"} for name in written]
    files = {f"{n}.csv": t if isinstance(t, bytes) else t.encode() for n, t in written.items()}
    descriptor = {"name": "p", "profile": "tabular-data-package", "resources": listed}
    text = {"documents/note.txt": NOTE.encode()}
    return {"datapackage.json": json.dumps(descriptor).encode()} | files | text


def load(files):
    items = list(datapackage.records_of(files))
    findings = [item for item in items if isinstance(item, Finding)]
    return findings, [item for item in items if not isinstance(item, Finding)]


def said(files):
    return [(finding.code, finding.where) for finding in load(files)[0]]


def test_a_package_written_by_hand_loads_with_its_quotation_found():
    findings, records = load(by_hand())
    assert findings == []
    promise = next(r for r in records if r.id == "ten")
    assert promise.evidence == (Anchor(document=SHA, start=0, end=19, exact="Ten billion dollars"),)
    assert (promise.scope, promise.basis, promise.plan) == ("plan", "press-report", "p")
    document = next(r for r in records if r.id == SHA)
    assert (document.filename, document.text) == ("note.txt", NOTE)


PROMISES = "id,kind,strength,due,amount_value,amount_unit,additional,basis,scope,parent\n"
GOOD = "good,policy,3,,,,,,,\n"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("x,pledge,4,31/2,,,,,,", "bad-date", "due"),
        ("x,pledge,4,2026-02-31,,,,,,", "bad-date", "due"),
        ('x,pledge,4,,"1,5",USD,,,,', "bad-number", "amount_value"),
        ("x,pledge,4,,NaN,USD,,,,", "bad-number", "amount_value"),
        ("x,pledge,4,,1e999999999,USD,,,,", "bad-number", "amount_value"),
        ("x,pledge,9,,,,,,,", "bad-code", "strength"),
        ("x,gift,4,,,,,,,", "bad-code", "kind"),
        ("x,pledge,4,,,,,gossip,,", "bad-code", "basis"),
        ("x,pledge,4,,,,yes,,,", "bad-boolean", "additional"),
        ("x,,4,,,,,,,", "missing", "kind"),
        ("x,pledge,4,,5,,,,,", "missing", "amount_unit"),
        ("x\0,pledge,4,,,,,,,", "nul", "id"),
        ("x,pledge,4", "ragged", ""),
        ("x,pledge,4,,,,,,,,,", "ragged", ""),
        ("x,commitment,4,,,,,speech,,", "refused", ""),
        ("x,pledge,4,,,USD,,,,", "refused", ""),
        ("x,pledge,4,,,,,,,nowhere", "dangling", "parent"),
        ("x,pledge,4,,,,,,,x2\nx2,pledge,4,,,,,,,gone", "dangling", "parent"),
        ("good,pledge,4,,,,,,,", "repeated", ""),
    ],
)
def test_a_bad_row_is_named_and_the_others_load(row, code, column):
    files = by_hand(
        promises=f"{PROMISES}{GOOD}{row}\n", evidence="subject_kind,subject,document,exact\n"
    )
    findings, records = load(files)
    assert f"package.row.{code}" in {finding.code for finding in findings}
    finding = next(f for f in findings if f.code == f"package.row.{code}")
    line = 4 if row.endswith("gone") else 3
    assert finding.where == f"promises.csv:{line}:{column}".rstrip(":")
    assert finding.level is Level.ERROR
    assert finding.advice
    assert [r.id for r in records if isinstance(r, Promise)] == ["good"]
    assert any(isinstance(r, Party) for r in records)


def test_the_line_of_a_row_counts_line_ends_inside_cells():
    text = f'{PROMISES}"a\nb\nc",policy,3,,,,,,,\n\nx,policy,3,soon,,,,,,\n'
    assert ("package.row.bad-date", "promises.csv:6:due") in said(by_hand(promises=text))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("parties", "", ("package.file.empty", "parties.csv")),
        ("parties", "id,name_en\nx,y".encode("utf-16"), ("package.file.encoding", "parties.csv")),
        ("parties", b"id,name_en\ncountry:US,\xd0\xe5", ("package.file.encoding", "parties.csv")),
        ("parties", 'id,name_en\n"a"b,c\n', ("package.file.not-csv", "parties.csv:2")),
        ("parties", "name_en\nx\n", ("package.column.missing", "parties.csv:1:id")),
        ("parties", "id,id\nx,y\n", ("package.column.repeated", "parties.csv:1:id")),
        (
            "parties",
            "id,colour\ncountry:US,r\n",
            ("package.column.unknown", "parties.csv:1:colour"),
        ),
        ("parties", "id\nUnited States\n", ("package.row.bad-value", "parties.csv:2:id")),
        ("parties", "id,name_en\n", ("package.row.unnamed", "promises.csv:2:obligors")),
        ("plan", "id,title_en\np,A\nq,B\n", ("package.plan.several", "plan.csv:3")),
        ("plan", "id,title_en\n", ("package.plan.missing", "datapackage.json")),
        ("plan", "id,currency\np,dollars\n", ("package.row.bad-value", "plan.csv:2:currency")),
        (
            "documents",
            "path\ndocuments/no.txt\n",
            ("package.document.missing", "documents.csv:2:path"),
        ),
        ("documents", "path\n../note.txt\n", ("package.path.unsafe", "documents.csv:2:path")),
        ("documents", "path\n/etc/passwd\n", ("package.path.unsafe", "documents.csv:2:path")),
        ("documents", "path\nC:\\x.txt\n", ("package.path.unsafe", "documents.csv:2:path")),
        (
            "documents",
            f"id,path\n{'0' * 64},documents/note.txt\n",
            ("package.document.sha256", "documents.csv:2:id"),
        ),
        ("documents", "path\n", ("package.document.unlisted", "documents/note.txt")),
    ],
)
def test_a_bad_file_is_named(name, content, expected):
    assert expected in said(by_hand(**{name: content}))


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("promise,ten,note.txt,,,Nothing", "repeated", ":exact"),
        ("promise,ten,note.txt,,,Eleven", "absent", ":exact"),
        ("promise,ten,note.txt,3,22,Ten billion dollars", "misplaced", ":exact"),
        ("promise,ten,note.txt,0,,Ten", "misplaced", ":exact"),
        ("promise,ten,other.txt,,,Ten", "document", ":document"),
        ("promise,eleven,note.txt,,,Ten", "subject", ""),
    ],
)
def test_a_bad_quotation_is_named_and_its_record_loads(row, code, column):
    sheet = f"subject_kind,subject,document,start,end,exact\n{row}\n"
    files = by_hand(evidence=sheet)
    assert said(files) == [(f"package.evidence.{code}", f"evidence.csv:2{column}")]
    assert any(r.id == "ten" for r in load(files)[1])


@pytest.mark.parametrize("name", ["note.txt", "documents/note.txt", SHA])
def test_a_quotation_may_name_its_document_in_three_ways(name):
    sheet = f"subject_kind,subject,document,exact\npromise,ten,{name},announced\n"
    assert said(by_hand(evidence=sheet)) == []


def test_a_proposal_may_name_its_document_by_its_file():
    sheet = "id,document,kind,values,rule,version\nx,note.txt,date,{},r,1\n"
    findings, records = load(by_hand(proposals=sheet))
    assert findings == []
    assert records[-1].document == SHA


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        (b"{", "package.descriptor.broken"),
        (b"[" * 100_000, "package.descriptor.broken"),
        (b"\xff\xfe", "package.descriptor.broken"),
        (b"[]", "package.descriptor.broken"),
        (b'{"resources": 3}', "package.descriptor.broken"),
        (b'{"servanda": {"format": "9"}, "resources": []}', "package.descriptor.version"),
        (b'{"name": "p", "resources": ["x"]}', "package.resource.broken"),
        (b'{"name": "p", "resources": [{"name": "x", "path": "x"}]}', "package.resource.unknown"),
        (
            b'{"name": "p", "resources": [{"name": "plan", "path": "no.csv"}]}',
            "package.file.missing",
        ),
        (
            b'{"name": "p", "resources": [{"name": "plan", "path": "../plan.csv"}]}',
            "package.path.unsafe",
        ),
        (
            b'{"name": "p", "resources": [{"name": "plan", "path": "plan.csv"},'
            b'{"name": "plan", "path": "parties.csv"}]}',
            "package.resource.repeated",
        ),
        (b'{"name": "p", "resources": []}', "package.file.unlisted"),
        (b'{"resources": []}', "package.plan.missing"),
    ],
)
def test_a_bad_descriptor_is_named(descriptor, expected):
    files = by_hand() | {"datapackage.json": descriptor}
    assert expected in {code for code, _ in said(files)}


def test_a_package_without_descriptor_says_so():
    assert said({"plan.csv": b"id\np\n"}) == [("package.descriptor.missing", "datapackage.json")]


def test_text_that_is_not_utf8_is_no_document():
    files = by_hand() | {"documents/note.txt": NOTE.encode("utf-16")}
    assert ("package.document.encoding", "documents.csv:2:path") in said(files)


def test_a_spreadsheet_may_add_its_mark_and_its_line_ends():
    sheet = b"\xef\xbb\xbfid,name_en\r\ncountry:US,United States\r\n,\r\n"
    assert said(by_hand(parties=sheet)) == []


def zip_with(*members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in by_hand().items():
            archive.writestr(path, content)
        for member, content in members:
            archive.writestr(member, content)
    return stream.getvalue()


def link(name):
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("../../etc/cron.d/x", b"x", "package.path.unsafe"),
        ("/etc/x", b"x", "package.path.unsafe"),
        ("documents/../../x", b"x", "package.path.unsafe"),
        ("C:\\x", b"x", "package.path.unsafe"),
        (link("documents/link.txt"), b"/etc/passwd", "package.zip.link"),
        ("bomb.txt", b"0" * 8_000_000, "package.zip.too-large"),
    ],
)
def test_a_bad_member_is_refused_and_the_rest_loads(member, content, code):
    items = list(datapackage.read(io.BytesIO(zip_with((member, content)))))
    assert [item.code for item in items if isinstance(item, Finding)] == [code]
    assert any(isinstance(item, Promise) for item in items)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_read_once():
    content = zip_with(("plan.csv", b"id\nother\n"))
    items = list(datapackage.read(io.BytesIO(content)))
    assert [item.code for item in items if isinstance(item, Finding)] == ["package.zip.repeated"]
    assert items[1].id == "p"


@pytest.mark.parametrize(("limit", "value"), [("MEMBERS", 3), ("TOTAL", 200), ("TOTAL", 900)])
def test_a_zip_beyond_the_limits_is_refused_whole(monkeypatch, limit, value):
    monkeypatch.setattr(zipped, limit, value)
    items = list(datapackage.read(io.BytesIO(zip_with())))
    assert items[0].code == "package.zip.too-large"
    assert all(isinstance(item, Finding) for item in items)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"text"])
def test_what_is_no_zip_is_a_finding(content):
    assert all(isinstance(i, Finding) for i in datapackage.read(io.BytesIO(content)))
    assert list(datapackage.validate(io.BytesIO(content)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(by_hand())), st.binary(max_size=40), st.integers(0, 200))
def test_noise_anywhere_never_raises(path, noise, at):
    files = by_hand()
    files[path] = files[path][:at] + noise + files[path][at:]
    list(datapackage.records_of(files))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=30), st.integers(0, 1500))
def test_noise_in_a_zip_never_raises(noise, at):
    content = zip_with()
    list(datapackage.read(io.BytesIO(content[:at] + noise + content[at + len(noise) :])))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)
RESOURCE = st.fixed_dictionaries({"name": JSON | st.just("plan"), "path": JSON | st.just("x")})


@settings(max_examples=150, deadline=None)
@given(JSON, JSON, st.lists(RESOURCE | JSON, max_size=3))
def test_a_strange_descriptor_never_raises(name, ours, resources):
    made = {"name": name, "servanda": ours, "resources": resources}
    list(datapackage.records_of({"datapackage.json": json.dumps(made).encode()}))


@pytest.mark.parametrize("kind", [*KINDS, "evidence"])
def test_the_reference_page_describes_every_column(kind):
    table = tables().get(kind, EVIDENCE)
    section = PAGE.read_text(encoding="utf-8").split(f"### {table.path}\n")[1].split("\n### ")[0]
    for column in table.columns:
        assert f"| `{column.name}` | {column.type} |" in section
        assert column.description in section
        assert all(f"`{code}`" in section for code in column.codes)


def test_the_example_of_the_reference_page_loads():
    section = PAGE.read_text(encoding="utf-8").split("## Written by hand")[1].split("\n## ")[0]
    descriptor, sheets = re.findall(r"```(?:json)?\n(.+?)```", section, re.DOTALL)
    files = {"datapackage.json": descriptor.encode()}
    for path, sheet in re.findall(r"^(\S+\.csv) +(.+\n(?: .+\n)*)", sheets, re.MULTILINE):
        files[path] = re.sub(r"^ +", "", sheet, flags=re.MULTILINE).encode()
    said_there = "North Bank will lend two boats by the end of June. So they said."
    findings, records = load(files | {"documents/note.txt": said_there.encode()})
    assert findings == []
    assert [r.id for r in records if r.evidence] == ["two-boats"]


def test_the_reference_page_describes_every_finding():
    calls = r"(?:fault|warning)\(\s*f?\"([a-z0-9.-]+)\""
    found = {
        f"package.{code}"
        for path in SOURCE.glob("*.py")
        for code in re.findall(calls, path.read_text(encoding="utf-8"))
    }
    raised = re.findall(
        r"CellError\(\s*\"([a-z-]+)\"", (SOURCE / "cells.py").read_text(encoding="utf-8")
    )
    found |= {f"package.row.{code}" for code in raised}
    page = PAGE.read_text(encoding="utf-8")
    assert len(found) > 30
    assert sorted(code for code in found if f"`{code}`" not in page) == []
