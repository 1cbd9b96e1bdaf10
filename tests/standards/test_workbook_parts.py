"""Numbers, days and references of a workbook."""

import pytest

from servanda.standards.workbook_parts import moment, number, place


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("A1", (1, 1)),
        ("XFD1048576", (1_048_576, 16_384)),
        ("AA10", (10, 27)),
        ("a1", None),
        ("A", None),
        ("A1:B2", None),
        ("", None),
    ],
)
def test_references(ref: str, found: tuple[int, int] | None) -> None:
    assert place(ref) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1", "1"),
        ("1.50", "1.5"),
        ("-2E-2", "-0.02"),
        ("1E+20", "100000000000000000000"),
        ("1E300", "1E300"),
        ("nan", "nan"),
        ("1" * 5000, "1" * 5000),
        ("x", "x"),
    ],
)
def test_numbers(text: str, found: str) -> None:
    assert number(text) == found


@pytest.mark.parametrize(
    ("text", "from_1904", "found"),
    [
        ("44257", False, "2021-03-02"),
        ("42795", True, "2021-03-02"),
        ("1", False, "1900-01-01"),
        ("61", False, "1900-03-01"),
        ("0.5", False, "12:00:00"),
        ("44257.9999999", False, "2021-03-03"),
        ("-1", False, "-1"),
        ("9999999", False, "9999999"),
        ("soon", False, "soon"),
    ],
)
def test_days(text: str, from_1904: bool, found: str) -> None:
    assert moment(text, from_1904=from_1904) == found
