"""Amounts in JSON and on a terminal are exact to the cent."""

from decimal import Decimal

import pytest

from servanda.cli.flows_output import money, number


@pytest.mark.parametrize(
    ("amount", "json", "words"),
    [
        ("725591299.000000", 725_591_299, "725,591,299"),
        ("0.10", 0.1, "0.10"),
        ("-12.345000", -12.35, "-12.35"),
        ("99999999999999999.000000", 99_999_999_999_999_999, "99,999,999,999,999,999"),
    ],
)
def test_amounts(amount: str, json: float, words: str) -> None:
    assert number(Decimal(amount)) == json
    assert money(Decimal(amount)) == words


def test_no_amount() -> None:
    assert number(None) is None
