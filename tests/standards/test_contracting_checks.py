"""Checks beside the schema: empty fields, ids that stand twice, organisations that nobody introduces."""

import io

import pytest

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.contracting_checks import (
    WHOLE,
    Heard,
    Judged,
    Lines,
    begins_with_object,
    empty_fields,
    envelope_violations,
    read_whole,
    repeated_ids,
    told_by_reading,
    unknown_parties,
    walked,
)
from servanda.standards.json_schema import Schemas

RECORD = {
    "id": "1",
    "title": " ",
    "parties": [{"id": "m", "address": {}}],
    "buyer": {"id": "m"},
    "awards": [
        {"id": 1, "suppliers": [{"id": "x"}, {"name": "no id"}]},
        {"id": "1", "items": []},
    ],
}


def pointers(found):
    return [(one.kind, one.pointer) for one in found]


def test_each_rule_names_the_place():
    assert pointers(empty_fields(RECORD)) == [
        ("empty", "/title"),
        ("empty", "/parties/0/address"),
        ("empty", "/awards/1/items"),
    ]
    assert pointers(repeated_ids(RECORD)) == [("repeated", "/awards/1/id")]
    assert pointers(unknown_parties(RECORD)) == [
        ("unknown", "/awards/0/suppliers/0/id"),
        ("unnamed", "/awards/0/suppliers/1"),
    ]
    assert pointers(unknown_parties({"buyer": {"id": "m"}})) == [("no-parties", "/buyer/id")]


def test_what_is_deep_is_walked_without_recursion():
    deep = {}
    for _ in range(5000):
        deep = {"a": deep}
    assert sum(1 for _ in walked(deep)) == 5001


@pytest.mark.parametrize("content", [b"\xff", b"[]", b"{", b'{"a":' * 900])
def test_what_cannot_be_read_is_said_in_words(content):
    assert isinstance(read_whole(Piece(0, len(content), content), line=1, pointer=""), str)


def test_places_are_those_of_the_file():
    piece = Piece(9, 20, b'{\n "id": "1",\n "a": 2}')
    judged = read_whole(piece, line=3, pointer="/releases/0")
    assert isinstance(judged, Judged)
    assert judged.where("/a") == (5, "/releases/0/a")
    heard = Heard()
    heard.find(1, Finding(level=Level.NOTE, code="x.y", message="m"), path="/a")
    assert [one.where for one in told_by_reading(judged, heard, line=3, pointer="")] == [
        "line 5, /releases/0/a"
    ]
    told = told_by_reading("unreadable", heard, line=3, pointer="/releases/0")
    assert [one.where for one in told] == ["line 3, /releases/0/a"]


def test_keys_that_stand_twice_are_told_at_the_record():
    content = b'{"id": "1", "id": "2"}'
    judged = read_whole(Piece(0, len(content), content), line=7, pointer="/releases/0")
    (found,) = told_by_reading(judged, Heard(), line=7, pointer="/releases/0")
    assert (found.code, found.where) == ("json.key.again", "line 7, /releases/0")


def test_lines_are_counted_forth_and_back():
    lines = Lines(io.BytesIO(b"a\nb\nc\n"))
    assert [lines.at(at) for at in (0, 2, 4, 1, 99)] == [1, 2, 3, 1, 4]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_of_wide_letters(codec, mark):
    """A letter such as U+010A has the byte of a line's end in it."""
    text = mark + '{"\u010a\u0a00": "\u0a0a",\n"b": 1}\n'
    lines = Lines(io.BytesIO(text.encode(codec)))
    assert [lines.at(len(text[:at].encode(codec))) for at in (2, 8, len(text))] == [1, 1, 3]


def test_an_envelope_is_judged_unless_it_is_large():
    schema = {"type": "object", "required": ["uri"]}
    found = list(envelope_violations(io.BytesIO(b'{"a": 1}'), Schemas(), schema))
    assert [(one.kind, line) for one, line in found] == [("required", 1)]
    found = list(envelope_violations(io.BytesIO(b'{"a": 1}\n{,'), Schemas(), schema))
    assert [(one.kind, line) for one, line in found] == [("malformed", 2)]
    assert not list(envelope_violations(io.BytesIO(b"{" + b" " * WHOLE), Schemas(), schema))


@pytest.mark.parametrize(("content", "expected"), [(b" {", True), (b"[{", False), (b"", False)])
def test_the_root(content, expected):
    assert begins_with_object(io.BytesIO(content)) is expected
