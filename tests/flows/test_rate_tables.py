"""Tables of rates: the ECB's and the pegs that come with the product, and an operator's CSV."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from servanda.flows.rate_tables import NoTable, rates_of, read_table

IMF = (
    b"\xef\xbb\xbfDate,Rate,Currency,Frequency,Source,Country code\n"
    b"2019-12-31,23000,VND,A,IMF,VN\n"
    b"2020-06-30,1.5,AUD,M,IMF,AU\n2020-06-30,1.6,AUD,M,IMF,KI\n2020-06-30,1.6,AUD,M,IMF,NR\n"
    b"2020-06-30,1,USD,M,IMF,US\nsoon,1,VND,A,IMF,VN\n2020-12-31,nan,VND,A,IMF,VN\n2020-12-31\n"
)


def test_an_operators_table(tmp_path):
    (tmp_path / "imf.csv").write_bytes(IMF)
    rates = rates_of(tmp_path)
    annual = rates.find("VND", "USD", date(2019, 3, 1))
    assert (1 / annual.factor).quantize(Decimal(1)) == 23000
    assert annual.source == "IMF (imf.csv)"
    assert rates.find("USD", "AUD", date(1990, 6, 1)) is None
    assert rates.mark != rates_of(tmp_path / "nowhere").mark


def test_what_a_table_says_badly():
    found, findings = read_table(IMF, "imf.csv")
    assert [(one.code, one.message.split(":")[1].split()[0]) for one in findings] == [
        ("flows.rate.unreadable", "4"),
        ("flows.rate.rival", "1"),
    ]
    monthly = next(one for one in found if one.frequency == "M")
    assert monthly.units("AUD", date(2020, 6, 1)) == (Decimal("1.6"), date(2020, 6, 30))


def test_a_spreadsheets_own_way():
    """Semicolons, a comma before decimals, and a year or a month that says which it is of."""
    table = b"Date;Rate;Currency;Frequency\n2020;0,25;KWD;A\n2020-02;0,5;KWD;M\n2020;1;KWD;M\n"
    (annual, monthly), (odd,) = read_table(table, "x.csv")
    assert annual.units("KWD", date(2020, 5, 1)) == (Decimal("0.25"), date(2020, 12, 31))
    assert monthly.units("KWD", date(2020, 2, 1)) == (Decimal("0.5"), date(2020, 2, 29))
    assert odd.message == "x.csv: 1 rows quote nothing that can be used"


def test_a_date_says_itself_what_it_is_of():
    table = b"Date,Rate,Currency\n2020,4,KWD\n2020-02,2,KWD\n2020-02-03,1,KWD\n"
    found, findings = read_table(table, "x.csv")
    assert findings == []
    told = {one.frequency: one.units("KWD", date(2020, 2, 3)) for one in found}
    assert {name: (int(one[0]), one[1].isoformat()) for name, one in told.items() if one} == {
        "A": (4, "2020-12-31"),
        "M": (2, "2020-02-29"),
        "D": (1, "2020-02-03"),
    }


@pytest.fixture
def csv_limit():
    """Give the csv module its own limit of a cell, whoever raised it in this process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column 'date'"),
        (b"Date,Rate\n", "no column 'currency'"),
        (b"Date,Rate,Currency\n", "no rate that can be read"),
        (b"Date,Rate,Currency\n31/12/2020,2,VND\n", "line 2 says 31/12/2020, 2, VND: a row needs"),
        (b"\xff\xfe\x00\x01", "no column"),
        (
            b'Date,Rate,Currency\n"2020-01-01,1,' + b"x" * 200_000,
            "is no CSV",
        ),
    ],
)
def test_what_is_no_table(content, words, csv_limit):
    with pytest.raises(NoTable, match=words):
        read_table(content, "x.csv")


def test_the_rates_that_come_with_the_product(tmp_path):
    """20 June 2020 was a Saturday: the reference rate of Friday, 1.1210, stands."""
    rates = rates_of(tmp_path)
    found = rates.find("EUR", "USD", date(2020, 6, 20))
    assert (found.factor, found.source, found.day) == (Decimal("1.121"), "ECB", date(2020, 6, 19))
    for currency in ("AED", "SAR", "QAR", "BHD", "OMR", "JOD", "XOF", "XAF", "BAM"):
        pegged = rates.find(currency, "USD", date(2024, 7, 1))
        assert pegged.source.startswith(f"peg {currency}")
    assert rates.find("EUR", "USD", date(1998, 6, 1)) is None
