"""Numbers in figures and in words."""

from decimal import Decimal

import pytest

from servanda.extraction.amounts.numbers import parse, spoken


@pytest.mark.parametrize(
    ("figures", "language", "scaled", "value"),
    [
        ("37,2", "vi", True, "37.2"),
        ("8.000", "vi", False, "8000"),
        ("8.000.000", "vi", False, "8000000"),
        ("1.234,5", "vi", False, "1234.5"),
        ("1,409", "vi", True, "1.409"),
        ("1,409", "vi", False, "1409"),
        ("1,409", "en", True, "1409"),
        ("3.507", "en", True, "3.507"),
        ("1,234.5", "en", False, "1234.5"),
        ("0.125", "en", True, "0.125"),
        ("8 000", "en", False, "8000"),
        ("1,5", "ar", True, "1.5"),
        ("1.5", "ar", True, "1.5"),
        ("12", "", False, "12"),
        ("1,2.3,4", "en", False, None),
        ("", "en", False, None),
    ],
)
def test_parse(figures: str, language: str, scaled: bool, value: str | None) -> None:
    assert parse(figures, language, scaled=scaled) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("hai mươi lăm", "vi", 25),
        ("hai trăm nghìn", "vi", 200_000),
        ("ba nghìn tỷ", "vi", 3 * 10**12),
        ("one hundred twenty five", "en", 125),
        ("ten thousand", "en", 10_000),
        ("ثمانية آلاف", "ar", 8_000),
        ("مليار", "ar", 10**9),
        ("ألفي", "ar", 2_000),
        ("سبعة عشر", "ar", 17),
    ],
)
def test_spoken(words: str, language: str, value: int) -> None:
    assert spoken(words.split(), language) == value


def test_words_that_are_no_numbers() -> None:
    assert spoken(["ship"], "en") is None
    assert spoken([], "en") is None
    assert spoken([], "en", start=Decimal(5)) == 5
