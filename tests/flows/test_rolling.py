"""The tables of a roll-up are as narrow as their snapshot allows, and add up to its rows."""

from datetime import date

import duckdb
import pytest

from servanda.flows import rolling, totals, turns
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question
from servanda.flows.rates import Rates
from servanda.flows.rollups import rolled
from tests.flows.asked import Book, days, total


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


@pytest.mark.parametrize("narrow", [False, True])
def test_parts_stand_in_the_order_of_months_however_they_were_made(tmp_path, monkeypatch, narrow):
    """In turns and stretches as in one; also where memory is too little to put them in order."""
    book = Book()
    for number in range(12):
        name, month = f"A{number}", f"2020-{1 + number * 5 % 6:02}-15"
        book.activity(name)
        book.flow(name, 100 + number, decided=days(month), provider=f"XM-{number % 3}")
        book.share(name, "11110", "60")
        book.share(name, "12220", "40")
    book.flow("A1", 7, decided=None)
    snapshot = book.snapshot(tmp_path)
    first = rolled(snapshot, rates=Rates(), currency="USD")
    whole = answers(snapshot)
    monkeypatch.setattr(turns, "MOST", 3)
    monkeypatch.setattr(rolling, "PASS", 4)
    if narrow:
        monkeypatch.setattr(rolling, "_add", exhausted)
    second = rolled(snapshot, rates=Rates(mark="again"), currency="USD")
    assert answers(snapshot, mark="again") == whole
    order = "SELECT month, party FROM parts"
    for one in (first, second) if not narrow else (first,):
        with one.connect() as con:
            found = con.execute(order).fetchall()
            assert found == con.execute(f"{order} ORDER BY month, party").fetchall()
            assert len(found) == 26


def exhausted(con, question):
    if "ORDER BY month, party" in question:
        raise duckdb.OutOfMemoryException("too little")
    con.execute(question)


def answers(snapshot, mark=""):
    asked = (
        Question(by="pillar", party="XM-1", since=date(2020, 2, 1), as_of=date(2020, 5, 31)),
        Question(by="pillar", party="XM-1", since=date(2020, 2, 20), as_of=date(2020, 5, 14)),
        Question(by="sector", party="XM-2"),
    )
    pillars = Pillars({("dac", "1"): "x"}, "")
    return [totals.total(snapshot, one, rates=Rates(mark=mark), pillars=pillars) for one in asked]
