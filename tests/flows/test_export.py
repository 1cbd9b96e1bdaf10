"""A file of rows says what the list of rows says, word for word."""

import csv
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.flows.export import _number, write_csv
from servanda.flows.listing import COLUMNS, Which, chosen
from servanda.flows.questions import Question
from servanda.flows.snapshot import connect
from tests.examples import examples
from tests.flows.asked import NO_RATES, PILLARS, Book, rows

NAME = 'a "name", with\nall that CSV cannot have\r'


@pytest.fixture
def snapshot(tmp_path):
    book = Book()
    book.flow("A", "100.50", provider_name=NAME)
    book.flow("B", "999999999999999.000001")
    book.flow("C", "-0.10", currency="XTS")
    book.flow("D", None)
    return book.snapshot(tmp_path)


@pytest.mark.parametrize("which", [Which(), Which(reason="any"), Which(reason="nothing")])
def test_the_rows_of_a_list(snapshot, tmp_path, which):
    path = tmp_path / "rows.csv"
    asked = chosen(snapshot, Question(), which=which, rates=NO_RATES, pillars=PILLARS)
    with asked as (con, question):
        count = write_csv(con, question, snapshot, path)
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    listed = rows(snapshot, Question(), reason=which.reason)
    assert len(found) == len(listed) == count
    by_id = {one["id"]: one for one in found}
    for row in listed:
        one = by_id[row["id"]]
        assert one.pop("file_name") == "toy.jsonl"
        assert list(one) == list(COLUMNS)
        said = {name: "" if value is None else str(value) for name, value in row.items()}
        for name in ("amount", "worth", "passed"):
            said[name] = said[name].rstrip("0").rstrip(".") if "." in said[name] else said[name]
        assert one == said


def test_nothing_half_written(snapshot, tmp_path):
    asked = chosen(snapshot, Question(), which=Which(), rates=NO_RATES, pillars=PILLARS)
    with asked as (con, _), pytest.raises(duckdb.Error):
        write_csv(con, "no question", snapshot, tmp_path / "rows.csv")
    assert not list(tmp_path.glob("rows.csv*"))


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.integers(-(10**20), 10**20) | st.integers(-(10**10), 10**10), min_size=1))
def test_numbers_digit_by_digit(millionths):
    numbers = [Decimal(one) / 1_000_000 for one in millionths]
    with connect() as con:
        con.execute("CREATE TABLE given (n DECIMAL(38, 6))")
        con.executemany("INSERT INTO given VALUES (?)", [[one] for one in numbers])
        found = con.execute(f"SELECT {_number('n')} FROM given").fetchall()
    for number, (text,) in zip(numbers, found, strict=True):
        assert text == (f"{number:.6f}".rstrip("0").rstrip(".") if number else "0")
