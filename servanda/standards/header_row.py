"""Where the header of a table stands: found, never assumed to be the first row.

A header is the first row most of whose cells are short, distinct words, with rows of data below. One
that goes over two rows (groups above, names below) is joined, and a row of HXL tags is known by its
shape. Worked example:

    find_header([(1, ["Pledges 2014"]), (3, ["Donor", "USD"]), (4, ["#org", "#value"]), (5, ["Qatar", "10"])])
    # Header(names=("Donor", "USD"), tags=("#org", "#value"), row=3, first=5)

The row of tags: https://hxlstandard.org/standard/1-1final/tagging/
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

LOOKED_AT = 60  # rows in which the header must stand
LONG = 80  # characters of a heading; longer is a sentence
LONGEST = 500  # characters of a heading that are kept
BELOW = 10  # rows under a heading that are looked at

Rows = list[tuple[int, list[str]]]

_TAG = re.compile(r"\s*#[A-Za-z][A-Za-z0-9_]*(?:\s*\+\s*[A-Za-z0-9_-]+)*\s*\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*[-/–]\s*[0-9]{2,4})?\Z")
_FIGURE = re.compile(r"[-+(]?[$€£]?\s*[0-9][0-9\s.,'’/:%TZ)\u00a0\u202f-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The names of the columns ("" where one has none), their tags if any, and the rows' numbers.

    `row` is where the names stand (0: nowhere), `first` where data may begin.
    """

    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    row: int = 0
    first: int = 1


def find_header(rows: Rows) -> Header:
    """Return the header of a table that begins with these (number, cells); never raise."""
    rows = rows[:LOOKED_AT]
    at = next((place for place, (_, cells) in enumerate(rows) if are_tags(cells)), -1)
    if at >= 0:
        above = _above_tags(rows, at)
        tags = tuple(cell.strip() if _TAG.match(cell) else "" for cell in rows[at][1])
        names = tuple(_one_line(cell) for cell in rows[above][1]) if above >= 0 else ()
        if above < 0:  # what is no tag in that row is a heading that nobody tagged
            names = tuple("" if _TAG.match(cell) else _one_line(cell) for cell in rows[at][1])
        return Header(
            names=names,
            tags=tags,
            row=rows[max(above, 0)][0] if above >= 0 else 0,
            first=rows[at][0] + 1,
        )
    for place, (number, cells) in enumerate(rows):
        if _is_header(rows, place):
            names = tuple(map(_one_line, cells))
            below = rows[place + 1] if place + 1 < len(rows) else (0, [])
            if below[0] == number + 1 and _goes_on(rows, place):
                return Header(names=joined(cells, below[1]), row=number, first=below[0] + 1)
            return Header(names=names, row=number, first=number + 1)
    return Header()


def are_tags(cells: list[str]) -> bool:
    """Tell whether a row is one of HXL tags: at least half of what stands in it."""
    if "#" not in "".join(cells):
        return False
    filled = [cell for cell in cells if cell.strip()]
    tags = sum(bool(_TAG.match(cell)) for cell in filled)
    return tags > 0 and 2 * tags >= len(filled)


def joined(groups: list[str], names: list[str]) -> tuple[str, ...]:
    """Return the names of columns whose header has two rows: "Pledged / 2014"."""
    width, group, found = max(len(groups), len(names)), "", []
    for column in range(width):
        above = _one_line(groups[column]) if column < len(groups) else ""
        below = _one_line(names[column]) if column < len(names) else ""
        group = above or (group if below else "")
        found.append(f"{group} / {below}" if group and below and group != below else group or below)
    return tuple(found)


def is_figure(cell: str) -> bool:
    """Tell whether a cell is a number, an amount or a date in figures."""
    return bool(_FIGURE.match(cell.strip()))


def _above_tags(rows: Rows, at: int) -> int:
    """Return the place of the headings above a row of tags, the nearest row with enough of them."""
    tagged = sum(bool(cell.strip()) for cell in rows[at][1])
    for place in range(at - 1, -1, -1):
        filled = [cell for cell in rows[place][1] if cell.strip()]
        if 2 * len(filled) >= tagged and not all(map(is_figure, filled)):
            return place
    return -1


def _is_header(rows: Rows, place: int) -> bool:
    filled = [cell.strip() for cell in rows[place][1] if cell.strip()]
    below = [cells for _, cells in rows[place + 1 : place + 1 + BELOW] if _filled(cells)]
    if len(filled) < 2 or not below:
        return False
    width = Counter(_filled(cells) for cells in below).most_common(1)[0][0]
    # A merged title has its words in each of its cells: they count once.
    distinct = len({cell.casefold() for cell in filled})
    figures = sum(is_figure(cell) and not _YEAR.match(cell) for cell in filled)
    return (
        2 * distinct >= max(width, 2)
        and 10 * distinct >= 5 * len(filled)
        and sum(len(cell) <= LONG for cell in filled) * 10 >= 7 * len(filled)
        and figures * 10 <= len(filled)
        and not all(_YEAR.match(cell) for cell in filled)
    )


def _goes_on(rows: Rows, place: int) -> bool:
    """Tell whether the row below is the second half of the header: names under the groups."""
    groups, names = rows[place][1], rows[place + 1][1]
    if place + 2 >= len(rows) or len(names) < 2:
        return False
    width = max(len(groups), len(names))
    above = [one.strip() for one in (*groups, *[""] * (width - len(groups)))]
    below = [one.strip() for one in (*names, *[""] * (width - len(names)))]
    pairs = list(zip(above, below, strict=True))
    # A group stands over several columns: blank beside it, or (merged) the same words again.
    spread = any(two and (not one or one == before) for (before, _), (one, two) in pairwise(pairs))
    alone = any(one and (not two or one == two) for one, two in pairs)
    words = all(not is_figure(two) or _YEAR.match(two) for two in below if two)
    data = rows[place + 2][1]
    return spread and alone and words and any(is_figure(cell) for cell in data)


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _one_line(cell: str) -> str:
    return " ".join(cell[:LONGEST].split())
