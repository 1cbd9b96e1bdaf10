"""Which year is meant where none is said: the one that puts the date nearest to the document's.

>>> nearest(2, 19, date(2026, 2, 21)), nearest(12, 30, date(2026, 1, 4))
(2026, 2025)
"""

from calendar import monthrange
from datetime import date, timedelta

from servanda.records.when import When

FIRST, LAST = 1900, 2099  # the years that are read as years


def nearest(month: int, day: int, published: date) -> int | None:
    """Return the year in which the day lies nearest to `published`; None where it never exists."""
    found = [
        (abs((date(year, month, day) - published).days), year)
        for year in range(published.year - 1, published.year + 2)
        if exists(year, month, day)
    ]
    return min(found)[1] if found else None


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day, 31 February not."""
    return FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def possible(month: int, day: int) -> bool:
    """Tell whether any year has such a day."""
    return exists(2024, month, day)


def day(year: int, month: int, number: int) -> str:
    """Write a day as ISO 8601."""
    return f"{year:04}-{month:02}-{number:02}"


def shifted_day(published: date, days: int) -> When:
    """Return the day so many days from the document's."""
    return When((published + timedelta(days=days)).isoformat())


def shifted_month(published: date, months: int) -> When:
    """Return the month so many months from the document's."""
    count = published.year * 12 + published.month - 1 + months
    return When(f"{count // 12:04}-{count % 12 + 1:02}")
