"""A DOCX as a stream: its paragraphs, its tables, and what no word processor writes."""

import time

import pytest

from servanda.extraction.carriers import docx
from servanda.extraction.carriers.protocol import Carried
from servanda.records import Finding
from tests.extraction.carriers.making import WORD, zip_of
from tests.extraction.carriers.making import docx as made


def found(content: bytes) -> tuple[Carried | None, list[str]]:
    items = list(docx.unwrap(content, "x.docx"))
    texts = [item for item in items if isinstance(item, Carried)]
    return (texts[0] if texts else None), [i.code for i in items if isinstance(i, Finding)]


def body(inside: str) -> bytes:
    return made(xml=f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>')


def text(content: bytes) -> str:
    carried, codes = found(content)
    assert codes == []
    assert carried is not None
    return carried.text


def test_paragraphs_and_properties() -> None:
    carried, codes = found(
        made("Ba trăm lều bạt", "ستقدم الوزارة", title="Tents", day="2026-03-03")
    )
    assert codes == []
    assert carried is not None
    assert carried.text == "Ba trăm lều bạt\n\nستقدم الوزارة"
    assert (carried.title, carried.published, carried.dated_by_file) == (
        "Tents",
        "2026-03-03",
        True,
    )


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:p><w:r><w:t>300 </w:t></w:r><w:r><w:t>tents</w:t></w:r></w:p>", "300 tents"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        (
            "<w:p><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:r><w:t>300</w:t></w:r><w:r><w:t>x</w:t></w:r></w:p>",
            "300x",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Alpha</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "Alpha | 5",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>x</w:t></w:r></w:p>", "x"),
    ],
)
def test_words(inside: str, words: str) -> None:
    assert text(body(inside)) == words


def test_a_million_empty_runs_end() -> None:
    begun = time.process_time()
    assert text(body("<w:p>" + "<w:r/>" * 1_000_000 + "<w:r><w:t>end</w:t></w:r></w:p>")) == "end"
    assert time.process_time() - begun < 30


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "carrier.docx.broken"),
        (made("words")[:-30], "carrier.docx.broken"),
        (made(xml="<w:document"), "carrier.docx.broken"),
        (made(xml=f'<w:document xmlns:w="{WORD}"/>'), "carrier.docx.no-text"),
        (zip_of({"word/other.xml": "<x/>"}), "carrier.docx.no-document"),
        (zip_of({"content.xml": "<x/>"}), "carrier.docx.no-document"),
        (made(xml=f'{ENTITIES}<w:document xmlns:w="{WORD}"/>'), "carrier.docx.too-heavy"),
        (made(xml="<a>" * 100_000), "carrier.docx.broken"),
    ],
)
def test_refused(content: bytes, code: str) -> None:
    assert found(content) == (None, [code])


def test_more_than_any_document_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MOST", 100)
    assert found(body("<w:p/>" * 200)) == (None, ["carrier.docx.too-heavy"])
    monkeypatch.setattr(docx, "MAX_XML", 100)
    assert found(made("words")) == (None, ["carrier.docx.too-heavy"])


def test_properties_that_cannot_be_read_are_left_out() -> None:
    files = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:p><w:t>w</w:t></w:p></w:document>'
    }
    for core in ("<broken", f"{ENTITIES}<c/>"):
        carried, codes = found(zip_of(files | {"docProps/core.xml": core}))
        assert (carried.title if carried else None, codes) == ("", [])
