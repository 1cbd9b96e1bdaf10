"""The candidates of promises: the ways to be found, and the same for one promise as for many."""

from dataclasses import replace
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


def paid(*given: tuple[str, str, str]) -> Rows:
    """Make payments of Peru of an amount, in a place or to a receiver, each under a title of its own."""
    rows = Rows()
    for n, (amount, place, receiver) in enumerate(given, 1):
        rows.add("activity", row_of("activity", record=n, id=f"D-{n}", title=f"Lot {n}"))
        sums = {"amount": amount, "currency": "USD", "valued": DAY + n, "stage": "disbursement"}
        ends = {"provider_name": "Peru", "receiver_name": receiver}
        rows.add("flow", row_of("flow", record=n, ref="1", **sums, **ends))
        if place:
            rows.add("share", row_of("share", record=n, kind="place", code=place))
    return rows


WHOLE = ("100", "PS", "Fund")


@pytest.mark.parametrize(
    ("flow", "found"),
    [
        (("2.5", "PS", ""), ["D-1", "D-2"]),
        (("2.5", "", "Fund"), ["D-1", "D-2"]),
        (("2.5", "YE", "Other fund"), ["D-1"]),
        (("900", "PS", ""), ["D-1"]),
    ],
)
def test_a_part_in_the_place_or_to_the_receiver_is_found_beside_the_whole(
    tmp_path: Path, flow: tuple[str, str, str], found: list[str]
) -> None:
    wanted = replace(WANTED, receivers=("org:fund",))
    made = candidates(index(paid(WHOLE, flow), tmp_path), [wanted])[0]
    assert [one.activity for one in made] == found


def test_a_few_parts_the_larger_first(tmp_path: Path) -> None:
    made = index(paid(WHOLE, *((str(n), "PS", "") for n in range(10, 60, 10))), tmp_path)
    assert [one.amount for one in candidates(made, [WANTED])[0]] == [100, 50, 40]


def test_as_many_more_as_were_decided(tmp_path: Path) -> None:
    parts = index(paid(WHOLE, *((str(n), "PS", "") for n in range(10, 20))), tmp_path)
    found = [candidates(parts, [replace(WANTED, decided=n)])[0] for n in (0, 1, 4)]
    assert [len(one) for one in found] == [3, 7, 10]
    assert found[2][0].amount == 100
