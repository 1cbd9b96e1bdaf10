"""The door between records and rows: what goes in comes out, and what cannot be kept says why."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.ledger.models import Evidence, Involvement
from servanda.ledger.models import Promise as PromiseTable
from servanda.ledger.store import (
    Unkept,
    digest,
    keep,
    recall,
    recall_one,
    recall_plan,
    records_of,
    withdraw,
)
from servanda.records import (
    KINDS,
    NAMES,
    Amount,
    Anchor,
    Count,
    Plan,
    Promise,
    When,
    Wording,
)
from tests.strategies import PLAN, SHA, TEXT, WHOLE, WORLD, records

NOW = datetime(2026, 6, 30, tzinfo=UTC)
TEN = Promise(
    plan=PLAN,
    id="alpha-10bn",
    title=Wording(en="Ten billion"),
    kind="pledge",
    strength=4,
    speaker="person:a",
    obligors=("country:AA", "country:BB"),
    beneficiaries=("territory:t",),
    amount=Amount(unit="USD", value=Decimal("1E10")),
    directions=("first",),
    evidence=(Anchor(document=SHA, start=0, end=10, exact=TEXT[:10]), WHOLE),
)


@pytest.fixture
def world(db):
    keep(WORLD, recorded=NOW)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_is_kept_comes_back_equal(world, kind, data):
    record = data.draw(records(kind))
    (change,) = keep([record], recorded=NOW)
    back = recall_one(kind, change.key)
    assert back == record
    assert digest(back) == change.sha256 == digest(record)


@pytest.mark.parametrize(
    "number",
    ["12345678901234567890123456789.0123456789", "1E9", "-0", "0.000000000001", "0E+5", "-2.50"],
)
def test_numbers_lose_no_digit(world, number):
    record = replace(TEN, amount=Amount(unit="USD", value=Decimal(number)))
    keep([record], recorded=NOW)
    back = recall_one("promise", f"{PLAN}/alpha-10bn")
    assert back.amount.value == Decimal(number)
    assert digest(back) == digest(record)


def test_keeping_again_takes_over_columns_evidence_and_index(world):
    keep([TEN], recorded=NOW)
    later = replace(TEN, obligors=("country:CC",), evidence=(WHOLE,), due=When("2027"))
    keep([later], recorded=NOW)
    assert recall("promise", PLAN, ids=["alpha-10bn"]) == [later]
    assert Evidence.objects.filter(subject_key=f"{PLAN}/alpha-10bn").count() == 1
    parties = Involvement.objects.filter(promise=f"{PLAN}/alpha-10bn", role="obligor")
    assert [row.party for row in parties] == ["country:CC"]


def test_a_plan_comes_back_whole_in_the_order_of_kinds(world):
    keep([TEN], recorded=NOW)
    kept = recall_plan(PLAN)
    order = list(KINDS)
    assert [order.index(NAMES[type(r)]) for r in kept] == sorted(
        order.index(NAMES[type(r)]) for r in kept
    )
    assert set(kept) == {*WORLD, TEN}


def test_proposals_come_only_when_asked_for(world):
    proposal = KINDS["proposal"](
        plan=PLAN,
        id="p1",
        document=SHA,
        kind="promise",
        values="{}",
        rule="r",
        version="1",
        evidence=(WHOLE,),
    )
    keep([proposal], recorded=NOW)
    assert proposal not in recall_plan(PLAN)
    assert proposal in recall_plan(PLAN, proposals=True)


def test_withdrawing_hides_and_loses_nothing(world):
    keep([TEN], recorded=NOW)
    change = withdraw("promise", f"{PLAN}/alpha-10bn", recorded=NOW)
    assert change.withdrawn
    assert change.sha256 == digest(TEN)
    assert TEN not in recall("promise", PLAN)
    assert TEN in recall("promise", PLAN, include_withdrawn=True)
    (again,) = keep([TEN], recorded=NOW)
    assert again.withdrawn, "keeping a withdrawn record again does not bring it back"
    assert not withdraw("promise", f"{PLAN}/alpha-10bn", recorded=NOW, withdrawn=False).withdrawn
    assert TEN in recall("promise", PLAN)


def test_any_query_gives_records_in_its_order(world, django_assert_num_queries):
    keep([TEN, replace(TEN, id="small", amount=Amount(unit="USD", value=Decimal(9)))], recorded=NOW)
    rows = PromiseTable.objects.filter(amount_unit="USD").order_by("-amount_figure")
    with django_assert_num_queries(2):
        assert [record.id for record in records_of(rows)] == ["alpha-10bn", "small"]
    assert [record.id for record in records_of(rows[1:2])] == ["small"]


def test_without_evidence_a_record_is_the_same_but_bare(world, django_assert_num_queries):
    keep([TEN], recorded=NOW)
    with django_assert_num_queries(1):
        found = recall("promise", PLAN, ids=["alpha-10bn"], evidence=False)
    assert found == [replace(TEN, evidence=())]


def test_the_same_record_twice_in_a_call_is_kept_once(world):
    assert len(keep([TEN, TEN], recorded=NOW)) == 1


COUNT = Count(
    plan=PLAN,
    id="c",
    promise="nobody",
    reporter="org:o",
    amount=Amount(unit="USD", value=Decimal(1)),
    date=When("2026"),
)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (COUNT, "count exercise-1/c: it names the promise exercise-1/nobody, which is not kept"),
        (replace(COUNT, plan="nowhere"), "it names the plan nowhere, which is not kept"),
        (replace(TEN, directions=("ninth",)), "direction exercise-1/ninth, which is not kept"),
        (replace(TEN, parent="ninth"), "promise exercise-1/ninth, which is not kept"),
        (replace(TEN, id=""), "it has no id"),
        (replace(TEN, id="x" * 600), "characters"),
        (Plan(id="a/b", title=Wording()), "stroke"),
        (replace(TEN, title=Wording(en="a\x00b")), "NUL"),
        (replace(TEN, title=Wording(en="a\ud800b")), "not Unicode"),
        (replace(TEN, amount=Amount(unit="USD", value=Decimal("1E+9999"))), "sane number"),
        (
            replace(TEN, evidence=(Anchor(document="0" * 64, start=0, end=1, exact="x"),)),
            "it quotes the document 0000",
        ),
        (
            replace(TEN, evidence=(Anchor(document=SHA, start=3, end=5, exact="zz"),)),
            "'zz' does not stand at 3-5",
        ),
        (replace(WORLD[1], text="other words"), "not the SHA-256 of its text"),
    ],
)
def test_what_cannot_be_kept_says_why_and_keeps_nothing(world, record, words):
    other = replace(TEN, id="companion")
    with pytest.raises(Unkept) as refused:
        keep([other, record], recorded=NOW)
    assert words in str(refused.value)
    assert recall_one("promise", f"{PLAN}/companion") is None


def test_backslash_u0000_written_out_is_text(world):
    keep([replace(TEN, title=Wording(en="\\u0000"))], recorded=NOW)


def test_two_that_differ_under_one_key_are_refused(world):
    with pytest.raises(Unkept, match="the two differ"):
        keep([TEN, replace(TEN, strength=3)], recorded=NOW)


def test_withdrawing_what_is_not_there_is_refused(world):
    with pytest.raises(Unkept, match="not kept"):
        withdraw("promise", f"{PLAN}/none", recorded=NOW)
