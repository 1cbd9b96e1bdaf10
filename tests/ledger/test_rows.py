"""A record as a row: references become keys and come back as ids."""

from decimal import Decimal

import pytest

from servanda.ledger.rows import key_of, record_of, references, stored, stored_names
from servanda.records import KINDS, Amount, Count, Plan, When, Wording
from servanda.records.columns import to_columns

COUNT = Count(
    plan="gaza-2014",
    id="c",
    promise="qatar",
    reporter="org:wb",
    amount=Amount(unit="USD", value=Decimal(1)),
    date=When("2016"),
)


def test_keys():
    assert key_of(COUNT) == "gaza-2014/c"
    assert key_of(Plan(id="gaza-2014", title=Wording())) == "gaza-2014"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("plan", {}),
        ("count", {"promise": "promise"}),
        ("match", {"promise": "promise", "delivery": "delivery"}),
        ("promise", {"occasion": "occasion", "parent": "promise"}),
        ("reprint", {"a": "document", "b": "document"}),
        ("provision", {"instrument": "instrument", "direction": "direction"}),
    ],
)
def test_references(kind, expected):
    assert references(kind) == expected


def test_a_reference_is_a_key_in_the_row_and_an_id_in_the_record():
    row = stored("count", to_columns(COUNT))
    assert "gaza-2014/qatar" in row
    assert record_of("count", row, ()) == COUNT


def test_a_reference_into_another_plan_stays_visible():
    row = [
        "gaza-2026/qatar" if v == "gaza-2014/qatar" else v
        for v in stored("count", to_columns(COUNT))
    ]
    assert record_of("count", row, ()).promise == "gaza-2026/qatar"


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_read_raw(kind):
    assert all(name not in stored_names(kind) for name in references(kind))
