"""What the words around figures make of them."""

import pytest

from servanda.extraction.dates.candidates import possible, weigh
from servanda.extraction.dates.patterns import grammar


def caught(language: str, rule: str, text: str) -> list[str]:
    """Return the spans that one rule makes of a text."""
    rules = grammar(language)
    pattern = dict(rules.rules)[rule]
    return [
        text[candidate.start : candidate.end]
        for found in pattern.finditer(text)
        for candidate in weigh(rule, found, rules)
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("gặp sáng 20-2", ["sáng 20-2"]),
        ("thắng 2-1", []),
        ("gọi 3-8 lần", []),
        ("từ 3-8 lần", []),
        ("được 2/3 tán thành", []),
        ("họp 19/2 tại đây", ["19/2"]),
        ("mở cửa 24/7", []),
        ("ngày 24/7", ["ngày 24/7"]),
        ("phố 2/9", []),
        ("sinh ngày 3/4", []),
    ],
)
def test_days_in_figures(text: str, spans: list[str]) -> None:
    assert caught("vi", "day-month", text) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [("in 2026", ["2026"]), ("2000 soldiers", []), ("born in 1980", []), ("tel 0900 2000 100", [])],
)
def test_years(text: str, spans: list[str]) -> None:
    assert caught("en", "year", text) == spans


def test_months_that_are_also_words() -> None:
    assert caught("en", "month", "It may march in May, and March on") == ["May", "March"]
    assert caught("ar", "month", "مارس ضغوطا في مارس") == ["مارس"]


def test_possible() -> None:
    assert possible(2, 29)
    assert not possible(2, 31)
    assert not possible(13, 1)
