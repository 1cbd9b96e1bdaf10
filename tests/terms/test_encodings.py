"""An encoding is told by a mark, by zeros, or by the letters that it gives most of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.terms.encodings import USUAL, code_page, marked, wide

WORDS = "The ships sail on Monday."
TEXTS = {
    "cp1252": "Café déjà vu, tenants, reçu",
    "cp1250": "Łódź, województwo śląskie, Żory",
    "cp1251": "Организация Красный Крест",
    "cp1256": "ستقدم الوزارة خياما إلى شمال القطاع",
}


@pytest.mark.parametrize(
    ("content", "codec"),
    [
        (b"\xef\xbb\xbfa", "utf-8"),
        (WORDS.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"abc", ""),
        (b"", ""),
    ],
)
def test_marks(content: bytes, codec: str) -> None:
    assert marked(content) == codec


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("cut", [0, 1])
def test_zeros(codec: str, cut: int) -> None:
    content = WORDS.encode(codec)
    assert wide(content[: len(content) - cut]) == codec


@pytest.mark.parametrize(
    "content", [b"", b"abc", WORDS.encode(), bytes(40), b"a\x00\x01\x02 binary", b"\x7fELF\x02\x01"]
)
def test_what_is_not_wide(content: bytes) -> None:
    assert wide(content) == ""


@pytest.mark.parametrize("page", TEXTS)
def test_code_pages(page: str) -> None:
    assert code_page(TEXTS[page].encode(page)) == page


@given(st.binary())
def test_any_bytes_have_an_answer(content: bytes) -> None:
    assert code_page(content) in USUAL
    assert isinstance(wide(content) + marked(content), str)
