"""Values on which accounts differ: figures, bounds and days in the language of the page."""

import pytest

from servanda.portal.retold import accounts, retold


@pytest.mark.parametrize(
    ("kept", "language", "said"),
    [
        ("5 082 000 000 USD", "vi", "5.082.000.000\u00a0USD"),
        ("212000000 USD", "en", "212,000,000\u00a0USD"),
        (">50", "en", "more than 50"),
        ("≤8 000", "vi", "tối đa 8.000"),
        ("≥1 000 000 000 USD", "en", "at least 1,000,000,000\u00a0USD"),
        ("≈24", "ar", "نحو 24"),
        ("8 000", "en", "8,000"),
        ("2026-02-19", "en", "19 February 2026"),
        ("2803", "vi", "2803"),
        ("12 34 USD", "en", "12 34 USD"),
        ("raises", "ar", "يجمع"),
        ("pledges", "vi", "tự cam kết"),
        ("JPMorgan", "ar", "JPMorgan"),
        ("31 country", "en", "31\u00a0countries"),
        ("31 country", "vi", "31\u00a0quốc gia"),
        ("31 people of Port Ada", "vi", "31 people of Port Ada"),
        ("2026-02-18/2026-02-20", "en", "18 February 2026 – 20 February 2026"),
        ("", "en", ""),
    ],
)
def test_a_value_is_told_in_the_language_of_the_page(kept: str, language: str, said: str) -> None:
    assert retold(kept, language) == said


@pytest.mark.parametrize(
    ("note", "language", "said"),
    [
        ("count: 31 country ≠ 38 country", "en", "count: 31\u00a0countries ≠ 38\u00a0countries"),
        ("số đếm: 31 country ≠ 8000 soldier", "vi",
         "số đếm: 31\u00a0quốc gia ≠ 8.000\u00a0binh sĩ"),
        ("مقدار: \u206820000000 USD\u2069 ≠ \u20685 USD\u2069", "ar",
         "مقدار: \u206820,000,000\u00a0USD\u2069 ≠ \u20685\u00a0USD\u2069"),
        ("date: 2026-02-17 ≠ 2026-02-18", "en", "date: 17 February 2026 ≠ 18 February 2026"),
        ("identifier: 2803 ≠ 2830", "en", "identifier: 2803 ≠ 2830"),
        ("who said what", "en", "who said what"),
    ],
)  # fmt: skip
def test_accounts_that_differ_are_told_in_a_line(note: str, language: str, said: str) -> None:
    assert accounts(note, language) == said
