"""An encoding is told by a mark, by zeros, or by the letters that it gives most of."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.terms.encodings import TONES, USUAL, code_page, marked, wide

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


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("cp1258", "Việt Nam"),
        ("cp1258", "Hà Nội, Đà Nẵng, Cần Thơ"),
        ("cp1258", "donor,province\nBộ Y tế,Quảng Ngãi\nHội Chữ thập đỏ,Thừa Thiên Huế\n"),
        ("cp1258", "Trường tiểu học đã được xây dựng lại với 20 phòng học"),
        ("cp1252", "Perché è così? Lunedì può arrivare in città, però più tardi"),
        ("cp1252", "Þorpið fékk aðstoð frá Íslandi í síðasta mánuði, það er gott"),
        ("cp1252", "Situação não será fácil, à população afetada"),
        ("cp1252", "Reconstruction de l'hôpital, éducation, réfugiés à Tripoli"),
        ("cp1252", "El niño recibió año tras año más atención"),
        ("cp1250", "Příspěvek na obnovu škol, žáci a učitelé"),
        ("cp1251", "Организация,Сумма,USD\nКрасный Крест,1000,USD"),
        ("cp1251", "Міністерство охорони здоров'я України"),
        ("cp1256", "UNICEF,الصحة,1000\nWFP,الغذاء,2000"),
    ],
)
def test_code_pages_that_are_alike(page: str, text: str) -> None:
    """A tone of cp1258 is a letter of each other page; those of Cyrillic are all usual ones."""
    content = text.encode(page, "replace") if page != "cp1258" else in_1258(text)
    assert code_page(content) == page


def in_1258(text: str) -> bytes:
    """Return Vietnamese as Windows saves it: what the page has as one letter, else vowel and tone."""
    found = b""
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = normalize("NFD", letter)
            found += normalize(
                "NFC", apart[0] + "".join(c for c in apart[1:] if c not in TONES)
            ).encode("cp1258")
            found += "".join(c for c in apart[1:] if c in TONES).encode("cp1258")
    return found


@given(st.binary())
def test_any_bytes_have_an_answer(content: bytes) -> None:
    assert code_page(content) in USUAL
    assert isinstance(wide(content) + marked(content), str)
