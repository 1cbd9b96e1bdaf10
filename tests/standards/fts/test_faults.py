"""Findings of a flow name the field and what to do; all of a flow's faults are said."""

from servanda.records.bulk import Rows
from servanda.standards.fts.faults import Faults
from tests.standards.fts.samples import dicts


def test_every_fault_of_a_flow_is_said_with_its_field() -> None:
    rows = Rows()
    Faults(7, rows).of_flow({"amountUSD": "x", "date": "soon", "flowType": "Sideways"})
    found = dicts(rows, "finding")
    assert [(row["record"], row["code"], row["path"]) for row in found] == [
        (7, "fts.flow.no-id", "id"),
        (7, "fts.flow.bad-amount", "amountUSD"),
        (7, "fts.flow.no-status", "status"),
        (7, "fts.flow.unknown-value", "flowType"),
        (7, "fts.flow.no-boundary", "boundary"),
        (7, "fts.flow.bad-date", "date"),
    ]
    assert all(row["advice"] for row in found)


def test_a_conversion_may_be_rounded_to_the_dollar() -> None:
    rows = Rows()
    small = {"id": "1", "status": "paid", "boundary": "incoming"}
    Faults(7, rows).of_flow(
        small | {"amountUSD": "2", "originalAmount": "1.3", "exchangeRate": "0.82"}
    )
    assert dicts(rows, "finding") == []
