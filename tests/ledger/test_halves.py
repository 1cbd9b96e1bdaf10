"""A plan cut in two: no family is torn, nothing is lost, and what hangs together stays whole."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.ledger import halves as module
from servanda.ledger.halves import _strays, halves, reported, units_of_people
from servanda.ledger.models import Match as MatchTable
from servanda.ledger.models import Promise as PromiseTable
from servanda.ledger.store import keep, withdraw
from servanda.records import Amount, Delivery, Match, Plan, Promise, When, Wording

NOW = datetime(2026, 6, 30, tzinfo=UTC)
PLAN, OTHER = "exercise-1", "exercise-2"
TITLE = Wording(en="A title")


def promise(id, *, plan=PLAN, **fields):
    given = {"kind": "pledge", "strength": 3, **fields}
    return Promise(plan=plan, id=id, title=TITLE, **given)


def paid(id, *promises, plan=PLAN):
    """A delivery, and its match with each promise."""
    amount = Amount(unit="USD", value=Decimal(5))
    came = Delivery(
        plan=plan, id=id, title=TITLE, stage="disbursed", date=When("2026-03-01"), amount=amount
    )
    return [
        came,
        *(Match(plan=plan, id=f"{one}-{id}", promise=one, delivery=id) for one in promises),
    ]


def kept(records):
    keep(records, recorded=NOW)


@pytest.fixture
def plan(db):
    kept([Plan(id=one, title=TITLE, nature="exercise") for one in (PLAN, OTHER)])


def ids(half):
    """The promises of a half, withdrawn ones too."""
    found = PromiseTable.objects.filter(half.promises("key"), plan=PLAN).order_by("key")
    return "".join(found.values_list("id", flat=True))


@pytest.mark.parametrize(
    ("records", "first", "second"),
    [
        ([], "abc", "def"),
        ([promise("f", parent="a")], "abcf", "de"),
        ([promise("f", parent="d")], "abc", "def"),
        ([promise("f", parent="d"), promise("d", parent="a")], "abcdf", "e"),
        (paid("x", "a", "b"), "abc", "def"),
        (paid("x", "c", "e"), "abce", "df"),
        (paid("x", "c", "e", "f"), "abcef", "d"),
        ([*paid("x", "e", "f"), *paid("y", "a", "f")], "abcef", "d"),
        ([*paid("x", "e", "f"), promise("e", parent="b")], "abcef", "d"),
    ],
)
def test_families_stay_whole(plan, records, first, second):
    """Cut at d of a, b, c, d, e, f; who belongs with one of the first three moves over."""
    kept(map(promise, "abcdef"))
    kept(records)
    found = halves(PLAN, least=2)
    assert found is not None
    assert (ids(found[0]), ids(found[1])) == (first, second)


def test_a_withdrawn_promise_has_its_share_of_a_delivery_still(plan):
    kept([*map(promise, "abcd"), *paid("x", "a", "d")])
    withdraw("promise", f"{PLAN}/a", recorded=NOW)
    assert [ids(half) for half in halves(PLAN, least=2)] == ["abd", "c"]


def test_a_withdrawn_match_ties_nothing(plan):
    kept([*map(promise, "abcd"), *paid("x", "a", "d")])
    withdraw("match", f"{PLAN}/d-x", recorded=NOW)
    assert [ids(half) for half in halves(PLAN, least=2)] == ["ab", "cd"]


def test_a_plan_is_cut_where_it_is_asked_for(plan):
    kept(map(promise, "abcdefghij"))
    assert [ids(half) for half in halves(PLAN, least=2, percent=30)] == ["abc", "defghij"]


def test_what_stands_across_the_cut_too_often_is_not_cut(plan, monkeypatch):
    kept([*map(promise, "abcdef"), *paid("x", "a", "d", "e")])
    monkeypatch.setattr(module, "MOST_MOVED", 1)
    assert halves(PLAN, least=2) is None


def test_a_small_plan_and_one_that_is_not_there(plan):
    kept(map(promise, "abc"))
    assert halves(PLAN, least=4) is None
    assert halves("nowhere", least=0) is None
    assert halves(PLAN, least=3) is not None


def test_other_plans_neither_tie_nor_show(plan):
    kept([*map(promise, "abcd"), *paid("x", "a")])
    kept([*(promise(one, plan=OTHER) for one in "ad"), *paid("x", "a", "d", plan=OTHER)])
    found = halves(PLAN, least=2)
    assert [ids(half) for half in found] == ["ab", "cd"]
    assert [row.plan_id for row in found[0].rows("delivery")] == [PLAN]


def test_a_promise_of_another_plan_in_a_family_keeps_the_plan_whole(plan):
    """Nothing of ours writes such a row; a row altered behind our back is still judged once."""
    kept([*map(promise, "abcd"), *paid("x", "a", "d"), promise("z", plan=OTHER)])
    MatchTable.objects.filter(id="d-x").update(promise=f"{OTHER}/z")
    assert halves(PLAN, least=2) is None


def test_stages_and_units_are_those_on_record(plan):
    people = {"kind": "personnel", "amount": Amount(unit="soldier", value=Decimal(5))}
    kept([promise("a", **people), promise("b", kind="personnel"), *paid("x", "a")])
    kept([replace(one, stage="spent") for one in paid("y")])
    kept([promise("c", amount=Amount(unit="USD", value=Decimal(5)))])
    asked = ("spent", "allocated", "disbursed")
    assert (reported(PLAN, asked), units_of_people(PLAN)) == (["spent", "disbursed"], ["soldier"])
    withdraw("delivery", f"{PLAN}/y", recorded=NOW)
    withdraw("promise", f"{PLAN}/a", recorded=NOW)
    assert (reported(PLAN, asked), units_of_people(PLAN)) == (["disbursed"], [])


@given(
    middle=st.integers(1, 8),
    ties=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=8),
)
def test_those_who_move_are_all_that_hang_on_one_before_the_cut(middle, ties):
    first = set(range(middle))
    while more := {n for tie in ties if first & set(tie) for n in tie} - first:
        first |= more
    assert list(_strays(middle, ties)) == sorted(first - set(range(middle)))
