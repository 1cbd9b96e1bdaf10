"""JSON that is not UTF-8 is read by each standard of JSON, with its own bytes; nothing ever raises."""

import io
import json
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows
from servanda.standards import fts, json_text, oc4ids, ocds, recognise_bulk
from servanda.standards.json_cut import cut_json
from servanda.standards.json_text import beginning, narrow, page_of, text_of, wide_of
from tests.standards.fts.samples import flow, page
from tests.standards.oc4ids.samples import package, project
from tests.standards.ocds.samples import CONTRACTED, PLANNED, TENDERED
from tests.standards.ocds.samples import package as releases

WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be")


def files(name: str) -> list[tuple[ModuleType, bytes]]:
    """Return a file of each standard, with a title that is not ASCII, in UTF-8."""
    told = [
        (fts, page(flow(description=name), flow(id="2"))),
        (ocds, releases(PLANNED, {**TENDERED, "tender": {"title": name}}, CONTRACTED)),
        (oc4ids, package(project(title=name), project(id="oc4ids-abc123-b"))),
    ]
    return [(one, json.dumps(json.loads(c), ensure_ascii=False).encode()) for one, c in told]


def taken(standard: ModuleType, content: bytes) -> tuple[list[tuple[str, object]], list[str]]:
    """Return rows without their keys, and the codes of what was found."""
    stream, rows = io.BytesIO(content), Rows()
    context = standard.context(stream, "a.json")
    codes = list[str]()
    for one in standard.cut(stream, context):
        if isinstance(one, Finding):
            codes.append(one.code)
            continue
        if one.length:
            assert content[one.offset : one.offset + one.length] == one.content
        standard.extract(one.content, context, rows)
    codes += [str(row[2]) for row in rows.tables["finding"] if "mended" in str(row)]
    return [(name, row[1:]) for name in rows for row in rows.tables[name]], codes


@pytest.mark.parametrize("encoding", WIDE)
def test_wide_letters_are_read_as_the_same_records(encoding: str) -> None:
    for standard, content in files("Đường tới قطر 𝄞"):
        wide = content.decode().encode(encoding)
        assert recognise_bulk(wide[:4096], "a.json") is standard
        rows, codes = taken(standard, content)
        assert taken(standard, wide) == (rows, [*codes, "json.encoding"])
        said = [one.code for one in standard.validate(io.BytesIO(wide), "a.json")]
        plain = [one.code for one in standard.validate(io.BytesIO(content), "a.json")]
        assert sorted(said) == sorted([*plain, "json.encoding"])


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Красный Крест", "cp1251"), ("São Tomé à côté", "cp1252"), ("دولة قطر", "cp1256")],
)
def test_a_code_page_is_guessed_and_said_once(name: str, encoding: str) -> None:
    for standard, content in files(name):
        rows, codes = taken(standard, content)
        assert taken(standard, content.decode().encode(encoding)) == (
            rows,
            [*codes, "json.encoding"],
        )


def test_one_broken_letter_leaves_the_rest_utf8() -> None:
    for standard, content in files("Đường tới قطر"):
        rows, _ = taken(standard, content)
        found, _ = taken(standard, content.replace("قطر".encode(), b"\xe9"))
        assert len(found) == len(rows)
        assert any("Đường" in str(row) for row in rows)


@given(st.text(max_size=40), st.sampled_from(WIDE[1:]), st.integers(1, 9))
def test_places_are_those_of_the_file(text: str, encoding: str, block: int) -> None:
    content = json.dumps([{"a": text}, {"b": [text]}], ensure_ascii=False)
    wide = content.encode(encoding, "surrogatepass")
    before, json_text.BLOCK = json_text.BLOCK, block
    try:
        found = list(cut_json(io.BytesIO(wide), {("*",)}))
    finally:
        json_text.BLOCK = before
    assert [wide[one.offset :][: one.length] for one in found if isinstance(one, Piece)] == [
        one.content for one in found
    ]
    assert [json.loads(one.content) for one in found] == json.loads(content)
    assert narrow(wide).removeprefix(b"\xef\xbb\xbf") == content.encode("utf-8", "surrogatepass")


@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    for head in (b"", b"\xff\xfe", b"\0\0\xfe\xff", b"{\0", b"\0{"):
        given_ = head + content
        for one in cut_json(io.BytesIO(given_), {(), ("*",)}):
            if isinstance(one, Piece):
                assert given_[one.offset : one.offset + one.length] == one.content
        assert isinstance(text_of(given_)[0], str)
        beginning(given_)
        page_of(io.BytesIO(given_))


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"", ""),
        (b'{"a"', ""),
        (b'\xef\xbb\xbf{"', ""),
        (b"{\0}\0", "utf-16-le"),
        (b"\xfe\xff\0{", "utf-16-be"),
        (b"\0\0\0{", "utf-32-be"),
    ],
)
def test_width(head: bytes, found: str) -> None:
    assert wide_of(head) == found


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"a": 1, "b": {"a": 2}}', []),
        ('{"a": 1, "b": [{"c": 1, "c": 1, "c": 2}], "a": 3}', ["c", "a"]),
        ('{"n": ' + "9" * 5000 + ', "n": NaN}', ["n"]),
        ('{"a": 1, "a"', []),
        ("[" * 100_000, []),
    ],
)
def test_keys_that_stand_twice(text: str, keys: list[str]) -> None:
    assert [one.message.split("'")[1] for one in json_text.keys_again(text.encode())] == keys
