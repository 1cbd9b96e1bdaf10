"""What records say of themselves: who reports, how their money divides, and whether they lost."""

from servanda.flows.gathering import gather
from servanda.flows.snapshot import connect
from servanda.flows.turns import cut
from tests.flows.asked import Book

ACTS = """SELECT a.record, r.word, n.word, secondary, duplicate, codes FROM acts AS a
    JOIN words AS r ON r.id = reporter JOIN words AS n ON n.id = reporter_name
    JOIN sector_splits AS s ON s.split = sector_split ORDER BY n"""


def test_who_reports_and_who_lost(tmp_path):
    book = Book()
    book.activity("A", reporter="XM-1", reporter_name="One", secondary=True)
    book.activity("B", reporter="XM-2", reporter_name="Two")
    book.share("A", "11110", "100")
    book.flow("A", 1)
    book.flow("B", 1)
    snapshot = book.snapshot(tmp_path, dead=frozenset({2}))
    with connect() as con:
        gather(con, snapshot, cut(con, snapshot))
        found = con.execute(ACTS).fetchall()
        (code,) = con.execute("SELECT sector FROM sectors WHERE code = '11110'").fetchall()[0]
    none = found[1][-1]
    assert found == [(1, "XM-1", "One", True, False, [code]), (2, "XM-2", "Two", False, True, none)]


def test_the_first_activity_of_a_record_stands_for_it(tmp_path):
    book = Book()
    book.activity("A", reporter="XM-1", reporter_name="One")
    book.keys.clear()
    book.activity("again", reporter="XM-2", reporter_name="Two")
    book.flow("again", 1)
    snapshot = book.snapshot(tmp_path)
    with connect() as con:
        gather(con, snapshot, cut(con, snapshot))
        assert [row[:2] for row in con.execute(ACTS).fetchall()] == [(1, "XM-1")]
