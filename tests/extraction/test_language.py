"""Which language: those we read, and silence for the others."""

import unicodedata

import pytest

from servanda.extraction.language import detect, function_words, plain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Đoàn sẽ đến Cairo vào ngày 3/3 và gặp các nhà tài trợ.", "vi"),
        ("The ministry will send tents to the north of the strip in March.", "en"),
        ("ستقدم الوزارة خياما إلى شمال القطاع في مارس.", "ar"),
        ("Pemerintah akan mengirim tenda ke wilayah utara pada bulan Maret.", "id"),
        ("Menteri itu mengatakan bahwa bantuan dari Kenya belum tiba di pelabuhan.", "id"),
        ("Le ministère enverra des tentes au nord de la bande en mars prochain.", ""),
        ("Das Ministerium wird im März Zelte in den Norden des Gebiets schicken.", ""),
        ("وزارت امور خارجه گفت که چادرها را به شمال می‌فرستد و پیگیری می‌کند.", ""),
        ("Министерство направит палатки на север.", ""),
        ("該部將於三月派送帳篷。", ""),
        ("12 345", ""),
        ("", ""),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language


def test_function_words_of_all_languages() -> None:
    assert {"và", "the", "في"} <= function_words("")
    assert function_words("fr") == frozenset()


def test_a_plain_text_needs_no_look_at_its_page():
    assert plain("Nước này sẽ được giúp để đổi mới cơ sở hạ tầng") == "vi"
    assert plain("سترسل مصر خياما إلى غزة") == "ar"
    assert plain("They will send tents to the north and it is done") == ""
    assert plain("Đăng nhập. They will send tents to the north and it is done") == ""


def test_letters_with_their_marks_apart() -> None:
    apart = unicodedata.normalize("NFD", "Việt Nam sẽ gửi 5.000 tấn gạo, bộ trưởng nói.")
    assert detect(apart) == plain(apart) == "vi"
