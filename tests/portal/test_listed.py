"""Promises as lines of a list."""

import pytest
from django.utils.translation import override

from servanda.ledger.models import Promise
from servanda.portal.listed import lines, reason_words


def test_a_line_has_all_that_a_list_prints(plan: str, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        made = {one.id: one for one in lines(plan, Promise.objects.filter(plan=plan))}
    part = made["part"]
    assert [one.name for one in part.obligors] == ["Upper council"]
    assert (part.status, part.strength, part.due) == ("overdue", 4, "2026-12")
    assert made["aside"].status is None
    assert made["aside"].reason == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "By 1 June 2026, 200 million\u00a0USD was scheduled; 100 million\u00a0USD has"),
        ("vi", "200 triệu\u00a0USD"),
        ("ar", "200 مليون\u00a0USD"),
    ],
)
def test_a_reason_says_its_figures_in_the_language(language: str, said: str) -> None:
    details = {"by": "2026-06-01", "arrived": "100000000", "scheduled": "200000000", "unit": "USD"}
    with override(language):
        assert said in reason_words("schedule-behind", list(details.items()))


def test_a_reason_without_its_figures_still_says_something() -> None:
    assert reason_words("schedule-behind", [])
    assert reason_words("", []) == ""
