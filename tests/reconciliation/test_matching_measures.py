"""How near amounts and days are."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.reconciliation.matching_measures import (
    amount_part,
    amount_text,
    date_part,
    own_amount,
)
from servanda.records import Amount
from servanda.records.pairing import Candidate, Sought


def sought(figure: str, **more: object) -> Sought:
    amount = Amount(unit="USD", value=Decimal(figure))
    return Sought(promise="p", amount=amount, worth=float(figure), unit="USD", **more)


def paid(figure: str, **more: object) -> Candidate:
    given = {"currency": "USD", "amount": Decimal(figure), "worth": float(figure)}
    return Candidate(**{"dataset": "t", "measure": "USD", **given, **more})


@pytest.mark.parametrize(
    ("promised", "figure", "code"),
    [
        ("100", "100", "amount-equal"),
        ("1000000", "1049999", "amount-rounded"),
        ("1000000000", "870000000", "amount-rounded"),
        ("1000000000", "500000000", "amount-part"),
        ("1000000000", "1500000000", "amount-above"),
        ("1000001", "1004001", "amount-near"),
        ("1000001", "1100000", "amount-near"),
        ("1000000", "300000", "amount-part"),
        ("1000000", "3000000", "amount-above"),
    ],
)
def test_amounts(promised: str, figure: str, code: str) -> None:
    assert amount_part(sought(promised), paid(figure))[1].code == code


@pytest.mark.parametrize(
    ("figure", "percent"), [("25000000", "2.5"), ("8527", "0.0009"), ("1", "0.0000001")]
)
def test_a_small_part_is_not_told_as_none(figure: str, percent: str) -> None:
    ground = amount_part(sought("1000000000"), paid(figure))[1]
    assert dict(ground.details)["percent"] == percent


def test_the_conversion_of_the_publisher_is_its_own_amount() -> None:
    flow = paid("100", currency="EUR", converted=Decimal(110), converted_currency="USD")
    assert own_amount(flow, "USD") == 110
    assert own_amount(flow, "EUR") == 100
    assert own_amount(flow, "JPY") is None
    assert amount_text(flow) == "100 EUR"


def test_nearer_days_say_more() -> None:
    wanted = sought("1", begins=date(2026, 1, 1), ends=date(2026, 12, 31), aim=date(2026, 6, 30))
    days = [date(2026, 6, 30), date(2026, 2, 1), date(2027, 3, 1), date(2029, 1, 1)]
    parts = [date_part(wanted, paid("1", day=day))[0] for day in days]
    assert parts == sorted(parts, reverse=True)
