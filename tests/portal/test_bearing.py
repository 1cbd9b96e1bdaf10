"""Every row that bears on a promise, read once."""

from datetime import datetime, timedelta

import pytest

from servanda.ledger import journal, store
from servanda.ledger.models import Promise
from servanda.portal.bearing import Bearing, bearing, record
from servanda.records import Match
from tests.portal.exercise import PLAN


def of(id: str) -> Bearing:
    """Return what bears on a promise of the invented plan."""
    rows = Promise.objects.select_related("standing", "occasion", "parent")
    return bearing(rows.get(key=f"{PLAN}/{id}"))


def test_a_promise_has_its_own_rows_in_the_order_of_a_page(plan: str) -> None:
    found = of("part")
    assert [row.id for row in found.own("count")] == ["audit"]
    assert [row.id for row in found.own("revision")] == ["top-up"]
    assert [row.id for row in found.deliveries()] == ["paid"]
    assert found.parts == ()


def test_an_aggregate_reads_its_parts_and_does_not_take_their_rows_for_its_own(plan: str) -> None:
    found = of("whole")
    assert [row.id for row in found.parts] == ["part"]
    assert [row.id for row in found.kept["count"]] == ["audit"]
    assert (found.own("count"), found.deliveries()) == ([], [])
    assert {type(one).__name__ for one in found.records()} >= {"Promise", "Count", "Delivery"}


def test_a_contradiction_is_found_by_its_subject(plan: str) -> None:
    assert [row.id for row in of("engineers").contradictions()] == ["how-much"]
    assert of("part").contradictions() == []


@pytest.mark.parametrize("id", ["part", "whole", "engineers", "aside"])
def test_rows_give_the_same_records_as_the_ledger(plan: str, id: str) -> None:
    for one in of(id).records():
        kind = type(one).__name__.lower()
        assert store.recall(kind, plan, ids=[one.id], evidence=False) == [one]


def test_a_row_gives_its_record(plan: str) -> None:
    row = Promise.objects.get(key=f"{PLAN}/part")
    assert record("promise", row) == store.recall("promise", plan, ids=["part"], evidence=False)[0]


def test_a_delivery_stands_with_all_its_matches_and_only_where_it_is_confirmed(
    plan: str, now: datetime
) -> None:
    assert of("aside").kept["match"] == []
    shared = Match(plan=PLAN, id="shared", promise="aside", delivery="paid", state="proposed")
    later = now + timedelta(seconds=1)
    changes = store.keep([shared], recorded=later)
    journal.seal("import", f"plan:{PLAN}", changes, actor="cli", at=later, facts={})
    found = of("aside")
    assert [row.id for row in found.kept["delivery"]] == ["paid"]
    assert len(found.kept["match"]) == 2
    assert found.deliveries() == []


def test_what_a_promise_has_no_rows_of_is_not_asked_for(
    plan: str, django_assert_num_queries: object
) -> None:
    row = Promise.objects.get(key=f"{PLAN}/aside")
    bearing(row)
    with django_assert_num_queries(3):  # type: ignore[operator]  # parts, kinds, contradictions
        assert bearing(row).records() == [record("promise", row)]
