"""The text of a record as XML reads it."""

import pytest

from servanda.standards.iati.text import LARGEST, plain, text_of, words


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"<a>1</a>", "<a>1</a>"),
        (b"a\r\nb", "a\nb"),
        (b"a\rb", None),
        (b"a\x00", None),
        (b"a\x1f", None),
        (b"\xff", None),
        (b"\xef\xbf\xbf", None),
        (b"]]>", None),
        (b"]] >", "]] >"),
        (b"a & b", None),
        (b"a &amp; &#233; &#xE9;", "a &amp; &#233; &#xE9;"),
        (b"&#0;", None),
        (b"&#xD800;", None),
        (b"&#x110000;", None),
        (b"x" * (LARGEST + 1), None),
    ],
)
def test_text_of(content: bytes, text: str | None) -> None:
    assert text_of(content) == text


def test_references_are_resolved_once() -> None:
    assert plain("&amp;lt; &#38;lt; &#x41;") == "&lt; &lt; A"


@pytest.mark.parametrize(
    ("text", "line"),
    [(" a\n  b ", "a b"), ("a&#10;b", "a b"), ("ltpgt", None), ("strength", "strength")],
)
def test_words(text: str, line: str | None) -> None:
    assert words(text) == line
