"""What a snapshot says of itself in few figures: who published it, what is wrong, what is told twice.

A snapshot never changes, so its digest is worked out once and remembered as long as the process lives.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from servanda.flows.apart import asked
from servanda.flows.asking import Line, ask
from servanda.flows.snapshot import Snapshot, open_snapshot

PUBLISHERS = 5  # the largest, which are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The figures: publishers with their records, the largest first, and faults, the most frequent first."""

    publishers: tuple[tuple[str, int], ...]
    publisher_count: int
    faults: tuple[Line, ...]  # code, level, advice, n, records
    duplicates: int


_PUBLISHERS = """
SELECT coalesce(nullif(reporter_name, ''), reporter) AS name, count(*) AS n
FROM {activity} WHERE reporter <> '' OR reporter_name <> '' GROUP BY 1 ORDER BY 2 DESC, 1
"""
_FAULTS = """
SELECT code, level, min(advice) AS advice, count(*) AS n, count(DISTINCT record) AS records
FROM {finding} GROUP BY code, level ORDER BY n DESC, code
"""
# Pieces of a record that was gathered from several files count in it: they are no duplicates.
DUPLICATE = "NOT s.wins AND s.reason NOT IN ('merged', 'gone')"
_DUPLICATES = f"SELECT count(*) AS n FROM {{source}} AS s WHERE {DUPLICATE}"


def digest(snapshot: Snapshot) -> Digest:
    """Return the figures of a snapshot; asked once. OSError when files are gone."""
    return _digest(str(snapshot.folder))


@lru_cache(maxsize=64)
def _digest(folder: str) -> Digest:
    return _figures(open_snapshot(Path(folder)))


@asked
def _figures(snapshot: Snapshot) -> Digest:
    publishers = [(str(row["name"]), int(row["n"])) for row in ask(snapshot, _PUBLISHERS)]
    return Digest(
        publishers=tuple(publishers[:PUBLISHERS]),
        publisher_count=len(publishers),
        faults=tuple(ask(snapshot, _FAULTS)),
        duplicates=int(ask(snapshot, _DUPLICATES)[0]["n"]),
    )


@asked
def faults(snapshot: Snapshot) -> list[Line]:
    """Return what is wrong with the records by kind, the most frequent first; OSError when files are gone."""
    return ask(snapshot, _FAULTS)


def forget() -> None:
    """Forget every digest, as a new process would."""
    _digest.cache_clear()
