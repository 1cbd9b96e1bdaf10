"""Records that are not as they should be: mended, read as far as they go, or given up."""

import pytest

from servanda.records.bulk import Rows
from servanda.standards import iati
from tests.standards.iati.built import activity, codes_of, file_of, rows_of, table_of

TITLE = "<title><narrative>{}</narrative></title>"


def said(content: bytes) -> tuple[object, set[object]]:
    rows = rows_of(content)
    titles = table_of(rows, "activity", "title")
    return (titles[0][0] if titles else None), codes_of(rows)


@pytest.mark.parametrize(
    ("title", "read", "codes"),
    [
        ("Roads &amp; bridges", "Roads & bridges", set()),
        ("Caf&eacute; &nbsp; A&B &#233;", "Café A&B é", {"iati.record.mended"}),
        ("&bogus; &;", "&bogus; &;", {"iati.record.mended"}),
        ("a&#0;b", "ab", {"iati.record.broken"}),
        ("a<b>", "a", {"iati.record.broken"}),
        ("<![CDATA[<p>&amp;]]>", "<p>&amp;", set()),
        ("ltpgtOne", "ltpgtOne", {"iati.text.glued"}),
        ("strengthening", "strengthening", set()),
    ],
)
def test_text(title: str, read: str, codes: set[str]) -> None:
    assert said(file_of(activity(TITLE.format(title)))) == (read, codes)


@pytest.mark.parametrize(
    ("declared", "real", "code"),
    [
        ("utf-8", "cp1252", "iati.record.mended"),
        ("cp1252", "cp1252", ""),
        ("iso-8859-1", "utf-8", "iati.record.encoding"),
        ("gbk", "gbk", ""),
        ("cp1252", "latin-1", ""),
    ],
)
def test_encodings(declared: str, real: str, code: str) -> None:
    word = "路" if real == "gbk" else "Café"
    head = f'<?xml version="1.0" encoding="{declared}"?><iati-activities version="2.03">'
    content = file_of(activity(TITLE.format(word)), head=head).decode().encode(real)
    assert said(content) == (word, {code} if code else set())


def test_bytes_that_are_in_no_encoding() -> None:
    head = '<?xml version="1.0" encoding="euc-jp"?><iati-activities version="2.03">'
    content = file_of(activity(TITLE.format("a~b")), head=head).replace(b"~", b"\xff")
    title, codes = said(content)
    assert codes == {"iati.record.encoding"}
    assert "\ufffd" in str(title)


def test_bottomless_nesting_and_nothing_at_all() -> None:
    _, codes = said(file_of(activity("<a>" * 300_000 + "</a>" * 300_000)))
    assert codes == {"iati.record.broken"}
    rows = Rows()
    iati.extract(b"", b"{}", rows)
    iati.extract(b"\0", b"\xff", rows)
    assert codes_of(rows) == {"iati.record.unreadable"}


def test_a_doctype_inside_a_record_is_never_followed() -> None:
    rows = Rows()
    iati.extract(b"<!DOCTYPE a [<!ENTITY x 'y'>]><iati-activity>&x;</iati-activity>", b"{}", rows)
    assert codes_of(rows) == {"iati.record.unreadable"}


def test_findings_of_one_kind_are_counted_after_twenty() -> None:
    bad = "<transaction><transaction-type code='3'/><value value-date='2025-01-01'>1</value></transaction>"
    rows = rows_of(file_of(activity(bad * 50)))
    codes = [code for (code,) in table_of(rows, "finding", "code")]
    assert codes.count("iati.transaction.no-date") == 20
    assert codes.count("iati.record.more") == 1
    assert len(rows.tables["flow"]) == 50
    assert "30 more" in str(table_of(rows, "finding", "message")[-1][0])


def test_declared_prefixes_inside_records() -> None:
    head = '<iati-activities version="2.03" xmlns:x="urn:x">'
    inner = TITLE.format("T") + "<x:more x:a='1'>2</x:more>"
    assert said(file_of(activity(inner), head=head)) == ("T", set())
    assert said(file_of(activity(inner)))[1] == {"iati.record.broken"}
