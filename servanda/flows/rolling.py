"""How a roll-up is made: its tables, written turn by turn, in little memory whatever their size."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.flows.counting import LARGEST, count_all
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, connect, quoted
from servanda.flows.splits import FAMILIES, divided
from servanda.flows.turns import Turn

if TYPE_CHECKING:
    import duckdb

MEMORY = "96MB"  # of DuckDB while a roll-up is made; beyond it, it goes to the disk
ADDING = "64MB"  # of DuckDB while sums of many rows are made, by when it holds much that is not counted in it
PASS = 300_000  # rows that are put in the order of months at a time
GROUP = 20_480  # rows in a group of rows: a turn is sorted by month, of which a group holds few


def make(snapshot: Snapshot, folder: Path, name: str, *, rates: Rates, currency: str) -> None:
    """Make the file of a roll-up in a folder of its own; the rest of it is cleared away."""
    spill = folder / "spill"
    with connect(spill) as con:
        con.execute(f"SET memory_limit = '{MEMORY}'")
        con.execute(f"ATTACH {quoted(str(folder / name))} AS rollup (ROW_GROUP_SIZE {GROUP})")
        con.execute("ATTACH ':memory:' AS work")
        con.execute("SET disabled_optimizers = 'build_side_probe_side'")
        con.execute("USE work")
        turns, kinds = count_all(con, snapshot, rates=rates, currency=currency)
        for table in _KEPT:
            con.execute(f"CREATE TABLE rollup.{table} AS FROM work.{table}")
        con.execute(_TOLD.format(currency=quoted(currency), largest=LARGEST))
        con.execute("USE rollup")
        together = len(turns) == 1  # the disk is waited for once; of many rows that takes memory
        con.execute("BEGIN" if together else "CHECKPOINT")
        for table, question in _questions(kinds.worth).items():
            add = con.execute if together else partial(_add, con)
            add(f"CREATE TABLE {table} AS {question}")
        _part(con, kinds.worth, together=together)
        con.execute("COMMIT" if together else "CHECKPOINT")
        _owe(con, turns)
        con.execute("CHECKPOINT rollup; USE memory; DETACH work; DETACH rollup")


def _add(con: "duckdb.DuckDBPyConnection", question: str) -> None:
    """Add up with little memory; where that is too little, with what there is."""
    import duckdb

    con.execute(f"SET memory_limit = '{ADDING}'")
    try:
        con.execute(question)
    except duckdb.OutOfMemoryException:
        con.execute(f"SET memory_limit = '{MEMORY}'")
        con.execute(question)


def _part(con: "duckdb.DuckDBPyConnection", kind: str, *, together: bool) -> None:
    """Make `parts`, by month and in a month by party: a question of a year and a party reads little of it."""
    begin = "CREATE TABLE parts AS"
    for stretch in ["true"] if together else _stretches(con):
        question = f"{begin} {_parts(kind, stretch)}"
        if together:
            con.execute(f"{question} ORDER BY month, party")
        else:
            _sorted(con, question)
        begin = "INSERT INTO parts"


def _sorted(con: "duckdb.DuckDBPyConnection", question: str) -> None:
    """Make a stretch in order; where the memory is too little for that, as it comes."""
    import duckdb

    try:
        _add(con, f"{question} ORDER BY month, party")
    except duckdb.OutOfMemoryException:
        con.execute(question)


def _stretches(con: "duckdb.DuckDBPyConnection") -> list[str]:
    """Return conditions on `month`, in order: whole months, of PASS rows together or one alone."""
    counted = f"SELECT month, count(*) FROM ({COUNTED}) GROUP BY month ORDER BY month NULLS LAST"
    found: list[list[date | None]] = []
    many = 0
    for month, rows in con.execute(counted).fetchall():
        many += rows
        if not found or many > PASS or month is None:
            found.append([])
            many = rows
        found[-1].append(month)
    return [
        "month IS NULL"
        if months[0] is None
        else f"month BETWEEN DATE '{months[0]}' AND DATE '{months[-1]}'"
        for months in found
    ] or ["true"]


def _owe(con: "duckdb.DuckDBPyConnection", turns: tuple[Turn, ...]) -> None:
    """Make `unpaid`: a record stands in one turn."""
    for number, turn in enumerate(turns):
        begin = "INSERT INTO work.late" if number else "CREATE TABLE work.late AS"
        given = {"within": turn.within(), "turn": number, "activities": turn.sql("activity")}
        con.execute(f"{begin} {_UNPAID.format(**given)}")
    con.execute("CREATE TABLE unpaid AS FROM work.late ORDER BY owed DESC, record")


_KEPT = (
    *("words", "scopes", "quotes"),
    *(f"{family}{kind}" for family in FAMILIES for kind in ("s", "_splits", "_pieces")),
)
# Rows with words for numbers: stated is what the publisher's own conversion says where that is used.
_TOLD = """
CREATE VIEW rollup.told AS
SELECT f.* REPLACE (f.currency::VARCHAR AS currency, f.unit::VARCHAR AS unit,
        f.priced_by::VARCHAR AS priced_by, f.fixed::VARCHAR AS fixed), c.stage, c.boundary, c.single,
    CASE WHEN f.priced_by = 'publisher' THEN f.converted ELSE f.amount END AS stated,
    CASE WHEN f.priced_by = 'publisher' THEN {currency} ELSE f.currency::VARCHAR END AS stated_currency,
    abs(stated) < {largest} AS summable, {currency} AS worth_currency, q.factor, q.rate_day,
    CASE f.priced_by WHEN '' THEN coalesce(q.source, '') ELSE f.priced_by::VARCHAR END AS rate_source
FROM rollup.facts AS f JOIN rollup.scopes AS c USING (scope)
LEFT JOIN rollup.quotes AS q ON q.quote = f.quote
"""
COUNTED = """SELECT nth, scope, month, day, party, worth, place_split, sector_split
    FROM facts WHERE fixed = ''"""
# Paid is what was put at somebody's disposal or used (definition 4).
_UNPAID = """
WITH own AS (SELECT record FROM work.acts WHERE turn = {turn} AND NOT duplicate),
told AS (
    SELECT record, stage, worth FROM facts JOIN scopes USING (scope) SEMI JOIN own USING (record)
    WHERE fixed = '' AND {within}
), summed AS (
    SELECT record, sum(worth) FILTER (stage = 'commitment')::HUGEINT AS committed,
        coalesce(sum(worth) FILTER (stage IN ('disbursement', 'expenditure')), 0)::HUGEINT AS paid
    FROM told GROUP BY record
)
SELECT record, min(a.id) AS id, min(a.title) AS title, min(a.ends) AS ends, committed, paid,
    committed - paid AS owed
FROM summed JOIN ({activities}) AS a USING (record) WHERE committed > paid AND a.ends IS NOT NULL
GROUP BY record, committed, paid
"""


_WHOLE = "stage, boundary, single, fixed, stated_currency, rate_source"
_ADDED = ("rows", "stated", "worth", "passed", "partly")


def _sums(name: str, rows: str) -> dict[str, str]:
    """Return the questions for the sums of one kind, by month and of all months."""
    sums = "count(*) AS rows, sum(worth)::HUGEINT AS worth"
    ever = "sum(rows)::BIGINT AS rows, sum(worth)::HUGEINT AS worth"
    return {
        name: f"""SELECT scope, month, {name}, {sums} FROM ({rows}) GROUP BY ALL
            ORDER BY {name}, month""",
        f"ever_{name}": f"""SELECT scope, {name}, {ever} FROM {name} GROUP BY ALL
            ORDER BY {name}""",
    }


def _parts(kind: str, where: str) -> str:
    """Return the question for the rows that count, of some months, divided over places and then sectors."""
    places = divided(f"{COUNTED} AND {where}", "place", kind=kind)
    return f"""SELECT nth, scope, month, day, party, place, sector, worth
        FROM ({divided(places, "sector", kind=kind)})"""


def _questions(kind: str) -> dict[str, str]:
    """Return the question for each table; `kind` is that of worth.

    A sector by itself divides the whole row, not what is divided over places already: each is to the cent.
    """
    places = divided(COUNTED, "place", kind=kind)
    return {
        "whole": f"""SELECT {_WHOLE}, month, count(*) AS rows,
            sum(CASE WHEN summable THEN stated END) AS stated, sum(worth)::HUGEINT AS worth,
            sum(passed) FILTER (fixed = '') AS passed,
            count(*) FILTER (fixed = '' AND passed <> 0) AS partly FROM told GROUP BY ALL""",
        "ever_whole": f"""SELECT {_WHOLE}, {", ".join(f"sum({one}) AS {one}" for one in _ADDED)}
            FROM whole GROUP BY ALL""",
        **_sums("party", COUNTED),
        **_sums("place", places),
        **_sums("sector", divided(COUNTED, "sector", kind=kind)),
        "parties": """SELECT party, p.word AS code, min(n.word) AS name FROM facts
            JOIN words AS p ON p.id = party JOIN words AS n ON n.id = party_name
            WHERE fixed = '' GROUP BY ALL""",
    }
