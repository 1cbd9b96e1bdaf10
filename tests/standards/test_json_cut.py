"""Cutting JSON by byte: every record is found whole, whatever the blocks; nothing ever raises."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import json_cut
from servanda.standards.json_cut import cut_json, load_record, odd_numbers

WAYS = {("data", "flows", "*")}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def cut(content: bytes, ways: set[tuple[str, ...]] = WAYS) -> list[Piece | Finding]:
    return list(cut_json(BytesIO(content), ways))


@given(st.lists(st.dictionaries(st.text(), VALUES, max_size=4)), VALUES, st.integers(1, 40))
def test_every_record_is_found_where_it_lies(records: list, other: object, block: int) -> None:
    text = json.dumps({"meta": other, "data": {"n": 1, "flows": records}}, ensure_ascii=False)
    content = text.encode("utf-8", "surrogatepass")
    before, json_cut.BLOCK = json_cut.BLOCK, block
    try:
        found = cut(content)
    finally:
        json_cut.BLOCK = before
    assert [json.loads(p.content) for p in found if isinstance(p, Piece)] == records
    assert all(content[p.offset : p.offset + p.length] == p.content for p in found)


@given(st.binary())
def test_no_bytes_make_it_raise(content: bytes) -> None:
    for way in (set(), {()}, {("*",)}, WAYS):
        for found in cut(content, way):
            if isinstance(found, Piece):
                assert content[found.offset : found.offset + found.length] == found.content


@pytest.mark.parametrize(
    ("content", "ways", "count", "codes"),
    [
        (b'[{"a": 1}, {"a": 2}]', {("*",)}, 2, []),
        (b'{"a": 1}\n{"a": 2}\n', {()}, 2, []),
        (b'\xef\xbb\xbf{"data": {"flows": [{}]}}', WAYS, 1, []),
        (b'{"data": {"flows": [{"a": "}]"}, {"a"', WAYS, 1, ["json.record.truncated"]),
        (b'{"data": {"flows": [{"a": 1}', WAYS, 1, ["json.truncated"]),
        (b'{"data": {"flows": [null, {"a": 1}, 3]}}', WAYS, 1, ["json.not-a-record"] * 2),
        (b'{"other": [{"a": 1}]}', WAYS, 0, []),
        (b"[" * 300_000 + b'{"flows": 1}', WAYS, 0, ["json.truncated"]),
    ],
)
def test_what_stands_around_records(content: bytes, ways: set, count: int, codes: list) -> None:
    found = cut(content, ways)
    assert sum(isinstance(one, Piece) for one in found) == count
    assert [one.code for one in found if isinstance(one, Finding)] == codes


def test_a_record_beyond_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_cut, "LIMIT", 30)
    big = json.dumps({"a": "x" * 100})
    found = cut(f'{{"data": {{"flows": [{{"a": 1}}, {big}, {{"a": 2}}]}}}}'.encode())
    assert [getattr(one, "content", b"") for one in found] == [b'{"a": 1}', b"", b'{"a": 2}']
    assert found[1].code == "json.record.too-large"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": ' + b"[" * 300_000 + b"]" * 300_000 + b"}", "too deeply"),
        (b'{"a" 1}', "not JSON"),
        (b"[1]", "not an object"),
    ],
)
def test_a_record_that_cannot_be_parsed_says_why(content: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        load_record(content)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (b"NaN", "NaN"),
        (b"-Infinity", "-Infinity"),
        (b"9" * 5000, "a number of 5000 characters"),
        (b"0." + b"1" * 5000, "a number of 5002 characters"),
        (b"1e" + b"9" * 100, "a number of 102 characters"),
    ],
)
def test_what_is_no_number_costs_no_record(number: bytes, words: str) -> None:
    content = b'{"a": [' + number + b'], "b": 1}'
    found = load_record(content)
    assert found == {"a": [words], "b": 1}
    assert list(odd_numbers(content, found)) == [("/a/0", words)]


def test_bytes_that_are_not_utf8_are_read_and_told() -> None:
    told = list[str]()
    assert load_record('{"a": "Côte"}'.encode("cp1252"), told.append) == {"a": "Côte"}
    assert told == ["byte 8 of it is not UTF-8; it was read as cp1252"]
    assert load_record('{"a": "قطر"}'.encode("cp1256"), told.append, page="cp1256") == {"a": "قطر"}
    assert len(told) == 1  # its file has said so


def test_line_ends_inside_a_text_are_taken_and_told() -> None:
    told = list[str]()
    assert load_record(b'{"a": "one\ntwo\t\0", "n": 1}', told.append) == {
        "a": "one\ntwo\t\0",
        "n": 1,
    }
    assert [("line ends" in words) for words in told] == [True]
    with pytest.raises(ValueError, match=r"not JSON: .* at character 6"):
        load_record(b'{"a": one\n}', told.append)


def test_words_are_no_odd_numbers() -> None:
    content = b'{"a": "NaN", "b": "Infinity"}'
    assert list(odd_numbers(content, load_record(content))) == []
