"""Which snapshot is seen, how fresh it is, and what failed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from servanda.ledger.datasets import (
    Sealed,
    current,
    expect,
    held,
    note_attempt,
    seal_snapshot,
)
from servanda.ledger.models import Dataset, Entry
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def seal(number: str = "00001", **more: Any) -> None:
    sealed = Sealed(
        dataset="d",
        number=number,
        standard="Toy",
        manifest="0" * 64,
        records=3,
        files=1,
        size=10,
        rows={"flow": 5},
        refused=[],
    )
    with transaction.atomic():
        seal_snapshot(sealed, actor="cli", now=more.get("now", NOW))


def test_the_last_snapshot_is_seen() -> None:
    assert current("d") == ""
    seal()
    seal("00002")
    assert current("d") == "00002"
    assert [row.number for row in Dataset.objects.get().snapshots.all()] == ["00001", "00002"]
    line = Entry.objects.order_by("seq").last()
    assert line is not None
    assert (line.verb, line.object) == ("snapshot", "dataset:d")
    assert '"manifest":"' + "0" * 64 in line.body


@pytest.mark.parametrize(("days", "late"), [(0, False), (7, False), (8, True)])
def test_late_is_later_than_expected(days: int, late: bool) -> None:
    seal()
    assert expect("d", 7)
    (found,) = held(now=NOW + timedelta(days=days))
    assert (found["age"], found["late"], found["every"]) == (days, late, 7)


def test_an_attempt_that_failed_makes_nothing_fresh() -> None:
    seal()
    note_attempt("d", now=NOW + timedelta(days=9), failure="a.xml: it is empty")
    (found,) = held(now=NOW + timedelta(days=10))
    assert (found["age"], found["failure"]) == (10, "a.xml: it is empty")
    note_attempt("d", now=NOW + timedelta(days=9))
    (found,) = held(now=NOW + timedelta(days=10))
    assert (found["age"], found["failure"]) == (1, "")


def test_of_an_unknown_dataset_nothing_is_kept() -> None:
    note_attempt("x", now=NOW, failure="no")
    assert not expect("x", 7)
    assert held(now=NOW) == []
