"""Money that begins nowhere: activities that fund nobody but each other cover nothing.

Of payments from one activity to another, those count as told already whose payer is paid, step by
step, by somebody whom nobody pays. Worked example:

    A pays B, B pays C; D pays E, E pays D and F

    # A begins; B and C come from it. D and E are paid by nobody but each other: both are rootless.

Followed payment by payment, so that a long chain costs no more than a short one: of a payment two
numbers are held at a time, and of one measure after the other.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

BATCH = 16_384  # payments that are fetched at a time


def find(con: "duckdb.DuckDBPyConnection", measures: Iterable[int]) -> None:
    """Make `rootless` of `covers`: who pays in a measure, and is not paid from a beginning."""
    import pyarrow as pa

    con.execute("CREATE TABLE rootless (measure TINYINT, act INTEGER)")
    for measure in measures:
        payers, payees, entered = array("i"), array("i"), array("i")
        found = con.execute("SELECT payer, payee FROM covers WHERE measure = ?", [measure])
        while batch := found.fetchmany(BATCH):
            payers.extend([payer for payer, _ in batch if payer])
            payees.extend([payee for payer, payee in batch if payer])
            entered.extend([payee for payer, payee in batch if not payer])
        if lost := rootless(payers, payees, entered):
            con.register("rootless_rows", pa.table({"act": pa.array(lost, pa.int32())}))
            con.execute("INSERT INTO rootless SELECT ?, act FROM rootless_rows", [measure])
            con.unregister("rootless_rows")


def rootless(payers: Sequence[int], payees: Sequence[int], entered: Iterable[int]) -> list[int]:
    """Return in order the payers, by number from 0 on, that no chain of payments reaches from a beginning.

    Those in `entered` are paid by nobody who is known, and so are beginnings too.
    """
    if not payers:
        return []
    size = max(max(payers), max(payees)) + 1
    counts = array("i", bytes(4 * (size + 1)))
    for payer in payers:
        counts[payer + 1] += 1
    ends = array("i", accumulate(counts))  # of the payments of each: ends[n] to ends[n + 1]
    taken, place = array("i", bytes(4 * len(payers))), ends[:]
    for payer, payee in zip(payers, payees, strict=True):
        taken[place[payer]] = payee
        place[payer] += 1
    waiting = _beginnings(counts, payees, entered)
    reached = bytearray(size)
    for n in waiting:
        reached[n] = 1
    while waiting:
        n = waiting.pop()
        for payee in taken[ends[n] : ends[n + 1]]:
            if not reached[payee]:
                reached[payee] = 1
                waiting.append(payee)
    return [n for n in range(size) if counts[n + 1] and not reached[n]]


def _beginnings(counts: Sequence[int], payees: Iterable[int], entered: Iterable[int]) -> list[int]:
    """Return who pays, and is paid by nobody or by nobody who is known; of `counts` the first is nobody's."""
    paid = bytearray(len(counts))
    for n in payees:
        paid[n] = 1
    for n in entered:
        if n < len(paid):
            paid[n] = 0
    return [n for n in range(len(counts) - 1) if counts[n + 1] and not paid[n]]
