"""The candidates of promises: the ways to be found, and the same for one promise as for many."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from servanda.flows.candidates import candidates
from servanda.records import Amount
from servanda.records.bulk import Rows
from servanda.records.pairing import Sought
from tests.flows.built import row_of
from tests.flows.test_candidate_index import DAY, index, payments

WANTED = Sought(
    promise="p",
    parties=("org:peru",),
    places=("org:ps",),
    amount=Amount(unit="USD", value=Decimal(100)),
    worth=100.0,
    unit="USD",
    begins=date(2026, 1, 1),
    ends=date(2026, 12, 31),
    aim=date(2026, 6, 1),
)


def many() -> Rows:
    """Make flows of two payers, and of none, in two places."""
    rows = Rows()
    for n in range(2, 60):
        payer = ("Peru", "Chile", "")[n % 3]
        given = {"record": n, "provider_name": payer, "stage": "disbursement", "currency": "USD"}
        rows.add("activity", row_of("activity", record=n, id=f"B-{n}", title=f"Lot {n} in Khara"))
        flow = row_of("flow", ref="1", amount=str(70 + n), valued=DAY + 5 * n, **given)
        rows.add("flow", flow)
        rows.add("share", row_of("share", record=n, kind="place", code="PS" if n % 2 else "YE"))
    return rows


def test_one_promise_finds_what_many_find(tmp_path: Path) -> None:
    made = index(many(), tmp_path)
    asked = [
        WANTED,
        Sought(
            promise="q", parties=("org:chile",), worth=80.0, unit="USD", words=frozenset({"31"})
        ),
        Sought(promise="r", parties=("org:peru",), places=("org:ye",)),
    ]
    together = candidates(made, asked)
    assert [candidates(made, [one])[0] for one in asked] == together
    assert all(together)


def test_nobody_else_pays(tmp_path: Path) -> None:
    found = candidates(index(many(), tmp_path), [WANTED])[0]
    assert {one.provider_party for one in found} <= {"org:peru", ""}
    assert {one.place_party for one in found if not one.provider_party} <= {"org:ps"}


@pytest.mark.parametrize("said", ["Paid under B-0000017.", "see B-0000017"])
def test_a_named_record_is_found(tmp_path: Path, said: str) -> None:
    rows = payments("123456")
    rows.add("activity", row_of("activity", record=2, id="B-0000017", title="x"))
    given = {"stage": "disbursement", "amount": "3", "currency": "USD", "valued": DAY}
    rows.add("flow", row_of("flow", record=2, ref="1", **given))
    found = candidates(index(rows, tmp_path), [Sought(promise="p", said=said)])[0]
    assert [one.activity for one in found] == ["B-0000017"]


def test_a_line_brings_its_members(tmp_path: Path) -> None:
    found = candidates(index(payments("30", "30.5", "39.5"), tmp_path), [WANTED])[0]
    line = next(one for one in found if one.members)
    assert line.amount == 100
    assert len({member.mark for member in line.members}) == 3


def test_the_amount_in_its_own_currency_goes_before_the_converted_one(tmp_path: Path) -> None:
    rows = Rows()
    for n, (amount, currency) in enumerate([("100", "EUR"), ("150", "USD")], 1):
        rows.add("activity", row_of("activity", record=n, id=f"C-{n}"))
        given = {"record": n, "provider_name": "Peru", "stage": "disbursement", "valued": DAY}
        rows.add("flow", row_of("flow", ref="1", amount=amount, currency=currency, **given))
    euros = Amount(unit="EUR", value=Decimal(100))
    wanted = Sought(promise="p", parties=("org:peru",), amount=euros, worth=150.0, unit="USD")
    found = candidates(index(rows, tmp_path), [wanted])[0]
    assert [one.currency for one in found] == ["EUR", "USD"]
