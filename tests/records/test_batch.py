"""Many rows at once: the same records as one by one, for every kind."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.records import KINDS, Amount, Delivery, Match, Wording
from servanda.records.batch import from_batch
from servanda.records.columns import from_columns, to_columns
from tests.strategies import records

DELIVERY: dict[str, list[Any]] = {
    "plan": ["p", "p"],
    "id": ["a", "b"],
    "stage": ["disbursed", "spent"],
    "date": ["2026", "2026-Q2"],
    "amount_value": [Decimal(5), None],
    "amount_minimum": [None, None],
    "amount_maximum": [None, Decimal(7)],
    "amount_unit": ["USD", "EUR"],
    "amount_approximate": [False, True],
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_batch_is_its_rows_one_by_one(kind: str, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(records(kind), max_size=5))
    rows = [to_columns(record) for record in drawn]
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    evidence = [record.evidence for record in drawn]
    made = from_batch(KINDS[kind], columns, count=len(rows), evidence=evidence) if rows else []
    assert made == drawn
    assert made == [
        from_columns(KINDS[kind], row, said) for row, said in zip(rows, evidence, strict=True)
    ]
    assert [hash(record) for record in made] == [hash(record) for record in drawn]


def test_what_is_not_brought_stands_at_its_default() -> None:
    first, second = from_batch(Delivery, DELIVERY, count=2)
    assert first == Delivery(
        plan="p",
        id="a",
        title=Wording(),
        stage="disbursed",
        date=first.date,
        amount=Amount(unit="USD", value=Decimal(5)),
    )
    assert second.amount == Amount(unit="EUR", maximum=Decimal(7), approximate=True)
    assert (second.share_of, second.measure, second.evidence) == (None, "flow", ())


@pytest.mark.parametrize(
    ("column", "values", "words"),
    [
        ("amount_value", [Decimal("NaN"), None], "finite"),
        ("amount_maximum", [None, None], "an amount needs"),
        ("amount_unit", ["USD", ""], "needs an amount or a share"),
        ("date", ["2026", "soon"], "not an ISO 8601"),
    ],
)
def test_a_row_that_does_not_fit_says_so(column: str, values: list[Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        from_batch(Delivery, {**DELIVERY, column: values}, count=2)


def test_a_field_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(ValueError, match="a Match needs a column for promise"):
        from_batch(Match, {"plan": ["p"], "id": ["a"]}, count=1)


def test_no_rows_are_no_records() -> None:
    assert from_batch(Delivery, {name: [] for name in DELIVERY}, count=0) == []
