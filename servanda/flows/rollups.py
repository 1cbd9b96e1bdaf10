"""What is computed once for a snapshot, a currency and a state of the rates, and asked many times.

Beside the snapshots of a dataset, in `rollups/`, never sealed, and made anew when it is not there:

- `facts`: every row with its worth and the reason against it (see `counting`);
- `sectors`, `places`, `parts`: rows that count, divided over sectors, over places, and over both;
- `whole`: sums of `facts` by stage, boundary, month, reason, currency and source of the rate;
- `party`, `sector`, `place`, `joint`: sums of what counts by month, and by party, sector, place or
  all three.

A roll-up is written under another name and renamed: it is there as a whole or not at all.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import duckdb

from servanda.flows.counting import count_all, hold
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, connect, quoted
from servanda.flows.splits import choose, divided

FOLDER = "rollups"
FORMAT = "1"  # of the files; another one is computed anew
ROWS = ("facts", "sectors", "places", "parts")
SUMS = ("whole", "party", "sector", "place", "joint")
HELD = ("whole", "party", "sector", "place")  # small, and kept in memory while a roll-up is open
MEMORY = "1GB"  # of DuckDB while a roll-up is computed; beyond it, it goes to the disk
OPEN = 8  # roll-ups that one process keeps open


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """The files of one roll-up."""

    folder: Path
    snapshot: Snapshot = field(compare=False)

    def sql(self, table: str) -> str:
        """Return what to read a table from, to stand behind FROM."""
        return f"read_parquet({quoted(str(self.folder / table))} || '.parquet')"

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of a connection that has a view for each table; it may be closed."""
        return _opened(self).cursor()

    def connect_rows(self) -> duckdb.DuckDBPyConnection:
        """Return a connection that has the snapshot's tables too, for the rows of a figure."""
        con = self.snapshot.connect()
        for table in ROWS:
            con.execute(f"CREATE VIEW {table} AS SELECT * FROM {self.sql(table)}")
        hold(con, self.snapshot)
        return con


@lru_cache(maxsize=OPEN)
def _opened(rollup: Rollup) -> duckdb.DuckDBPyConnection:
    """Return one connection for all questions of a roll-up: to open it costs more than to ask."""
    con = connect()
    con.execute("SET enable_object_cache = true")
    for table in (*ROWS, *SUMS):
        con.execute(f"CREATE VIEW {table} AS SELECT * FROM {rollup.sql(table)}")
    for table in HELD:
        con.execute(f"CREATE TABLE held_{table} AS FROM {table}")
        con.execute(f"CREATE OR REPLACE VIEW {table} AS FROM held_{table}")
    return con


def rolled(snapshot: Snapshot, *, rates: Rates, currency: str) -> Rollup:
    """Return the roll-up of a snapshot in a currency; the first time, compute it."""
    manifest = snapshot.manifest
    parts = sorted(part.sha256 for table in manifest.tables.values() for part in table.parts)
    mark = sha256(repr((FORMAT, manifest.created, parts, rates.mark)).encode()).hexdigest()[:16]
    folder = snapshot.folder.parent / FOLDER / manifest.snapshot / f"{currency}-{mark}"
    if not folder.is_dir():
        _compute(snapshot, folder, rates=rates, currency=currency)
    return Rollup(folder=folder, snapshot=snapshot)


def _compute(snapshot: Snapshot, folder: Path, *, rates: Rates, currency: str) -> None:
    unfinished = folder.with_name(f"{folder.name}.{uuid4().hex}")
    unfinished.mkdir(parents=True)
    try:
        with snapshot.connect() as con:
            con.execute(f"SET memory_limit = '{MEMORY}'")
            con.execute(f"SET temp_directory = {quoted(str(unfinished / 'spill'))}")
            count_all(con, snapshot, rates=rates, currency=currency)
            for family in ("place", "sector"):
                choose(con, family)
            for table, question in _DIVIDED.items():
                con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {question}")
            for table, question in _QUESTIONS.items():
                path = quoted(str(unfinished / f"{table}.parquet"))
                con.execute(f"COPY ({question}) TO {path} (FORMAT parquet, COMPRESSION zstd)")
        rmtree(unfinished / "spill", ignore_errors=True)
        _settle(unfinished, folder)
    finally:
        rmtree(unfinished, ignore_errors=True)


def _settle(unfinished: Path, folder: Path) -> None:
    try:
        unfinished.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was quicker, with the same files
            raise


_COUNTED = "SELECT * FROM facts WHERE fixed = ''"
_PLACED = "SELECT * EXCLUDE nth, nth AS row, row_number() OVER () AS nth FROM places"
_OWN = "nth, record, ref, stage, boundary, single, day, month, party, party_name, worth"
# A sector by itself divides the whole row, not what is divided over places already: each is to the cent.
_DIVIDED = {
    "sectors": f"""SELECT {_OWN}, code AS sector, vocabulary, name AS sector_name
        FROM ({divided(_COUNTED, "sector")})""",
    "places": f"""SELECT {_OWN}, code AS place, name AS place_name
        FROM ({divided(_COUNTED, "place")})""",
    "parts": f"""SELECT {_OWN.replace("nth", "row AS nth", 1)}, place, place_name, code AS sector,
        vocabulary, name AS sector_name FROM ({divided(_PLACED, "sector")})""",
}
_SCOPE = "stage, boundary, single, month"
_QUESTIONS = {
    "facts": "SELECT * FROM facts ORDER BY month, party, nth",
    **{table: f"SELECT * FROM {table} ORDER BY month, party, nth" for table in _DIVIDED},
    "whole": f"""SELECT {_SCOPE}, fixed, stated_currency, rate_source, count(*) AS rows,
        sum(CASE WHEN summable THEN stated END) AS stated, sum(worth) AS worth,
        sum(passed) FILTER (fixed = '') AS passed,
        count(*) FILTER (fixed = '' AND passed <> 0) AS partly FROM facts GROUP BY ALL""",
    "party": f"""SELECT {_SCOPE}, party, min(party_name) AS party_name, count(*) AS rows,
        sum(worth) AS worth FROM facts WHERE fixed = '' GROUP BY ALL ORDER BY party""",
    "sector": f"""SELECT {_SCOPE}, sector, vocabulary, min(sector_name) AS sector_name,
        count(*) AS rows, sum(worth) AS worth FROM sectors GROUP BY ALL ORDER BY sector""",
    "place": f"""SELECT {_SCOPE}, place, min(place_name) AS place_name, count(*) AS rows,
        sum(worth) AS worth FROM places GROUP BY ALL ORDER BY place""",
    "joint": f"""SELECT {_SCOPE}, party, min(party_name) AS party_name, place,
        min(place_name) AS place_name, sector, vocabulary, min(sector_name) AS sector_name,
        count(*) AS rows, sum(worth) AS worth FROM parts GROUP BY ALL ORDER BY place, party""",
}
