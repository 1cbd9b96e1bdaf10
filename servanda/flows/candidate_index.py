"""Flows laid out so that those which may be what came of a promise are found by equal keys.

Every live flow that can be a delivery gets the number of its payer, of its receiver and of its place
(parties resolved once for each distinct name), its worth in the common currency and the bucket of the
logarithm of that worth. A promise is then joined on (payer, bucket +- 1) and days: no flow is held
against a promise of somebody else. Tables, all of one connection in memory:

    shown(id, ...)             a flow as published, with its activity's title, its place and its worth
    narrow(id, cell, ...)      what is joined on; a cell is payer, unit and bucket in one number
    nameless(id, cell, ...)    flows that name no payer, by place, unit and a narrower bucket
    series(id, ..., members)   payments of one payer to one receiver under one title, added up
    words(id, cell, ...)       flows by payer and the rarest words of their titles
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
WIDTH = (
    0.07  # of a bucket, as a natural logarithm: amounts 14 % apart are two buckets apart at most
)
FINE = 0.04  # of a bucket of flows that name no payer
MEMBERS = 60  # payments of one line at most
LARGEST = 8  # of one payer in one place and year

Resolve = Callable[[str, str], str]
Rate = Callable[[str, str, date], Decimal | None]

_FLOWS = """
INSERT INTO detail
SELECT (SELECT count(*) FROM detail) + row_number() OVER () AS id, {ds} AS ds, f.record, f.ref,
    a.id AS activity, a.title, a.language, f.stage, f.amount, f.currency, f.unit,
    f.converted, f.converted_currency, coalesce(f.valued, f.decided) AS day,
    f.provider, f.provider_name,
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
# Who publishes what it pays itself need not name the payer (IATI 2.03, provider-org): the reporter is
# the payer where it is one that we know; a stranger who reports says nothing of who paid.
_SHOWN = """
CREATE TABLE shown AS
WITH best AS (SELECT ds, record, kind, arg_min({place: s.code, name: s.name}, s.ref) AS one
    FROM sited s GROUP BY ALL),
told AS (SELECT ds, record,
        max(CASE kind WHEN 'place' THEN coalesce(nullif(one.name, ''), one.place) END) AS place,
        max(CASE kind WHEN 'place' THEN e.id END) AS place_party,
        max(CASE kind WHEN 'place' THEN e.party END) AS place_number,
        max(CASE kind WHEN 'sector' THEN coalesce(nullif(one.name, ''), one.place) END) AS sector
    FROM best LEFT JOIN ends e ON kind = 'place' AND e.code = one.place AND e.name = one.name
    GROUP BY ALL)
SELECT d.*, coalesce(x.nth, 1)::INTEGER AS nth, coalesce(t.place, '') AS place,
    coalesce(t.place_party, '') AS place_party, coalesce(t.sector, '') AS sector,
    coalesce(t.place_number, 0)::INTEGER AS place_number,
    CASE WHEN d.provider = '' AND d.provider_name = '' AND d.stage <> 'incoming'
        THEN greatest(b.party, 0) ELSE p.party END AS donor,
    CASE WHEN d.provider = '' AND d.provider_name = '' AND d.stage <> 'incoming'
        THEN b.id ELSE p.id END AS provider_party,
    r.party AS receiver_number, r.id AS receiver_party,
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
JOIN ends b ON b.code = d.reporter AND b.name = d.reporter_name
LEFT JOIN told t ON t.ds = d.ds AND t.record = d.record
LEFT JOIN factors q ON q.currency = d.currency AND q.day = d.day
LEFT JOIN repeated x ON x.id = d.id
"""
# A cell is payer, unit and bucket in one number; of flows that name no payer place, unit and a bucket
# so narrow that few share it.
_NARROW = """
CREATE TABLE narrow AS
SELECT id, (donor::BIGINT * 1000 + m.n) * 10000 + floor(ln(worth) / $width)::BIGINT AS cell,
    donor::INTEGER AS donor, m.n AS unit, worth, day, receiver_number::INTEGER AS receiver,
    place_number AS place, hash(ds, CASE title WHEN '' THEN record::VARCHAR ELSE title END) AS line
FROM shown JOIN measures m USING (measure) WHERE worth > 0 ORDER BY cell, id
"""
_NAMELESS = """
CREATE TABLE nameless AS
SELECT id, (place::BIGINT * 1000 + unit) * 10000 + floor(ln(worth) / $fine)::BIGINT AS cell,
    worth, day, receiver, place FROM narrow WHERE donor = 0 AND place > 0 ORDER BY cell, id
"""
_SERIES = """
CREATE TABLE series AS
WITH lines AS (SELECT min(id) AS least, donor, unit, sum(worth) AS worth, min(day) AS first,
        max(day) AS day, receiver, any_value(place) AS place, list(id ORDER BY day, id) AS members
    FROM narrow WHERE donor > 0 GROUP BY donor, unit, receiver, line
    HAVING count(*) BETWEEN 2 AND $members)
SELECT -row_number() OVER (ORDER BY least) AS id, donor, worth, first, day, receiver, place, members,
    (donor::BIGINT * 1000 + unit) * 10000 + floor(ln(worth) / $width)::BIGINT AS cell
FROM lines ORDER BY cell
"""
_LARGEST = """
CREATE TABLE largest AS
SELECT id, (donor::BIGINT * 100000 + place) * 1000 + unit AS cell, place, worth, day, receiver FROM narrow
WHERE donor > 0 AND place > 0 AND day IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY donor, unit, place, year(day) ORDER BY worth DESC, id) <= $most
ORDER BY cell
"""
# The rarest words of a title, by payer: what is found by them is found whatever the amount.
_WORDS = """
CREATE TABLE rarest AS
WITH titles AS (SELECT DISTINCT title FROM shown WHERE title <> ''),
said AS (SELECT title, unnest(list_distinct({words})) AS word FROM titles),
common AS (SELECT word, count(*) AS many FROM said GROUP BY word)
SELECT title, word FROM said JOIN common USING (word)
    QUALIFY row_number() OVER (PARTITION BY title ORDER BY many, word) <= $rarest
"""
_VOCABULARY = "CREATE TABLE vocabulary AS SELECT word, row_number() OVER (ORDER BY word) AS n FROM (SELECT DISTINCT word FROM rarest)"
_SAID = """
CREATE TABLE words AS
SELECT s.id, v.n * 100000 + s.donor::BIGINT AS cell, s.worth, s.day,
    s.receiver_number::INTEGER AS receiver, s.place_number AS place
FROM shown s JOIN rarest r USING (title) JOIN vocabulary v USING (word)
WHERE s.donor >= 0 AND s.worth > 0
QUALIFY count(*) OVER (PARTITION BY cell) <= $told ORDER BY cell, id
"""
SPLIT = r"regexp_extract_all(lower(strip_accents(title)), '\p{L}{4,}|\d{2,}')"
RAREST = 2  # words of a title
TOLD = 300  # flows of one payer; a word that stands in more of them tells nothing
_KEYS = """
CREATE INDEX vocabulary_word ON vocabulary(word);
CREATE INDEX words_cell ON words(cell);
CREATE UNIQUE INDEX shown_id ON shown(id);
CREATE INDEX shown_activity ON shown(activity);
CREATE INDEX narrow_cell ON narrow(cell);
CREATE INDEX nameless_cell ON nameless(cell);
CREATE INDEX series_cell ON series(cell);
CREATE INDEX series_id ON series(id);
CREATE INDEX largest_cell ON largest(cell)
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
        con.execute(_REPEATED)
        con.execute(_SHOWN, {"common": common})
        con.execute("DROP TABLE detail; DROP TABLE sited")
        con.execute(_NARROW, {"width": WIDTH})
        con.execute(_NAMELESS, {"fine": FINE})
        con.execute(_SERIES, {"width": WIDTH, "members": MEMBERS})
        con.execute(_LARGEST, {"most": LARGEST})
        con.execute(_WORDS.replace("{words}", SPLIT), {"rarest": RAREST})
        con.execute(_VOCABULARY)
        con.execute(_SAID, {"told": TOLD})
        con.execute(_KEYS)

    def _take(self, ds: int, snapshot: Snapshot) -> None:
        given = {name: snapshot.sql(name) for name in ("flow", "activity", "share")}
        self.con.execute(_FLOWS.format(ds=ds, stages=DELIVERED, **given))
        self.con.execute(_SITED.format(ds=ds, **given))


def _ends(con: duckdb.DuckDBPyConnection, resolve: Resolve) -> dict[str, int]:
    """Make `ends`: the number of the party of each (code, name); 0 is nobody, -1 a stranger."""
    pairs = con.execute("""
        SELECT provider, provider_name FROM detail UNION SELECT receiver, receiver_name FROM detail
        UNION SELECT reporter, reporter_name FROM detail
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
