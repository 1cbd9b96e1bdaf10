"""Two amounts of one unit: whether both can be true."""

import pytest

from servanda.reconciliation.figures import clash, differing, plain
from servanda.reconciliation.told import AmountTold
from tests.reconciliation.making import amount, document, span, usd


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (usd(5), usd(7), True),
        (usd(5), usd(5), False),
        (usd(minimum=5), usd(7), False),
        (usd(minimum=7), usd(5), True),
        (usd(minimum=5), usd(minimum=7), False),
        (usd(maximum=5), usd(minimum=7), True),
        (usd(minimum=4, maximum=6), usd(5), False),
        (usd(5, approximate=1), usd(6), False),
        (usd(640, approximate=1), usd(460), True),
    ],
)
def test_whether_no_number_satisfies_both(one, other, expected):
    assert clash(one, other) is clash(other, one) is expected


def test_a_contradiction_of_amounts_quotes_both():
    one, other = document("a", "47 countries came."), document("b", "Only 31 countries came.")
    found = differing(
        (one, AmountTold(**span(one.text, "47 countries"), amount=amount("country", 47))),
        (other, AmountTold(**span(other.text, "31 countries"), amount=amount("country", 31))),
    )
    assert (found.kind, found.values, found.hard) == ("count", ("31 country", "47 country"), True)
    assert [q.quote for q in found.quotations] == ["31 countries", "47 countries"]
    assert plain(usd(5_000_000)) == "5000000 USD"
