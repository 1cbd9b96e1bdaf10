"""Right-to-left lines: from their places on the page to the order of speech."""

import pytest

from servanda.extraction.carriers.visual import logical, ordered


def drawn(*words: str) -> list[str]:
    """Return glyphs from left to right of words given from left to right, each as it is spoken."""
    line: list[str] = []
    for word in words:
        rtl = any("\u0590" <= char <= "\u08ff" and not char.isdigit() for char in word)
        line += (
            [" ", *(reversed(word) if rtl else word)] if line else (reversed(word) if rtl else word)
        )
    return line


@pytest.mark.parametrize(
    ("seen", "spoken"),
    [
        (("خيمة", "4000", "ستقدم"), "ستقدم 4000 خيمة"),
        (("2026", "مارس", "3", "القاهرة،"), "القاهرة، 3 مارس 2026"),
        (("في", "UN", "2803", "القرار"), "القرار UN 2803 في"),
        (("17/11/2025", "في"), "في 17/11/2025"),
        (("دولار", "1,500,000", "بدفع"), "بدفع 1,500,000 دولار"),
        (("٤٠٠٠", "خيمة"), "خيمة ٤٠٠٠"),
        (("The", "fund", "pays"), "The fund pays"),
    ],
)
def test_logical(seen: tuple[str, ...], spoken: str) -> None:
    assert logical(drawn(*seen)) == spoken


@pytest.mark.parametrize(
    ("seen", "spoken"),
    [
        ("قبل )USD( دولار", "دولار (USD) قبل"),
        ("قبل (USD) دولار", "دولار (USD) قبل"),
    ],
)
def test_brackets_open_and_close(seen: str, spoken: str) -> None:
    words = seen.split(" ")
    assert logical(drawn(*words)) == spoken


def test_a_line_of_latin_script_keeps_its_order() -> None:
    line = drawn("The", "ministry", "(", "وزارة", ")", "pays", "today")
    assert logical(line) == "The ministry ( وزارة ) pays today"


def test_a_page_that_was_drawn_in_the_order_of_speech_stays() -> None:
    line = list("ستقدم الوزارة 4000 خيمة إلى القطاع")
    assert ordered([line]) == ["ستقدم الوزارة 4000 خيمة إلى القطاع"]


def test_nothing_is_nothing() -> None:
    assert ordered([]) == []
    assert logical([]) == ""


def test_a_bracket_closes_in_the_line_behind() -> None:
    """(منهم 12 جراحا | في غزة) إلى القطاع"""
    spoken = ["سترسل 60 طبيبا (منهم 12 جراحا", "في غزة) إلى القطاع (غدا)"]
    drawn = [list(reversed(line.replace("60", "06").replace("12", "21"))) for line in spoken]
    assert ordered(drawn) == spoken
