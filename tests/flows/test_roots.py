"""Who pays but is paid from no beginning: worked out payment by payment, and as its definition says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.flows.roots import rootless


@pytest.mark.parametrize(
    ("payments", "found"),
    [
        ("", []),
        ("AB BC", []),  # A begins
        ("AB BA", [0, 1]),  # nobody does
        ("AB BC DE ED DF", [3, 4]),
        ("AB BA CA", []),  # what C gives reaches both
        ("AB BA AC CD", [0, 1, 2]),  # and what comes of nothing, too
        ("AB AB", []),
        ("AB BA @A", []),  # A is paid by nobody who is known
        ("AB BA @Z", [0, 1]),
    ],
)
def test_who_is_paid_from_no_beginning(payments, found):
    ends = [(ord(payer) - 65, ord(payee) - 65) for payer, payee in payments.split()]
    known = [(payer, payee) for payer, payee in ends if payer >= 0]
    entered = [payee for payer, payee in ends if payer < 0]
    assert rootless([a for a, _ in known], [b for _, b in known], entered) == found


def test_a_long_chain():
    many = 200_000
    assert rootless(range(many), range(1, many + 1), []) == []
    assert rootless([1, *range(many)], [0, *range(1, many + 1)], []) == list(range(many))


ACTS = st.integers(0, 8)


@given(
    st.lists(st.tuples(ACTS, ACTS).filter(lambda ends: ends[0] != ends[1]), max_size=20),
    st.frozensets(ACTS, max_size=2),
)
def test_as_the_definition_says(payments, entered):
    payers, payees = {payer for payer, _ in payments}, {payee for _, payee in payments}
    reached = (payers - payees) | entered
    while more := {payee for payer, payee in payments if payer in reached} - reached:
        reached |= more
    found = rootless([a for a, _ in payments], [b for _, b in payments], entered)
    assert found == sorted(payers - reached)
