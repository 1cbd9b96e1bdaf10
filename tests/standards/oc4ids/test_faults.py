"""The words of findings about a project: each with advice, each under the code that is documented."""

import pytest

from servanda.records.bulk import Rows
from servanda.standards.oc4ids.faults import Faults
from tests.standards.oc4ids.samples import dicts


@pytest.mark.parametrize(
    ("say", "code"),
    [
        (lambda f: f.unreadable("it is not JSON"), "oc4ids.project.unreadable"),
        (lambda f: f.no_id(), "oc4ids.project.no-id"),
        (lambda f: f.breakdown("1", "2", "EUR"), "oc4ids.budget.exceeded"),
        (lambda f: f.modification("/a"), "oc4ids.modification.half"),
        (lambda f: f.coordinates(), "oc4ids.location.bad-point"),
    ],
)
def test_a_fault_stands_with_its_record(say, code):
    rows = Rows()
    say(Faults(7, rows))
    [one] = dicts(rows, "finding")
    assert (one["record"], one["code"]) == (7, code)
    assert one["advice"]


def test_paths_are_pointers_to_the_value():
    rows = Rows()
    summary = {
        "contractValue": {"amount": 1},
        "transactions": [{"value": {"amount": "x"}, "date": "May"}],
    }
    Faults(1, rows).of_values({"contractingProcesses": [{"summary": summary}]})
    assert [row["path"] for row in dicts(rows, "finding")] == [
        "/contractingProcesses/0/summary/contractValue/currency",
        "/contractingProcesses/0/summary/transactions/0/value/amount",
        "/contractingProcesses/0/summary/transactions/0/date",
    ]
