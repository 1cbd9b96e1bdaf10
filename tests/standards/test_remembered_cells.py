"""What cells became is told again under another key, and is made once."""

import pytest

from servanda.records import Finding, Level
from servanda.records.bulk import Rows
from servanda.standards import remembered_cells
from servanda.standards.remembered_cells import Remembered

FAULT = Finding(level=Level.NOTE, code="made.up", message="it is", advice="None.")


class Maker:
    """Adds a share and a finding for a cell, and counts how often."""

    def __init__(self):
        self.asked = 0

    def __call__(self, cells, rows):
        """Make them of the second cell."""
        self.asked += 1
        rows.add("share", (0, "", "sector", "hxl", cells[1], cells[1], "100", None))
        rows.find(0, FAULT, path="Sector")
        return cells[1].upper()


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ([["A", "Health"], ["B", "Health"]], 1),
        ([["A", "Health"], ["A", "WASH"], ["B", "Health"]], 2),
        ([["A", "x" * 2000], ["B", "x" * 2000]], 2),
        ([["A", "1"], ["A", "2"], ["A", "3"], ["A", "1"]], 4),
    ],
)
def test_the_same_is_made_once_and_told_each_time(cells, asked, monkeypatch):
    monkeypatch.setattr(remembered_cells, "MOST", 2)
    maker, rows, expected = Maker(), Rows(), Rows()
    sectors = Remembered([1], maker)
    for key, one in enumerate(cells, 1):
        assert sectors.of(key, one, rows) == one[1].upper()
        expected.add("share", (key, "", "sector", "hxl", one[1], one[1], "100", None))
        expected.find(key, FAULT, path="Sector")
    assert rows.tables == expected.tables
    assert maker.asked == asked


def test_of_no_column_there_is_one_answer():
    rows = Rows()
    nothing = Remembered([], lambda cells, rows: "")
    assert [nothing.of(key, ["A", "B"], rows) for key in (1, 2)] == ["", ""]
    assert list(rows) == []
