"""The tables of a roll-up are as narrow as their snapshot allows, and add up to its rows."""

import pytest

from servanda.flows.questions import Question
from servanda.flows.rates import Rates
from servanda.flows.rollups import rolled
from tests.flows.asked import Book, total


@pytest.mark.parametrize(
    ("amount", "kinds"),
    [("100.000001", ("BIGINT", "DECIMAL(18,6)")), ("9" * 15, ("HUGEINT", "DECIMAL(38,6)"))],
)
def test_narrow_where_it_can_be(tmp_path, amount, kinds):
    book = Book()
    book.flow("A", amount)
    book.flow("A", "-2.5")
    book.share("A", "11110", "60")
    book.share("A", "12220", "40")
    snapshot = book.snapshot(tmp_path)
    with rolled(snapshot, rates=Rates(), currency="USD").connect() as con:
        columns = dict(
            con.execute("SELECT column_name, column_type FROM (DESCRIBE facts)").fetchall()
        )
        parts, rows = con.execute(
            "SELECT (SELECT sum(worth) FROM parts), (SELECT sum(worth) FROM facts)"
        ).fetchall()[0]
    assert (columns["worth"], columns["amount"]) == kinds
    assert parts == rows
    by_sector = total(snapshot, Question(by="sector"))
    assert sum(one.total for one in by_sector.groups) == by_sector.total
