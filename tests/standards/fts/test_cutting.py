"""The flows of a file are found where they lie; its totals are notes; what is cut off is said."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import fts, recognise_bulk
from tests.standards.fts.samples import dicts, flow, page, table, taken

TOTALS = {"incoming": {"flowCount": 2, "fundingTotal": 30, "pledgeTotal": 5}}


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (page(flow()), True),
        (page(flow(), incoming={"flowCount": 1, "fundingTotal": 1}), True),
        (json.dumps([flow()]).encode(), True),
        (b"\xef\xbb\xbf" + table([flow()]), True),
        (table([flow()]).decode().encode("utf-16"), True),
        (b"amountUSD is a word", False),
        (b"org,amountUSD\nA,1\n", False),
        (b'{"releases": []}', False),
        (b'{"flows": [{"from": 1}]}', False),
        (b"", False),
    ],
)
def test_whose_file_it_is(content: bytes, ours: bool) -> None:
    assert fts.sniff(content[:4096], "file") is ours
    assert (recognise_bulk(content[:4096], "file") is fts) is ours


def test_totals_are_notes_wherever_they_stand() -> None:
    before = page(flow(), flow(id="2"), **TOTALS)
    after = json.dumps({"data": {"flows": [flow(), flow(id="2")], **TOTALS}}).encode()
    for content in (before, after):
        rows, findings = taken(content)
        assert len(dicts(rows, "flow")) == 2
        assert [(one.code, one.where) for one in findings] == [
            ("fts.publisher-total", "data.incoming")
        ]
        assert "30 USD funding, 5 USD pledges, 2 flows" in findings[0].message


PAGES = [page(flow(), flow(id="2"), **TOTALS), page(flow(id="3"), **TOTALS)]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (b"[%b]" % b", ".join(PAGES), ["1", "2", "3"]),
        (b"\n".join(PAGES), ["1", "2", "3"]),
        (b"[%b, %b]" % (json.dumps(flow(id="9")).encode(), PAGES[1]), ["9", "3"]),
        (b"[%b, %b]" % (PAGES[1], json.dumps(flow(id="9")).encode()), ["3", "9"]),
        (b"[%b, %b" % (PAGES[1], PAGES[0][:-9]), ["3", "1"]),
        (b"[" + json.dumps({"flows": [flow(), flow(id="2")]}).encode() + b"]", ["1", "2"]),
    ],
)
def test_pages_in_one_file_are_read_as_one_answer(content: bytes, ids: list[str]) -> None:
    assert recognise_bulk(content[:4096], "pages.json") is fts
    for encoding in ("utf-8", "utf-16"):
        rows, findings = taken(content.decode().encode(encoding))
        assert [row["id"] for row in dicts(rows, "activity")] == ids
        stated = {one.message for one in findings if one.code == "fts.publisher-total"}
        assert all("30 USD funding" in one for one in stated)
        wide = ["json.encoding"] if encoding != "utf-8" else []
        assert [one.code for one in findings if one.code == "json.encoding"] == wide


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (page(flow(boundary=None), flow(id="2")), "1 of its 2 flows have no boundary"),
        (
            b"id,amountUSD,status,refCode,flowType\n1,5,paid,r,Standard\n2,6,paid,q,Standard\n",
            "no column",
        ),
    ],
)
def test_a_file_without_boundaries_says_so(content: bytes, said: str) -> None:
    _, findings = taken(content)
    assert [one.code for one in findings] == ["fts.boundary.none"]
    assert said in findings[0].message


def test_flows_before_the_end_of_a_broken_page_are_kept() -> None:
    content = page(*(flow(id=str(number)) for number in range(20)))
    for size in range(30, len(content), 97):
        rows, findings = taken(content[:size])
        whole = content[:size].count(b'"name": "2021", "behavior": "single"}]}')
        assert len(dicts(rows, "flow")) == whole
        assert any(one.code.endswith("truncated") for one in findings)


def test_a_table_as_it_comes() -> None:
    rows = "id;amountUSD;status;boundary;onBoundary;description\r\n"
    good = '1;5;paid;incoming;single;"a\r\nb"\r\n\r\n2;6;paid;incoming;single;c\x00d\r\n'
    bad = (
        '3;7;paid;incoming\r\n4;8;paid;incoming;single;"never closed\r\n5;9;paid;incoming;single;e'
    )
    found, findings = taken(("Flows of 2021\r\n\r\n" + rows + good + bad).encode())
    assert [row["converted"] for row in dicts(found, "flow")] == ["5", "6", "7", "8", "9"]
    assert [row["description"] for row in dicts(found, "flow")][:2] == ["a\r\nb", "cd"]
    assert {one.code for one in findings} == {"sheet.nul", "sheet.quote.unclosed"}
    assert [row["code"] for row in dicts(found, "finding")] == ["fts.flow.ragged"]


HEAD = "id,amountUSD,status,boundary,onBoundary,srcOrganization\n"
ROW = "3,7,paid,incoming,single,A\n"


@pytest.mark.parametrize(
    ("content", "amounts", "found"),
    [
        (HEAD, [], ["fts.table.empty"]),
        ("Flows of 2020\n\n" + HEAD, [], ["fts.table.empty"]),
        (
            HEAD + '1,5,paid,incoming,single,"A, B"\r2,6,paid,incoming,single,C\r\n' + ROW,
            ["5", "6", "7"],
            [],
        ),
        (HEAD + "1,5,paid,incoming,single,A\n1,6,paid,incoming,single,A\n", ["5", "6"], []),
        (
            HEAD.replace("srcOrganization", "amountUSD") + "1,5,paid,incoming,single,7\n",
            ["5"],
            ["fts.table.column-twice"],
        ),
        (
            HEAD + '1,"1.234.567,50",paid,incoming,single,A\n2,1 234 567,paid,incoming,single,A\n',
            ["1234567.5", "1234567"],
            ["fts.flow.amount-written"] * 2,
        ),
        (HEAD + '1,"1,234.50",paid,incoming,single,A\n', ["1234.5"], []),
        (HEAD + "1,1.234,paid,incoming,single,A\n", ["1.234"], ["fts.flow.amount-written"]),
        (HEAD + "1,$(5),paid,incoming,single,A\n", [None], ["fts.flow.bad-amount"]),
        (HEAD + "1,US$ 5,paid,incoming,single,A\n", ["5"], ["fts.flow.amount-written"]),
        (HEAD + "1,5,paid,incoming,single," + "x" * 400_000 + "\n" + ROW, ["5", "7"], []),
    ],
)
def test_what_becomes_of_a_table(content: str, amounts: list[str | None], found: list[str]) -> None:
    rows, findings = taken(content.encode())
    assert [row["converted"] for row in dicts(rows, "flow")] == amounts
    codes = [one.code for one in findings] + [row["code"] for row in dicts(rows, "finding")]
    assert [one for one in codes if one != "fts.flow.no-amount"] == found


@given(st.binary(max_size=200), st.sampled_from([b"", b'{"data": {"flows": [', b"id,amountUSD\n"]))
def test_no_bytes_make_it_raise(content: bytes, head: bytes) -> None:
    stream = io.BytesIO(head + content)
    context = fts.context(stream, "")
    assert all(isinstance(one, Finding | Piece) for one in fts.cut(stream, context))
    taken(head + content)
    list(fts.validate(io.BytesIO(head + content), ""))
