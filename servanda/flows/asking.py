"""Questions to snapshots in DuckDB's SQL, asked by many readers of one process.

A snapshot never changes, so one connection is kept open for all of them and the footers of part files
are read once. Worked example:

    ask(snapshot, "SELECT sum(amount) AS n FROM {flow} WHERE currency = $1", ["USD"])
    # [{"n": Decimal("112.000000")}]
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from servanda.flows.apart import plainly, watched
from servanda.flows.snapshot import Snapshot, connect, quoted
from servanda.records.bulk import TABLES

if TYPE_CHECKING:
    import duckdb

Line = dict[str, Any]
_bounds: dict[str, str] = {}


def ask(snapshot: Snapshot, question: str, given: Sequence[object] = ()) -> list[Line]:
    """Return the rows of a question in which {table} stands for the live rows of a table.

    OSError when part files are gone.
    """
    named = (name for name in (*TABLES, "source") if f"{{{name}}}" in question)
    tables = {name: f"({snapshot.sql(name)})" for name in named}
    with cursor() as con:
        found = con.execute(question.format(**tables), list(given))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def cursor() -> Iterator["duckdb.DuckDBPyConnection"]:
    """Give a cursor of its own, for questions come from several threads; OSError when files are gone."""
    with _connection().cursor() as con, plainly():
        yield watched(con)


@cache
def _connection() -> "duckdb.DuckDBPyConnection":
    """Return the process's connection; part files never change, so their footers are read once."""
    con = connect()
    for name, value in _bounds.items():
        con.execute(f"SET {name} = {quoted(value)}")
    con.execute("SET GLOBAL parquet_metadata_cache = true")  # else cursors have none
    return con


def bound(**settings: str) -> None:
    """Bound questions to snapshots by settings of DuckDB, such as `memory_limit`."""
    _bounds.update(settings)
    forget()


def forget() -> None:
    """Forget the connection and what it has read, as a new process would."""
    _connection.cache_clear()
