"""Filters in the query string: read, checked by name, written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.portal.filters import Filters, apply, ordered, read


def test_an_address_keeps_the_other_filters() -> None:
    filters = Filters(plan="p", chosen={"kind": "policy", "scope": "plan"}, query="a b", page=3)
    assert filters.address() == "?kind=policy&scope=plan&q=a+b"
    assert filters.address(kind="") == "?scope=plan&q=a+b"
    assert filters.address(page="4", sort="due") == "?kind=policy&scope=plan&q=a+b&page=4&sort=due"
    assert Filters(plan="p").address() == "?"
    assert Filters(plan="p").address("/list/") == "/list/"


def test_what_means_nothing_is_left_out_with_a_complaint(plan: str) -> None:
    filters = read(plan, {"status": "x", "kind": "policy", "page": "-1", "sort": "due"})
    assert filters.chosen == {"kind": "policy"}
    assert [one.parameter for one in filters.complaints] == ["status", "page"]
    assert (filters.page, filters.sort) == (1, "due")


@pytest.mark.django_db
@given(st.dictionaries(st.sampled_from(["status", "q", "page", "sort", "strength"]), st.text()))
def test_no_query_string_is_an_error(given_values: dict[str, str]) -> None:
    filters = read("nowhere", given_values)
    assert list(ordered(apply(filters), filters.sort, "vi")) == []


@pytest.mark.parametrize("sort", ["due", "-due", "amount", "-amount", "title", "-status", "stated"])
def test_what_is_not_known_comes_last(plan: str, sort: str) -> None:
    rows = list(ordered(apply(Filters(plan=plan)), sort, "en"))
    name = {"amount": "amount_unit", "title": "title_en"}.get(sort.strip("-"), sort.strip("-"))
    known = [
        bool(getattr(row, "standing", None)) if name == "status" else bool(getattr(row, name))
        for row in rows
    ]
    assert known == sorted(known, reverse=True)
    assert len(rows) == 5
