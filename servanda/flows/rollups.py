"""What is computed once for a snapshot, a currency and a state of the rates, and asked many times.

Beside the snapshots of a dataset, in `rollups/`, never sealed, and made anew when it is not there:
one file of DuckDB's own format, of whole numbers, with these tables:

- `facts`: every row with its worth and the reason against it (see `counting`), by month and party;
- `parts`: rows that count, divided over places and then over sectors, in the same order;
- `whole`: sums of `facts` by stage, boundary, month, reason, currency and source of the rate;
- `party`, `sector`, `place`: sums of what counts by month; `ever_party` and so on, of all months;
- `unpaid`: activities of which more is committed than paid; `spots`: exact places, by latitude;
- `words`, `scopes`, `quotes`, `places`, `sectors` and the splits: what the numbers stand for.

A roll-up is written under another name and renamed: it is there as a whole or not at all. To make
one needs little memory: what does not fit goes to the disk, beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from servanda.flows.apart import watched
from servanda.flows.counting import FACTS, LARGEST, count_all, hold
from servanda.flows.questions import DOLLARS
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, connect, quoted
from servanda.flows.splits import FAMILIES, choose, divided
from servanda.records.bulk import Semantics

if TYPE_CHECKING:
    import duckdb

FOLDER = "rollups"
FILE = "rollup.duckdb"
FORMAT = "3"  # of the file; another one is computed anew
# Of DuckDB while a roll-up is computed, of so many flows and of more; beyond it, it goes to the disk.
MEMORY, MANY, MORE = "64MB", 2_000_000, "256MB"
ASKING = "192MB"  # of DuckDB while one is asked
SMALL = 20_000  # flows from which work is put on the disk: to wait for it costs more than memory
OPEN = 8  # roll-ups that one process keeps open
LOCK = "lock"  # held by who computes: an unfinished roll-up that nobody holds is cleared away

_making = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """The file of one roll-up, in its folder."""

    folder: Path
    currency: str
    snapshot: Snapshot = field(compare=False)

    def connect(self) -> "duckdb.DuckDBPyConnection":
        """Return a cursor of a connection that has all tables; it may be closed."""
        cursor = watched(_opened(self).cursor())
        cursor.execute("USE rollup")
        return cursor

    def asked(self, question: str, *given: object) -> tuple[tuple[Any, ...], ...]:
        """Return the rows of a question whose answer is small, and is asked again and again."""
        return _remembered(self, question, given)

    def connect_rows(self) -> "duckdb.DuckDBPyConnection":
        """Return a connection that has `reports` and `source` too, for the rows of a figure."""
        con = self.connect()
        hold(con, self.snapshot)
        con.execute(f"CREATE OR REPLACE TEMP VIEW source AS {self.snapshot.sql('source')}")
        return con


@lru_cache(maxsize=512)
def _remembered(
    rollup: Rollup, question: str, given: tuple[object, ...]
) -> tuple[tuple[Any, ...], ...]:
    with rollup.connect() as con:
        return tuple(con.execute(question, given).fetchall())


@lru_cache(maxsize=OPEN)
def _opened(rollup: Rollup) -> "duckdb.DuckDBPyConnection":
    """Return one connection for all questions of a roll-up: to open it costs more than to ask."""
    con = connect()
    con.execute(f"SET memory_limit = '{ASKING}'")
    con.execute(f"SET temp_directory = {quoted(str(rollup.folder / 'spill'))}")
    con.execute(f"ATTACH {quoted(str(rollup.folder / FILE))} AS rollup (READ_ONLY)")
    return con


def rolled(snapshot: Snapshot, *, rates: Rates, currency: str) -> Rollup:
    """Return the roll-up of a snapshot in a currency; the first time, compute it."""
    folder = _home(snapshot) / f"{currency}-{_mark(snapshot, rates)}"
    if not (folder / FILE).is_file():
        with _making:  # of several threads that ask at once, one makes it
            if not (folder / FILE).is_file():
                _compute(snapshot, folder, rates=rates, currency=currency)
    return Rollup(folder=folder, currency=currency, snapshot=snapshot)


def prepare(snapshot: Snapshot, *, rates: Rates, currency: str = DOLLARS) -> None:
    """Compute what pages will ask of a snapshot; of earlier ones keep nothing."""
    home = _home(snapshot)
    if flows_of(snapshot):
        rolled(snapshot, rates=rates, currency=currency)
    for other in home.parent.iterdir() if home.parent.is_dir() else ():
        if other != home:
            rmtree(other, ignore_errors=True)


def _home(snapshot: Snapshot) -> Path:
    return snapshot.folder.parent / FOLDER / snapshot.manifest.snapshot


def _mark(snapshot: Snapshot, rates: Rates) -> str:
    manifest = snapshot.manifest
    parts = sorted(part.sha256 for table in manifest.tables.values() for part in table.parts)
    return sha256(repr((FORMAT, manifest.created, parts, rates.mark)).encode()).hexdigest()[:16]


def flows_of(snapshot: Snapshot) -> int:
    """Return how many flows a snapshot has."""
    return snapshot.manifest.tables["flow"].rows if "flow" in snapshot.manifest.tables else 0


def _compute(snapshot: Snapshot, folder: Path, *, rates: Rates, currency: str) -> None:
    with _unfinished(folder) as own:
        with connect(own / "spill") as con:
            con.execute(f"SET memory_limit = '{MEMORY if flows_of(snapshot) < MANY else MORE}'")
            con.execute(f"ATTACH {quoted(str(own / FILE))} AS rollup")
            small = flows_of(snapshot) < SMALL
            con.execute(f"ATTACH {quoted(':memory:' if small else str(own / 'work'))} AS work")
            con.execute("USE work")
            for family in FAMILIES:
                choose(con, family, snapshot)
            count_all(con, snapshot, rates=rates, currency=currency)
            _write(con, snapshot, currency)
            con.execute("USE memory; DETACH work; DETACH rollup")
        (own / "work").unlink(missing_ok=True)
        rmtree(own / "spill", ignore_errors=True)
        _settle(own, folder)


def _write(con: "duckdb.DuckDBPyConnection", snapshot: Snapshot, currency: str) -> None:
    """Write what is asked later; the rest is cleared away."""
    con.execute("BEGIN")  # one, so that the disk is waited for once
    for table in ("words", "scopes", "quotes", *_SPLITS):
        con.execute(f"CREATE TABLE rollup.{table} AS FROM work.{table}")
    con.execute(f"CREATE TABLE rollup.facts AS {FACTS}")
    con.execute(_TOLD.format(currency=quoted(currency), largest=LARGEST))
    con.execute("USE rollup")
    headline = _headline(snapshot.semantics)
    given = {"location": snapshot.sql("location"), "headline": headline}
    for table, question in _QUESTIONS.items():
        con.execute(f"CREATE TABLE {table} AS {question}")
    for table, question in (("unpaid", _UNPAID), ("spots", _SPOTS)):
        con.execute(f"CREATE TABLE {table} AS {question.format(**given)}")
    con.execute("COMMIT; CHECKPOINT rollup")


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Make a folder of its own beside `folder`; clear away those of processes that are gone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for other in folder.parent.glob("*.unfinished"):
        _clear(other)
    own = folder.with_name(f"{folder.name}.{uuid4().hex}.unfinished")
    own.mkdir()
    with (own / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        try:
            yield own
        finally:
            rmtree(own, ignore_errors=True)


def _clear(other: Path) -> None:
    try:
        with (other / LOCK).open("w") as lock:
            flock(lock, LOCK_EX | LOCK_NB)
            rmtree(other, ignore_errors=True)
    except OSError:
        return  # somebody is at it


def _settle(unfinished: Path, folder: Path) -> None:
    (unfinished / LOCK).unlink()
    try:
        unfinished.rename(folder)
    except OSError:
        if not (folder / FILE).is_file():  # else another process was quicker, with the same file
            raise


_SPLITS = tuple(name for family in FAMILIES for name in (f"{family}s", f"{family}_splits"))
# Rows with words for numbers: stated is what the publisher's own conversion says where that is used.
_TOLD = """
CREATE VIEW rollup.told AS
SELECT f.*, c.stage, c.boundary, c.single,
    CASE WHEN priced_by = 'publisher' THEN converted ELSE amount END AS stated,
    CASE WHEN priced_by = 'publisher' THEN {currency} ELSE f.currency END AS stated_currency,
    abs(stated) < {largest} AS summable, {currency} AS worth_currency, q.factor, q.rate_day,
    CASE priced_by WHEN '' THEN coalesce(q.source, '') ELSE priced_by END AS rate_source
FROM rollup.facts AS f JOIN rollup.scopes AS c USING (scope)
LEFT JOIN rollup.quotes AS q ON q.quote = f.quote
"""
COUNTED = """SELECT nth, scope, month, day, party, worth, place_split, sector_split
    FROM facts WHERE fixed = ''"""
# Paid is what was put at somebody's disposal or used (definition 4).
_UNPAID = """
WITH told AS (SELECT record, stage, worth FROM facts JOIN scopes USING (scope) WHERE fixed = ''),
summed AS (
    SELECT record, sum(worth) FILTER (stage = 'commitment')::HUGEINT AS committed,
        coalesce(sum(worth) FILTER (stage IN ('disbursement', 'expenditure')), 0)::HUGEINT AS paid
    FROM told GROUP BY record
)
SELECT record, min(a.id) AS id, min(a.title) AS title, min(a.ends) AS ends, committed, paid
FROM summed JOIN reports AS a USING (record) WHERE committed > paid AND a.ends IS NOT NULL
GROUP BY record, committed, paid ORDER BY ends
"""
_SPOTS = """
WITH placed AS (
    SELECT DISTINCT record, latitude, longitude FROM ({location})
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
), summed AS (
    SELECT record, sum(worth)::HUGEINT AS worth FROM facts JOIN scopes USING (scope)
    WHERE fixed = '' AND {headline} GROUP BY record
)
SELECT record, latitude, longitude, count(*) OVER (PARTITION BY record)::INTEGER AS spots, worth
FROM placed LEFT JOIN summed USING (record) ORDER BY latitude, longitude, record
"""


def _headline(semantics: Semantics) -> str:
    """Return a condition of SQL: in the publisher's own total."""
    found = [f"stage IN ({', '.join(map(quoted, semantics.headline))})"]
    if semantics.boundary:
        found.append(f"boundary = {quoted(semantics.boundary)}")
    if semantics.single:
        found.append("single IS NOT FALSE")
    return " AND ".join(found)


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


# A sector by itself divides the whole row, not what is divided over places already: each is to the cent.
_QUESTIONS = {
    "whole": f"""SELECT {_WHOLE}, month, count(*) AS rows,
        sum(CASE WHEN summable THEN stated END) AS stated, sum(worth)::HUGEINT AS worth,
        sum(passed) FILTER (fixed = '') AS passed,
        count(*) FILTER (fixed = '' AND passed <> 0) AS partly FROM told GROUP BY ALL""",
    "ever_whole": f"""SELECT {_WHOLE}, {", ".join(f"sum({one}) AS {one}" for one in _ADDED)}
        FROM whole GROUP BY ALL""",
    **_sums("party", COUNTED),
    **_sums("place", divided(COUNTED, "place")),
    **_sums("sector", divided(COUNTED, "sector")),
    "parts": f"""SELECT nth, scope, month, day, party, place, sector, worth
        FROM ({divided(divided(COUNTED, "place"), "sector")})""",
    "parties": """SELECT party, p.word AS code, min(n.word) AS name FROM facts
        JOIN words AS p ON p.id = party JOIN words AS n ON n.id = party_name
        WHERE fixed = '' GROUP BY ALL""",
}
