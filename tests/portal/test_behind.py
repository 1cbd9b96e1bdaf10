"""Which rows stand behind a figure."""

import pytest

from servanda.portal.behind import Behind, behind_of, rows_behind
from servanda.portal.bulk import held_or_404, snapshot_of


@pytest.mark.parametrize(
    ("behind", "rows"),
    [
        (Behind(), 3),
        (Behind(stage="disbursement"), 3),
        (Behind(rate="no such"), 0),
        (Behind(other="pledge"), 0),
        (Behind(reason="duplicate"), 1),
        (Behind(reason="duplicate", currency="USD"), 1),
        (Behind(reason="duplicate", currency="EUR"), 0),
        (Behind(reason="partly"), 0),
    ],
)
def test_which_rows(toys: str, behind: Behind, rows: int) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    assert len(list(rows_behind(snapshot, behind))) == rows
    assert len(list(rows_behind(snapshot, behind, start=1, most=1))) == (rows > 1)


def test_a_query_string_and_back() -> None:
    behind = Behind(stage="pledge", party="a b", reason="no-rate")
    assert behind.query == "?stage=pledge&party=a+b&reason=no-rate"
    assert behind_of({"stage": "pledge", "party": "a b", "reason": "no-rate", "x": "y"}) == behind


def test_what_means_nothing_has_no_rows(toys: str) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    assert list(rows_behind(snapshot, Behind(stage="no such stage"))) == []
    assert len(list(rows_behind(snapshot, Behind()))) == 3
