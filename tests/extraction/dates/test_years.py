"""Missing years."""

from datetime import date

import pytest

from servanda.extraction.dates.years import nearest, possible, shifted_day, shifted_month


@pytest.mark.parametrize(
    ("month", "number", "published", "year"),
    [
        (2, 19, date(2026, 2, 21), 2026),
        (12, 30, date(2026, 1, 4), 2025),
        (1, 3, date(2025, 12, 30), 2026),
        (2, 29, date(2025, 1, 1), 2024),
        (2, 29, date(2026, 2, 21), None),
    ],
)
def test_nearest(month: int, number: int, published: date, year: int | None) -> None:
    assert nearest(month, number, published) == year


def test_possible() -> None:
    assert possible(2, 29)
    assert not possible(2, 31)
    assert not possible(13, 1)


def test_shifts() -> None:
    assert str(shifted_day(date(2026, 3, 1), -1)) == "2026-02-28"
    assert str(shifted_month(date(2026, 1, 31), -1)) == "2025-12"
    assert str(shifted_month(date(2026, 12, 1), 1)) == "2027-01"
