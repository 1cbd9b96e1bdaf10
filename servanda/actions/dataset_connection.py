"""The connection that an import asks its questions by, made while the last of its records are read.

Making one takes as long as reading a megabyte, and needs the interpreter for little of it.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

import duckdb

from servanda.flows.beside import Beside
from servanda.flows.drafts import Draft
from servanda.flows.snapshot import connect

Found = TypeVar("Found")


class Connection:
    """A connection of one draft, which is closed with it."""

    def __init__(self, draft: Draft, beside: Beside) -> None:
        """Make none yet."""
        self.spill, self.beside = draft.spill, beside
        self.made: Future[duckdb.DuckDBPyConnection] | None = None

    def __enter__(self) -> "Connection":
        """Begin."""
        return self

    def __exit__(self, *given: object) -> None:
        """Close it, if it was made."""
        if self.made is not None:
            self.made.result().close()

    def after(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield what is found, and then begin."""
        yield from found
        self._begin()

    def _begin(self) -> Future[duckdb.DuckDBPyConnection]:
        if self.made is None:
            self.spill.mkdir(parents=True, exist_ok=True)
            self.made = self.beside.run(lambda: connect(self.spill))
        return self.made

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """Return the connection."""
        return self._begin().result()
