"""What some cells of a table's rows become, remembered: who, what, where and when stand in many rows.

Whatever is made of the cells of some columns alone is the same in each row that has the same cells, but
for the key of the row. Worked example, with a function that adds a row of `share` for a cell:

    sectors = Remembered([1], make)             # make(cells, rows) is asked once for "Health"
    sectors.of(7, ["Qatar", "Health"], rows)    # rows has (7, "", "sector", "hxl", "Health", ...)
    sectors.of(8, ["Kuwait", "Health"], rows)   # and (8, "", "sector", "hxl", "Health", ...)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeVar

from servanda.records import Finding
from servanda.records.bulk import Rows

MOST = 4096  # sets of cells that are remembered; then they are forgotten, and all begins anew
LONGEST = 1000  # characters of cells that are worth it

Told = TypeVar("Told")


@dataclass(slots=True)
class _Made(Rows):
    """Rows as they are added, without the key, and findings as they are made."""

    added: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    found: list[tuple[Finding, str]] = field(default_factory=list)

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Keep a row."""
        self.added.append((table, row[1:]))

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Keep a finding."""
        self.found.append((finding, path))


class Remembered(Generic[Told]):
    """What the cells of some columns become; rows have a cell in each of the columns."""

    def __init__(self, columns: Iterable[int], make: Callable[[list[str], Rows], Told]) -> None:
        """Make what is new with `make`, which looks at no other column, from a row's cells and with the key 0."""
        places = sorted(set(columns))
        self.pick: Callable[[list[str]], Any] = itemgetter(*places) if places else len
        self.places, self.make = places, make
        self.held: dict[Any, tuple[Told, _Made]] = {}

    def of(self, key: int, cells: list[str], rows: Rows) -> Told:
        """Add the rows and findings of a row's cells under its key; return what `make` tells."""
        given = self.pick(cells)
        told, made = self.held.get(given) or self._made(given, cells)
        for table, row in made.added:
            rows.add(table, (key, *row))
        for finding, path in made.found:
            rows.find(key, finding, path=path)
        return told

    def _made(self, given: Any, cells: list[str]) -> tuple[Told, _Made]:
        made = _Made()
        found = self.make(cells, made), made
        if sum(len(cells[at]) for at in self.places) <= LONGEST:
            if len(self.held) >= MOST:
                self.held.clear()
            self.held[given] = found
        return found
