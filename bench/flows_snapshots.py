"""Datasets that are made up for the benchmarks of published data, written as an import writes them.

`generate` makes activities with 13.4 transactions each, of 257 donors, thirty countries and thirty sectors,
a seventh of them in two countries; one transaction of five names another activity. Each part file holds
what a job of an import does, the rows of an activity together, under keys that say nothing of their
order. `multiply` writes a snapshot so many times over with fresh keys and identifiers: what was read
once stands for a dataset that is too large to be read in a benchmark.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.parts import Part, PartWriter
from servanda.flows.schema import schema_of
from servanda.flows.snapshot import MANIFEST, Manifest, Snapshot, Table, open_snapshot, written
from servanda.records.bulk import TABLES, Semantics

PER_ACTIVITY = 13.4
PER_PART = 2_500  # activities: 32 MB of a publisher's file
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
    """Return words as a list of SQL."""
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


def chance(column: str, salt: int) -> str:
    """Return a number from 0 to 1 that is the same each time."""
    return f"((hash({column}, {salt}) % 1000003) / 1000003.0)"


def key(column: str) -> str:
    """Return the key of a record by the number of its activity."""
    return f"(hash({column}, 16) >> 1)::BIGINT"


def questions(first: int, last: int) -> dict[str, str]:
    """Return what makes the rows of each table, of the activities from one number to before another."""
    donor = f"least((1 / pow(1 - {chance('a', 1)} * 0.999, 1.6))::BIGINT, 257) - 1"
    country = f"least((1 / pow(1 - {chance('a', 2)} * 0.999, 1.4))::BIGINT, 30)"
    currency = "(['USD', 'EUR', 'GBP', 'SEK', 'NOK', 'CAD', 'CHF'])[1 + d % 7]"
    base = f"(SELECT range AS a, {donor} AS d, {country} AS c FROM range({first}, {last}))"
    flows = f"range({round(first * PER_ACTIVITY)}, {round(last * PER_ACTIVITY)})"
    return {
        "activity": f"""SELECT {key("a")} AS record, 'ACT-' || a AS id, 'XM-' || d AS reporter,
            'Organisation ' || d AS reporter_name, false AS secondary, 1 AS hierarchy,
            'Activity ' || a AS title, 'en' AS language, '2' AS status, currency,
            DATE '2014-01-01' + (hash(a, 11) % 3000)::INTEGER AS starts,
            DATE '2014-06-01' + (hash(a, 11) % 3000 + hash(a, 12) % 1500)::INTEGER AS ends
            FROM (SELECT *, {currency} AS currency FROM {base})""",
        "location": f"""SELECT {key("a")} AS record, 'Town ' || p AS name,
            (31 + {chance("a", 13)} * (1 + p))::DOUBLE AS latitude,
            (34 + {chance("a", 14)} * (1 + p))::DOUBLE AS longitude
            FROM {base} JOIN range(2) AS r (p) ON hash(a, 15) % 3 > p ORDER BY a, p""",
        "participant": f"""SELECT {key("a")} AS record, 'funding' AS role, 'XM-' || d AS party,
            'Organisation ' || d AS name, '10' AS type FROM {base}""",
        "source": f"""SELECT {key("a")} AS record, repeat('0', 64) AS file, a AS place,
            a * 100 AS "offset", 100 AS length, true AS wins, '' AS reason FROM {base}""",
        "flow": f"""SELECT {key("a")} AS record, n::VARCHAR AS ref,
            (['disbursement', 'disbursement', 'expenditure', 'commitment', 'incoming', 'budget'])
                [1 + (hash(n, 3) % 6)::INTEGER] AS stage,
            (['3', '3', '4', '2', '1', ''])[1 + (hash(n, 3) % 6)::INTEGER] AS type,
            ((hash(n, 4) % 1000000000) / 100.0)::DECIMAL(38, 6) AS amount, {currency} AS currency,
            DATE '2014-01-01' + (hash(n, 5) % 4300)::INTEGER AS decided, decided AS valued,
            CASE stage WHEN 'budget' THEN decided || '/' || (decided + 364) ELSE '' END AS description,
            'XM-' || d AS provider, 'Organisation ' || d AS provider_name,
            CASE WHEN hash(n, 6) % 5 = 0 THEN 'ACT-' || (a + 1 + hash(n, 7) % 999) ELSE '' END
                AS receiver_activity
            FROM (SELECT range AS n, least(floor(range / {PER_ACTIVITY})::BIGINT, {last - 1}) AS a
                FROM {flows}) JOIN {base} USING (a) ORDER BY n""",
        "share": f"""SELECT * EXCLUDE (a) FROM (SELECT a, {key("a")} AS record, 'sector' AS kind, '1' AS vocabulary,
            ({listed(SECTORS)})[1 + ((hash(a, 8) + k * 7) % 30)::INTEGER] AS code,
            (CASE WHEN many = 1 THEN 100 WHEN k = 0 THEN 60 ELSE 40 END)::DECIMAL(9, 6) AS percent,
            CASE many WHEN 2 THEN percent END AS stated
            FROM (SELECT a, 1 + hash(a, 9) % 2 AS many FROM {base}) JOIN range(2) AS r (k) ON k < many
            UNION ALL BY NAME
            SELECT a, {key("a")} AS record, 'place' AS kind, 'ISO-3166-1' AS vocabulary,
            ({listed(COUNTRIES)})[1 + ((c - 1 + k * 11) % 30)::INTEGER] AS code,
            (100 / many)::DECIMAL(9, 6) AS percent, CASE many WHEN 2 THEN percent END AS stated FROM (SELECT a, c, CASE WHEN hash(a, 10) % 7 = 0 THEN 2
                ELSE 1 END AS many FROM {base}) JOIN range(2) AS r (k) ON k < many) ORDER BY a, kind, code""",
    }  # fmt: skip


def filled(con: duckdb.DuckDBPyConnection, table: str, question: str) -> pa.Table:
    """Return rows in a table's schema, the columns that are not given empty."""
    have = set(con.sql(question).columns)
    blank = {"text": "''", "code": "''"}
    if table == "source":
        columns = "*, NULL::BLOB AS hash, NULL::BLOB AS content, NULL::BIGINT AS winner"
    else:
        columns = ", ".join(
            f'{name if name in have else blank.get(kind, "NULL")}::{KINDS[kind]} AS "{name}"'
            for name, kind in TABLES[table].items()
        )
    found = con.sql(f"SELECT {columns} FROM ({question})").to_arrow_table()
    return found.select(schema_of(table).names).cast(schema_of(table))


def generate(folder: Path, activities: int) -> Snapshot:
    """Write a snapshot of so many activities."""
    own = folder / "generated" / "00001"
    with duckdb.connect() as con:

        def parts() -> Iterator[dict[str, Part]]:
            for first in range(0, activities, PER_PART):
                writer = PartWriter(own, f"{first // PER_PART:05d}")
                last = min(first + PER_PART, activities)
                for table, question in questions(first, last).items():
                    writer.add_table(table, filled(con, table, question))
                yield writer.close()

        tables = gathered(parts(), own.name)
    manifest = Manifest(
        dataset="generated",
        snapshot=own.name,
        standard="iati",
        version="2.03",
        semantics=Semantics(kind="cumulative", headline=("disbursement", "expenditure")),
        created="2026-06-30T12:00:00Z",
        records=activities,
        tables=tables,
    )
    return kept(own, manifest)


def gathered(parts: Iterator[dict[str, Part]], folder: str) -> dict[str, Table]:
    """Return the tables of a manifest."""
    found: dict[str, list[Part]] = {}
    for written_ in parts:
        for table, part in written_.items():
            found.setdefault(table, []).append(part.under(folder))
    return {
        table: Table(rows=sum(one.rows for one in held), parts=tuple(held))
        for table, held in sorted(found.items())
    }


def kept(own: Path, manifest: Manifest) -> Snapshot:
    """Write the manifest; return the snapshot."""
    (own / MANIFEST).write_bytes(written(manifest))
    return open_snapshot(own)


# What names an activity, and becomes another name in each copy.
NAMES = {
    "activity": ("id",),
    "flow": ("provider_activity", "receiver_activity"),
    "relation": ("other",),
    "participant": ("activity",),
}


def multiply(snapshot: Snapshot, folder: Path, times: int) -> Snapshot:
    """Write a snapshot so many times over; of its parts, those of four jobs become one."""
    own = folder / snapshot.manifest.dataset / "00001"
    stems = sorted({path.name for t in snapshot.manifest.tables for path in snapshot.paths(t)})
    with duckdb.connect() as con:

        def parts() -> Iterator[dict[str, Part]]:
            for turn in range(times):
                for first in range(0, len(stems), 4):
                    writer = PartWriter(own, f"{turn:03d}-{first:05d}")
                    for table in snapshot.manifest.tables:
                        some = [
                            p for p in snapshot.paths(table) if p.name in stems[first : first + 4]
                        ]
                        if some:
                            writer.add_table(table, renamed(con, table, some, turn))
                    yield writer.close()

        tables = gathered(parts(), own.name)
    records = snapshot.manifest.records * times
    return kept(own, replace(snapshot.manifest, snapshot=own.name, records=records, tables=tables))


def renamed(con: duckdb.DuckDBPyConnection, table: str, paths: list[Path], turn: int) -> pa.Table:
    """Return the rows of part files under other names and keys."""
    changed = [f"(hash(record, {turn}) >> 1)::BIGINT AS record"]
    changed += [
        f"CASE WHEN {one} = '' THEN '' ELSE {one} || '-{turn}' END AS {one}"
        for one in NAMES.get(table, ())
    ]
    found = con.sql(
        f"SELECT * REPLACE ({', '.join(changed)}) FROM read_parquet({listed([str(p) for p in paths])})"
    ).to_arrow_table()
    return found.select(schema_of(table).names).cast(schema_of(table))
