"""Flows laid out so that those which may be what came of a promise are found by equal keys.

Every live flow that can be a delivery gets the number of its payer, of its receiver and of its place
(parties resolved once for each distinct name), its worth in the common currency and the bucket of the
logarithm of that worth. A promise is then joined on (payer, bucket +- 1) and days: no flow is held
against a promise of somebody else. Tables, all of one connection in memory:

    detail(id, ...)            a flow as published, with its activity's title and reporter
    narrow(id, donor, ...)     what is joined on, in the order of donor and bucket
    series(id, ..., members)   payments of one payer to one receiver under one title, added up
    repeated(id, nth)          equal payments of one record, told apart
    largest(id, ...)           the largest of a payer in a place and year: parts of something larger
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow as pa

from servanda.flows.snapshot import Snapshot

# Stages that say that something moved or arrived; `incoming` is the receiver's word for it.
DELIVERED = ("disbursement", "expenditure", "delivered", "allocation", "incoming")
WIDTH = 0.15  # of a bucket, as a natural logarithm: two amounts 15 % apart lie in neighbours
MEMBERS = 60  # payments of one line at most
LARGEST = 8  # of one payer in one place and year

Resolve = Callable[[str, str], str]
Rate = Callable[[str, str, date], Decimal | None]

_FLOWS = """
INSERT INTO detail
SELECT (SELECT count(*) FROM detail) + row_number() OVER () AS id, {ds} AS ds, f.record, f.ref,
    a.id AS activity, a.title, a.language, f.stage, f.amount, f.currency, f.unit,
    f.converted, f.converted_currency, coalesce(f.valued, f.decided) AS day,
    CASE WHEN f.provider <> '' OR f.provider_name <> '' OR f.stage = 'incoming'
        THEN f.provider ELSE a.reporter END AS provider,
    CASE WHEN f.provider <> '' OR f.provider_name <> '' OR f.stage = 'incoming'
        THEN f.provider_name ELSE a.reporter_name END AS provider_name,
    CASE WHEN f.receiver = '' AND f.receiver_name = '' AND f.stage = 'incoming'
        THEN a.reporter ELSE f.receiver END AS receiver,
    CASE WHEN f.receiver = '' AND f.receiver_name = '' AND f.stage = 'incoming'
        THEN a.reporter_name ELSE f.receiver_name END AS receiver_name,
    a.reporter, a.reporter_name
FROM ({flow}) f JOIN ({activity}) a USING (record)
WHERE f.stage IN {stages} AND f.amount > 0 AND NOT coalesce(a.secondary, false)
"""
_DETAIL = """
CREATE TABLE detail (id BIGINT, ds SMALLINT, record BIGINT, ref VARCHAR, activity VARCHAR,
    title VARCHAR, language VARCHAR, stage VARCHAR, amount DECIMAL(38, 6), currency VARCHAR,
    unit VARCHAR, converted DECIMAL(38, 6), converted_currency VARCHAR, day DATE,
    provider VARCHAR, provider_name VARCHAR, receiver VARCHAR, receiver_name VARCHAR,
    reporter VARCHAR, reporter_name VARCHAR);
CREATE TABLE sited (ds SMALLINT, record BIGINT, ref VARCHAR, kind VARCHAR, code VARCHAR, name VARCHAR)
"""
# Of several places of a record the one with the largest share stands for it.
_SITED = """
INSERT INTO sited
SELECT {ds}, record, ref, kind, arg_max(code, weight), arg_max(name, weight)
FROM (SELECT record, ref, CASE kind WHEN 'cluster' THEN 'sector' ELSE kind END AS kind, code, name,
        coalesce(percent, 0) AS weight
    FROM ({share}) WHERE kind IN ('place', 'sector', 'cluster'))
GROUP BY ALL
"""
_NARROW = """
CREATE TABLE narrow AS
WITH placed AS (SELECT ds, record, arg_max(p.party, s.ref = '') AS place
    FROM sited s JOIN ends p ON p.code = s.code AND p.name = s.name
    WHERE s.kind = 'place' AND p.party > 0 GROUP BY ALL),
valued AS (SELECT d.id, d.day, d.ds, d.record, d.title, p.party AS donor, r.party AS receiver,
    coalesce(s.place, 0) AS place,
    CASE WHEN d.currency = '' THEN d.unit
        WHEN d.currency = $common OR d.converted_currency = $common OR q.factor IS NOT NULL
            THEN $common ELSE d.currency END AS measure,
    CASE WHEN d.currency = '' OR d.currency = $common THEN d.amount::DOUBLE
        WHEN d.converted_currency = $common THEN d.converted::DOUBLE
        WHEN q.factor IS NOT NULL THEN d.amount::DOUBLE * q.factor
        ELSE d.amount::DOUBLE END AS worth
FROM detail d
JOIN ends p ON p.code = d.provider AND p.name = d.provider_name
JOIN ends r ON r.code = d.receiver AND r.name = d.receiver_name
LEFT JOIN placed s ON s.ds = d.ds AND s.record = d.record
LEFT JOIN factors q ON q.currency = d.currency AND q.day = d.day)
SELECT id, donor::INTEGER AS donor, m.n AS unit, floor(ln(worth) / $width)::SMALLINT AS bucket,
    worth, day, receiver::INTEGER AS receiver, place::INTEGER AS place,
    hash(ds, CASE WHEN title = '' THEN record::VARCHAR ELSE title END) AS line
FROM valued JOIN measures m USING (measure) WHERE worth > 0
ORDER BY donor, unit, bucket, id
"""
_SERIES = """
CREATE TABLE series AS
SELECT -row_number() OVER (ORDER BY min(id)) AS id, donor, unit,
    floor(ln(sum(worth)) / $width)::SMALLINT AS bucket, sum(worth) AS worth, min(day) AS first,
    max(day) AS last, receiver, any_value(place) AS place, list(id ORDER BY day, id) AS members
FROM narrow WHERE donor <> 0 GROUP BY donor, unit, receiver, line
HAVING count(*) BETWEEN 2 AND $members ORDER BY donor, unit, bucket
"""
_LARGEST = """
CREATE TABLE largest AS
SELECT id, donor, unit, place, year(day) AS year, worth, day, receiver FROM narrow
WHERE donor > 0 AND place > 0 AND day IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY donor, unit, place, year(day) ORDER BY worth DESC, id) <= $most
"""
# Equal payments of one record: each but the first has a number, so that none is taken for another.
_REPEATED = """
CREATE TABLE repeated AS
SELECT id, row_number() OVER (PARTITION BY same ORDER BY length(ref), ref) AS nth
FROM (SELECT id, ref, hash(ds, record, stage, amount, currency, unit, day, provider, provider_name,
        receiver, receiver_name) AS same FROM detail)
WHERE same IN (SELECT hash(ds, record, stage, amount, currency, unit, day, provider, provider_name,
        receiver, receiver_name) FROM detail GROUP BY ALL HAVING count(*) > 1)
"""


class Index:
    """The flows of some snapshots, laid out once, to be asked many times."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        snapshots: Sequence[Snapshot],
        *,
        resolve: Resolve,
        rate: Rate,
        common: str = "USD",
    ) -> None:
        """Lay the flows out in a connection of our own."""
        self.con, self.snapshots, self.common = con, tuple(snapshots), common
        con.execute(_DETAIL)
        for ds, snapshot in enumerate(self.snapshots):
            self._take(ds, snapshot)
        self.parties = _ends(con, resolve)
        _factors(con, rate, common)
        self.measures = _measures(con, common)
        con.execute(_NARROW, {"common": common, "width": WIDTH})
        con.execute(_SERIES, {"width": WIDTH, "members": MEMBERS})
        con.execute(_LARGEST, {"most": LARGEST})
        con.execute(_REPEATED)

    def _take(self, ds: int, snapshot: Snapshot) -> None:
        given = {name: snapshot.sql(name) for name in ("flow", "activity", "share")}
        self.con.execute(_FLOWS.format(ds=ds, stages=DELIVERED, **given))
        self.con.execute(_SITED.format(ds=ds, **given))


def _ends(con: duckdb.DuckDBPyConnection, resolve: Resolve) -> dict[str, int]:
    """Make `ends`: the number of the party of each (code, name); 0 is nobody, -1 a stranger."""
    pairs = con.execute("""
        SELECT provider, provider_name FROM detail UNION SELECT receiver, receiver_name FROM detail
        UNION SELECT code, name FROM sited WHERE kind = 'place'
    """).fetchall()
    known: dict[str, int] = {}
    rows = []
    for code, name in sorted(pairs):
        party = resolve(code, name)
        nobody = -1 if code or name else 0
        number = known.setdefault(party, len(known) + 1) if party else nobody
        rows.append((code, name, number, party))
    columns: list[Iterable[object]] = [list(c) for c in zip(*rows, strict=True)] or [[], [], [], []]
    names = ("code", "name", "party", "id")
    kinds = (pa.string(), pa.string(), pa.int32(), pa.string())
    arrays = [pa.array(c, kind) for c, kind in zip(columns, kinds, strict=True)]
    _keep(con, "ends", pa.Table.from_arrays(arrays, names=list(names)))
    return known


def _factors(con: duckdb.DuckDBPyConnection, rate: Rate, common: str) -> None:
    """Make `factors`: what one of a currency is worth on the days that flows have (definition 13)."""
    pairs = con.execute(
        "SELECT DISTINCT currency, day FROM detail WHERE currency NOT IN ('', ?)"
        " AND converted_currency <> ? AND day IS NOT NULL ORDER BY ALL",
        [common, common],
    ).fetchall()
    found = [(currency, day, rate(currency, common, day)) for currency, day in pairs]
    known = [(currency, day, float(one)) for currency, day, one in found if one is not None]
    arrays = [
        pa.array([row[0] for row in known], pa.string()),
        pa.array([row[1] for row in known], pa.date32()),
        pa.array([row[2] for row in known], pa.float64()),
    ]
    _keep(con, "factors", pa.Table.from_arrays(arrays, names=["currency", "day", "factor"]))


def _measures(con: duckdb.DuckDBPyConnection, common: str) -> dict[str, int]:
    """Make `measures`: a number for each currency and unit."""
    rows = con.execute(
        "SELECT DISTINCT currency FROM detail UNION SELECT DISTINCT unit FROM detail"
    )
    names = sorted({row[0] for row in rows.fetchall()} | {common})
    numbers = {name: n for n, name in enumerate(names)}
    arrays = [pa.array(names, pa.string()), pa.array(range(len(names)), pa.int16())]
    _keep(con, "measures", pa.Table.from_arrays(arrays, names=["measure", "n"]))
    return numbers


def _keep(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("given", table)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    con.unregister("given")
