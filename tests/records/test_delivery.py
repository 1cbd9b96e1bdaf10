"""A delivery says how much, and a ratio says of what."""

from decimal import Decimal

import pytest

from servanda.records import Amount, Delivery, When, Wording


def test_a_delivery_says_how_much_and_a_ratio_of_what() -> None:
    delivery = {"plan": "p", "id": "x", "title": Wording(en="x"), "stage": "disbursed"}
    with pytest.raises(ValueError, match="amount or a share"):
        Delivery(**delivery, date=When("2026"))
    with pytest.raises(ValueError, match="definition 6"):
        Delivery(**delivery, date=When("2026"), share=40)
    usd = Amount(unit="USD", value=Decimal(3507))
    assert Delivery(**delivery, date=When("2026"), share=40, share_of=usd).share == 40
