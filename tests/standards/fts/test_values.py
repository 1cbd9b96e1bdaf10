"""Values of a flow from whatever stands in the field."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.fts.values import amount, day, decimal, flag, text, words


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        (Decimal("1200"), "1200"),
        ("1,234.50", "1234.5"),
        ("-3", "-3"),
        (Decimal("1e3"), "1000"),
        ("0.1234567", "0.123457"),
        ("-0.00000001", "0"),
        ("1,23", None),
        ("1.000,5", None),
        ("9" * 40, None),
        ("NaN", None),
        ("1e99", None),
        (True, None),
        ("", None),
        (None, None),
        ([1], None),
    ],
)
def test_amounts(given_: object, found: str | None) -> None:
    assert amount(given_) == found


@given(st.text() | st.decimals() | st.integers() | st.lists(st.none()))
def test_anything_may_be_asked(value: object) -> None:
    found = amount(value)
    assert found is None or abs(Decimal(found)) <= Decimal(10) ** 32
    day(value)
    flag(value)
    words(value)
    decimal(value)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1970-01-01", 0),
        ("2020-05-13T00:00:00Z", 18395),
        ("2021-02-30", None),
        ("0000-01-01", None),
        ("13/05/2020", None),
    ],
)
def test_days(said: str, found: int | None) -> None:
    assert day(said) == found


def test_words_and_flags() -> None:
    assert words(["a", None, " b "]) == ["a", "b"]
    assert words("a") == ["a"]
    assert (flag(True), flag("False"), flag("perhaps")) == (True, False, None)
    assert (text(False), text({}), text(Decimal("1.50"))) == ("false", "", "1.50")
