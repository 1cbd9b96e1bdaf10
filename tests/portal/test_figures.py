"""Amounts in words, in three languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.portal.figures import percent, short, speak, whole
from servanda.records import Amount


@pytest.mark.parametrize(
    ("amount", "language", "text", "exact"),
    [
        ({"unit": "USD", "value": "10000000000"}, "en", "10 billion USD", "10,000,000,000 USD"),
        ({"unit": "USD", "value": "37200000000"}, "vi", "37,2 tỷ USD", "37.200.000.000 USD"),
        ({"unit": "USD", "value": "37200000000"}, "ar", "37.2 مليار USD", "37,200,000,000 USD"),
        ({"unit": "USD", "value": "1796123456"}, "en", "1,796,123,456 USD", ""),
        ({"unit": "soldier", "maximum": "8000"}, "en", "up to 8,000 soldiers", ""),
        ({"unit": "USD", "minimum": "7000000000"}, "en", "at least 7 billion USD",
         "at least 7,000,000,000 USD"),
        ({"unit": "soldier", "maximum": "8000"}, "ar", "8,000 جندي كحد أقصى", ""),
        ({"unit": "soldier", "value": "103"}, "ar", "103 جنود", ""),
        ({"unit": "soldier", "value": "12"}, "ar", "12 جندي", ""),
        ({"unit": "aircraft", "value": "50", "approximate": True}, "en", "about 50 aircraft", ""),
        ({"unit": "expert", "value": "1"}, "en", "1 expert", ""),
        ({"unit": "doctor", "minimum": "3", "maximum": "5"}, "en", "3 to 5 doctors", ""),
        ({"unit": "EUR", "value": "0.5"}, "vi", "0,5 EUR", ""),
        ({"unit": "USD", "value": "0"}, "en", "0 USD", ""),
    ],
)  # fmt: skip
def test_an_amount_says_its_bound_and_loses_no_digit(
    amount: dict[str, object], language: str, text: str, exact: str
) -> None:
    numbers = {k: Decimal(str(v)) if k in ("value", "minimum", "maximum") else v for k, v in amount.items()}  # fmt: skip
    said = speak(Amount(**numbers), language)  # type: ignore[arg-type]
    assert said is not None
    assert said.text.replace("\u00a0", " ") == text
    assert said.exact.replace("\u00a0", " ") == exact


def test_no_amount_is_nothing_and_not_zero() -> None:
    assert speak(None, "en") is None


@given(st.decimals(min_value=0, max_value=10**15, places=2), st.sampled_from(["vi", "en", "ar"]))
def test_digits_are_western_everywhere(number: Decimal, language: str) -> None:
    for said in (whole(number, language), short(number, language)):
        assert not any("٠" <= c <= "٩" for c in said)


def test_a_ratio_is_printed_to_a_tenth() -> None:
    assert percent(Decimal("0.4017"), "en") == "40.2\u00a0%"
    assert percent(Decimal("0.75"), "vi") == "75\u00a0%"
    assert percent(Decimal(1), "ar") == "100\u00a0%"


def test_a_number_said_before_changes_no_other() -> None:
    zero, below = Decimal(0), Decimal("-0")
    assert zero == below
    apart = [whole(zero, "en"), whole(below, "en")]
    assert [whole(below, "en"), whole(zero, "en")] == apart[::-1]
    assert [whole(1200, one) for one in ("vi", "en", "vi")] == ["1.200", "1,200", "1.200"]
