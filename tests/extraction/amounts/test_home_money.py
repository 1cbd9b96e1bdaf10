"""Whose money a noun means that many states have."""

import pytest

from servanda.extraction.reading import as_json, read

SUMS = [
    ("en", "Switzerland promised 18 million francs for the road.", ["CHF"]),
    ("en", "The county in Kenya had budgeted 38 million shillings.", ["KES"]),
    ("en", "Nepal has asked for 600 million rupees.", ["NPR"]),
    ("en", "They asked for 600 million rupees.", ["INR"]),
    ("en", "Norway pays 300 million kroner, Denmark 200 million kroner.", ["NOK", "DKK"]),
    ("en", "Egypt spent 5 million pounds sterling.", ["GBP"]),
    ("en", "They paid 20 million francs.", ["franc"]),
    ("vi", "Thụy Sĩ cam kết 18 triệu franc cho con đường.", ["CHF"]),
    ("vi", "Kuwait góp 5 triệu dinar.", ["KWD"]),
    ("ar", "تعهدت سويسرا بدفع 18 مليون فرنك.", ["CHF"]),
    ("ar", "خصصت الكويت 5 ملايين دينار، ورصدت السعودية 20 مليون ريال.", ["KWD", "SAR"]),
    ("ar", "قالت الوزارة العراقية إنها صرفت 40 مليار دينار.", ["IQD"]),
]


@pytest.mark.parametrize(("language", "text", "units"), SUMS)
def test_the_countries_named_tell(language: str, text: str, units: list[str]) -> None:
    made = as_json(read(text, language=language, published="2026-02-21"))
    assert [a["unit"] for a in made["amounts"]] == units
