"""What a file says before its first record, and what is refused there."""

import pytest

from servanda.standards import iati
from servanda.standards.iati.envelope import of_context, read_envelope

OPEN = '<iati-activities version="2.03">'


def declared(encoding: str, rest: str = OPEN) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{rest}'


REFUSED = [
    (b"", "iati.root.unknown"),
    (b"<html>", "iati.root.unknown"),
    (b"prose", "iati.root.unknown"),
    (b"<registry-record>", "iati.root.unknown"),
    (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + OPEN.encode(), "iati.doctype.refused"),
    (b"<!-- x --> <!doctype x>" + OPEN.encode(), "iati.doctype.refused"),
    (b'<iati-activities version="1.04">', "iati.version.refused"),
    (b'<iati-organisations version="1.01">', "iati.version.refused"),
    (OPEN.encode("utf-32"), "iati.encoding.unread"),
    (declared("utf-7").encode(), "iati.encoding.unread"),
    (declared("iso-2022-jp").encode(), "iati.encoding.unread"),
]


@pytest.mark.parametrize(("head", "code"), REFUSED)
def test_what_is_refused(head: bytes, code: str) -> None:
    envelope = read_envelope(head)
    assert envelope.refusal is not None
    assert envelope.refusal.code == code
    assert envelope.refusal.advice
    if code == "iati.version.refused":
        assert "1.0" in envelope.refusal.message


READ = [
    (OPEN.encode(), "utf-8", []),
    (b"\xef\xbb\xbf" + declared("utf-8").encode(), "utf-8", []),
    (declared("us-ascii").encode(), "utf-8", []),
    (declared("windows-1252").encode(), "cp1252", []),
    (declared("ISO-8859-15").encode(), "iso8859-15", []),
    (declared("UTF-16").encode("utf-16"), "utf-16-le", []),
    (declared("UTF-16").encode("utf-16-be"), "utf-16-be", []),
    (declared("utf-16").encode(), "utf-8", ["iati.encoding.wrong"]),
    (declared("klingon").encode(), "utf-8", ["iati.encoding.wrong"]),
    (declared("utf-8", "<iati-activities>").encode(), "utf-8", ["iati.version.unknown"]),
    (
        declared("utf-8", '<iati-activities version="9">').encode(),
        "utf-8",
        ["iati.version.unknown"],
    ),
    (b'<iati-activity a="1">', "utf-8", ["iati.root.bare", "iati.version.unknown"]),
]


@pytest.mark.parametrize(("head", "encoding", "codes"), READ)
def test_what_is_read(head: bytes, encoding: str, codes: list[str]) -> None:
    envelope = read_envelope(head)
    assert envelope.refusal is None
    assert (envelope.kind, envelope.encoding) == ("activities", encoding)
    assert [found.code for found in envelope.findings] == codes
    assert iati.sniff(head[:4096], "x.xml")


def test_the_context_is_the_same_for_the_same_meaning() -> None:
    one = '<!-- made today --><iati-activities version="2.03" xmlns:b="u" xml:lang="fr" xmlns:a="v&amp;w">'
    two = "<iati-activities generated-datetime='x' xmlns:a='v&amp;w' xml:lang='fr' xmlns:b='u' version='2.03'>"
    context = read_envelope(one.encode()).as_context()
    assert context == read_envelope(two.encode()).as_context()
    again = of_context(context)
    assert (again.language, again.namespaces) == ("fr", {"a": "v&w", "b": "u"})
    assert of_context(b"\xff{").kind == of_context(b'{"x": 1}').kind == "activities"


def test_plain_or_not() -> None:
    assert read_envelope(OPEN.encode()).plain
    assert not read_envelope(OPEN.encode("utf-16")).plain
    assert not read_envelope(b'<iati-activities version="2.03" xmlns="u">').plain
    assert not read_envelope(b'<p:iati-activities version="2.03" xmlns:p="u">').plain


def test_sniff_knows_its_own_and_no_others() -> None:
    for head in (
        b"<iati-organisations>",
        b"<!-- x --><iati-activities ",
        b"<!DOCTYPE x><iati-activity>",
        *(OPEN.encode(name) for name in ("utf-16", "utf-32", "utf-32-le", "utf-32-be")),
    ):
        assert iati.sniff(head, "x")
    for head in (
        b"",
        b"iati-activities",
        b"<html><iati-activities>",
        b"<a/>",
        b"PK\x03\x04",
        b"{}",
    ):
        assert not iati.sniff(head, "iati.xml")
