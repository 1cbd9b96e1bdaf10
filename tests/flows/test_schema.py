"""Every table has a schema, and the schemas have a mark."""

import pyarrow as pa
import pytest

from servanda.flows.schema import fingerprint, schema_of
from servanda.records.bulk import TABLES


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_stand_in_the_order_of_the_records(table: str) -> None:
    assert schema_of(table).names == list(TABLES[table])


def test_amounts_are_exact_and_days_are_days() -> None:
    flow = schema_of("flow")
    assert flow.field("amount").type == pa.decimal128(38, 6)
    assert flow.field("decided").type == pa.date32()
    assert schema_of("source").field("hash").type == pa.binary(32)


def test_another_column_has_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setitem(TABLES, "relation", {"record": "key"})
    assert fingerprint() != before
