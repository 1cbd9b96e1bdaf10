"""Money that begins nowhere: activities that fund nobody but each other cover nothing.

Of payments from one activity to another, those count as told already whose payer is paid, step by
step, by somebody whom nobody pays. Worked example:

    A pays B, B pays C; D pays E, E pays D and F

    # A begins; B and C come from it. D and E are paid by nobody but each other: both are rootless.

Followed payment by payment, so that a long chain costs no more than a short one: of a payment two
numbers are held at a time, and of one measure after the other.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

BATCH = 16_384  # payments that are fetched at a time
LESS = "64MB"  # of DuckDB meanwhile


def find(con: "duckdb.DuckDBPyConnection", measures: Iterable[int]) -> None:
    """Make `rootless` of `covers`: who pays in a measure, and is not paid from a beginning."""
    import pyarrow as pa

    con.execute("CREATE TABLE rootless (measure TINYINT, act INTEGER)")
    with _less(con):
        for measure in measures:
            payers, payees, entered = array("i"), array("i"), array("i")
            found = con.execute(_BETWEEN, [measure])
            while batch := found.fetchmany(BATCH):
                payers.extend([payer for payer, _ in batch])
                payees.extend([payee for _, payee in batch])
            found = con.execute(_ENTERED, [measure]) if payers else found
            while batch := found.fetchmany(BATCH):
                entered.extend([payee for (payee,) in batch])
            if lost := rootless(payers, payees, entered):
                con.register("rootless_rows", pa.table({"act": pa.array(lost, pa.int32())}))
                con.execute("INSERT INTO rootless SELECT ?, act FROM rootless_rows", [measure])
                con.unregister("rootless_rows")


_BETWEEN = "SELECT payer, payee FROM covers WHERE measure = ? AND payer <> 0"
_ENTERED = "SELECT payee FROM covers WHERE measure = ? AND payer = 0"


@contextmanager
def _less(con: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """Take from DuckDB's memory what is held here instead; where it has none to give, from nobody."""
    import duckdb

    ((before,),) = con.execute("SELECT current_setting('memory_limit')").fetchall()
    with suppress(duckdb.Error):
        con.execute(f"SET memory_limit = '{LESS}'")
    try:
        yield
    finally:
        con.execute(f"SET memory_limit = '{before}'")


def rootless(payers: Sequence[int], payees: Sequence[int], entered: Iterable[int]) -> list[int]:
    """Return in order the payers, by number from 0 on, that no chain of payments reaches from a beginning.

    Those in `entered` are paid by nobody who is known, and so are beginnings too.
    """
    if not payers:
        return []
    size = max(max(payers), max(payees)) + 1
    places = array("i", bytes(4 * (size + 1)))
    for payer in payers:
        places[payer] += 1
    places = array("i", accumulate(places))
    taken = array("i", bytes(4 * len(payers)))  # by whom, from places[n] to places[n + 1]
    for payer, payee in zip(payers, payees, strict=True):
        places[payer] -= 1
        taken[places[payer]] = payee
    waiting = _beginnings(places, taken, entered)
    reached = bytearray(size)
    for n in waiting:
        reached[n] = 1
    while waiting:
        n = waiting.pop()
        for payee in taken[places[n] : places[n + 1]]:
            if not reached[payee]:
                reached[payee] = 1
                waiting.append(payee)
    return [n for n in range(size) if places[n] < places[n + 1] and not reached[n]]


def _beginnings(
    places: Sequence[int], taken: Iterable[int], entered: Iterable[int]
) -> "array[int]":
    """Return who pays, and is paid by nobody, or by nobody who is known."""
    paid = bytearray(len(places))
    for n in taken:
        paid[n] = 1
    for n in entered:
        if n < len(paid):
            paid[n] = 0
    numbers = range(len(places) - 1)
    return array("i", (n for n in numbers if places[n] < places[n + 1] and not paid[n]))
