"""What an amount is worth in another currency is exact, however long the numbers are."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.flows.pricing import priced, quote_all
from servanda.flows.rates import DAILY, Quotes, Rates
from servanda.flows.snapshot import connect
from tests.examples import examples

DAY = date(2020, 6, 1)
NARROW, WIDE = "DECIMAL(18, 6)", "DECIMAL(38, 6)"
MILLIONTH = Decimal("0.000001")


def worth_of(amount, units):
    """Return what an amount of XTS is worth in USD where one USD is so many units of it, and the rate."""
    quotes = Quotes("bank", "USD", DAILY)
    quotes.add("XTS", DAY, units)
    rates = Rates(lambda: (quotes,))
    with connect() as con:
        con.execute("CREATE TABLE held AS SELECT 'XTS' AS currency, ?::DATE AS day", [DAY])
        quote_all(con, "FROM held", rates=rates, currency="USD")
        kind = NARROW if abs(amount) < 10**11 else WIDE  # as the columns of a snapshot are
        rows = f"""SELECT 1 AS nth, {amount}::{kind} AS own, whole, upper, lower, near, most
            FROM factors"""
        ((_, worth),) = con.execute(priced(rows, worth="HUGEINT")).fetchall()
    return Decimal(worth), rates.find("XTS", "USD", DAY).factor


@settings(max_examples=examples(10), deadline=None)
@given(
    amount=st.decimals(-(10**17), 10**17, places=6) | st.decimals(-(10**6), 10**6, places=2),
    units=st.decimals("1e-6", 10**6, places=9),
)
@example(amount=Decimal("1.000001"), units=Decimal(2))
@example(amount=Decimal("1.000003"), units=Decimal(2))
@example(amount=Decimal("-1.000003"), units=Decimal(2))
@example(amount=Decimal("90000000000.000001"), units=Decimal(2))
@example(amount=Decimal("-90000000000.000003"), units=Decimal(2))
def test_products_are_exact_and_half_goes_to_even(amount, units):
    worth, factor = worth_of(amount, units)
    with localcontext(prec=80):
        exact = (amount * factor).quantize(MILLIONTH, rounding=ROUND_HALF_EVEN)
        assert worth == exact / MILLIONTH


@pytest.mark.parametrize("kind", [NARROW, WIDE])
def test_what_needs_no_rate_is_worth_itself(kind):
    for amount in ("12.5", "10000000000", "-90000000000.000001"):
        rows = f"""SELECT {amount}::{kind} AS own, NULL::HUGEINT AS whole, NULL::HUGEINT AS upper,
            NULL::HUGEINT AS lower, NULL::DOUBLE AS near, NULL::BIGINT AS most"""
        with connect() as con:
            ((worth,),) = con.execute(priced(rows, worth="HUGEINT")).fetchall()
        assert worth == Decimal(amount) * 10**6
