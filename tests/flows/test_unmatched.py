"""Deliveries without promise: what is left of a dataset when the matched flows are taken out."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from servanda.flows.snapshot import Snapshot
from servanda.flows.unmatched import Taken, Wanted, donors, flows, places
from tests.flows.asked import Book, days


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """Return a pledge, a commitment, four deliveries of two donors, and one of a secondary reporter."""
    book = Book()
    book.flow("A", 900, stage="pledge", provider_name="Norway")
    book.flow("A", 800, stage="commitment", provider_name="Norway")
    book.flow("A", 100, provider_name="Norway")
    book.flow("A", 300, provider_name="Norway", currency="NOK")
    book.flow("B", 200, stage="expenditure", valued=days("2020-07-01"))
    book.flow("B", -5, provider_name="Norway")
    book.flow("B", 0, provider_name="Norway")
    book.activity("C", secondary=True)
    book.flow("C", 700, provider_name="Norway")
    return book.snapshot(tmp_path)


def amounts(held: Snapshot, *, start: int = 0, most: int = 9, **wanted: object) -> list[int]:
    rows = flows(held, Wanted(**wanted), start=start, most=most)  # type: ignore[arg-type]
    return [int(row["amount"]) for row in rows]


def test_only_what_was_delivered_dollars_first(held: Snapshot) -> None:
    assert amounts(held) == [200, 100, 300]
    assert amounts(held, start=1, most=1) == [100]
    assert amounts(held, donor="Norway") == [100, 300]
    assert amounts(held, donor="Nobody") == []


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        (Taken(record=1, ref="3"), [200, 300]),
        (Taken(record=1, ref="9"), [200, 100, 300]),
        # The record was published anew: what is known of the flow finds it again.
        (
            Taken(record=77, activity="A", stage="disbursement", amount=Decimal(100)),
            [200, 100, 300],
        ),
    ],
)
def test_what_has_a_promise_is_not_listed(held: Snapshot, taken: Taken, left: list[int]) -> None:
    assert amounts(held, taken=(taken,)) == left


def test_a_flow_whose_record_is_gone_is_known_by_what_was_published(held: Snapshot) -> None:
    gone = Taken(
        record=77,
        activity="A",
        stage="disbursement",
        amount=Decimal(100),
        day=date(2020, 6, 1),
    )
    assert amounts(held, taken=(gone,)) == [200, 300]


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        (date(2020, 6, 2), None, [200]),
        (None, date(2020, 6, 1), [100, 300]),
        (date(2020, 6, 1), date(2020, 7, 1), [200, 100, 300]),
    ],
)
def test_only_of_the_days_asked_for(
    held: Snapshot, since: date, until: date, left: list[int]
) -> None:
    assert amounts(held, since=since, until=until) == left


def test_what_states_another_place_is_left_out(tmp_path: Path) -> None:
    book = Book()
    for name, amount in (("here", 1), ("there", 2), ("both", 3), ("nowhere", 4)):
        book.flow(name, amount)
    for name, code in (("here", "PS"), ("there", "VE"), ("both", "PS"), ("both", "VE")):
        book.share(name, code, None, kind="place", vocabulary="")
    snapshot = book.snapshot(tmp_path)
    assert places(snapshot) == [("PS", ""), ("VE", "")]
    assert amounts(snapshot) == [4, 3, 2, 1]
    assert amounts(snapshot, elsewhere=(("VE", ""),)) == [4, 3, 1]


def test_donors_are_counted_as_they_are_listed(held: Snapshot) -> None:
    found = donors(held, Wanted())
    assert found == [("Norway", 2), ("Org B", 1)]
    for name, n in found:
        assert len(flows(held, Wanted(donor=name), start=0, most=9)) == n
