"""Numbers, days and words, as the standard writes them and as publishers do."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.iati.values import amount, day, flag, percentage

AMOUNTS = [
    ("1000", "1000", ""),
    (" -1000.50\n", "-1000.50", ""),
    (None, None, "missing"),
    (" \n", None, "missing"),
    ("1,234,567.89", "1234567.89", "unusual"),
    ("1 234 567", "1234567", "unusual"),
    ("1\u00a0234,50", "1234.5", "unusual"),
    ("1.234.567,89", "1234567.89", "unusual"),
    ("1.234.567", "1234567", "unusual"),
    ("1'234.5", "1234.5", "unusual"),
    ("1,234", "1234", "unusual"),
    ("12,5", "12.5", "unusual"),
    ("+7", "7", "unusual"),
    (".5", "0.5", "unusual"),
    ("5.", "5", "unusual"),
    ("1.5E6", "1500000", "unusual"),
    ("٣٬٥٠٠", "3500", "unusual"),
    ("\u2212 5", None, "bad"),
    ("1234.5600000001", "1234.56", "rounded"),
    ("1,23,456", None, "bad"),
    ("USD 100", None, "bad"),
    ("NaN", None, "bad"),
    ("Infinity", None, "bad"),
    ("1E99", None, "long"),
    ("9" * 5000, None, "long"),
    ("x" * 5000, None, "bad"),
    ("9" * 33, None, "long"),
]


@pytest.mark.parametrize(("said", "read", "fault"), AMOUNTS, ids=lambda one: str(one)[:20])
def test_amounts(said: str | None, read: str | None, fault: str) -> None:
    assert amount(said) == (read, fault)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_plain_amount_is_kept_to_the_last_digit(value: Decimal) -> None:
    read, fault = amount(format(value, "f"))
    assert fault == ""
    assert read is not None
    assert Decimal(read) == value


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    read, fault = amount(text)
    assert (read is None) == (fault in ("missing", "bad", "long"))
    percentage(text)
    day(text)
    flag(text)


@pytest.mark.parametrize(
    ("said", "read", "fault"),
    [
        ("33.3", Decimal("33.3"), ""),
        ("100", Decimal(100), ""),
        ("30 %", Decimal(30), "unusual"),
        ("12,5", Decimal("12.5"), "unusual"),
        ("-1", None, "bad"),
        ("100.5", None, "bad"),
        ("half", None, "bad"),
    ],
)
def test_percentages(said: str, read: Decimal | None, fault: str) -> None:
    assert percentage(said) == (read, fault)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2017-02-06", date(2017, 2, 6)),
        (" 2017-02-06+08:00", date(2017, 2, 6)),
        ("2017-02-06Z", date(2017, 2, 6)),
        ("2017-02-06T23:59:59", date(2017, 2, 6)),
        ("2017-02-30", None),
        ("06/02/2017", None),
        ("20170206", None),
        ("2017-02", None),
        ("0000-01-01", None),
        ("", None),
    ],
)
def test_days(said: str, read: date | None) -> None:
    assert day(said) == (None if read is None else (read - date(1970, 1, 1)).days)
    assert day(said) == day(said)  # the second time from memory


def test_flags() -> None:
    assert [flag(one) for one in ("1", " true ", "0", "false", "yes", "", None)] == [
        *(True, True, False, False, None, None, None)
    ]
