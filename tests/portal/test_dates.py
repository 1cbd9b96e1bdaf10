"""Dates in words, at the precision at which they were said."""

from datetime import UTC, datetime

import pytest

from servanda.portal.dates import machine, moment, spoken


@pytest.mark.parametrize(
    ("iso", "language", "said"),
    [
        ("2026-02-19", "en", "19 February 2026"),
        ("2026-02-19", "vi", "19/2/2026"),
        ("2026-02-19", "ar", "19 فبراير 2026"),
        ("2026-02", "en", "February 2026"),
        ("2026", "ar", "2026"),
        ("2026-Q2", "en", "2nd quarter 2026"),
        ("2014/2017", "en", "2014–2017"),
        ("2026-02-18/2026-02-20", "en", "18 February 2026 – 20 February 2026"),
        ("", "en", ""),
    ],
)
def test_a_date_keeps_its_precision(iso: str, language: str, said: str) -> None:
    assert spoken(iso, language) == said


@pytest.mark.parametrize(
    ("iso", "attribute"),
    [("2026-02-19", "2026-02-19"), ("2026-02", "2026-02"), ("2026-Q2", ""), ("2014/2017", "")],
)
def test_only_what_html_knows_goes_into_the_attribute(iso: str, attribute: str) -> None:
    assert machine(iso) == attribute


def test_a_moment_names_its_zone() -> None:
    assert moment(datetime(2026, 6, 30, 12, tzinfo=UTC), "en") == "30 Jun 2026, 12:00 UTC"
