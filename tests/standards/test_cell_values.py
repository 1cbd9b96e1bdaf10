"""Amounts and days as people type them into tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.cell_values import (
    amount,
    currency_of,
    day_order,
    days,
    decimal_mark,
    folded,
    is_blank,
    is_total,
    scale_of,
    scaled,
)
from servanda.standards.cell_words import BLANKS


@pytest.mark.parametrize(
    ("cell", "mark", "expected"),
    [
        ("1000", ".", "1000"),
        ("1,234,567", ".", "1234567"),
        ("1.234.567,89", ".", "1234567.89"),
        ("1 234 567", ".", "1234567"),
        ("1\u00a0234,5", ",", "1234.5"),
        ("1'000", ".", "1000"),
        ("12,34,567", ".", "1234567"),
        ("(1.234,5)*", ",", "-1234.5"),
        ("-3", ".", "-3"),
        ("−3", ".", "-3"),
        ("1.500", ".", "1.5"),
        ("1.500", ",", "1500"),
        ("0.125", ",", "0.125"),
        ("$1,000", ".", "1000"),
        ("1 000 €", ".", "1000"),
        ("USD 1.2 million", ".", "1200000"),
        ("1,000 (a)", ".", "1000"),
        ("1,000 [2]", ".", "1000"),
        ("5,082¹", ".", "5082"),
        ("١٬٠٠٠٫٥", ".", "1000.5"),
        ("2 triệu", ".", "2000000"),
        ("40%", ".", None),
        ("3 projects", ".", None),
        ("1,2,3", ".", None),
        ("NaN", ".", None),
        ("1000.50", ".", "1000.5"),
        ("-12.00", ",", "-12"),
        ("0012", ".", "12"),
        ("1.250", "dmy", "1.25"),
        ("9" * 25, ".", "9" * 25),
        ("9" * 27, ".", None),
        ("9" * 5000, ".", None),
        ("9" * 60, ".", None),
        ("", ".", None),
    ],
)
def test_amounts(cell, mark, expected):
    assert amount(cell, mark) == expected


@given(st.integers(-(10**12), 10**12), st.sampled_from([(",", "."), (".", ","), (" ", ",")]))
def test_an_amount_is_read_back_with_any_separators(number, marks):
    group, point = marks
    whole, cents = divmod(abs(number), 100)
    text = f"{whole:,}".replace(",", group) + f"{point}{cents:02}"
    expected = f"{whole}.{cents:02}".rstrip("0").rstrip(".")
    sign = "-" if number < 0 else ""
    assert amount(sign + text, point) == sign + expected


@given(st.from_regex(r"-?[0-9]{1,20}(\.[0-9]{0,8})?", fullmatch=True), st.sampled_from(".,"))
def test_a_number_alone_is_read_as_one_beside_its_currency(text, mark):
    found = amount(text, mark)
    assert found == amount(f"{text} USD", mark)
    assert found is None or scaled(found, 1) == found


@given(
    st.lists(st.sampled_from([*BLANKS, "no", "Partner", "not", "Đ", "é.", "_", "12"])), st.text()
)
def test_long_cells_are_blank_as_short_ones_are(words, text):
    for cell in (" ".join(words), text, f"{' '.join(words)} {text}"):
        assert is_blank(cell) == (folded(cell).strip(" .") in BLANKS)


@given(st.text(max_size=40))
def test_nothing_raises(text):
    amount(text)
    days(text)
    is_blank(text)
    currency_of(text)


@pytest.mark.parametrize(
    "cell", ["", " - ", "–", "n/a", "N.A.", "..", "…", "#N/A", "غير متاح", "s/o"]
)
def test_blanks(cell):
    assert is_blank(cell)
    assert amount(cell) is None


@pytest.mark.parametrize("cell", ["0", "no", "ACF", "-1"])
def test_what_is_not_blank(cell):
    assert not is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "order", "first", "last"),
    [
        ("2021-04-01", "", "2021-04-01", "2021-04-01"),
        ("2021-04-01T10:00:00Z", "", "2021-04-01", "2021-04-01"),
        ("44287", "", "2021-04-01", "2021-04-01"),
        ("44287.5", "", "2021-04-01", "2021-04-01"),
        ("01/08/2021", "dmy", "2021-08-01", "2021-08-01"),
        ("01/08/2021", "mdy", "2021-01-08", "2021-01-08"),
        ("13/1/21", "mdy", "2021-01-13", "2021-01-13"),
        ("1.2.2021", "dmy", "2021-02-01", "2021-02-01"),
        ("4 June 2021", "", "2021-06-04", "2021-06-04"),
        ("June 4th, 2021", "", "2021-06-04", "2021-06-04"),
        ("4 août 2021", "", "2021-08-04", "2021-08-04"),
        ("4 de junio de 2021", "", "2021-06-04", "2021-06-04"),
        ("4 يونيو 2021", "", "2021-06-04", "2021-06-04"),
        ("ngày 4 tháng 12 năm 2021", "", "2021-12-04", "2021-12-04"),
        ("Jan 2021", "", "2021-01-01", "2021-01-31"),
        ("2021-02", "", "2021-02-01", "2021-02-28"),
        ("02/2021", "", "2021-02-01", "2021-02-28"),
        ("Q3 2021", "", "2021-07-01", "2021-09-30"),
        ("2021", "", "2021-01-01", "2021-12-31"),
    ],
)
def test_days(cell, order, first, last):
    epoch = date(1970, 1, 1)
    found = days(cell, order)
    assert found is not None
    assert [str(epoch + timedelta(one)) for one in found] == [first, last]


@pytest.mark.parametrize(
    "cell", ["", "January", "2021-02-31", "32/13/2021", "soon", "5", "1 2 June 2021"]
)
def test_what_is_no_date(cell):
    assert days(cell) is None


def test_a_column_says_what_one_cell_does_not():
    assert decimal_mark(["1.500", "2.000,50"]) == ","
    assert decimal_mark(["1.500", "2.25"]) == "."
    assert decimal_mark(["1.500"], ",") == ","
    assert day_order(["01/02/2021", "13/02/2021"]) == "dmy"
    assert day_order(["01/02/2021", "02/13/2021"]) == "mdy"
    assert day_order(["01/02/2021"]) == ""


@pytest.mark.parametrize(
    ("words", "currency", "scale"),
    [
        ("Pledge (USD million)", "USD", 1_000_000),
        ("amount_usd_m", "USD", 1_000_000),
        ("Montant en milliers d'euros", "EUR", 1000),
        ("Amount US$ bn", "USD", 1_000_000_000),
        ("Số tiền (triệu đồng)", "VND", 1_000_000),
        ("المبلغ (مليون دولار)", "USD", 1_000_000),
        ("Amount", "", 1),
        ("in US$ 000", "USD", 1000),
        ("1,000", "", 1),
    ],
)
def test_headings_name_currency_and_scale(words, currency, scale):
    assert (currency_of(words), scale_of(words)) == (currency, scale)


def test_small_matters():
    assert scaled("1.5", 1_000_000) == "1500000"
    assert folded("Sous-Préfecture / Đơn vị") == "sous prefecture don vi"


@pytest.mark.parametrize(
    "cell",
    ["Total", "GRAND TOTAL", "Tổng", "Tổng cộng", "المجموع", "Sub-total", "Total Europe", "ALL"],
)
def test_totals(cell):
    assert is_total(cell)


@pytest.mark.parametrize("cell", ["", "Qatar", "TotalEnergies", "All Saints", "x" * 500])
def test_what_is_no_total(cell):
    assert not is_total(cell)
