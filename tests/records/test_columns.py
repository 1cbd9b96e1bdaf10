"""One mapping to rows: names of columns, canonical JSON, numbers without exponents."""

from decimal import Decimal

import pytest

from servanda.records import Amount, Promise, When, Wording
from servanda.records.columns import (
    canonical,
    column_types,
    from_columns,
    plain_decimal,
    to_columns,
)

PROMISE = Promise(
    plan="drill",
    id="wheat",
    title=Wording(en="Wheat"),
    kind="in-kind",
    strength=4,
    obligors=("country:XA", "country:XB"),
    amount=Amount(unit="tonne", maximum=Decimal("1E3"), approximate=True),
    due=When("2026-Q2"),
)


def test_what_becomes_of_each_field() -> None:
    row = to_columns(PROMISE)
    assert row["title_en"] == "Wheat"
    assert row["obligors"] == ["country:XA", "country:XB"]
    assert (row["amount_value"], row["amount_maximum"]) == (None, Decimal(1000))
    assert (row["amount_unit"], row["amount_approximate"]) == ("tonne", True)
    assert (row["due"], row["period"]) == ("2026-Q2", "")
    assert column_types(Promise)["amount_minimum"] is Decimal
    assert "evidence" not in row


def test_a_row_that_does_not_fit_says_so() -> None:
    with pytest.raises(ValueError, match="strength"):
        from_columns(Promise, to_columns(PROMISE) | {"strength": 9})


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+9", "1000000000"), ("37.20", "37.2"), ("0.00", "0"), ("-0", "0"), ("0.5", "0.5")],
)
def test_numbers_are_written_plainly(number: str, text: str) -> None:
    assert plain_decimal(Decimal(number)) == text


def test_canonical_json_is_one_text_for_one_value() -> None:
    assert canonical({"b": Decimal("1.50"), "a": "Hội"}) == '{"a":"Hội","b":"1.5"}'
    with pytest.raises(TypeError, match="no place"):
        canonical({"a": {1, 2}})
