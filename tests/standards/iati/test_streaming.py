"""Unusual files, parsed to find their records: UTF-16, prefixes, a namespace of their own."""

from io import BytesIO

import pytest

from servanda.standards import iati
from servanda.standards.iati import streaming
from servanda.standards.iati.envelope import read_envelope
from servanda.standards.iati.streaming import cut_streaming
from tests.standards.iati.built import SAMPLES, pieces_of, rows_of, table_of

GOOD = (SAMPLES / "good.xml").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_has_the_same_rows_but_for_the_keys(encoding: str) -> None:
    content = GOOD.replace("UTF-8", "UTF-16").encode(encoding)
    pieces, findings = pieces_of(content)
    assert (len(pieces), findings) == (2, [])
    plain, wide = rows_of(GOOD.encode()), rows_of(content)
    for table in plain:
        assert [row[1:] for row in wide.tables[table]] == [row[1:] for row in plain.tables[table]]


def test_prefixed_and_namespaced_names_are_read_as_plain_ones() -> None:
    inner = "<{0}iati-identifier>A-1</{0}iati-identifier><{0}sector code='1'/>"
    for prefix, declared in (("i:", 'xmlns:i="urn:x"'), ("", 'xmlns="urn:x"')):
        body = inner.format(prefix)
        record = f"<{prefix}iati-activity>{body}</{prefix}iati-activity>"
        rest = f"{record}<{prefix}iati-activity/>"
        file = (
            f'<{prefix}iati-activities version="2.03" {declared}>{rest}</{prefix}iati-activities>'
        )
        pieces, findings = pieces_of(file.encode())
        assert next(piece.content.decode() for piece in pieces) == record
        assert len(pieces) == 2
        assert findings == []
        assert table_of(rows_of(file.encode()), "activity", "id") == [("A-1",), ("",)]


def test_a_fault_ends_the_file_and_keeps_what_was_before() -> None:
    content = GOOD.replace("UTF-8", "UTF-16").encode("utf-16")
    pieces, findings = pieces_of(content[: len(content) - 700])
    assert len(pieces) == 1
    assert [found.code for found in findings] == ["iati.record.truncated"]
    broken = (
        '<i:iati-activities version="2.03" xmlns:i="u"><i:iati-activity/><x></i:iati-activities>'
    )
    pieces, findings = pieces_of(broken.encode())
    assert len(pieces) == 1
    assert [found.code for found in findings] == ["iati.file.broken"]
    assert findings[0].where == "line 1"


def test_bottomless_nesting_ends() -> None:
    head = '<i:iati-activities version="2.03" xmlns:i="u">'
    findings = pieces_of(head.encode() + b"<a>" * 300_000)[1]
    assert [found.code for found in findings] == ["iati.file.broken"]


def test_a_large_record_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "LIMIT", 1000)
    monkeypatch.setattr(streaming, "BLOCK", 100)
    record = f"<i:iati-activity>{'<a/>' * 1000}</i:iati-activity>"
    content = f'<i:iati-activities version="2.03" xmlns:i="u">{record}<i:iati-activity/></i:iati-activities>'
    pieces, findings = pieces_of(content.encode())
    assert [found.code for found in findings] == ["iati.record.too-large"]
    assert [piece.content for piece in pieces] == [b"<i:iati-activity/>"]


def test_parsing_finds_what_cutting_finds() -> None:
    content = (SAMPLES / "good.xml").read_bytes()
    envelope = read_envelope(content)
    assert list(cut_streaming(BytesIO(content), envelope)) == list(
        iati.cut(BytesIO(content), envelope.as_context())
    )
