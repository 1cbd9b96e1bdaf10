"""A cell has the activities with a place in it; money of several places is in none."""

import pytest

from servanda.flows.map_cells import Box, cells_of
from tests.flows.asked import NO_RATES, Book
from tests.flows.built import row_of

WORLD = Box(south=-90, west=-180, north=90, east=180)


@pytest.fixture
def snapshot(tmp_path):
    book = Book()
    for name, places in (
        ("A", [(31.5, 34.4)]),
        ("B", [(31.9, 34.9), (31.9, 34.9)]),  # said twice
        ("C", [(31.1, 34.1), (-0.5, 179.5)]),
        ("D", [(None, None)]),
        ("E", [(0.5, -179.5)]),
    ):
        book.flow(name, 10)
        book.flow(name, 99, stage="commitment")
        for latitude, longitude in places:
            row = row_of("location", record=book.keys[name], latitude=latitude, longitude=longitude)
            book.rows.add("location", row)
    return book.snapshot(tmp_path)


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (WORLD, [(-1, 179, 1, 1, 0), (0, -180, 1, 0, 10), (31, 34, 3, 1, 20)]),
        (Box(south=31, west=34, north=31.6, east=34.5), [(31, 34, 2, 1, 10)]),
        (Box(south=-1, west=179, north=1, east=-179), [(-1, 179, 1, 1, 0), (0, -180, 1, 0, 10)]),
        (Box(south=50, west=0, north=60, east=10), []),
    ],
)
def test_cells(snapshot, box, found):
    cells = cells_of(snapshot, box, degrees=1, rates=NO_RATES)
    assert [(c.south, c.west, c.activities, c.shared, c.worth) for c in cells] == found
