"""Accounts of the parts of a plan, joined: the same to the letter as the account of the whole."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.reconciliation.account import HEADLINES, Account, Headings, account
from servanda.reconciliation.joining import joined
from servanda.reconciliation.tally import Tally, as_text
from servanda.records import Contradiction, Delivery, Promise
from tests.reconciliation.histories import DAYS
from tests.reconciliation.making import amount, arrived, day, delivery, match, promise, usd
from tests.reconciliation.plans import THE_PLAN, families, plans, some_of

TODAY = day("2016-12-31")


def tally(found: Account) -> Tally:
    return Tally(
        totals=found.totals,
        personnel=found.personnel,
        ratios=found.ratios,
        findings=found.findings,
    )


def units(records):
    people = [r for r in records if isinstance(r, Promise) and r.kind == "personnel" and r.amount]
    return sorted({one.amount.unit for one in people})


def parted(records, first, *, today=TODAY):
    """Return the accounts of the promises in `first` and of the others."""
    headings = Headings(HEADLINES, units(records))
    inside = {True: [], False: []}
    for one in records:
        if isinstance(one, Delivery | Contradiction):  # on record for both, though only one asks
            inside[True].append(one)
            inside[False].append(one)
        else:
            inside[(one.id if isinstance(one, Promise) else one.promise) in first].append(one)
    return [account(THE_PLAN, part, today=today, headings=headings) for part in inside.values()]


@settings(max_examples=40)
@given(records=plans(), today=DAYS, data=st.data())
def test_any_parts_make_the_whole(records, today, data):
    parts = parted(records, data.draw(some_of(families(records))), today=today)
    whole = account(THE_PLAN, records, today=today)
    assert as_text(joined([tally(part) for part in parts])) == as_text(tally(whole))
    statuses = sorted((s for part in parts for s in part.statuses), key=lambda s: s.promise)
    assert tuple(map(repr, statuses)) == tuple(map(repr, whole.statuses))


def test_what_is_counted_in_one_part_and_left_out_in_the_other_stands_in_one_total():
    """300 and 450 USD; 20 EUR, 5 USD of weak words and a ceiling left out."""
    records = [
        promise("a", amount=usd(300)),
        promise("b", amount=amount("EUR", 20)),
        promise("c", amount=usd(450)),
        promise("d", amount=usd(5), strength=2),
        promise("e", amount=usd(maximum=9)),
    ]
    total = joined([tally(part) for part in parted(records, {"a", "e"})]).totals[0]
    assert (total.figure, total.rows, total.plan) == (750, ("a", "c"), THE_PLAN.id)
    assert [(one.reason, one.rows) for one in total.left_out] == [
        ("ceiling", ("e",)),
        ("other-currency", ("b",)),
        ("weak-wording", ("d",)),
    ]


def test_a_stage_reported_in_one_part_tells_what_the_other_leaves_out():
    records = [promise("a", amount=usd(9)), promise("b", amount=usd(8))]
    records += arrived("d", "2016-01-01", usd(4), "b", stage="allocated")
    totals = {one.stage: one for one in joined(map(tally, parted(records, {"a"}))).totals}
    assert list(totals) == ["pledged", "allocated"]
    assert [one.rows for one in totals["allocated"].left_out] == [("a",)]


@pytest.mark.parametrize(("least", "top"), [({"value": 5}, Decimal(12)), ({"minimum": 5}, None)])
def test_people_of_two_parts_have_no_top_when_one_has_none(least, top):
    given = {"kind": "personnel"}
    records = [
        promise("a", amount=amount("soldier", **least), **given),
        promise("b", amount=amount("soldier", 7), **given),
        promise("c", amount=amount("engineer", 2), **given),
    ]
    found = joined([tally(part) for part in parted(records, {"a"})])
    assert [(one.unit, one.minimum, one.maximum) for one in found.personnel] == [
        ("engineer", 2, 2),
        ("soldier", 12, top),
    ]


def test_findings_stand_in_the_order_of_matches_whichever_part_they_are_of():
    records = [promise(one, amount=usd(9)) for one in "ab"]
    records += [match("lost", "b"), match("gone", "a"), delivery("d", "2016-01-01", usd(1))]
    records.append(match("d", "a", amount=usd(5)))
    found = joined([tally(part) for part in parted(records, {"b"})]).findings
    assert [one.where for one in found] == ["match:a-d", "match:a-gone", "match:b-lost"]
    assert found == account(THE_PLAN, records, today=TODAY).findings


def test_a_part_without_headings_adds_nothing():
    records = [promise("a", amount=usd(9))]
    whole = tally(account(THE_PLAN, records, today=TODAY))
    assert joined([whole, Tally()]) == whole
