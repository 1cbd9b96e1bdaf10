"""How the flows of a snapshot are laid out to be candidates: files of numbers beside it.

Every live flow that can be a delivery gets the number of its payer, of its receiver and of its place
(parties resolved once for each distinct name) and its worth in the common currency. Rows stand in the
order (payer, place where no payer is named, unit, worth), so that the flows of one payer of about one
amount are one run of rows. All files are Arrow's, mapped into memory when they are asked:

    near       worth, days, receiver, place and line of each row: what is looked through. Behind the
               flows stand payments of one payer to one receiver under one title, added up: series
    detail     what else is told of each flow, with numbers for what many flows share
    series     the flows of each series, in the order of those rows
    records, ends, measures, texts    what those numbers mean
    groups     the rows of each (payer, place, unit)
    by_line    the rows under one title of one payer, where `lines` says; postings: lines by words
    largest    the largest of a payer in a place, or to a receiver, and year: parts of something larger

A title is told by its words, whatever the caller's `words` makes of them; a word is known here by the
first bits of its hash.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.snapshot import Snapshot, quoted
from servanda.records.bulk import DELIVERED
from servanda.records.pairing import written

MEMBERS = 60  # payments of one line at most
LARGEST = 60  # of one payer in one place, or to one receiver, and year
PLACES = 100_000  # a number of a place is below; so many are never told apart
UNITS = 1_000
BITS = 40  # of the hash of a word

Resolve = Callable[[str, str], str]
Rate = Callable[[str, str, date], Decimal | None]
Words = Callable[[str], Iterable[tuple[str, str]]]  # what it says, as the text spells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what flows are laid out: who a name is, what a currency is worth, what a title says.

    `stages` are those that are looked among: what was delivered, or commitments, which are none.
    `mark` is the same for the same answers of all three; "" when nobody can say, and nothing is kept.
    """

    resolve: Resolve
    rate: Rate
    words: Words
    common: str = "USD"
    stages: tuple[str, ...] = DELIVERED
    mark: str = ""


_DETAIL = """
CREATE TABLE flows AS
SELECT f.record, f.ref, f.stage, f.amount, f.currency, f.unit, f.converted, f.converted_currency,
    coalesce(f.valued, f.decided) AS day, f.provider, f.provider_name,
    CASE WHEN f.receiver = '' AND f.receiver_name = '' AND f.stage = 'incoming'
        THEN a.reporter ELSE f.receiver END AS receiver,
    CASE WHEN f.receiver = '' AND f.receiver_name = '' AND f.stage = 'incoming'
        THEN a.reporter_name ELSE f.receiver_name END AS receiver_name,
    a.reporter, a.reporter_name
FROM ({flow}) f JOIN ({activity}) a USING (record)
WHERE f.stage IN {stages} AND f.amount > 0 AND NOT coalesce(a.secondary, false)
"""
# Of several places of a record the one with the largest share stands for it.
_SITED = """
CREATE TABLE sited AS
SELECT record, kind, arg_min({{code: code, name: name}}, ref) AS one FROM (
    SELECT record, ref, kind, arg_max(code, weight) AS code, arg_max(name, weight) AS name
    FROM (SELECT record, ref, CASE kind WHEN 'cluster' THEN 'sector' ELSE kind END AS kind, code,
            name, coalesce(percent, 0) AS weight
        FROM ({share}) WHERE kind IN ('place', 'sector', 'cluster')) GROUP BY ALL) GROUP BY ALL
"""
_PAIRS = """
SELECT provider AS code, provider_name AS name FROM flows
UNION SELECT receiver, receiver_name FROM flows UNION SELECT reporter, reporter_name FROM flows
UNION SELECT one.code, one.name FROM sited WHERE kind = 'place' ORDER BY ALL
"""
_RECORDS = """
CREATE TABLE records AS
WITH told AS (SELECT record, max(e.number) AS place_end,
        max(CASE kind WHEN 'place' THEN coalesce(nullif(one.name, ''), one.code) END) AS place,
        max(CASE kind WHEN 'place' THEN e.party END) AS place_number,
        max(CASE kind WHEN 'sector' THEN coalesce(nullif(one.name, ''), one.code) END) AS sector
    FROM sited LEFT JOIN ends e ON kind = 'place' AND e.code = one.code AND e.name = one.name
    GROUP BY ALL)
SELECT (row_number() OVER (ORDER BY a.id, a.record) - 1)::INTEGER AS number, a.record, a.id AS activity,
    a.title, a.language, coalesce(t.place, '') AS place, t.place_end::INTEGER AS place_end,
    coalesce(t.place_number, 0)::INTEGER AS place_number, coalesce(t.sector, '') AS sector,
    r.number AS reporter
FROM ({activity}) a SEMI JOIN flows USING (record) LEFT JOIN told t USING (record)
JOIN ends r ON r.code = a.reporter AND r.name = a.reporter_name
"""
_TEXTS = """
CREATE TABLE texts AS
SELECT (row_number() OVER (ORDER BY title, sector) - 1)::INTEGER AS text, title, sector
FROM (SELECT DISTINCT title, sector FROM records)
"""
# Equal payments of one record: each but the first has a number, so that none is taken for another.
_SAME = """hash(record, stage, amount, currency, unit, day, provider, provider_name, receiver,
    receiver_name)"""
_REPEATED = f"""
CREATE TABLE repeated AS
WITH marked AS (SELECT record, ref, {_SAME} AS same FROM flows)
SELECT record, ref, row_number() OVER (PARTITION BY same ORDER BY length(ref), ref) AS nth
FROM marked WHERE same IN (SELECT same FROM marked GROUP BY same HAVING count(*) > 1)
"""
# Who publishes what it pays itself need not name the payer (IATI 2.03, provider-org): the reporter is
# the payer where it is one that we know; a stranger who reports says nothing of who paid.
_MEANT = """
CREATE TABLE meant AS
SELECT n.number AS record, f.ref, f.stage, f.amount, f.converted, f.converted_currency, f.currency,
    f.unit, f.day, p.number AS provider, r.number AS receiver_end, r.party AS receiver,
    n.place_number AS place, t.text, CASE n.title WHEN '' THEN n.number + 1 ELSE 0 END AS alone,
    f.provider = '' AND f.provider_name = '' AND f.stage <> 'incoming' AS by_reporter,
    CASE WHEN by_reporter THEN greatest(b.party, 0) ELSE p.party END AS donor,
    CASE WHEN by_reporter THEN b.number ELSE p.number END AS donor_end,
    CASE WHEN f.currency = '' THEN f.unit
        WHEN f.currency = $common OR f.converted_currency = $common OR q.factor IS NOT NULL
            THEN $common ELSE f.currency END AS measure,
    CASE WHEN f.currency = '' OR f.currency = $common THEN f.amount::DOUBLE
        WHEN f.converted_currency = $common THEN f.converted::DOUBLE
        WHEN q.factor IS NOT NULL THEN f.amount::DOUBLE * q.factor
        ELSE f.amount::DOUBLE END AS worth, coalesce(x.nth, 1)::INTEGER AS nth
FROM flows f JOIN records n USING (record) JOIN texts t USING (title, sector)
JOIN ends p ON p.code = f.provider AND p.name = f.provider_name
JOIN ends r ON r.code = f.receiver AND r.name = f.receiver_name
JOIN ends b ON b.code = f.reporter AND b.name = f.reporter_name
LEFT JOIN factors q ON q.currency = f.currency AND q.day = f.day
LEFT JOIN repeated x ON x.record = f.record AND x.ref = f.ref
"""
_LINES = """
CREATE TABLE lines AS
SELECT (row_number() OVER (ORDER BY donor, text, alone) - 1)::INTEGER AS line, donor, text, alone
FROM (SELECT DISTINCT donor, text, alone FROM meant)
"""
_LAID = """
CREATE TABLE laid AS
SELECT (row_number() OVER (ORDER BY m.donor, m.side, m.measured, m.worth, m.record, m.ref) - 1)::INTEGER
    AS row, m.*, l.line
FROM (SELECT *, s.n AS measured, CASE donor WHEN 0 THEN place ELSE 0 END AS side
    FROM meant JOIN measures s USING (measure)) m JOIN lines l USING (donor, text, alone)
"""
_SERIES = """
CREATE TABLE series AS
WITH sums AS (SELECT donor, measured, receiver, line, sum(worth) AS worth, min(day) AS first,
        max(day) AS day, any_value(place) AS place, list(row ORDER BY day, row) AS members,
        sum(amount)::DOUBLE AS own, min(currency) AS currency, count(DISTINCT currency) AS several
    FROM laid WHERE donor > 0 GROUP BY donor, measured, receiver, line
    HAVING count(*) BETWEEN 2 AND $members)
SELECT ((SELECT count(*) FROM laid)
    + row_number() OVER (ORDER BY donor, measured, worth, members[1]) - 1)::INTEGER AS row, *
FROM sums
"""
_GROUP = "((donor::BIGINT * {places} + {side}) * {units} + measured)"
_OWN = """CASE WHEN currency = '' THEN unit ELSE currency END"""
_KEPT = {
    "near": f"""SELECT * EXCLUDE (row) FROM (
        SELECT row, worth, day AS first, day, receiver, place, line, amount::DOUBLE AS own,
            c.n AS currency FROM laid JOIN measures c ON c.measure = {_OWN}
        UNION ALL BY NAME SELECT row, worth, first, day, receiver, place, line, own,
            CASE several WHEN 1 THEN c.n ELSE -1 END AS currency
        FROM series LEFT JOIN measures c ON c.measure = currency) ORDER BY row""",
    "detail": """SELECT record, ref, stage, amount, converted, converted_currency, currency, unit, day,
        worth, measure, nth, provider, receiver_end, donor_end FROM laid ORDER BY row""",
    "series": "SELECT worth, members FROM series ORDER BY row",
    "records": """SELECT record, activity, title, language, place, place_end, sector, reporter, text
        FROM records JOIN texts USING (title, sector) ORDER BY number""",
    "texts": "SELECT read FROM spoken ORDER BY text",
    "ends": "SELECT code, name, id FROM ends ORDER BY number",
    "measures": "SELECT measure FROM measures ORDER BY n",
    "parties": "SELECT DISTINCT party, id FROM ends WHERE party > 0 ORDER BY party",
    "groups": f"""SELECT {_GROUP.format(side="side", places=PLACES, units=UNITS)} AS key,
        min(row)::INTEGER AS start, max(row)::INTEGER + 1 AS stop
        FROM laid WHERE donor >= 0 GROUP BY key ORDER BY key""",
    "line_groups": f"""SELECT {_GROUP.format(side=0, places=PLACES, units=UNITS)} AS key,
        min(row)::INTEGER AS start, max(row)::INTEGER + 1 AS stop FROM series GROUP BY key ORDER BY key""",
    "largest": f"""SELECT {_GROUP.format(side="side", places=PLACES, units=UNITS)} AS key, row,
            row_number() OVER (PARTITION BY key, year(day) ORDER BY worth DESC, row)::INTEGER AS nth
        FROM (SELECT donor, place AS side, measured, worth, day, row FROM laid
            UNION ALL SELECT donor, receiver, measured, worth, day, row FROM laid
            WHERE receiver <> place)
        WHERE donor > 0 AND side > 0 AND day IS NOT NULL QUALIFY nth <= {LARGEST}
        ORDER BY key, nth, row""",
    "by_line": """SELECT row FROM (SELECT row, line FROM laid UNION ALL SELECT row, line FROM series)
        ORDER BY line, row""",
    "by_record": "SELECT row, record FROM laid ORDER BY record, row",
    "postings": "SELECT key, line FROM postings ORDER BY key, line",
    "words": "SELECT key, weight FROM weights ORDER BY key",
    "lines": """SELECT heft, sum(coalesce(n, 0)) OVER (ORDER BY line)::INTEGER AS stop FROM hefts
        LEFT JOIN (SELECT line, count(*) AS n FROM (SELECT line FROM laid
            UNION ALL SELECT line FROM series) GROUP BY line) USING (line) ORDER BY line""",
}
FILES = tuple(_KEPT)
# A word tells the more, the fewer titles have it; a line's heft is what all its words tell.
_POSTINGS = f"""
CREATE TABLE said AS SELECT text, unnest(words) AS word FROM spoken;
CREATE TABLE weights AS
    SELECT word AS key, ln(1 + (SELECT count(*) FROM texts) / count(*))::FLOAT AS weight
    FROM said GROUP BY word;
CREATE TABLE postings AS SELECT (l.donor::BIGINT << {BITS}) | s.word AS key, l.line
    FROM lines l JOIN said s USING (text) WHERE l.donor >= 0;
CREATE TABLE hefts AS SELECT l.line, coalesce(sum(w.weight), 0)::FLOAT AS heft
    FROM lines l LEFT JOIN said s USING (text) LEFT JOIN weights w ON w.key = s.word GROUP BY l.line
"""


def lay(con: duckdb.DuckDBPyConnection, snapshot: Snapshot, folder: Path, *, terms: Terms) -> None:
    """Write the files of a snapshot into a folder that exists."""
    given = {name: snapshot.sql(name) for name in ("flow", "activity", "share")}
    common = {"common": terms.common}
    stages = ", ".join(map(quoted, terms.stages))
    con.execute(_DETAIL.format(stages=f"({stages})", **given))
    con.execute(_SITED.format(**given))
    _ends(con, terms.resolve)
    _factors(con, terms)
    _measures(con, terms.common)
    con.execute(_RECORDS.format(**given))
    con.execute(_TEXTS)
    con.execute(_REPEATED)
    con.execute(_MEANT, common)
    con.execute("DROP TABLE flows; DROP TABLE sited; DROP TABLE repeated")
    con.execute(_LINES)
    con.execute(_LAID)
    con.execute("DROP TABLE meant")
    con.execute(_SERIES, {"members": MEMBERS})
    _speak(con, terms.words)
    con.execute(_POSTINGS)
    for name, question in _KEPT.items():
        _keep(con.sql(question).to_arrow_table(), folder / f"{name}.arrow")


def _keep(table: pa.Table, path: Path) -> None:
    """Write a table as one batch, to be mapped into memory."""
    whole = table.combine_chunks()
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, whole.schema) as writer:
        writer.write_table(whole)


def _ends(con: duckdb.DuckDBPyConnection, resolve: Resolve) -> None:
    """Make `ends`: the number of the party of each (code, name); 0 is nobody, -1 a stranger."""
    known: dict[str, int] = {}
    codes, names, numbers, ids = [], [], [], []
    for code, name in con.execute(_PAIRS).fetchall():
        party = resolve(code, name)
        nobody = -1 if code or name else 0
        codes.append(code)
        names.append(name)
        numbers.append(known.setdefault(party, len(known) + 1) if party else nobody)
        ids.append(party)
    _hold(con, "ends", {
        "number": pa.array(range(len(ids)), pa.int32()),
        "code": pa.array(codes, pa.string()),
        "name": pa.array(names, pa.string()),
        "party": pa.array(numbers, pa.int32()),
        "id": pa.array(ids, pa.string()),
    })  # fmt: skip


def _factors(con: duckdb.DuckDBPyConnection, terms: Terms) -> None:
    """Make `factors`: what one of a currency is worth on the days that flows have (definition 13)."""
    common = terms.common
    pairs = con.execute(
        "SELECT DISTINCT currency, day FROM flows WHERE currency NOT IN ('', ?)"
        " AND converted_currency <> ? AND day IS NOT NULL ORDER BY ALL",
        [common, common],
    ).fetchall()
    found = [(currency, day, terms.rate(currency, common, day)) for currency, day in pairs]
    known = [(currency, day, float(one)) for currency, day, one in found if one is not None]
    _hold(con, "factors", {
        "currency": pa.array([row[0] for row in known], pa.string()),
        "day": pa.array([row[1] for row in known], pa.date32()),
        "factor": pa.array([row[2] for row in known], pa.float64()),
    })  # fmt: skip


def _measures(con: duckdb.DuckDBPyConnection, common: str) -> None:
    """Make `measures`: a number for each currency and unit."""
    rows = con.execute("SELECT DISTINCT currency FROM flows UNION SELECT DISTINCT unit FROM flows")
    names = sorted({row[0] for row in rows.fetchall()} | {common})
    numbers = pa.array(range(len(names)), pa.int16())
    _hold(con, "measures", {"measure": pa.array(names, pa.string()), "n": numbers})


def _speak(con: duckdb.DuckDBPyConnection, words: Words) -> None:
    """Make `spoken`: the words of each text, each as a number; and as told by `written`."""
    rows = con.execute("SELECT text, title, sector FROM texts ORDER BY text").fetchall()
    read = [[run for text in row[1:] if text for run in words(text)] for row in rows]
    told = [sorted({number_of(says) for says, _ in runs}) for runs in read]
    _hold(con, "spoken", {
        "text": pa.array([row[0] for row in rows], pa.int32()),
        "words": pa.array(told, pa.list_(pa.int64())),
        "read": pa.array(map(written, read), pa.string()),
    })  # fmt: skip


@lru_cache(maxsize=65_536)
def number_of(word: str) -> int:
    """Return the number under which a word is known: the first bits of its hash."""
    mark = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(mark, "big") >> (64 - BITS)


def _hold(con: duckdb.DuckDBPyConnection, name: str, columns: dict[str, pa.Array]) -> None:
    con.register("given", pa.table(columns))
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    con.unregister("given")
