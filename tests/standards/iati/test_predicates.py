"""Single rules where the standard's cases say little: dates, leap years, numbers, prefixes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from lxml import etree

from servanda.standards.iati import predicates
from servanda.standards.iati.predicates import Asked

CASES = [
    ("date_order", {"less": "@a", "more": "@b"}, "a='2025-01-01' b='2025-01-01'", True),
    ("date_order", {"less": "@a", "more": "@b"}, "a='2025-01-02' b='2025-01-01'", False),
    ("date_order", {"less": "@a", "more": "NOW"}, "a='2026-02-02'", False),
    ("date_order", {"less": "@a", "more": "@b"}, "a='soon' b='2025-01-01'", True),
    ("date_now", {"date": "@a"}, "a='2026-02-01T23:00:00Z'", True),
    ("time_limit", {"start": "@a", "end": "@b"}, "a='2024-02-29' b='2025-03-01'", True),
    ("time_limit", {"start": "@a", "end": "@b"}, "a='2024-02-29' b='2025-03-02'", False),
    ("time_limit", {"start": "@a", "end": "@b"}, "a='9999-01-01' b='9999-12-31'", True),
    ("between_dates", {"date": "@c", "start": "@a", "end": "@b"}, "c='2025-01-01'", True),
    ("sums", {"paths": ["@a", "@b"], "sum": 100}, "a='33.3' b='66.7'", True),
    ("sums", {"paths": ["@a", "@b"], "sum": 100}, "a='x'", False),
    ("in_range", {"paths": ["@a"], "min": 0, "max": 100.0}, "a='100'", True),
    ("in_range", {"paths": ["@a"], "max": 100}, "a='100.1'", False),
    ("in_range", {"paths": ["@a"]}, "a='NaNa'", False),
    (
        "starts_with",
        {"prefix": ["@a", "@b"], "separator": "-", "paths": ["@c"]},
        "a='X' b='Y' c='Y-1'",
        True,
    ),
    ("starts_with", {"prefix": ["@a"], "separator": "-", "paths": ["@c"]}, "a='X' c='X1'", False),
    ("starts_with", {"prefix": ["ORG-ID-PREFIX"], "paths": ["@a"]}, "a='X'", True),
    ("no_spaces", {"paths": ["@a"]}, "a=' x'", False),
    ("regex_matches", {"paths": ["@a"], "regex": "^[0-9]+$"}, "a='12'", True),
    ("regex_no_matches", {"paths": ["@a"], "regex": "[0-9]"}, "a='12'", False),
    ("dependent", {"paths": ["@a", "@b"]}, "a='1'", False),
    ("unique", {"paths": ["@a", "@b"]}, "a='1' b='1'", False),
    ("only_one_of", {"paths": ["@a", "@b"], "excluded": ["@c"]}, "a='1'", True),
    ("only_one_of", {"paths": ["@a", "@b"], "excluded": ["@c"]}, "", False),
    ("if_then", {"if": "@a", "then": "@b = 1"}, "a='1' b='2'", False),
    ("one_or_all", {"one": "@a", "all": "lang"}, "a='1'", True),
]


@pytest.mark.parametrize(("rule", "case", "attributes", "holds"), CASES)
def test_rules(rule: str, case: dict[str, Any], attributes: str, holds: bool) -> None:
    ask: Callable[[Asked], bool] = getattr(predicates, rule)
    element = etree.fromstring(f"<x {attributes}/>")
    assert ask(Asked(element, case, date(2026, 2, 1))) == holds


def test_without_a_day_nothing_is_in_the_future() -> None:
    element = etree.fromstring("<x a='2999-01-01'/>")
    assert predicates.date_now(Asked(element, {"date": "@a"}, None))
    assert predicates.date_order(Asked(element, {"less": "@a", "more": "NOW"}, None))
