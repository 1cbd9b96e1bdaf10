"""The places of an import a slice at a time: what is asked of all takes the memory of one slice.

A place is a number in the order of files and of records in them; a key is a number of 63 bits, spread
evenly, as hashes are. So places are cut by counting them, and keys by their size. Worked example:

    of_places(con, 30_000)    # [(-1, 29_999), (29_999, LAST)]: those above the first number, up to the last
    of_keys(1_000_000)        # [(0, 2^62 - 1), (2^62, 2^63 - 1)]
"""

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

KEYS = 1 << 63
MANY = 250_000  # keys of a slice: some 10 MB of DuckDB while they are grouped
LAST = KEYS - 1


def of_keys(count: int) -> list[tuple[int, int]]:
    """Return the first and the last key of slices that have about MANY of so many keys each."""
    many = max(-(-count // MANY), 1)
    ends = [KEYS * turn // many for turn in range(many + 1)]
    return [(first, after - 1) for first, after in pairwise(ends)]


def of_places(
    con: "duckdb.DuckDBPyConnection", size: int, *, table: str = "places"
) -> list[tuple[int, int]]:
    """Return slices of a table of places, each above a place and up to another, of up to twice `size`."""
    counted = f"SELECT max(place), count(*) FROM {table} GROUP BY place // ? ORDER BY 1"
    ends, held = [-1], 0
    for last, count in con.execute(counted, [size]).fetchall():
        held += count
        if held >= size:
            ends, held = [*ends, int(last)], 0
    return list(pairwise([*ends, LAST]))


def count(con: "duckdb.DuckDBPyConnection") -> int:
    """Return how many places there are."""
    ((found,),) = con.execute("SELECT count(*) FROM places").fetchall()
    return int(found)
