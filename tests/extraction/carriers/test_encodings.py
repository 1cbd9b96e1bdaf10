"""Which encoding a text is in: by its mark, its zeros, its bytes; a doubt is counted."""

import unicodedata

import pytest

from servanda.extraction.carriers.encodings import Decoded, decoded

VIETNAMESE = "Đoàn sẽ gửi lều và thuốc men tới phía bắc của dải đất ấy."
ARABIC = "ستقدم الوزارة خياما إلى شمال القطاع في الربيع."
MARKS = {"\u0300": 0xCC, "\u0301": 0xEC, "\u0309": 0xD2, "\u0303": 0xDE, "\u0323": 0xF2}


def old_vietnamese(text: str) -> bytes:
    """Return windows-1258, which writes a tone as a mark of its own behind the vowel."""
    content = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in MARKS), "")
        plain = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        content += plain.encode("cp1258") + (bytes([MARKS[tone]]) if tone else b"")
    return content


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (VIETNAMESE.encode(), "UTF-8"),
        (VIETNAMESE.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\x00\x00" + ARABIC.encode("utf-32-le"), "UTF-32"),
        ("The ships sail on Monday.".encode("utf-16-le"), "UTF-16LE"),
        ("The ships sail on Monday.".encode("utf-32-be"), "UTF-32BE"),
        (ARABIC.encode("cp1256"), "windows-1256"),
        (old_vietnamese(VIETNAMESE), "windows-1258"),
        ("Café déjà vu, tenants, reçu".encode("cp1252"), "windows-1252"),
    ],
)
def test_the_words_come_back(content: bytes, encoding: str) -> None:
    found = decoded(content)
    assert found.encoding == encoding
    assert found.text is not None
    known = (VIETNAMESE, ARABIC, "The ships sail on Monday.", "Café déjà vu, tenants, reçu")
    assert unicodedata.normalize("NFC", found.text) in known
    assert (found.broken, found.cut) == (0, False)


def test_an_end_inside_a_letter() -> None:
    assert decoded(VIETNAMESE.encode()[:-3]).cut


def test_a_few_broken_places_leave_it_utf8() -> None:
    content = (VIETNAMESE * 5).encode().replace("lều".encode(), b"l\xffu", 1)
    assert decoded(content).encoding == "UTF-8"
    assert decoded(content).broken == 1


@pytest.mark.parametrize("declared", ["windows-1256", "WINDOWS-1256 ", "cp1256"])
def test_a_declared_encoding_is_believed(declared: str) -> None:
    assert decoded("فيه".encode("cp1256"), declared).text == "فيه"


@pytest.mark.parametrize("declared", ["", "no-such", "utf-8", "idna", "\x00", "rot13", "hex"])
def test_a_declaration_that_is_none_is_passed_over(declared: str) -> None:
    assert decoded(ARABIC.encode("cp1256"), declared).encoding == "windows-1256"


@pytest.mark.parametrize("content", [b"a\x00\x01\x02 binary", b"\x7fELF\x02\x01" + bytes(9) + b">"])
def test_what_is_no_text(content: bytes) -> None:
    assert decoded(content) == Decoded(text=None, encoding="")
