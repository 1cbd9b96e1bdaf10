"""Transactions, budgets and planned disbursements as rows of flow."""

import pytest

from servanda.records.bulk import STAGES as ALL_STAGES
from servanda.standards.iati.money import STAGES, finance_of
from tests.standards.iati.built import activity, codes_of, file_of, rows_of, table_of

GOOD = {
    "type": "<transaction-type code='3'/>",
    "date": "<transaction-date iso-date='2025-01-02'/>",
    "value": "<value value-date='2025-01-03'>5</value>",
}


def transaction(**parts: str) -> str:
    return f"<transaction>{''.join({**GOOD, **parts}.values())}</transaction>"


FAULTS = [
    ({}, set(), ("disbursement", "3", "5", "USD")),
    ({"type": ""}, {"iati.transaction.no-type"}, ("other", "", "5", "USD")),
    (
        {"type": "<transaction-type code='77'/>"},
        {"iati.transaction.unknown-type"},
        ("other", "77", "5", "USD"),
    ),
    ({"type": "<transaction-type code=' 4 '/>"}, set(), ("expenditure", "4", "5", "USD")),
    ({"date": ""}, {"iati.transaction.no-date"}, None),
    ({"date": "<transaction-date/>"}, {"iati.transaction.no-date"}, None),
    ({"date": "<transaction-date iso-date='31/1/25'/>"}, {"iati.transaction.bad-date"}, None),
    ({"value": ""}, {"iati.value.missing"}, ("disbursement", "3", None, "USD")),
    ({"value": "<value value-date='2025-01-03'/>"}, {"iati.value.missing"}, None),
    ({"value": "<value>5</value>"}, {"iati.value.no-date"}, None),
    ({"value": "<value value-date='x'>5</value>"}, {"iati.value.no-date"}, None),
    (
        {"value": "<value value-date='2025-01-03'>1,000</value>"},
        {"iati.value.unusual"},
        ("disbursement", "3", "1000", "USD"),
    ),
    ({"value": "<value value-date='2025-01-03'>much</value>"}, {"iati.value.not-a-number"}, None),
    (
        {"value": f"<value value-date='2025-01-03'>{'7' * 5000}</value>"},
        {"iati.value.too-long"},
        ("disbursement", "3", None, "USD"),
    ),
    ({"value": "<value value-date='2025-01-03'>0.12345678</value>"}, {"iati.value.rounded"}, None),
    ({"value": "<value value-date='2025-01-03'>-5</value>"}, {"iati.value.negative"}, None),
    (
        {"value": "<value value-date='2025-01-03' currency='usd'>5</value>"},
        set(),
        ("disbursement", "3", "5", "USD"),
    ),
    (
        {"value": "<value value-date='2025-01-03' currency='dollars'>5</value>"},
        {"iati.value.no-currency"},
        ("disbursement", "3", "5", "DOLLARS"),
    ),
    (
        {"more": GOOD["value"]},
        {"iati.transaction.duplicate-element"},
        ("disbursement", "3", "5", "USD"),
    ),
    (
        {"value": "<value value-date='2025-01-03'>1<!-- -->0</value>"},
        set(),
        ("disbursement", "3", "10", "USD"),
    ),
]


@pytest.mark.parametrize(("parts", "codes", "row"), FAULTS)
def test_faults_are_found_and_rows_survive(
    parts: dict[str, str], codes: set[str], row: tuple[str, ...] | None
) -> None:
    rows = rows_of(file_of(activity(transaction(**parts))))
    assert codes_of(rows) == codes
    found = table_of(rows, "flow", "stage", "type", "amount", "currency")
    assert len(found) == 1
    assert row is None or found == [row]


def test_every_type_has_a_stage_and_whose_money_it_is() -> None:
    assert set(STAGES.values()) <= set(ALL_STAGES)
    inner = "".join(transaction(type=f"<transaction-type code='{code}'/>") for code in STAGES)
    found = table_of(
        rows_of(file_of(activity(inner))), "flow", "type", "stage", "provider", "receiver"
    )
    assert found == [
        (code, stage, *(("", "A") if code in ("1", "9", "11", "13") else ("A", "")))
        for code, stage in STAGES.items()
    ]


def test_ends_refs_and_kinds_of_finance() -> None:
    ends = (
        "<provider-org ref='P' provider-activity-id='P-1'><narrative>Pro</narrative></provider-org>"
        "<receiver-org receiver-activity-id='R-1'><narrative> Re\n ceiver</narrative></receiver-org>"
        "<finance-type code='1100'/><description><narrative>Words</narrative></description>"
    )
    twice = transaction(ends=ends).replace("<transaction>", "<transaction ref='1'>") * 2
    rows = rows_of(file_of(activity(f"<default-finance-type code='421'/>{twice}{transaction()}")))
    columns = ("ref", "provider", "provider_name", "provider_activity", "receiver_name")
    assert table_of(rows, "flow", *columns, "receiver_activity", "finance", "description") == [
        ("1", "P", "Pro", "P-1", "Re ceiver", "R-1", "guarantee", "Words"),
        ("2", "P", "Pro", "P-1", "Re ceiver", "R-1", "guarantee", "Words"),
        ("3", "A", "Org A", "", "", "", "loan", ""),
    ]


def test_finance_of() -> None:
    codes = ("110", "111", "421", " 410", "1100", "510", "", None)
    assert [finance_of(code) for code in codes] == [
        *("grant", "grant", "loan", "loan", "guarantee", "", "", "")
    ]


def test_periods() -> None:
    period = "<period-start iso-date='2025-01-01'/><period-end iso-date='2025-12-31'/>"
    value = "<value value-date='2025-01-01'>9</value>"
    inner = (
        f"<budget type='1'>{period}{value}</budget><budget>{value}</budget>"
        f"<planned-disbursement>{period}{value}</planned-disbursement>"
    )
    rows = rows_of(file_of(activity(inner)))
    assert table_of(rows, "flow", "ref", "stage", "type", "amount", "provider", "description") == [
        ("budget-1", "budget", "1", "9", "", "2025-01-01/2025-12-31"),
        ("budget-2", "budget", "", "9", "", ""),
        ("planned-1", "planned", "", "9", "A", "2025-01-01/2025-12-31"),
    ]
    assert codes_of(rows) == {"iati.budget.no-period"}
