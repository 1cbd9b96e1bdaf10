"""Projects are found in every shape of file; a file that is cut off keeps those that are whole."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import oc4ids, recognise_bulk
from tests.standards.oc4ids.samples import ID, package, project

TWO = (project(), project(id="oc4ids-abc123-road"))
SHAPES = {
    "package": package(*TWO),
    "list": json.dumps(list(TWO)).encode(),
    "lines": b"\n".join(json.dumps(one).encode() for one in TWO),
    "packages on lines": b"\n".join(package(one).replace(b"\n", b"") for one in TWO),
    "list of packages": b"[" + b",".join(package(one) for one in TWO) + b"]",
    "api": json.dumps({"results": list(TWO)}).encode(),
}


def cut(content):
    stream = io.BytesIO(content)
    return list(oc4ids.cut(stream, oc4ids.context(stream, "")))


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_projects_in_every_shape(content):
    assert recognise_bulk(content[:4096], "x.json") is oc4ids
    assert [json.loads(one.content)["id"] for one in cut(content)] == [ID, "oc4ids-abc123-road"]


@given(st.integers(0, 6000))
def test_a_file_cut_off_anywhere(size):
    content = package(*TWO)
    for one in cut(content[:size]):
        assert isinstance(one, Finding) or json.loads(one.content)
    if 0 < size < len(content):
        assert any(isinstance(one, Finding) for one in cut(content[:size]))


@given(st.binary(max_size=80))
def test_noise_is_cut_without_raising(noise):
    cut(noise)
    found = cut(b'{"projects": [{"id": "a"},' + noise)
    assert isinstance(found[0], Piece)


def test_the_schema_of_projects_is_no_project():
    project = b'{"id": "1", "publicAuthority": {"name": "x"}}'
    assert oc4ids.sniff(project, "project.json")
    assert not oc4ids.sniff(b'{"$schema": "http://json-schema.org/", ' + project[1:], "schema.json")
