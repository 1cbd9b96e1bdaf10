"""Whether a published flow tells again of a delivery on record."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from servanda.reconciliation.matching_retold import retold
from servanda.records import Amount, Delivery, When, Wording
from servanda.records.pairing import Candidate

TOLD = Delivery(
    plan="p",
    id="told",
    title=Wording(en="Paid"),
    stage="disbursed",
    date=When("2026-06"),
    amount=Amount(unit="USD", value=Decimal(4_000_000)),
    provider="country:CL",
)
FLOW = Candidate(
    dataset="toy",
    amount=Decimal(3_987_500),
    currency="USD",
    day=date(2026, 6, 12),
    provider_party="country:CL",
)


@pytest.mark.parametrize(
    ("flow", "delivery", "same"),
    [
        ({}, {}, True),
        ({"provider_party": ""}, {}, True),
        ({"amount": Decimal(4_400_000)}, {}, True),  # rounds to four million, as people say it
        ({"amount": Decimal(4_600_000)}, {}, False),
        ({"currency": "EUR"}, {}, False),
        ({"day": date(2026, 7, 30)}, {}, True),
        ({"day": date(2026, 9, 1)}, {}, False),
        ({"day": None}, {}, False),
        ({"provider_party": "country:PE"}, {}, False),
        ({}, {"provider": ""}, True),
        ({}, {"measure": "cumulative"}, False),
        ({}, {"stage": "spent"}, False),
    ],
)
def test_told_twice(flow: dict[str, object], delivery: dict[str, object], same: bool) -> None:
    held = replace(TOLD, **delivery)
    assert retold(replace(FLOW, **flow), "disbursed", [held]) == ([held] if same else [])
