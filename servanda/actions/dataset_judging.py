"""Which records of an import count: looked at while the last of them are read, or asked of DuckDB.

Where each record lies is known as soon as all files are cut; whether one stands twice is then seen by a
thread. What the rows say of who claims an identifier comes last.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.actions.dataset_connection import Connection
from servanda.actions.dataset_cutting import Found
from servanda.actions.dataset_intake import Intake
from servanda.flows.beside import Beside
from servanda.flows.drafts import Draft
from servanda.flows.planning import Wanted, lay_out
from servanda.flows.snapshot import Snapshot
from servanda.flows.standing import Asked, Plain, Standing, claimed_once, seen

if TYPE_CHECKING:
    import duckdb


class Judging:
    """Who judges one draft."""

    def __init__(self, draft: Draft, intake: Intake, base: Snapshot | None, beside: Beside) -> None:
        """Judge what comes of an intake, beside what stands in the snapshot before."""
        self.draft, self.intake, self.base, self.beside = draft, intake, base, beside
        self._seen: Future[Plain | None] | None = None

    def after(self, found: Found) -> Iterator[tuple[int, Wanted]]:
        """Yield what is found in the files; begin to look at it when that is all."""
        yield from found
        if self.intake.used:
            self._seen = self.beside.run(self._look)

    def laid_out(self, connection: Connection) -> "duckdb.DuckDBPyConnection":
        """Return a connection that can be asked what is left to read, and what counts."""
        carried = self.intake.carried
        lay_out(
            connection.con, self._places, files=self._files, carried=carried, previous=self.base
        )
        return connection.con

    def judged(self, connection: Connection, activities: list[Path]) -> Standing:
        """Return what counts; `activities` are the parts of every record."""
        plain = self._seen.result() if self._seen else self._look()
        if plain is not None and claimed_once(plain, activities, self.intake.before):
            return plain
        return Asked.judged(self.laid_out(connection), activities)

    def _look(self) -> Plain | None:
        intake = self.intake
        return seen(self._places, files=self._files, carried=intake.carried, earlier=intake.before)

    @property
    def _files(self) -> dict[str, int]:
        return {mark: self.intake.numbers[mark] for mark in self.intake.sources}

    @property
    def _places(self) -> Path | None:
        return self.draft.places if self.draft.places.exists() else None
