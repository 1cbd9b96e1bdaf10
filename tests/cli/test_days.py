"""Dates on the command line."""

from argparse import ArgumentTypeError
from datetime import date

import pytest

from servanda.cli.days import day, when


def test_a_day():
    assert day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2026-02-29", "31/2", "20260630", "2026-06", "", "tomorrow"])
def test_no_day(text):
    with pytest.raises(ArgumentTypeError, match="is not a day; write it as 2026-06-30"):
        day(text)


@pytest.mark.parametrize("text", ["2026", "2026-06", "2026-Q2", "2026-06-30", "2026-02/2026-03"])
def test_a_date_keeps_its_precision(text):
    assert when(text) == text


@pytest.mark.parametrize("text", ["2026-02-31", "31/2", "", "2026-13"])
def test_no_date(text):
    with pytest.raises(ArgumentTypeError, match="is not a date; write it as"):
        when(text)
