"""Deliveries without promise: what a dataset says was delivered and no promise of a plan has.

Only what says that something moved or arrived is a delivery; pledges and commitments are none
(definition 5). Inside the publisher's boundary, without secondary reporters. A flow that has a promise
is `Taken`: known by its record, and where that record is held no more, by what was published of it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from servanda.flows.apart import asked
from servanda.flows.asking import cursor
from servanda.flows.snapshot import Snapshot, quoted
from servanda.records.bulk import DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A flow that a person or a rule has matched: where it stands, and what was published of it."""

    record: int
    ref: str = ""
    activity: str = ""
    stage: str = ""
    amount: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which flows: without those that are taken; of one donor, as its publisher names it, or of all.

    `since` and `until` bound the day, both included; a flow that says no day lies between any two. A
    record all whose places stand in `elsewhere` (code and name, as `places` has them) is left out.
    """

    taken: tuple[Taken, ...] = ()
    donor: str = ""
    since: date | None = None
    until: date | None = None
    elsewhere: tuple[tuple[str, str], ...] = ()


_FLOWS = """
WITH held AS (SELECT * FROM ({activity})),
taken AS (SELECT unnest($records) AS record, unnest($refs) AS ref, unnest($activities) AS activity,
    unnest($stages) AS stage, unnest($amounts) AS amount, unnest($days) AS day),
gone AS (SELECT * FROM taken ANTI JOIN held USING (record)),
elsewhere AS (SELECT unnest($codes) AS code, unnest($names) AS name),
away AS (SELECT record FROM ({share}) AS s LEFT JOIN (SELECT *, true AS known FROM elsewhere) AS e
        USING (code, name)
    WHERE s.kind = 'place' GROUP BY record HAVING bool_and(coalesce(e.known, false))),
flows AS (SELECT f.record, f.ref, f.stage, f.amount, f.currency, f.unit,
        coalesce(f.valued, f.decided) AS day, a.id AS activity, a.title, a.language,
        coalesce(nullif(f.provider_name, ''), nullif(f.provider, ''), nullif(a.reporter_name, ''),
            a.reporter) AS donor,
        coalesce(nullif(f.receiver_name, ''), f.receiver) AS receiver
    FROM ({flow}) AS f JOIN held AS a USING (record)
    WHERE f.stage IN {stages} AND f.amount > 0 AND NOT coalesce(a.secondary, false)
        AND ({boundary} = '' OR f.boundary = {boundary})),
free AS (SELECT * FROM flows ANTI JOIN taken USING (record, ref) ANTI JOIN away USING (record)),
unmatched AS (SELECT * FROM free ANTI JOIN gone USING (activity, stage, amount, day)
    WHERE day IS NULL OR day BETWEEN coalesce($since, day) AND coalesce($until, day))
"""
_LIST = """
SELECT * FROM unmatched WHERE $donor = '' OR donor = $donor
ORDER BY currency = 'USD' DESC, amount DESC, activity, record, ref LIMIT $most OFFSET $start
"""
_DONORS = "SELECT donor, count(*) AS n FROM unmatched GROUP BY donor ORDER BY n DESC, donor"


@asked
def flows(snapshot: Snapshot, wanted: Wanted, *, start: int, most: int) -> list[dict[str, Any]]:
    """Return flows without a promise, those in dollars first, the largest before the others."""
    given = {**_given(wanted), "donor": wanted.donor, "most": most, "start": start}
    with cursor() as con:
        found = con.execute(_with(snapshot) + _LIST, given)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@asked
def donors(snapshot: Snapshot, wanted: Wanted) -> list[tuple[str, int]]:
    """Return every donor, as published, with the number of its flows without a promise."""
    with cursor() as con:
        rows = con.execute(_with(snapshot) + _DONORS, _given(wanted)).fetchall()
    return [(str(donor or ""), int(n)) for donor, n in rows]


@asked
def places(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return code and name of every place that records state."""
    question = f"SELECT DISTINCT code, name FROM ({snapshot.sql('share')}) WHERE kind = 'place'"
    with cursor() as con:
        found = con.execute(question).fetchall()
    return sorted((str(code), str(name)) for code, name in found)


def _with(snapshot: Snapshot) -> str:
    stages = f"({', '.join(map(quoted, DELIVERED))})"
    return _FLOWS.format(
        activity=snapshot.sql("activity"),
        flow=snapshot.sql("flow"),
        share=snapshot.sql("share"),
        stages=stages,
        boundary=quoted(snapshot.semantics.boundary),
    )


_KINDS = {
    "records": "BIGINT",
    "refs": "VARCHAR",
    "activities": "VARCHAR",
    "stages": "VARCHAR",
    "amounts": "DECIMAL(38, 6)",
    "days": "DATE",
}


def _given(wanted: Wanted) -> dict[str, Any]:
    """Return the columns of what is taken, an empty one of its kind all the same, and the days."""
    import duckdb

    rows = [(t.record, t.ref, t.activity, t.stage, t.amount, t.day) for t in wanted.taken]
    columns = zip(*rows, strict=True) if rows else [()] * len(_KINDS)
    day = duckdb.sqltype("DATE")
    days = {
        "since": duckdb.Value(wanted.since, day),
        "until": duckdb.Value(wanted.until, day),
    }
    text = duckdb.list_type("VARCHAR")
    away = {
        "codes": duckdb.Value([code for code, _ in wanted.elsewhere], text),
        "names": duckdb.Value([name for _, name in wanted.elsewhere], text),
    }
    return (
        days
        | away
        | {
            name: duckdb.Value(list(column), duckdb.list_type(kind))
            for (name, kind), column in zip(_KINDS.items(), columns, strict=True)
        }
    )
