"""Who publishes a JSON file, by which version and in what shape, from its head and its end."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.json_envelope import HEAD, envelope_from, envelope_of, root_keys

PACKAGE = {"version": "1.1", "publisher": {"name": "A", "scheme": "S", "uid": "1"}, "releases": []}


def envelope(content, **more):
    return envelope_of(io.BytesIO(content), mark="ocid", **more)


def test_a_package_names_its_publisher_and_version():
    found = envelope(json.dumps(PACKAGE).encode())
    assert (found.lines, found.version, found.publisher) == (False, "1.1", ("S-1", "A"))
    assert envelope_from(found.as_context()) == envelope_from(found.as_context())


def test_a_publisher_behind_a_long_list_is_found_at_the_end():
    long = {
        "releases": ["x" * 100] * (HEAD // 100),
        **{k: PACKAGE[k] for k in ("publisher", "version")},
    }
    found = envelope(json.dumps(long).encode())
    assert found.publisher == ("S-1", "A")


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b'{"ocid": "a"}\n{"ocid": "b"}', True),
        (b'\xef\xbb\xbf {"ocid": "a"}', True),
        (b'[{"ocid": "a"}]', False),
        (b'{"releases": [{"ocid": "a"}]}', False),
        (b"", False),
    ],
)
def test_lines_are_told_by_the_keys_of_the_first_object(content, lines):
    assert envelope(content).lines is lines


def test_a_list_around_records_is_stronger_than_the_mark():
    assert not envelope(b'{"id": 1, "ocid": 2, "projects": []}', lists=("projects",)).lines


def test_keys_of_the_root_alone():
    assert list(root_keys(b'{"a": {"b": 1}, "c\\"": [{"d": 2}], "e": "f"} {"g": 1}')) == [
        "a",
        'c\\"',
        "e",
    ]


@given(st.binary(max_size=200))
def test_it_never_raises(content):
    for start in (b"", b'{"publisher": {', b'{"publisher": {"name": '):
        assert envelope(start + content).as_context()
