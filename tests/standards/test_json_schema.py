"""What a schema of a folder says of a record; places are pointers, and pointers have lines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.json_schema import (
    Schemas,
    line_of,
    pointer_of,
    schemas_in,
    unknown_codes,
    violations,
)

NAME = "https://example.org/schema/1__1__2/thing-schema.json"
SCHEMA = {
    "id": NAME,
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "when": {"type": "string", "format": "date-time"},
        "page": {"type": "string", "format": "uri"},
        "kind": {"enum": ["a", "b"], "codelist": "kind.csv", "openCodelist": False},
        "roles": {
            "type": "array",
            "codelist": "role.csv",
            "openCodelist": True,
            "uniqueItems": True,
        },
        "other": {"$ref": "https://example.org/schema/1__1__2/other-schema.json"},
        "inner": {"$ref": "#/definitions/Inner"},
    },
    "definitions": {
        "Inner": {
            "type": "object",
            "properties": {"role": {"codelist": "role.csv", "openCodelist": True}},
        }
    },
}
OTHER = {"id": "https://example.org/schema/1__1__2/other-schema.json", "type": "number"}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "one"
    (place / "codelists").mkdir(parents=True)
    (place / "thing-schema.json").write_text(json.dumps(SCHEMA))
    (place / "other-schema.json").write_text(json.dumps(OTHER))
    (place / "broken-schema.json").write_text("{")
    (place / "list-schema.json").write_text("[]")
    (place / "codelists" / "role.csv").write_text("Code,Title\npayer,Payer\n")
    return tmp_path


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"id": "x", "when": "2020-01-01T00:00:00Z", "page": "https://example.org/"}, []),
        ({}, [("required", "")]),
        ({"id": 5}, [("type", "/id")]),
        ({"id": ""}, [("empty", "/id")]),
        ({"id": "x", "when": "2020-02-30T00:00:00Z"}, [("format", "/when")]),
        ({"id": "x", "when": "2020-02-03"}, [("format", "/when")]),
        ({"id": "x", "page": "example"}, [("format", "/page")]),
        ({"id": "x", "kind": "c"}, [("code", "/kind")]),
        ({"id": "x", "roles": [1, 1]}, [("repeated", "/roles")]),
        ({"id": "x", "other": "y"}, [("type", "/other")]),
    ],
)
def test_violations_of_a_record(folder, record, expected):
    found = violations(schemas_in(folder), NAME, record)
    assert [(one.kind, one.pointer) for one in found] == expected


def test_codes_outside_an_open_list(folder):
    record = {"id": "x", "kind": "c", "roles": ["payer", "singer"], "inner": {"role": "dancer"}}
    found = unknown_codes(schemas_in(folder), NAME, record)
    assert [one.pointer for one in found] == ["/roles/1", "/inner/role"]


def test_the_highest_version_is_newest():
    names = [
        f"https://example.org/{tag}/release-schema.json"
        for tag in ("1__1__4", "1__1__10", "1__0__3")
    ]
    schemas = Schemas(by_id={name: {} for name in names})
    assert schemas.newest(r"/release-schema\.json$") == names[1]
    assert schemas.newest("nothing") == ""


def test_a_reference_out_of_the_folder_is_said_and_not_followed(tmp_path):
    schema = {"id": "https://example.org/a-schema.json", "$ref": "https://example.org/gone.json"}
    (tmp_path / "a-schema.json").write_text(json.dumps(schema))
    found = list(violations(schemas_in(tmp_path), "https://example.org/a-schema.json", {}))
    assert [one.kind for one in found] == ["unusable"]


@pytest.mark.parametrize(
    ("pointer", "line"),
    [("", 1), ("/a", 2), ("/b/1", 5), ("/b/1/c~1d", 6), ("/b/7", 3), ("/none", 1)],
)
def test_the_line_of_a_pointer(pointer, line):
    content = '{\n "a": {"b": [1, 2]},\n "b": [\n  "}",\n  {\n   "c/d": null}]}'
    assert line_of(content, pointer) == line


@given(st.text(max_size=60), st.text(alphabet="/a0~", max_size=8))
def test_a_line_is_found_in_anything(content, pointer):
    assert line_of(content, pointer) >= 1


def test_a_pointer_escapes_its_steps():
    assert pointer_of(["a/b", 0, "c~d"]) == "/a~1b/0/c~0d"
