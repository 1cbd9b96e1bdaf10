"""What must hold before a record is kept (the refusals themselves: test_store)."""

from decimal import Decimal

import pytest

from servanda.ledger.checks import check_text, check_values, grouped
from servanda.ledger.unkept import Unkept
from tests.strategies import WORLD


@pytest.mark.parametrize("number", ["0", "1E+59", "-1.5", "1E-60", "123456789.123456789"])
def test_sane_numbers_pass(number):
    check_values("promise", "a/b", {"amount_value": Decimal(number)})


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+60"), 2**31])
def test_other_numbers_are_refused(value):
    with pytest.raises(Unkept, match="Give a"):
        check_values("promise", "a/b", {"amount_value": value})


def test_text_comes_back_as_bytes():
    assert check_text("plan", "a", "Hứa") == "Hứa".encode()


def test_groups_stand_in_the_order_of_kinds():
    assert list(grouped(reversed(WORLD))) == [
        "plan",
        "document",
        "instrument",
        "direction",
        "occasion",
        "promise",
        "delivery",
    ]
