"""Each step of a process is a stage of its own; what is not in force is in none that counts."""

import pytest

from servanda.standards.ocds.money import movements
from tests.standards.ocds.samples import CONTRACTED, PLANNED, PROCESS, TENDERED, eur, package, taken


def flows(release):
    return [(one.ref, one.stage, one.amount) for one in movements(release)]


def test_a_process_step_by_step():
    release = {**PLANNED, **TENDERED, **CONTRACTED}
    assert flows(release) == [
        ("budget", "budget", "1000"),
        ("tender", "planned", "900"),
        ("award/a", "allocation", "850"),
        ("contract/c", "commitment", "840"),
        ("contract/c/1", "disbursement", "200"),
    ]
    contract = list(movements(release))[3]
    assert contract.provider == ("R-1", "Ministry of Roads")
    assert contract.receiver == ("R-2", "Zenda Paving")
    assert contract.decided == 18691  # 5 March 2021


@pytest.mark.parametrize(
    ("kind", "status", "stage"),
    [
        ("contracts", "active", "commitment"),
        ("contracts", "terminated", "commitment"),
        ("contracts", "pending", "other"),
        ("contracts", "cancelled", "other"),
        ("awards", "active", "allocation"),
        ("awards", "pending", "other"),
        ("awards", "unsuccessful", "other"),
    ],
)
def test_what_is_not_in_force_is_no_obligation(kind, status, stage):
    [one] = movements({kind: [{"id": "1", "status": status, "value": eur(5)}]})
    assert one.stage == stage
    assert (status in one.type) is (stage == "other")


def test_a_tender_that_was_called_off():
    [one] = movements({"tender": {"status": "cancelled", "value": eur(5)}})
    assert (one.stage, one.type) == ("other", "tender:cancelled")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([600, 400], [("budget/1", "600"), ("budget/2", "400")]),
        ([600], [("budget/1", "600"), ("budget", "400")]),
        ([], [("budget", "1000")]),
    ],
)
def test_a_budget_is_its_parts_and_what_no_part_names(parts, expected):
    lines = [{"id": str(n), "amount": eur(one)} for n, one in enumerate(parts, 1)]
    budget = {"amount": eur(1000), "budgetBreakdown": lines}
    found = flows({"planning": {"budget": budget}})
    assert [(ref, size) for ref, _, size in found] == expected


def test_words_of_1_0_for_payments():
    paid = {"amount": eur(7), "providerOrganization": {"id": "1", "legalName": "Payer"}}
    paid["receiverOrganization"] = {"scheme": "X", "id": "2", "legalName": "Payee"}
    contract = {"id": "c", "implementation": {"transactions": [paid]}}
    [one] = movements({"contracts": [contract]})
    assert (one.amount, one.provider, one.receiver) == ("7", ("1", "Payer"), ("2", "Payee"))


def test_the_headline_of_a_merged_file_counts_the_contract_once():
    rows = taken(package(*PROCESS, {**CONTRACTED, "id": "4", "date": "2021-09-01T00:00:00Z"}))
    commitments = [row for row in rows.tables["flow"] if row[2] == "commitment"]
    assert [row[4] for row in commitments] == ["840"]
