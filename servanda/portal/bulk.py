"""What the pages ask of bulk data. DuckDB and Arrow are read when something is asked, never at start.

A snapshot never changes, so what was worked out of one is remembered for as long as the process lives.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from servanda.ledger.datasets import held

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from servanda.flows.snapshot import Snapshot

Line = dict[str, Any]
LARGEST_KEY = 2**63 - 1
PUBLISHERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a snapshot says of itself, in few figures."""

    publishers: tuple[tuple[str, int], ...]
    publisher_count: int
    faults: tuple[Line, ...]  # code, level, advice, number
    duplicates: int


def all_held() -> list[Line]:
    """Return what is held, by name, as of now."""
    return [
        {**one, "day": one["at"][:10], "flows": one["rows"].get("flow", 0)}
        for one in held(now=timezone.now())
    ]


def held_or_404(name: str) -> Line:
    """Return what is held of a dataset, or answer 404."""
    found = next((one for one in all_held() if one["name"] == name), None)
    if found is None:
        raise Http404(gettext("There is no such dataset."))
    return found


def snapshot_of(one: Line) -> "Snapshot":
    """Return the snapshot that is seen of a dataset; 404 when its files are not on the disk."""
    try:
        return _opened(str(settings.FLOWS), one["name"], one["snapshot"])
    except (OSError, ValueError):
        raise Http404(gone()) from None


def gone() -> str:
    """Say that the files of a dataset are missing."""
    return gettext("The files of this dataset are not in their place.")


@lru_cache(maxsize=32)
def _opened(home: str, name: str, number: str) -> "Snapshot":
    from servanda.flows.snapshot import open_snapshot

    return open_snapshot(Path(home) / name / number)


def ask(snapshot: "Snapshot", question: str, given: Sequence[object] = ()) -> list[Line]:
    """Return the rows of a question in DuckDB's SQL, in which {table} stands for a table's rows."""
    tables = {name: f"({snapshot.sql(name)})" for name in _tables() if f"{{{name}}}" in question}
    with cursor() as con:
        found = con.execute(question.format(**tables), list(given))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def cursor() -> Iterator["DuckDBPyConnection"]:
    """Give a cursor of its own, for pages are answered in threads; 404 when files are gone."""
    from duckdb import IOException

    with _connection().cursor() as con:
        try:
            yield con
        except IOException:
            raise Http404(gone()) from None


@cache
def _connection() -> "DuckDBPyConnection":
    """Return the process's connection; part files never change, so their footers are read once."""
    from servanda.flows.snapshot import connect

    con = connect()
    con.execute("SET parquet_metadata_cache = true")
    return con


def _tables() -> tuple[str, ...]:
    from servanda.records.bulk import TABLES

    return (*TABLES, "source")


_PUBLISHERS = """
SELECT coalesce(nullif(reporter_name, ''), reporter) AS name, count(*) AS n
FROM {activity} WHERE reporter <> '' OR reporter_name <> '' GROUP BY 1 ORDER BY 2 DESC, 1
"""
_FAULTS = """
SELECT code, level, min(advice) AS advice, count(*) AS n, count(DISTINCT record) AS records
FROM {finding} GROUP BY code, level ORDER BY n DESC, code
"""
# Pieces of a record that was gathered from several files count in it: they are no duplicates.
_DUPLICATES = (
    "SELECT count(*) AS n FROM {source} WHERE NOT wins AND reason NOT IN ('merged', 'gone')"
)


def digest(snapshot: "Snapshot") -> Digest:
    """Return the figures of a snapshot; asked once."""
    return _digest(str(snapshot.folder))


@lru_cache(maxsize=64)
def _digest(folder: str) -> Digest:
    from servanda.flows.snapshot import open_snapshot

    snapshot = open_snapshot(Path(folder))
    publishers = [(str(row["name"]), int(row["n"])) for row in ask(snapshot, _PUBLISHERS)]
    return Digest(
        publishers=tuple(publishers[:PUBLISHERS]),
        publisher_count=len(publishers),
        faults=tuple(ask(snapshot, _FAULTS)),
        duplicates=int(ask(snapshot, _DUPLICATES)[0]["n"]),
    )


def forget() -> None:
    """Forget everything, as a new process would."""
    _opened.cache_clear()
    _connection.cache_clear()
    _digest.cache_clear()
