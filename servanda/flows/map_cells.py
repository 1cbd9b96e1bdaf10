"""What happens in each cell of a map: how many activities have a place there, and their headline.

Nobody states how the money of an activity divides over its exact places, so only that of activities
with one place is in the `worth` of a cell; the others are counted, in `shared`. Worked example: a cell
of one degree around 31.5, 34.4 is (31, 34), and holds the places from 31.0 up to, and not with, 32.0.
"""

from dataclasses import dataclass
from decimal import Decimal

from servanda.flows.apart import asked
from servanda.flows.cells import money
from servanda.flows.questions import DOLLARS
from servanda.flows.rates import Rates
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Degrees; all four sides included. `west` may lie beyond `east`: it goes over the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell by its southern and western side, in degrees."""

    south: float
    west: float
    activities: int
    shared: int  # activities that have other places too, whose money is in no cell
    worth: Decimal


@asked
def cells_of(
    snapshot: Snapshot, box: Box, *, degrees: float, rates: Rates, currency: str = DOLLARS
) -> tuple[Cell, ...]:
    """Return the cells of a box that hold something, each so many degrees wide and high."""
    rollup = rolled(snapshot, rates=rates, currency=currency)
    across = "OR" if box.west > box.east else "AND"
    given = [degrees, degrees, box.south, box.north, box.west, box.east]
    with rollup.connect() as con:
        found = con.execute(_CELLS.format(across=across), given).fetchall()
    return tuple(
        Cell(
            south=south * degrees,
            west=west * degrees,
            activities=activities,
            shared=shared,
            worth=money(worth) or Decimal(0),
        )
        for south, west, activities, shared, worth in found
    )


_CELLS = """
SELECT floor(latitude / ?)::BIGINT AS south, floor(longitude / ?)::BIGINT AS west,
    count(DISTINCT record), count(DISTINCT record) FILTER (spots > 1),
    coalesce(sum(worth) FILTER (spots = 1), 0)::HUGEINT
FROM spots WHERE latitude BETWEEN ? AND ? AND (longitude >= ? {across} longitude <= ?)
GROUP BY ALL ORDER BY ALL
"""
