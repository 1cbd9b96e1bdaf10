"""What is left out is gathered by reason, with its count and its sums, one for each unit."""

from servanda.reconciliation.left_out import gather
from tests.reconciliation.making import amount, usd


def test_rows_are_gathered_by_reason():
    found = gather(
        [
            ("other-currency", "b", amount("EUR", 450)),
            ("contested", "c", None),
            ("other-currency", "a", amount("EUR", 50)),
            ("other-currency", "d", amount("GBP", 20)),
        ]
    )
    assert [(one.reason, one.rows, one.count) for one in found] == [
        ("contested", ("c",), 1),
        ("other-currency", ("a", "b", "d"), 3),
    ]
    assert found[0].amounts == ()
    assert found[1].amounts == (amount("EUR", 500), amount("GBP", 20))


def test_nothing_left_out_is_nothing():
    assert gather([]) == ()


def test_amounts_keep_their_unit():
    assert gather([("ceiling", "a", usd(maximum=5))])[0].amounts == (usd(5),)
