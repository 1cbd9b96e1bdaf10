"""Every standard has the one face, knows its own files and no prose."""

import inspect
import io

import pytest

from servanda.records import Finding, Plan, Wording
from servanda.standards import READERS, WRITERS, recognise
from servanda.standards.protocol import HEAD, Standard

PLAN = Plan(id="p", title=Wording(en="A plan"))


def own_file(standard):
    stream = io.BytesIO()
    standard.write([PLAN], stream)
    return stream.getvalue()


@pytest.mark.parametrize("standard", READERS, ids=lambda s: s.NAME)
def test_a_standard_has_the_face(standard):
    for name in Standard.__annotations__:
        assert isinstance(getattr(standard, name), str)
        assert getattr(standard, name)
    for name in ("sniff", "read", "validate", "write"):
        expected = list(inspect.signature(getattr(Standard, name)).parameters)[1:]
        assert list(inspect.signature(getattr(standard, name)).parameters) == expected


@pytest.mark.parametrize("standard", WRITERS, ids=lambda s: s.NAME)
def test_a_standard_recognises_and_reads_what_it_writes(standard):
    content = own_file(standard)
    assert recognise(content[:HEAD], "file") is standard
    assert list(standard.read(io.BytesIO(content))) == [PLAN]


@pytest.mark.parametrize("standard", WRITERS, ids=lambda s: s.NAME)
def test_a_standard_never_raises_on_its_own_file_cut_off(standard):
    content = own_file(standard)
    for size in range(0, len(content), 7):
        items = list(standard.read(io.BytesIO(content[:size])))
        assert items
        assert all(isinstance(item, Finding) for item in items)


@pytest.mark.parametrize(
    ("head", "filename"),
    [
        (b"", "empty"),
        (b"The President said on Thursday", "article.txt"),
        ("Tổng thống nói hôm thứ Năm".encode(), "bai.txt"),
        (b"PK\x03\x04 of some other kind", "report.docx"),
        (b'{"profile": "tabular-data-package"}', "datapackage.json"),
        (b"\x00\xff\xfe", "noise.bin"),
    ],
)
def test_prose_and_the_unknown_are_of_no_standard(head, filename):
    assert recognise(head, filename) is None
