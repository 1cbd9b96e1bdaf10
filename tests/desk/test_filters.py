"""The filters of the inbox live in the query string."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from servanda.desk.filters import ORDER, BadParameter, Filters, parse
from servanda.terms.words import codes


def test_the_order_names_every_kind() -> None:
    assert set(ORDER) == set(codes("proposal.kind"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Filters()),
        ("plan=gaza-2026", Filters(plan="gaza-2026")),
        ("kind=date&kind=promise", Filters(kinds=("promise", "date"))),
        ("page=3", Filters(page=3)),
    ],
)
def test_parse(query: str, expected: Filters) -> None:
    assert parse(QueryDict(query)) == expected


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=pledges", "kind"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=99999999999999999999", "page"),
        ("page=%D9%A3", "page"),
        ("plan=a%00b", "plan"),
    ],
)
def test_what_is_not_understood_is_named(query: str, name: str) -> None:
    with pytest.raises(BadParameter) as fault:
        parse(QueryDict(query))
    assert fault.value.name == name


@given(
    st.text(max_size=20).filter(lambda t: "\0" not in t and t.isprintable()),
    st.sets(st.sampled_from(ORDER)),
    st.integers(1, 10**6),
)
def test_filters_come_back_from_their_query(plan: str, kinds: set[str], page: int) -> None:
    filters = Filters(plan=plan, kinds=tuple(k for k in ORDER if k in kinds), page=page)
    assert parse(QueryDict(filters.query)) == filters


def test_a_click_puts_a_kind_in_and_takes_it_out() -> None:
    once = Filters(plan="p", page=4).toggled("date")
    assert once == Filters(plan="p", kinds=("date",))
    assert once.toggled("date") == Filters(plan="p")
    assert once.suffix == "?plan=p&kind=date"
    assert once.kinds_suffix == "?kind=date"
    assert once.plan_suffix == "?plan=p"
    assert Filters().plan_suffix == "?"
