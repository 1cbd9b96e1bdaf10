"""Months that are asked in part are taken from the rows: sums and rows give the same answers."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.flows.questions import Question
from tests.flows.asked import Book, days, rows, total

FIRST = date(2020, 1, 1)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    book = Book()
    for number in range(120):
        name = f"A{number % 7}"
        when = FIRST + timedelta(days=number * 2)
        given = {"decided": days(when.isoformat()), "provider": f"P{number % 3}"}
        book.flow(name, f"{number}.{number % 100:02}", **given)
    for number in range(6):
        book.share(f"A{number}", "11110", "33.333334")
        book.share(f"A{number}", "12220", "66.666666")
        book.share(f"A{number}", "PS", "50", kind="place", vocabulary="ISO-3166-1")
        book.share(f"A{number}", "JO", "50", kind="place", vocabulary="ISO-3166-1")
    return book.snapshot(tmp_path_factory.mktemp("cells"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    since=st.integers(-3, 250).map(lambda n: FIRST + timedelta(days=n)),
    length=st.integers(0, 250),
    by=st.sampled_from(["party", "sector", "place", "pillar", "month"]),
    narrow=st.sampled_from([{}, {"party": "P1"}, {"place": "PS"}, {"sector": "12220"}]),
)
def test_any_days(snapshot, since, length, by, narrow):
    asked = Question(by=by, since=since, as_of=since + timedelta(days=length), **narrow)
    found = total(snapshot, asked)
    listed = rows(snapshot, asked)
    assert found.total == sum(one["worth"] for one in listed)
    assert found.rows == len(listed)
    assert sum(one.total for one in found.groups) == found.total
    for group in found.groups[:2]:
        inside = rows(snapshot, asked, group=group.key)
        assert sum(one["worth"] for one in inside) == group.total
    assert found.rows + sum(one.rows for one in found.left_out) == 120
