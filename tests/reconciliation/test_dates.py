"""Whether two dates can both be right."""

import pytest

from servanda.reconciliation.dates import compare_dates
from servanda.records import When


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025-11-17", "2025-11-17", "agree"),
        ("2025-11-17", "2025-11", "agree"),
        ("2025-11-17", "2025", "agree"),
        ("2025-11-17", "2025-11-18", "soft"),
        ("2025-12-31", "2026-01-01", "soft"),
        ("2026-02-19", "2026-02-18/2026-02-20", "soft"),
        ("2026-02-18/2026-02-20", "2026-02-19/2026-02-21", "soft"),
        ("2025-11-17", "2025-11-19", "hard"),
        ("2025-11-17", "2025-12", "hard"),
        ("2026-02-21", "2026-02-18/2026-02-20", "hard"),
        ("2025", "2026", "hard"),
    ],
)
def test_two_dates_for_one_thing(a, b, expected):
    assert compare_dates(When(a), When(b)) == expected
    assert compare_dates(When(b), When(a)) == expected
