"""Parts of a delivery: never more than what arrived."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.matching_shares import Excess, left, share
from servanda.records import Amount, Delivery, Match, When, Wording

PARTS = st.dictionaries(
    st.sampled_from("abcd"),
    st.none() | st.decimals(min_value=1, max_value=150, places=2),
    min_size=1,
)


def delivery(amount: Decimal) -> Delivery:
    return Delivery(
        plan="p", id="d", title=Wording(en="d"), stage="disbursed", date=When("2026-01-01"),
        amount=Amount(unit="USD", value=amount),
    )  # fmt: skip


def match(promise: str, amount: Amount | None) -> Match:
    return Match(plan="p", id=f"{promise}~d", promise=promise, delivery="d", amount=amount)


@given(st.lists(PARTS, max_size=6), st.decimals(min_value=0, max_value=200, places=2))
def test_never_more_than_its_amount(
    claims: list[dict[str, Decimal | None]], amount: Decimal
) -> None:
    """Whatever is claimed in whatever order, all that is granted together fits the delivery."""
    arrived, held = delivery(amount), {}
    for parts in claims:
        try:
            granted = share(arrived, held.values(), parts)
        except Excess:
            continue
        held |= {promise: match(promise, part) for promise, part in granted.items()}
        total = sum(amount if m.amount is None else m.amount.figure for m in held.values())
        assert total <= amount
        assert left(arrived, held.values()) == amount - total


def test_all_of_it_is_no_part() -> None:
    assert share(delivery(Decimal(100)), [], {"a": None}) == {"a": None}


def test_the_rest_goes_to_who_names_no_part() -> None:
    found = share(delivery(Decimal(100)), [], {"a": Decimal(60), "b": None})
    assert found["b"] == Amount(unit="USD", value=Decimal(40))


@pytest.mark.parametrize("part", [Decimal(0), Decimal(-1), Decimal("NaN")])
def test_nothing_is_no_part(part: Decimal) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        share(delivery(Decimal(100)), [], {"a": part})
