"""What a project budgets, borrows, contracts and pays: each in a stage of its own, none twice."""

import pytest

from servanda.records.bulk import Rows
from servanda.standards.oc4ids.faults import Faults
from servanda.standards.oc4ids.money import movements
from tests.standards.oc4ids.samples import SUMMARY, codes, eur, project


def told(given):
    rows = Rows()
    found = list(movements(given, Faults(1, rows)))
    return found, codes(rows)


def flows(given):
    return [(one.ref, one.stage, one.amount) for one in told(given)[0]]


def test_a_project_step_by_step():
    assert flows(project()) == [
        ("budget", "budget", "1000"),
        ("finance/1", "incoming-commitment", "500"),
        ("ocds-abc123-1/tender", "planned", "900"),
        ("ocds-abc123-1/contract", "commitment", "800"),
        ("ocds-abc123-1/final", "expenditure", "860"),
        ("ocds-abc123-1/modification/1", "commitment", "50"),
        ("ocds-abc123-1/1", "disbursement", "300"),
    ]
    found, findings = told(project())
    assert not findings
    by_ref = {one.ref: one for one in found}
    assert by_ref["finance/1"].provider == ("R-3", "Bank of Ruritania")
    assert by_ref["finance/1"].finance == "loan"
    contract = by_ref["ocds-abc123-1/contract"]
    assert (contract.provider[0], contract.receiver[0], contract.decided) == ("R-1", "R-2", 18687)


@pytest.mark.parametrize(
    ("breakdowns", "expected", "code"),
    [
        ([[600, 400]], ["600", "400"], []),
        ([[600]], ["600", "400"], []),
        ([[600, 600]], ["600", "600"], ["oc4ids.budget.exceeded"]),
        ([[600, 400], [500, 500]], ["600", "400"], []),
        ([[], [500, 500]], ["500", "500"], []),
        ([[1200, -200]], ["1200", "-200"], []),
    ],
)
def test_of_several_breakdowns_the_first_counts(breakdowns, expected, code):
    divided = [
        {
            "id": str(b),
            "budgetBreakdown": [{"id": str(n), "amount": eur(one)} for n, one in enumerate(lines)],
        }
        for b, lines in enumerate(breakdowns)
    ]
    found, findings = told({"budget": {"amount": eur(1000), "budgetBreakdowns": divided}})
    assert [one.amount for one in found] == expected
    assert findings == code


@pytest.mark.parametrize(
    ("old", "new", "expected", "code"),
    [
        (eur(800), eur(750), ["-50"], []),
        (eur(800), eur(800), [], []),
        (None, eur(900), [None], ["oc4ids.modification.half"]),
        (eur(800), {"amount": 900, "currency": "USD"}, [None], ["oc4ids.modification.half"]),
        (None, None, [], []),
    ],
)
def test_a_modification_adds_what_it_changed(old, new, expected, code):
    change = {"id": "1", "oldContractValue": old, "newContractValue": new}
    found, findings = told(
        {"contractingProcesses": [{"id": "p", "summary": {"modifications": [change]}}]}
    )
    assert [one.amount for one in found] == expected
    assert findings == code


def test_the_final_value_of_a_project_counts_where_its_contracts_have_none():
    done = {"completion": {"finalValue": eur(860), "endDate": "2022-05-01T00:00:00Z"}}
    assert flows(done) == [("completion/final", "expenditure", "860")]
    both = {**done, "contractingProcesses": [{"id": "p", "summary": SUMMARY}]}
    assert [stage for _, stage, _ in flows(both)].count("expenditure") == 1
