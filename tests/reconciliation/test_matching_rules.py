"""What a rule may confirm without a person."""

import pytest

from servanda.reconciliation.matching_rules import beyond_doubt
from servanda.records.pairing import Candidate, Ground, Pairing

SURE = ("identifier", "party", "amount-equal", "date-in-window")


def pairing(codes: tuple[str, ...]) -> Pairing:
    flow = Candidate(dataset="t", activity="A-123")
    return Pairing(
        promise="p", candidate=flow, score=1, grounds=tuple(Ground(code=c) for c in codes)
    )


@pytest.mark.parametrize(
    ("codes", "named", "sure"),
    [
        (SURE, 1, True),
        (SURE, 2, False),
        (SURE[1:], 1, False),
        (SURE[:1], 1, False),
        ((*SURE[:2], "amount-above", "date-in-window"), 1, False),
        ((*SURE, "place-other"), 1, False),
        ((*SURE[:3], "date-late"), 1, False),
    ],
)
def test_beyond_doubt(codes: tuple[str, ...], named: int, sure: bool) -> None:
    assert beyond_doubt("same-identifier", pairing(codes), named={"A-123": named}) is sure


def test_no_other_rule() -> None:
    assert not beyond_doubt("hope", pairing(SURE), named={"A-123": 1})
