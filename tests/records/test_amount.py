"""Amounts keep their bounds apart from their value (definitions 10 and 11)."""

from decimal import Decimal

import pytest

from servanda.records import Amount

D = Decimal


@pytest.mark.parametrize(
    ("given", "floor", "figure", "bound"),
    [
        ({"value": D(10)}, D(10), D(10), "exact"),
        ({"minimum": D(7)}, D(7), D(7), "at-least"),
        ({"maximum": D(8000)}, None, D(8000), "up-to"),
        ({"minimum": D(5), "maximum": D(7)}, D(5), D(5), "at-least"),
    ],
)
def test_how_an_amount_is_to_be_read(given: dict, floor, figure: D, bound: str) -> None:
    amount = Amount(unit="soldier", **given)
    assert (amount.floor, amount.figure, amount.bound) == (floor, figure, bound)


@pytest.mark.parametrize(
    "given",
    [
        {"unit": "USD"},
        {"unit": "", "value": D(1)},
        {"unit": "USD", "value": D("NaN")},
        {"unit": "USD", "maximum": D("Infinity")},
        {"unit": "USD", "minimum": D(2), "maximum": D(1)},
    ],
)
def test_what_is_no_amount(given: dict) -> None:
    with pytest.raises(ValueError, match=r"amount|minimum"):
        Amount(**given)


def test_money_is_known_by_its_code() -> None:
    assert Amount(unit="VND", value=D(1)).is_money
    assert not Amount(unit="truck", value=D(1)).is_money
    assert not Amount(unit="Mỹ", value=D(1)).is_money
