"""Totals agree with the publisher's own, to the dollar, and account for every row."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.flows.questions import Question
from servanda.flows.totals import Total
from servanda.records.bulk import STAGES
from tests.examples import examples
from tests.flows.asked import FTS, Book, days, total
from tests.flows.built import CUMULATIVE, build
from tests.flows.fts_pages import pages


def rows_of(found: Total) -> int:
    return found.rows + sum(one.rows for one in found.left_out)


@pytest.fixture(scope="module")
def afghanistan(tmp_path_factory):
    return build(pages(), tmp_path_factory.mktemp("fts"), semantics=FTS)


def test_the_published_total_to_the_dollar(afghanistan):
    found = total(afghanistan, Question())
    assert (found.total, found.rows) == (725_591_299, 311)
    assert (found.question.boundary, found.question.currency) == ("incoming", "USD")
    assert found.rate_sources == (("publisher", 311),)
    left = {one.reason: (one.rows, one.amount, one.currency) for one in found.left_out}
    assert left == {
        "not-in-boundary": (156, 71_958_119, "USD"),
        "shared": (17, 28_526_312, "USD"),
    }
    assert rows_of(found) == 484


@pytest.mark.parametrize("by", ["party", "sector", "place", "month"])
def test_groups_add_up_to_the_total(afghanistan, by):
    found = total(afghanistan, Question(by=by))
    assert sum(one.total for one in found.groups) == found.total == 725_591_299


def test_stages_stand_apart(afghanistan):
    found = total(afghanistan, Question(by="stage"))
    assert {one.key: one.total for one in found.groups} == {
        "commitment": 296_624_940,
        "disbursement": 428_966_359,
    }
    assert found.total == 725_591_299


def test_a_pledge_is_never_in_the_headline(tmp_path):
    book = Book()
    for stage, amount in (("pledge", 70), ("commitment", 20), ("disbursement", 10)):
        book.flow(
            stage, amount, stage=stage, converted=str(amount), converted_currency="USD",
            boundary="incoming", single=True,
        )  # fmt: skip
    found = total(book.snapshot(tmp_path, FTS), Question(by="stage"))
    assert found.total == 30
    assert [(one.key, one.total) for one in found.groups] == [
        ("pledge", 70),
        ("commitment", 20),
        ("disbursement", 10),
    ]
    (left,) = found.left_out
    assert (left.reason, left.stage, left.rows, left.amount) == ("other-stage", "pledge", 1, 70)


def test_an_internal_total_holds_no_incoming_flow(afghanistan):
    found = total(afghanistan, Question(boundary="internal"))
    assert found.total == 71_958_119


def test_days_bound_a_total(afghanistan):
    first = total(afghanistan, Question(as_of=date(2020, 6, 30)))
    rest = total(afghanistan, Question(since=date(2020, 7, 1)))
    assert first.total + rest.total == 725_591_299
    assert 0 < first.rows < 311
    assert rows_of(first) == rows_of(rest) == 484


def test_a_commitment_is_not_shown_as_spending(tmp_path):
    book = Book()
    book.flow("A", 500, stage="commitment")
    found = total(book.snapshot(tmp_path), Question())
    assert (found.total, found.rows, found.left_out[0].reason) == (0, 0, "other-stage")


def test_nothing_at_all(tmp_path):
    book = Book()
    book.activity("A")
    snapshot = book.snapshot(tmp_path)
    for by in ("party", "sector", "place", "month", "stage"):
        found = total(snapshot, Question(by=by))
        assert (found.total, found.groups, found.left_out) == (0, (), ())


FLOWS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(STAGES),
        "amount": st.sampled_from([None, "0", "-12.34", "100", "9" * 20, "0.000001"]),
        "currency": st.sampled_from(["USD", "EUR", ""]),
        "unit": st.sampled_from(["", "tent"]),
        "converted": st.sampled_from([None, "7", "-1.5"]),
        "boundary": st.sampled_from(["incoming", "internal", ""]),
        "single": st.sampled_from([True, False, None]),
        "decided": st.sampled_from([None, days("2019-12-31"), days("2020-06-01")]),
        "valued": st.sampled_from([None, days("2021-01-01")]),
        "provider_activity": st.sampled_from(["", "A0", "A1", "A2"]),
        "receiver_activity": st.sampled_from(["", "A0", "A1", "A2"]),
    }
)


@pytest.mark.parametrize("semantics", [FTS, CUMULATIVE], ids=["exclusive", "cumulative"])
@settings(max_examples=examples(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(flows=st.lists(st.tuples(st.integers(0, 3), FLOWS), max_size=12), asked=st.integers(0, 3))
def test_every_row_is_accounted_for(
    semantics, flows, asked, tmp_path_factory: pytest.TempPathFactory
):
    """What counts and what is left out, each with one reason, are all rows of the snapshot."""
    book = Book()
    for place in range(4):
        values = {"secondary": place == 3, "hierarchy": 1 + place % 2, "reporter": f"r{place // 2}"}
        book.activity(f"A{place}", **values)
    for place, values in flows:
        book.flow(f"A{place}", **values, converted_currency="USD")
    snapshot = book.snapshot(
        Path(tmp_path_factory.mktemp("rows")), semantics, dead=frozenset({2} if asked else ())
    )
    question = (
        Question(),
        Question(as_of=date(2020, 6, 1)),
        Question(stages=("commitment",), since=date(2020, 1, 1)),
        Question(by="sector", currency="EUR"),
    )[asked]
    found = total(snapshot, question)
    assert rows_of(found) == len(flows)
    if found.groups:
        assert sum((one.total for one in found.groups), Decimal(0)) == found.total
