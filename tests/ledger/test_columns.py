"""The columns of a query: what `values_list` gives, batch by batch."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from servanda.ledger import columns
from servanda.ledger.columns import in_columns
from servanda.ledger.models import Promise
from servanda.ledger.store import keep
from servanda.records import Amount, Wording
from servanda.records import Promise as Said
from tests.strategies import PLAN, WORLD

NOW = datetime(2026, 6, 30, tzinfo=UTC)
NAMES = ("id", "occasion_id", "obligors", "amount_value", "amount_unit", "additional", "recorded")
AMOUNTS = [Decimal("12.50"), Decimal("1E3"), None, Decimal("12345678901234567890.123456789"), None]


@pytest.fixture
def kept(db):
    made = [
        Said(
            plan=PLAN,
            id=f"p{n}",
            title=Wording(en="x"),
            kind="pledge",
            strength=4,
            obligors=("org:a", "org:b")[: n % 3],
            amount=None if figure is None else Amount(unit="USD", value=figure),
            additional=n % 2 == 0,
        )
        for n, figure in enumerate(AMOUNTS)
    ]
    keep([*WORLD, *made], recorded=NOW)
    return Promise.objects.order_by("-id")


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_the_columns_are_those_of_values_list(kept, monkeypatch, size):
    monkeypatch.setattr(columns, "BATCH", size)
    batches = list(in_columns(kept, NAMES))
    rows = [row for batch in batches for row in zip(*batch, strict=True)]
    assert rows == list(kept.values_list(*NAMES))
    assert all(len(column) <= size for batch in batches for column in batch)


def test_a_slice_and_a_filter_are_kept(kept):
    (batch,) = in_columns(kept.filter(additional=True)[:2], ["id"])
    assert batch == [["p4", "p2"]]


@pytest.mark.parametrize("asked", [[], ["nobody"]])
def test_nothing_found_is_no_batch(kept, asked):
    assert list(in_columns(kept.filter(id__in=asked), NAMES)) == []


def test_what_is_no_number_is_named_as_such(kept):
    Promise.objects.filter(id="p0").update(amount_unit="USD")
    from django.db import connection

    if connection.vendor == "postgresql":
        pytest.skip("other database: PostgreSQL keeps numbers in numbers")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_promise SET amount_value = 'ten' WHERE id = 'p0'")
    (batch,) = in_columns(kept.filter(id="p0"), ["amount_value"])
    assert batch[0][0].is_nan()
