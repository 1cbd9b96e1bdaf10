"""What a snapshot holds, list by list and page by page: records, findings with their places, duplicates.

Each list begins at `start` (from 0) and has at most `most` rows. OSError when part files are gone.
"""

from servanda.flows.apart import asked
from servanda.flows.asking import Line, ask
from servanda.flows.digests import DUPLICATE
from servanda.flows.snapshot import Snapshot

_FITS = "$1 = '' OR a.id = $1 OR contains(lower(a.title), lower($1))"
_RECORDS = f"""
SELECT a.record, a.id, a.title, a.reporter_name, coalesce(f.n, 0) AS flows FROM {{activity}} AS a
LEFT JOIN (SELECT record, count(*) AS n FROM {{flow}} GROUP BY record) AS f USING (record)
WHERE {_FITS} ORDER BY a.id, a.record LIMIT $2 OFFSET $3
"""
_COUNT = f"SELECT count(*) AS n FROM {{activity}} AS a WHERE {_FITS}"
_FINDINGS = """
SELECT f.record, a.id, f.level, f.message, f.path, f.line, f.advice, s.file, s."offset", s.length
FROM {finding} AS f LEFT JOIN {activity} AS a USING (record)
LEFT JOIN (SELECT * FROM {source} WHERE wins) AS s USING (record)
WHERE f.code = $1 ORDER BY s.file, s."offset", f.line LIMIT $2 OFFSET $3
"""
_DUPLICATES = f"""
SELECT s.record, s.reason, s.winner, s.file, s."offset", s.length,
    w.file AS winner_file, w."offset" AS winner_offset, w.length AS winner_length, a.id
FROM {{source}} AS s LEFT JOIN (SELECT * FROM {{source}} WHERE wins) AS w
    ON w.record = coalesce(s.winner, s.record)
LEFT JOIN {{activity}} AS a ON a.record = w.record
WHERE {DUPLICATE} ORDER BY s.place LIMIT $1 OFFSET $2
"""


@asked
def records(snapshot: Snapshot, query: str, *, start: int, most: int) -> list[Line]:
    """Return records by id, each with the number of its flows: those with the id or in whose title it stands.

    "" fits every record; capitals make no difference in a title.
    """
    return ask(snapshot, _RECORDS, [query, most, start])


@asked
def count(snapshot: Snapshot, query: str) -> int:
    """Return how many records `records` has for a query."""
    return int(ask(snapshot, _COUNT, [query])[0]["n"])


@asked
def findings(snapshot: Snapshot, code: str, *, start: int, most: int) -> list[Line]:
    """Return findings of a code, each with its record and the place of that in its file."""
    return ask(snapshot, _FINDINGS, [code, most, start])


@asked
def duplicates(snapshot: Snapshot, *, start: int, most: int) -> list[Line]:
    """Return places that do not count, in the order they were taken, each with the one that counts instead."""
    return ask(snapshot, _DUPLICATES, [most, start])
