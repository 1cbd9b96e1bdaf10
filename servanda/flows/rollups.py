"""What is computed once for a snapshot, a currency and a state of the rates, and asked many times.

Beside the snapshots of a dataset, in `rollups/`, never sealed, and made anew when it is not there:
one file of DuckDB's own format, of whole numbers, with these tables:

- `facts`: every row with its worth and the reason against it (see `counting`), by month and party;
- `parts`: rows that count, divided over places and then over sectors, by month and party;
- `whole`: sums of `facts` by stage, boundary, month, reason, currency and source of the rate;
- `party`, `sector`, `place`: sums of what counts by month; `ever_party` and so on, of all months;
- `unpaid`: activities of which more is committed than paid, what is owed most first;
- `words`, `scopes`, `quotes`, `places`, `sectors` and the splits: what the numbers stand for.

A roll-up is written under another name and renamed: it is there as a whole or not at all. To make
one needs little memory: what does not fit goes to the disk, beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from servanda.flows.apart import watched
from servanda.flows.counting import hold
from servanda.flows.questions import DOLLARS
from servanda.flows.rates import Rates
from servanda.flows.readiness import FOLDER as FOLDER
from servanda.flows.readiness import ready
from servanda.flows.rolling import make
from servanda.flows.snapshot import Snapshot, connect, quoted

if TYPE_CHECKING:
    import duckdb

FILE = "rollup.duckdb"
FORMAT = "6"  # of the file; another one is computed anew
ASKING = "192MB"  # of DuckDB while one is asked
OPEN = 8  # roll-ups that one process keeps open
LOCK = "lock"  # held by who computes: an unfinished roll-up that nobody holds is cleared away

_making = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """The file of one roll-up, in its folder."""

    folder: Path
    currency: str
    snapshot: Snapshot = field(compare=False)

    def connect(self) -> "duckdb.DuckDBPyConnection":
        """Return a cursor of a connection that has all tables; it may be closed."""
        cursor = watched(_opened(self).cursor())
        cursor.execute("USE rollup")
        return cursor

    def asked(self, question: str, *given: object) -> tuple[tuple[Any, ...], ...]:
        """Return the rows of a question whose answer is small, and is asked again and again."""
        return _remembered(self, question, given)

    def connect_rows(self) -> "duckdb.DuckDBPyConnection":
        """Return a connection that has `reports` and `source` too, for the rows of a figure."""
        con = self.connect()
        hold(con, self.snapshot)
        con.execute(f"CREATE OR REPLACE TEMP VIEW source AS {self.snapshot.sql('source')}")
        return con


@lru_cache(maxsize=512)
def _remembered(
    rollup: Rollup, question: str, given: tuple[object, ...]
) -> tuple[tuple[Any, ...], ...]:
    with rollup.connect() as con:
        return tuple(con.execute(question, given).fetchall())


@lru_cache(maxsize=OPEN)
def _opened(rollup: Rollup) -> "duckdb.DuckDBPyConnection":
    """Return one connection for all questions of a roll-up: to open it costs more than to ask."""
    con = connect()
    con.execute(f"SET memory_limit = '{ASKING}'")
    con.execute(f"SET temp_directory = {quoted(str(rollup.folder / 'spill'))}")
    con.execute(f"ATTACH {quoted(str(rollup.folder / FILE))} AS rollup (READ_ONLY)")
    return con


def rolled(snapshot: Snapshot, *, rates: Rates, currency: str) -> Rollup:
    """Return the roll-up of a snapshot in a currency; the first time, compute it."""
    folder = _home(snapshot) / f"{currency}-{_mark(snapshot, rates)}"
    if not (folder / FILE).is_file():
        with _making:  # of several threads that ask at once, one makes it
            if not (folder / FILE).is_file():
                _compute(snapshot, folder, rates=rates, currency=currency)
    return Rollup(folder=folder, currency=currency, snapshot=snapshot)


def prepare(snapshot: Snapshot, *, rates: Rates, currency: str = DOLLARS) -> None:
    """Compute what pages will ask of a snapshot; of earlier ones keep nothing."""
    home = _home(snapshot)
    if flows_of(snapshot):
        rolled(snapshot, rates=rates, currency=currency)
    ready(snapshot.folder)
    for other in home.parent.iterdir() if home.parent.is_dir() else ():
        if other.is_dir() and other != home:
            rmtree(other, ignore_errors=True)
        elif other.stem < home.name:  # the note of an earlier one
            other.unlink(missing_ok=True)


def _home(snapshot: Snapshot) -> Path:
    return snapshot.folder.parent / FOLDER / snapshot.manifest.snapshot


def _mark(snapshot: Snapshot, rates: Rates) -> str:
    manifest = snapshot.manifest
    parts = sorted(part.sha256 for table in manifest.tables.values() for part in table.parts)
    return sha256(repr((FORMAT, manifest.created, parts, rates.mark)).encode()).hexdigest()[:16]


def flows_of(snapshot: Snapshot) -> int:
    """Return how many flows a snapshot has."""
    return snapshot.manifest.tables["flow"].rows if "flow" in snapshot.manifest.tables else 0


def _compute(snapshot: Snapshot, folder: Path, *, rates: Rates, currency: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.{LOCK}").open("w") as turn:
        flock(turn, LOCK_EX)  # of several processes, one makes it
        try:
            if not (folder / FILE).is_file():
                with _unfinished(folder) as own:
                    make(snapshot, own, FILE, rates=rates, currency=currency)
                    _settle(own, folder)
            if currency == DOLLARS:
                ready(snapshot.folder)
        finally:  # who waits for it finds the roll-up, or makes it
            Path(turn.name).unlink(missing_ok=True)


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Make a folder of its own beside `folder`; clear away those of processes that are gone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for other in folder.parent.glob("*.unfinished"):
        _clear(other)
    own = folder.with_name(f"{folder.name}.{uuid4().hex}.unfinished")
    own.mkdir()
    with (own / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        try:
            yield own
        finally:
            rmtree(own, ignore_errors=True)


def _clear(other: Path) -> None:
    try:
        with (other / LOCK).open("w") as lock:
            flock(lock, LOCK_EX | LOCK_NB)
            rmtree(other, ignore_errors=True)
    except OSError:
        return  # somebody is at it


def _settle(unfinished: Path, folder: Path) -> None:
    (unfinished / LOCK).unlink()
    try:
        unfinished.rename(folder)
    except OSError:
        if not (folder / FILE).is_file():  # else another process was quicker, with the same file
            raise
