"""What is worked out in many small turns is what one turn would have found."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.flows import passing, turns
from servanda.flows.parts import PartWriter
from servanda.flows.rates import Rates
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import connect
from servanda.flows.turns import cut, together
from tests.flows.asked import Book

FACTS = """SELECT record, ref, stage, fixed, worth, passed, place_split = 0, codes, party
    FROM told JOIN sector_splits AS s ON s.split = sector_split ORDER BY ALL"""
OTHERS = ("SELECT record, committed, paid FROM unpaid ORDER BY ALL",)
SUMS = "SELECT sum(rows), sum(worth), count(*) FROM {}"


def answers(snapshot, *, most, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns, "MOST", most)
        patch.setattr(passing, "AT_ONCE", at_once)
        rollup = rolled(snapshot, rates=Rates(mark=f"{most}"), currency="USD")
    with rollup.connect() as con:
        sums = [SUMS.format(table) for table in ("whole", "party", "place", "sector")]
        return [con.execute(question).fetchall() for question in (FACTS, *OTHERS, *sums)]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    flows=st.lists(
        st.tuples(
            st.integers(0, 6),
            st.integers(0, 6),
            st.sampled_from(["disbursement", "incoming", "commitment"]),
            st.integers(1, 1000),
        ),
        min_size=1,
        max_size=14,
    ),
    dead=st.frozensets(st.integers(1, 4), max_size=1),
)
def test_turns_change_nothing(tmp_path_factory, flows, dead):
    book = Book()
    for number in range(7):
        book.activity(f"A{number}", ends=20_000, hierarchy=1 + number % 2 * (number > 4))
        book.share(f"A{number}", "11110", "60")
        book.share(f"A{number}", "12220", "40")
    for own, other, stage, amount in flows:
        named = "provider_activity" if stage == "incoming" else "receiver_activity"
        ref = book.flow(f"A{own}", amount, stage=stage, **{named: f"A{other}"})
        if amount % 5 == 0:
            book.share(f"A{own}", "73010", "100", ref=ref)
    folder = Path(tmp_path_factory.mktemp("turns"))
    snapshot = book.snapshot(folder, dead=dead)
    assert answers(snapshot, most=1, at_once=2) == answers(snapshot, most=10**6, at_once=10**6)


def test_a_turn_has_all_rows_of_its_activities(tmp_path, monkeypatch):
    """Part files need not have records in one order, nor the rows of a record together."""
    book = Book()
    for name in "ABCB":
        book.flow(name, 1)
    snapshot = book.snapshot(tmp_path)
    monkeypatch.setattr(turns, "MOST", 2)
    with connect() as con:
        found = cut(con, snapshot)
        rows = "SELECT record, nth FROM ({}) ORDER BY nth"
        held = [con.execute(rows.format(turn.sql("flow"))).fetchall() for turn in found]
        own = [con.execute(rows.format(turn.sql("activity"))).fetchall() for turn in found]
        every = con.execute(rows.format(together(found).sql("flow"))).fetchall()
    assert own == [[(1, 0), (2, 1)], [(3, 2)]]
    assert held == [[(1, 0), (2, 1), (3, 2), (2, 3)], [(3, 2)]]
    assert every == held[0]


def test_flows_without_an_activity_are_read_in_one_turn(tmp_path, monkeypatch):
    book = Book()
    book.flow("A", 1)
    book.keys["B"] = 2
    book.flow("B", 1)
    snapshot = book.snapshot(tmp_path)
    monkeypatch.setattr(turns, "MOST", 1)
    with connect() as con:
        assert len(cut(con, snapshot)) == 1
    with rolled(snapshot, rates=Rates(), currency="USD").connect() as con:
        assert con.execute("SELECT count(*), sum(worth) FROM facts").fetchall() == [(2, 2_000_000)]


def test_a_table_without_parts(tmp_path):
    writer = PartWriter(tmp_path, "00000")
    assert writer.close() == {}
    book = Book()
    book.flow("A", 1)
    with connect() as con:
        (turn,) = cut(con, book.snapshot(tmp_path))
        assert con.execute(turn.sql("share")).fetchall() == []
