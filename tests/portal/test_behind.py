"""Which rows stand behind a figure."""

from decimal import Decimal
from typing import Any

import pytest

from servanda.portal.behind import Behind, behind_of, rows_behind
from servanda.portal.bulk import held_or_404, snapshot_of

ROW = {
    "worth_currency": "USD",
    "rate_source": "ECB",
    "currency": "EUR",
    "stage": "disbursement",
    "passed": None,
}


@pytest.mark.parametrize(
    ("behind", "row", "has"),
    [
        (Behind(), {}, True),
        (Behind(rate="ECB"), {}, True),
        (Behind(rate="peg"), {}, False),
        (Behind(currency="EUR"), {}, True),
        (Behind(currency="USD"), {}, False),
        (Behind(currency="USD"), {"rate_source": "publisher"}, True),
        (Behind(other="pledge"), {}, False),
        (Behind(reason="partly"), {}, False),
        (Behind(reason="partly"), {"passed": Decimal(2)}, True),
    ],
)
def test_a_row_is_one_of_them(behind: Behind, row: dict[str, Any], has: bool) -> None:
    assert behind.has({**ROW, **row}) is has


def test_a_query_string_and_back() -> None:
    behind = Behind(stage="pledge", party="a b", reason="no-rate")
    assert behind.query == "?stage=pledge&party=a+b&reason=no-rate"
    assert behind_of({"stage": "pledge", "party": "a b", "reason": "no-rate", "x": "y"}) == behind


def test_what_means_nothing_has_no_rows(toys: str) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    assert list(rows_behind(snapshot, Behind(stage="no such stage"))) == []
    assert len(list(rows_behind(snapshot, Behind()))) == 3
