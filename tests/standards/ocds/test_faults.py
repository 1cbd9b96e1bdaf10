"""The words of findings about a process: each with advice, each under the code that is documented."""

import pytest

from servanda.records.bulk import Rows
from servanda.standards.ocds.faults import Faults, repeated, too_large
from tests.standards.ocds.samples import dicts


@pytest.mark.parametrize(
    ("say", "code"),
    [
        (lambda f: f.unreadable("it is not JSON"), "ocds.process.unreadable"),
        (lambda f: f.no_ocid(), "ocds.process.no-ocid"),
        (lambda f: f.no_date(1, 2), "ocds.release.no-date"),
        (lambda f: f.unmergeable("why"), "ocds.process.unmergeable"),
        (lambda f: f.linked(), "ocds.record.linked"),
        (lambda f: f.empty(), "ocds.record.empty"),
        (lambda f: f.coordinates(), "ocds.location.bad-point"),
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
    paid = {"value": {"amount": "x"}, "date": "May"}
    contract = {"value": {"amount": 1}, "implementation": {"transactions": [paid]}}
    Faults(1, rows).of_values({"contracts": [contract]})
    assert [row["path"] for row in dicts(rows, "finding")] == [
        "/contracts/0/value/currency",
        "/contracts/0/implementation/transactions/0/value/amount",
        "/contracts/0/implementation/transactions/0/date",
    ]


def test_faults_of_a_file():
    assert too_large("a", 3, 9).where == "byte 9"
    assert repeated("a", 9).level == "note"
