"""Values on which accounts differ: figures, bounds and days in the language of the page."""

import pytest

from servanda.portal.retold import retold


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
        ("", "en", ""),
    ],
)
def test_a_value_is_told_in_the_language_of_the_page(kept: str, language: str, said: str) -> None:
    assert retold(kept, language) == said
