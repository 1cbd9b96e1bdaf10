"""Bytes into text, what is refused with advice, and the facts of the head."""

import pytest

from servanda.extraction.document import MAX_BYTES, Undecodable, decode, facts
from servanda.extraction.page import zones
from servanda.extraction.view import View

VIETNAMESE = "Đoàn sẽ gửi lều và thuốc men tới phía bắc của dải đất ấy."
ARABIC = "ستقدم الوزارة خياما إلى شمال القطاع في الربيع."


@pytest.mark.parametrize("text", ["a", "\ufeffngày 19/2\r\n", VIETNAMESE, ARABIC])
def test_text_is_kept_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode()).encode() == text.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n", "picture"),
        (b"text \x00\x01\x02 and more text here", "binary"),
        ("Việt Nam".encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        (b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00>\x00\x01\x00\x00\x00", "binary file"),
        (b"\xff\xfe\x00\x00" + "Gaza".encode("utf-32-le"), "iconv -f UTF-32 "),
        ("The ships sail on Monday.".encode("utf-16-le"), "iconv -f UTF-16LE"),
        ("The ships sail on Monday.".encode("utf-16-be"), "iconv -f UTF-16BE"),
        ("The ships sail on Monday.".encode("utf-32-le"), "iconv -f UTF-32LE"),
        (ARABIC.encode("cp1256"), "iconv -f WINDOWS-1256 -t UTF-8"),
        ("Café déjà vu, tenants, reçu".encode("cp1252"), "iconv -f WINDOWS-1252 -t UTF-8"),
        (b"a" * (MAX_BYTES + 1), "limit is 20 MB"),
    ],
)
def test_refused(content: bytes, said: str) -> None:
    with pytest.raises(Undecodable, match=said):
        decode(content)


def test_old_vietnamese_encoding() -> None:
    # windows-1258 writes a tone as a mark of its own behind the vowel
    marks = {
        "\u0300": b"\xcc",
        "\u0301": b"\xec",
        "\u0309": b"\xd2",
        "\u0303": b"\xde",
        "\u0323": b"\xf2",
    }
    import unicodedata

    content = b""
    for letter in VIETNAMESE:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in marks), "")
        plain = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        content += plain.encode("cp1258") + marks.get(tone, b"")
    with pytest.raises(Undecodable, match="iconv -f WINDOWS-1258 -t UTF-8"):
        decode(content)


def head(text: str, language: str, published: str = ""):
    """Return the facts of a page."""
    page = zones(text, language=language)
    return facts(View(text), page, language=language, published=published)


def test_facts_of_a_page() -> None:
    text = (
        "Các bộ trưởng bàn về bến cảng phía bắc\n03/03/2026 08:15\nN.V. (Theo Hãng Ví Dụ)\n"
        "Chín bộ trưởng họp hôm thứ ba tại Cairo.\nBáo Ví Dụ trân trọng giới thiệu bài viết.\n"
    )
    found = head(text, "vi")
    assert str(found.published) == "2026-03-03"
    assert found.headline == "Các bộ trưởng bàn về bến cảng phía bắc"
    assert (found.agency, found.outlet) == ("Hãng Ví Dụ", "Ví Dụ")


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("en", "date 2026-03-04 Ships sail on Monday, he said.", "2026-03-04"),
        ("en", " date 2026-13-44 Ships sail on Monday, he said.", "None"),
        ("en", "CAIRO, 3 March 2026 (Example) - Ships sail on Monday.", "2026-03-03"),
        ("en", "Ships will sail on 3 March 2026 from the north.", "None"),
        ("ar", "القاهرة، 3 مارس 2026 (مثال) - تبحر السفن.", "2026-03-03"),
    ],
)
def test_published(language: str, text: str, published: str) -> None:
    assert str(head(text, language).published) == published


def test_the_callers_date_goes_first() -> None:
    assert str(head("date 2026-03-04 Ships sail.", "en", "2026-03-01").published) == "2026-03-01"


def test_dateline_names_the_agency() -> None:
    found = head("CAIRO (Example News) - The ships sail on Monday.", "en")
    assert (found.agency, found.outlet) == ("Example News", "Example News")
