"""Dates keep their precision; what is no date is refused."""

from datetime import date

import pytest

from servanda.records import When


@pytest.mark.parametrize(
    ("iso", "earliest", "latest"),
    [
        ("2026-02-19", date(2026, 2, 19), date(2026, 2, 19)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02-18/2026-02-20", date(2026, 2, 18), date(2026, 2, 20)),
        ("2026-02/2026-Q2", date(2026, 2, 1), date(2026, 6, 30)),
    ],
)
def test_the_days_that_words_cover(iso: str, earliest: date, latest: date) -> None:
    assert (When(iso).earliest, When(iso).latest, str(When(iso))) == (earliest, latest, iso)


@pytest.mark.parametrize(
    "iso",
    [
        *("", "soon", "31/2", "2026-02-31", "2026-13", "2026-Q5", "0000", "19-02-2026"),
        *("2026-02-20/2026-02-18", "2025/2026/2027", "2026-02-19T10:00", "../2026"),
    ],
)
def test_what_is_no_date(iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        When(iso)
