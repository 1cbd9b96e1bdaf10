"""The connection that an import asks its questions by: most imports have none to ask, and make none."""

from typing import TYPE_CHECKING

from servanda.flows.drafts import Draft
from servanda.flows.snapshot import connect

if TYPE_CHECKING:
    import duckdb


class Connection:
    """A connection of one draft, which is made when it is asked for, and closed with it."""

    def __init__(self, draft: Draft) -> None:
        """Make none yet."""
        self.spill = draft.spill
        self.made: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> "Connection":
        """Begin."""
        return self

    def __exit__(self, *given: object) -> None:
        """Close it, if it was made."""
        if self.made is not None:
            self.made.close()

    @property
    def con(self) -> "duckdb.DuckDBPyConnection":
        """Return the connection."""
        if self.made is None:
            self.spill.mkdir(parents=True, exist_ok=True)
            self.made = connect(self.spill)
        return self.made
