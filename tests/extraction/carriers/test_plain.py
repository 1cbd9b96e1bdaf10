"""Plain text: kept to the letter, and every doubt about its letters said."""

import pytest

from servanda.extraction.carriers.plain import MAX_BYTES, sniff, unwrap
from servanda.extraction.carriers.protocol import Carried
from servanda.records import Finding
from tests.extraction.carriers.test_encodings import ARABIC, VIETNAMESE, old_vietnamese


def found(content: bytes) -> tuple[str | None, list[str]]:
    items = list(unwrap(content, "x.txt"))
    texts = [item.text for item in items if isinstance(item, Carried)]
    return (texts[0] if texts else None), [i.code for i in items if isinstance(i, Finding)]


@pytest.mark.parametrize("text", ["a", "\ufeffngày 19/2\r\n", VIETNAMESE, ARABIC, "a\x0bb"])
def test_text_is_kept_as_it_is(text: str) -> None:
    assert found(text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "carrier.empty"),
        (b" \n\n", "carrier.empty"),
        (b"\xef\xbb\xbf", "carrier.empty"),
        (b"\x89PNG\r\n", "carrier.unknown"),
        (b"\xd0\xcf\x11\xe0 old", "carrier.unknown"),
        (b"text \x00\x01\x02 and more text here", "carrier.unknown"),
        (b"\xff\xfe", "carrier.unknown"),
        (b"a" * (MAX_BYTES + 1), "carrier.text.too-large"),
    ],
)
def test_refused(content: bytes, code: str) -> None:
    assert found(content) == (None, [code])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (VIETNAMESE.encode("utf-16"), "carrier.text.encoding"),
        (ARABIC.encode("cp1256"), "carrier.text.legacy"),
        (old_vietnamese(VIETNAMESE), "carrier.text.legacy"),
        (VIETNAMESE.encode()[:-3], "carrier.text.cut-off"),
        ((VIETNAMESE * 5).encode().replace("lều".encode(), b"l\xffu", 1), "carrier.text.broken"),
    ],
)
def test_doubts(content: bytes, code: str) -> None:
    text, codes = found(content)
    assert text
    assert codes == [code]


def test_it_knows_a_text_by_its_name_alone() -> None:
    assert sniff(b"anything", "A.TXT")
    assert not sniff(b"anything", "a.css")
