"""XML from strangers: what is refused, in which words, and that nothing is fetched or expanded."""

import pytest

from servanda.standards.safe_xml import BadXml, parse

BOMB = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
FILE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("content", "words", "line"),
    [
        (BOMB, "document type", 1),
        (FILE, "document type", 1),
        (b"<!DOCTYPE a><a/>", "document type", 1),
        (b"<a>\n<b></a>", "mismatch", 2),
        (b"<a>&nbsp;</a>", "nbsp", 1),
        (b"", "empty", 1),
        (b"<a>" * 300_000, "depth", 1),
        (b"<a>" + b"x" * 10_500_000 + b"</a>", "too long", 1),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "encoding", 1),
    ],
)
def test_what_is_refused(content: bytes, words: str, line: int) -> None:
    with pytest.raises(BadXml, match=words) as caught:
        parse(content)
    assert caught.value.line == line
    if b"DOCTYPE" in content:
        with pytest.raises(BadXml):
            parse(content, recover=True)


def test_what_is_read() -> None:
    root = parse(b"<a>\n <b>1<!-- no -->2</b><?no no?>\n <c><![CDATA[<]]></c></a>")
    assert [(one.tag, one.text, one.sourceline) for one in root] == [("b", "12", 2), ("c", "<", 3)]
    assert parse("<a>é</a>".encode("cp1252"), encoding="cp1252").text == "é"
    assert parse(b"<a><b>1</b><c>2", recover=True)[1].text == "2"
