"""One delivery among several promises: its parts never exceed it, and the excess is a finding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.case import cases
from servanda.reconciliation.shares import findings
from tests.reconciliation.making import amount, delivery, match, promise, usd


def parts(records):
    return {m.id: m.amount.value for c in cases(records) for m, _ in c.deliveries if m.amount}


@pytest.mark.parametrize(
    ("claims", "expected", "codes"),
    [
        ({"p": usd(60), "q": usd(40)}, [60, 40], []),
        ({"p": usd(60), "q": usd(70)}, [60, 40], ["reconciliation.match.excess"]),
        ({"p": usd(60), "q": None}, [60, 40], []),
        ({"p": usd(100), "q": None}, [100, 0], ["reconciliation.match.excess"]),
        ({"p": usd(60), "q": amount("EUR", 40)}, [60], ["reconciliation.match.unit"]),
    ],
)
def test_parts_of_100(claims, expected, codes):
    """100 arrived; each match claims its part, one without an amount claims what is left."""
    records = [promise("p", amount=usd(100)), promise("q", amount=usd(100))]
    records += [delivery("d", "2015-01-01", usd(100))]
    records += [match("d", name, amount=claim) for name, claim in claims.items()]
    assert list(parts(records).values()) == expected
    assert [finding.code for finding in findings(records)] == codes


def test_a_match_without_its_delivery_is_a_finding():
    found = findings([promise(amount=usd(1)), match("gone")])
    assert [f.code for f in found] == ["reconciliation.match.no-delivery"]
    assert found[0].where == "match:p-gone"


@given(st.lists(st.none() | st.integers(0, 500), min_size=1, max_size=6))
def test_the_parts_never_exceed_the_delivery(claims):
    records = [delivery("d", "2015-01-01", usd(100))]
    for at, claim in enumerate(claims):
        records += [promise(f"p{at}", amount=usd(100))]
        records += [match("d", f"p{at}", amount=None if claim is None else usd(claim))]
    whole = [m for c in cases(records) for m, _ in c.deliveries if m.amount is None]
    assert sum(parts(records).values(), Decimal(0)) + 100 * len(whole) <= 100
