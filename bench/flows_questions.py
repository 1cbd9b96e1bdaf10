"""Ask totals of a generated dataset, and print how long each sort of question takes.

    python bench/flows_questions.py [--activities 100000] [--rounds 40] [--home DIR] [--strict]

The dataset is invented: activities with 13.4 transactions each, of 257 donors, thirty countries and
thirty sectors, a seventh of them in two countries, with links of one activity in five to another.
The table says what the roll-up cost once, and the 50th and 95th percentile of each question by page,
with party, place, month and day drawn anew each time, against the bounds of docs/reference/performance.md.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from servanda.flows.parts import Part, hash_of
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import MANIFEST, Manifest, Snapshot, Table, open_snapshot, written
from servanda.flows.totals import total
from servanda.records.bulk import TABLES, Semantics

PER_ACTIVITY = 13.4
COUNTRIES = [
    *("PS", "IL", "EG", "JO", "LB", "SY", "YE", "IQ", "UA", "AF", "SD", "SS", "SO", "ET", "NG"),
    *("CD", "HT", "MM", "BD", "VN", "NP", "KE", "UG", "MZ", "ML", "NE", "TD", "CF", "CO", "VE"),
]
SECTORS = [
    *("72010", "72040", "72050", "73010", "74020", "12220", "12230", "12191", "11220", "11230"),
    *("14030", "14031", "14050", "15220", "15230", "15110", "15160", "21020", "23110", "31120"),
    *("16030", "16050", "16062", "43010", "99810", "91010", "33110", "24010", "25010", "15210"),
]
KINDS = {
    "text": "VARCHAR", "code": "VARCHAR", "day": "DATE", "amount": "DECIMAL(38, 6)",
    "percent": "DECIMAL(9, 6)", "count": "BIGINT", "real": "DOUBLE", "flag": "BOOLEAN",
    "key": "BIGINT",
}  # fmt: skip


def listed(words: list[str]) -> str:
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


def chance(column: str, salt: int) -> str:
    """Return a number from 0 to 1 that is the same each time."""
    return f"((hash({column}, {salt}) % 1000003) / 1000003.0)"


def questions(activities: int) -> dict[str, str]:
    """Return what makes the rows of each table."""
    donor = f"least((1 / pow(1 - {chance('a', 1)} * 0.999, 1.6))::BIGINT, 257) - 1"
    country = f"least((1 / pow(1 - {chance('a', 2)} * 0.999, 1.4))::BIGINT, 30)"
    currency = "(['USD', 'EUR', 'GBP', 'SEK', 'NOK', 'CAD', 'CHF'])[1 + d % 7]"
    base = f"(SELECT range AS a, {donor} AS d, {country} AS c FROM range({activities}))"
    flows = round(activities * PER_ACTIVITY)
    return {
        "activity": f"""SELECT a AS record, 'ACT-' || a AS id, 'XM-' || d AS reporter,
            'Organisation ' || d AS reporter_name, false AS secondary, 1 AS hierarchy,
            'Activity ' || a AS title, 'en' AS language, '2' AS status, currency,
            DATE '2014-01-01' + (hash(a, 11) % 3000)::INTEGER AS starts,
            DATE '2016-01-01' + (hash(a, 12) % 4300)::INTEGER AS ends
            FROM (SELECT *, {currency} AS currency FROM {base})""",
        "location": f"""SELECT a AS record, 'Town ' || p AS name,
            (31 + {chance("a", 13)} * (1 + p))::DOUBLE AS latitude,
            (34 + {chance("a", 14)} * (1 + p))::DOUBLE AS longitude
            FROM {base} JOIN range(2) AS r (p) ON hash(a, 15) % 3 > p""",
        "participant": f"""SELECT a AS record, 'funding' AS role, 'XM-' || d AS party,
            'Organisation ' || d AS name, '10' AS type FROM {base}""",
        "source": f"""SELECT a AS record, repeat('0', 64) AS file, a AS place, a * 100 AS "offset",
            100 AS length, true AS wins, '' AS reason FROM {base}""",
        "flow": f"""SELECT a AS record, n::VARCHAR AS ref,
            (['disbursement', 'disbursement', 'expenditure', 'commitment', 'incoming', 'budget'])
                [1 + (hash(n, 3) % 6)::INTEGER] AS stage,
            (['3', '3', '4', '2', '1', ''])[1 + (hash(n, 3) % 6)::INTEGER] AS type,
            ((hash(n, 4) % 1000000000) / 100.0)::DECIMAL(38, 6) AS amount, {currency} AS currency,
            DATE '2014-01-01' + (hash(n, 5) % 4300)::INTEGER AS decided,
            'XM-' || d AS provider, 'Organisation ' || d AS provider_name,
            CASE WHEN hash(n, 6) % 5 = 0 THEN 'ACT-' || (a + 1 + hash(n, 7) % 999) ELSE '' END
                AS receiver_activity
            FROM (SELECT range AS n, range % {activities} AS a FROM range({flows})) JOIN {base} USING (a)""",
        "share": f"""SELECT a AS record, 'sector' AS kind, '1' AS vocabulary,
            ({listed(SECTORS)})[1 + ((hash(a, 8) + k * 7) % 30)::INTEGER] AS code,
            (CASE WHEN many = 1 THEN 100 WHEN k = 0 THEN 60 ELSE 40 END)::DECIMAL(9, 6) AS percent
            FROM (SELECT a, 1 + hash(a, 9) % 2 AS many FROM {base}) JOIN range(2) AS r (k) ON k < many
            UNION ALL BY NAME
            SELECT a, 'place', 'ISO-3166-1', ({listed(COUNTRIES)})[1 + ((c - 1 + k * 11) % 30)::INTEGER],
            (100 / many)::DECIMAL(9, 6) FROM (SELECT a, c, CASE WHEN hash(a, 10) % 7 = 0 THEN 2 ELSE 1
                END AS many FROM {base}) JOIN range(2) AS r (k) ON k < many""",
    }  # fmt: skip


def columns(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """Return the columns of a table, those that `given` lacks empty."""
    if table == "source":
        return "*, NULL::BLOB AS hash, NULL::BLOB AS content, NULL::BIGINT AS winner"
    have = set(con.sql("FROM given").columns)
    blank = {"text": "''", "code": "''"}
    return ", ".join(
        f'{name if name in have else blank.get(kind, "NULL")}::{KINDS[kind]} AS "{name}"'
        for name, kind in TABLES[table].items()
    )


def generate(folder: Path, activities: int) -> Snapshot:
    """Write a snapshot of so many activities."""
    own, tables = folder / "generated" / "00001", {}
    con = duckdb.connect()
    for table, question in questions(activities).items():
        path = own / table / "00000.parquet"
        path.parent.mkdir(parents=True)
        con.execute(f"CREATE OR REPLACE TEMP VIEW given AS {question}")
        con.execute(f"COPY (SELECT {columns(con, table)} FROM given) TO '{path}' (FORMAT parquet)")
        (rows,) = con.execute(f"SELECT count(*) FROM '{path}'").fetchall()[0]
        part = Part(path=f"00001/{table}/00000.parquet", sha256=hash_of(path), rows=rows)
        tables[table] = Table(rows=rows, parts=(part,))
    manifest = Manifest(
        dataset="generated",
        snapshot="00001",
        standard="iati",
        version="2.03",
        semantics=Semantics(kind="cumulative", headline=("disbursement", "expenditure")),
        created="2026-06-30T12:00:00Z",
        records=activities,
        tables=tables,
    )
    (own / MANIFEST).write_bytes(written(manifest))
    return open_snapshot(own)


def pages(chosen: random.Random) -> Iterator[tuple[str, Callable[[], Question]]]:
    """Yield each sort of question, and what draws one of it."""

    def party() -> str:
        return f"XM-{chosen.randrange(20)}"

    def place() -> str:
        return COUNTRIES[min(int(chosen.paretovariate(0.7)) - 1, 29)]

    def day() -> date:
        return date(2014, 6, 1) + timedelta(days=chosen.randrange(4000))

    yield "headline", Question
    yield "all donors, world", lambda: Question(by="party")
    yield "stages", lambda: Question(by="stage")
    yield "by sector", lambda: Question(by="sector")
    yield "by pillar", lambda: Question(by="pillar")
    yield "by place", lambda: Question(by="place")
    yield "monthly series of one donor", lambda: Question(by="month", party=party())
    yield "donors up to any day", lambda: Question(by="party", as_of=day())

    def one_year() -> Question:
        year = chosen.randrange(2015, 2025)
        days = {"since": date(year, 1, 1), "as_of": date(year, 12, 31)}
        return Question(by="pillar", party=party(), place=place(), **days)

    yield "donor x pillar, one country, one year", one_year


def measure(ask: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the 50th and 95th percentile in milliseconds."""
    ask()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    return times[len(times) // 2], times[min(round(len(times) * 0.95), len(times) - 1)]


def run(options: argparse.Namespace, home: Path) -> bool:
    """Print the table; tell whether every bound was kept."""
    bound = 50 if options.activities <= 100_000 else 150
    begin = time.perf_counter()
    snapshot = generate(home, options.activities)
    rates, pillars = rates_of(home / "none"), pillars_of(home / "none")
    print(f"{options.activities:,} activities generated in {time.perf_counter() - begin:.1f} s")
    begin = time.perf_counter()
    rollup = rolled(snapshot, rates=rates, currency="USD")
    size = sum(path.stat().st_size for path in rollup.folder.iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.perf_counter() - begin
    print(
        f"roll-up: {spent:.1f} s once, {size / 1e6:.0f} MB on disk, {peak:.0f} MB at most in memory"
    )
    print(f"| {'question':<38} | p50 ms | p95 ms | bound |  |\n|--|--|--|--|--|")
    kept = True
    for name, draw in pages(random.Random(1)):

        def ask(draw: Callable[[], Question] = draw) -> object:
            return total(snapshot, draw(), rates=rates, pillars=pillars)

        middle, high = measure(ask, options.rounds)
        kept &= high <= bound
        word = "ok" if high <= bound else "NOT OK"
        print(f"| {name:<38} | {middle:6.1f} | {high:6.1f} | {bound} | {word} |", flush=True)
    return kept


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--home", type=Path, help="a folder that keeps what is generated")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a bound is missed")
    options = parser.parse_args()
    if options.home:
        return 0 if run(options, options.home) or not options.strict else 1
    with TemporaryDirectory() as home:
        return 0 if run(options, Path(home)) or not options.strict else 1


if __name__ == "__main__":
    sys.exit(main())
