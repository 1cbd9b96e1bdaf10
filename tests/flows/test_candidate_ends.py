"""What a receiver says of a flow is found by the donor's report, whatever its title."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from servanda.flows.candidate_ends import with_other_ends
from servanda.flows.candidates import candidates
from servanda.reconciliation.matching import pairings
from servanda.records import Amount
from servanda.records.bulk import Rows
from servanda.records.pairing import Candidate, Sought
from tests.flows.built import row_of
from tests.flows.test_candidate_index import DAY, index

WANTED = Sought(
    promise="p",
    parties=("org:peru",),
    amount=Amount(unit="USD", value=Decimal(100)),
    worth=100.0,
    unit="USD",
    begins=date(2026, 1, 1),
    ends=date(2026, 12, 31),
    aim=date(2026, 6, 1),
    title="Rebuilding the port",
    words=frozenset({"khara", "port", "rebuilding"}),
)


def reports(**received: object) -> Rows:
    """Make a donor's payment, and what a fund says of it in a record of its own title."""
    rows = Rows()
    for record, reporter, title, flow in (
        (1, "PE-1", "Khara port rebuilding", {"stage": "disbursement", "valued": DAY + 60}),
        (2, "FUND", "Contributions received", {"stage": "incoming", "valued": DAY + 62}),
    ):
        told = {"reporter": reporter, "title": title} | (
            {"reporter": received["reporter"]} if record == 2 and "reporter" in received else {}
        )
        rows.add("activity", row_of("activity", record=record, id=f"A-{record}", **told))
        given = {"amount": "25", "currency": "USD", "provider_name": "Peru"} | flow
        given |= {k: v for k, v in received.items() if k != "reporter"} if record == 2 else {}
        rows.add("flow", row_of("flow", record=record, ref="1", **given))
    return rows


def test_both_ends_are_one_flow_with_two_reports(tmp_path: Path) -> None:
    (found,) = candidates(index(reports(), tmp_path), [WANTED])
    assert [one.activity for one in found] == ["A-1", "A-2"]
    (pairing,) = pairings(WANTED, found)
    assert [pairing.candidate.activity, *(one.activity for one in pairing.twins)] == ["A-1", "A-2"]


@pytest.mark.parametrize(
    "received",
    [
        {"valued": DAY + 120},
        {"amount": "26"},
        {"currency": "EUR"},
        {"provider_name": "Chile"},
        {"stage": "disbursement"},
        {"reporter": "PE-1"},
    ],
)
def test_another_flow_is_no_second_report(tmp_path: Path, received: dict[str, object]) -> None:
    made = index(reports(**received), tmp_path)
    whole = candidates(made, [WANTED])[0]
    donor = next(one for one in whole if one.activity == "A-1")
    assert with_other_ends(made.laid, [[donor]]) == [[donor]]


def test_the_donor_is_found_by_what_was_received(tmp_path: Path) -> None:
    made = index(reports(), tmp_path)
    received = next(one for one in candidates(made, [WANTED])[0] if one.activity == "A-2")
    (found,) = with_other_ends(made.laid, [[received]])
    assert [one.activity for one in found] == ["A-2", "A-1"]


def test_nothing_is_looked_for_by_what_says_too_little(tmp_path: Path) -> None:
    made = index(reports(), tmp_path)
    bare = Candidate(dataset="x", mark="m", provider_party="org:peru", measure="USD")
    assert with_other_ends(made.laid, [[bare], []]) == [[bare], []]


def test_of_many_of_one_sum_the_nearest_is_found(tmp_path: Path) -> None:
    """Sixty payments lie below it within one per cent; the one of its own sum and day is the last."""
    rows = Rows()
    for record in range(1, 63):
        reporter, stage = ("PE-1", "disbursement") if record == 1 else ("FUND", "incoming")
        told = {"reporter": reporter, "title": f"Khara port {record}"}
        rows.add("activity", row_of("activity", record=record, id=f"A-{record}", **told))
        amount = "10000" if record in (1, 62) else str(9_930 + record)
        flow = {"amount": amount, "currency": "USD", "provider_name": "Peru", "stage": stage}
        rows.add("flow", row_of("flow", record=record, ref="1", valued=DAY + 60, **flow))
    made = index(rows, tmp_path)
    whole = candidates(
        made, [replace(WANTED, amount=Amount(unit="USD", value=Decimal(10_000)), worth=10_000.0)]
    )[0]
    donor = next(one for one in whole if one.activity == "A-1")
    (found,) = with_other_ends(made.laid, [[donor]])
    assert len(found) == 51
    assert "A-62" in {one.activity for one in found}
    assert "A-2" not in {one.activity for one in found}
