"""The flows that may be what came of promises, found by equal keys and ranked before they are scored.

A promise meets flows of its own payers by four ways: near amounts (bucket +- 1, of single flows and of
lines of payments), the largest of the payer in its place by year (a part of what was promised), flows
without a payer of near amount in its place, and records whose identifier it names. No promise meets
all flows: cost grows with promises, not with promises times flows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import floor, log
from typing import Any

import pyarrow as pa

from servanda.flows.candidate_index import WIDTH, Index
from servanda.records.columns import canonical
from servanda.records.pairing import Candidate, Sought

KEPT = 12  # candidates of a promise that are scored

_ASKED = pa.schema(
    [
        *(("n", pa.int32()), ("donor", pa.int32()), ("unit", pa.int16()), ("bucket", pa.int16())),
        *(("worth", pa.float64()), ("begins", pa.date32()), ("ends", pa.date32())),
        *(
            ("aim", pa.date32()),
            ("receiver", pa.list_(pa.int32())),
            ("place", pa.list_(pa.int32())),
        ),
    ]
)
# The nearer the amount and the day, the sooner it is scored; receiver and place say a little more.
_NEAR = """3 * greatest(0, 1 - abs(ln(f.worth / a.worth)) / 0.3)
    + CASE WHEN f.{day} IS NULL OR a.aim IS NULL THEN 0.5
        ELSE greatest(0, 1 - abs(date_diff('day', a.aim, f.{day})) / 900) END
    + CASE WHEN list_contains(a.receiver, f.receiver) THEN 0.7 ELSE 0 END
    + CASE WHEN list_contains(a.place, f.place) THEN 0.7 ELSE 0 END"""
_IN_TIME = "(f.day IS NULL OR a.begins IS NULL OR f.day BETWEEN a.begins AND a.ends)"
_FIND = f"""
WITH around AS (SELECT a.* EXCLUDE (bucket), (a.bucket + s.step)::SMALLINT AS bucket
    FROM asked a, (VALUES (-1), (0), (1)) s(step) WHERE a.bucket IS NOT NULL),
met AS (
    SELECT a.n, f.id, {_NEAR.format(day="day")} AS near FROM around a JOIN narrow f
        ON f.donor = a.donor AND f.unit = a.unit AND f.bucket = a.bucket
        WHERE {_IN_TIME} AND (a.donor <> 0 OR list_contains(a.place, f.place))
    UNION ALL
    SELECT a.n, f.id, 0.2 + {_NEAR.format(day="last")} FROM around a JOIN series f
        ON f.donor = a.donor AND f.unit = a.unit AND f.bucket = a.bucket
        WHERE f.first IS NULL OR a.begins IS NULL OR (f.first >= a.begins AND f.last <= a.ends)
    UNION ALL
    SELECT a.n, f.id, least(2, {_NEAR.format(day="day")}) FROM asked a JOIN largest f
        ON f.donor = a.donor AND f.unit = a.unit AND list_contains(a.place, f.place)
        WHERE {_IN_TIME} AND (a.worth IS NULL OR f.worth < a.worth)
    UNION ALL
    SELECT n, id, 9 FROM named
)
SELECT n, id FROM (SELECT n, id, max(near) AS near FROM met GROUP BY n, id)
QUALIFY row_number() OVER (PARTITION BY n ORDER BY near DESC, id) <= ?
"""
_COLUMNS = (
    *("id", "ds", "record", "ref", "activity", "title", "language", "stage", "amount", "currency"),
    *("unit", "converted", "converted_currency", "day", "provider", "provider_name"),
    *("receiver", "receiver_name", "reporter", "reporter_name"),
)
_WORD = re.compile(r"[^\s,;()\[\]\"“”]{5,}")


def candidates(
    index: Index, sought: Sequence[Sought], *, most: int = KEPT
) -> list[list[Candidate]]:
    """Return the candidates of each promise, in the order of the promises."""
    index.con.register("asked", _asked(index, sought))
    index.con.register("named", _named(index, sought))
    try:
        found = index.con.execute(_FIND, [most]).fetchall()
    finally:
        index.con.unregister("asked")
        index.con.unregister("named")
    made = _made(index, {id_ for _, id_ in found})
    by_promise: list[list[Candidate]] = [[] for _ in sought]
    for n, id_ in found:
        by_promise[n].append(made[id_])
    return by_promise


def _asked(index: Index, sought: Sequence[Sought]) -> pa.Table:
    """Return a row for each promise and payer; a promise also asks for flows that name no payer."""
    rows: list[tuple[Any, ...]] = []
    for n, one in enumerate(sought):
        unit = index.measures.get(one.unit, -1)
        bucket = floor(log(one.worth) / WIDTH) if one.worth else None
        receivers = [index.parties[p] for p in one.receivers if p in index.parties]
        places = [index.parties[p] for p in one.places if p in index.parties]
        donors = [index.parties[p] for p in one.parties if p in index.parties]
        rest = (unit, bucket, one.worth, one.begins, one.ends, one.aim, receivers, places)
        rows += [(n, donor, *rest) for donor in (*donors, 0)]
    columns = [[row[n] for row in rows] for n in range(len(_ASKED))]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _ASKED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_ASKED)


def _named(index: Index, sought: Sequence[Sought]) -> pa.Table:
    """Return the flows of records whose identifier stands among a promise's words."""
    tokens = {
        (word.strip(".:'’«»"), n)
        for n, one in enumerate(sought)
        for word in _WORD.findall(one.said)
        if any(c.isdigit() for c in word)
    }
    schema = pa.schema([("n", pa.int32()), ("id", pa.int64())])
    if not tokens:
        return pa.Table.from_pylist([], schema=schema)
    words = pa.table({"word": [w for w, _ in tokens], "n": [n for _, n in tokens]})
    index.con.register("words", words)
    rows = index.con.execute(
        "SELECT w.n, min(d.id) FROM words w JOIN detail d ON d.activity = w.word"
        " GROUP BY w.n, d.ds, d.record, d.amount, d.day"
    ).fetchall()
    index.con.unregister("words")
    return pa.Table.from_pylist([{"n": n, "id": id_} for n, id_ in rows], schema=schema)


def _made(index: Index, ids: Iterable[int]) -> dict[int, Candidate]:
    """Return the candidates with these numbers; a line of payments has a negative one."""
    wanted = set(ids)
    lines = _lines(index, [one for one in wanted if one < 0])
    single = {one for one in wanted if one > 0} | {m for _, _, members in lines for m in members}
    found = _flows(index, sorted(single))
    for number, worth, members in lines:
        found[number] = _line([found[m] for m in members], worth)
    return found


def _lines(index: Index, ids: list[int]) -> list[tuple[int, float, list[int]]]:
    if not ids:
        return []
    rows = index.con.execute(f"SELECT id, worth, members FROM series WHERE id IN ({_numbers(ids)})")
    return rows.fetchall()


def _flows(index: Index, ids: list[int]) -> dict[int, Candidate]:
    if not ids:
        return {}
    index.con.register("wanted", pa.table({"id": pa.array(ids, pa.int64())}))
    columns = ", ".join(f"d.{name}" for name in _COLUMNS)
    rows = index.con.execute(f"""
        SELECT {columns}, n.worth, m.measure, p.id, r.id, coalesce(x.nth, 1)
        FROM detail d JOIN wanted w USING (id) JOIN narrow n USING (id)
        JOIN measures m ON m.n = n.unit
        JOIN ends p ON p.code = d.provider AND p.name = d.provider_name
        JOIN ends r ON r.code = d.receiver AND r.name = d.receiver_name
        LEFT JOIN repeated x ON x.id = d.id
    """).fetchall()
    sites = _sites(index, rows)
    index.con.unregister("wanted")
    return {row[0]: _candidate(index, row, sites) for row in rows}


Sites = dict[tuple[int, int, str], tuple[str, str]]


def _sites(index: Index, rows: Sequence[Any]) -> Sites:
    """Return (dataset, record, kind) -> (name, party) of places and sectors."""
    index.con.register(
        "records",
        pa.table({"record": pa.array(sorted({row[2] for row in rows}), pa.int64())}),
    )
    found = index.con.execute("""
        SELECT s.ds, s.record, s.kind, coalesce(nullif(s.name, ''), s.code), coalesce(e.id, '')
        FROM sited s JOIN records USING (record)
        LEFT JOIN ends e ON s.kind = 'place' AND e.code = s.code AND e.name = s.name
        ORDER BY s.ref DESC
    """).fetchall()
    index.con.unregister("records")
    return {(ds, record, kind): (name, party) for ds, record, kind, name, party in found}


def _candidate(index: Index, row: Sequence[Any], sites: Sites) -> Candidate:
    given = dict(zip(_COLUMNS, row, strict=False))
    del given["id"]
    snapshot = index.snapshots[given.pop("ds")]
    place, place_party = sites.get((row[1], row[2], "place"), ("", ""))
    sector, _ = sites.get((row[1], row[2], "sector"), ("", ""))
    worth, measure, provider_party, receiver_party, nth = row[len(_COLUMNS) :]
    dataset = snapshot.manifest.dataset
    return Candidate(
        dataset=dataset,
        snapshot=snapshot.manifest.snapshot,
        mark=mark({**given, "dataset": dataset}, nth),
        worth=worth,
        measure=measure,
        provider_party=provider_party,
        receiver_party=receiver_party,
        place=place,
        place_party=place_party,
        sector=sector,
        **given,
    )


def mark(told: Mapping[str, Any], nth: int = 1) -> str:
    """Return a name of what was published: 16 hex digits, the same wherever it stands.

    The second of two equal payments of one record is `…-2`.
    """
    words = [str(told[name]) for name in _MARKED]
    made = sha256(canonical(words).encode()).hexdigest()[:16]
    return f"{made}-{nth}" if nth > 1 else made


_MARKED = (
    *("dataset", "activity", "stage", "amount", "currency", "unit", "day"),
    *("provider", "provider_name", "receiver", "receiver_name"),
)


def _line(members: Sequence[Candidate], worth: float) -> Candidate:
    """Return payments under one title as one candidate: their sum, in their currency if it is one."""
    first, last = members[0], members[-1]
    one_currency = len({(m.currency, m.unit) for m in members}) == 1
    amounts = [m.amount for m in members if m.amount is not None]
    told = canonical(sorted(m.mark for m in members))
    return Candidate(
        **{name: getattr(first, name) for name in _SHARED},
        amount=sum(amounts[1:], amounts[0]) if one_currency else None,
        currency=first.currency if one_currency else "",
        unit=first.unit if one_currency else "",
        worth=worth,
        day=last.day,
        mark=sha256(told.encode()).hexdigest()[:16],
        members=tuple(members),
    )


_SHARED = (
    *("dataset", "snapshot", "record", "activity", "title", "language", "stage", "measure"),
    *("provider", "provider_name", "provider_party", "receiver", "receiver_name"),
    *("receiver_party", "reporter", "reporter_name", "place", "place_party", "sector"),
)


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))
