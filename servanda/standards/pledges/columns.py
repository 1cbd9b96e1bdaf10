"""What each column of a table of pledges means, and which of its rows add up others.

reading = read_table(stream, "pledges.csv")
reading.columns[1].use          # "amount:pledge"
reading.settings["currency"]    # "USD", as the heading says
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from servanda.records.bulk import Piece
from servanda.standards.cell_values import (
    amount,
    currency_of,
    day_order,
    days,
    decimal_mark,
    folded,
    is_blank,
    is_total,
    scale_of,
)
from servanda.standards.column_mapping import Column, Reading, headings
from servanda.standards.numbered_rows import numbered, row_of
from servanda.standards.pledges.guessing import stage_of, use_of
from servanda.standards.sheets import Layout, survey

LOOKED_AT = 20_000  # rows; a longer table has no totals found by adding up
LEAST = 50
NAMED = ("receiver", "place", "reporter", "address")
Rows = Sequence[tuple[int, Sequence[str]]]


def read_table(stream: BinaryIO, filename: str) -> Reading:
    """Find out how a table is laid out, and what its columns mean; never raise."""
    layout = survey(stream, filename)
    found = (one for one in numbered(stream, layout) if isinstance(one, Piece))
    return reading_of(layout, [row_of(one.content) for one in islice(found, LOOKED_AT)])


def reading_of(layout: Layout, rows: Rows) -> Reading:
    """Return what columns mean, from their headings and the rows."""
    names = headings(layout)
    cells = [[row[at] for _, row in rows if at < len(row)] for at in range(len(names))]
    uses = _uses([name for name, _ in names], cells)
    columns = tuple(
        Column(
            at=at,
            heading=name,
            turn=turn,
            use=uses[at][0],
            sure=uses[at][1],
            how=_how(uses[at][0], cells[at], layout),
        )
        for at, (name, turn) in enumerate(names)
    )
    settings: dict[str, Any] = {"semantics": "cumulative"}
    money = [one.heading for one in columns if one.use.startswith("amount")]
    if code := next(filter(None, map(currency_of, [*money, *layout.names])), ""):
        settings["currency"] = code
    if (scale := next((one for one in map(scale_of, money) if one > 1), 1)) > 1:
        settings["scale"] = scale
    by = {one.use: one.at for one in columns if one.use}
    if "stage" in by and "amount" in by:
        said = dict.fromkeys(one for one in cells[by["stage"]] if not is_blank(one))
        settings["stages"] = {one: stage_of(one.replace("_", " ")) for one in islice(said, 200)}
    if _restates(by, rows):
        settings["restates"] = True
    settings["totals"] = sums(columns, rows)
    return Reading(layout=layout, columns=columns, settings=settings)


def sums(columns: Sequence[Column], rows: Rows) -> list[int]:
    """Return the numbers of rows that have no party and, in each amount, the sum of those above."""
    amounts = [one for one in columns if one.use.startswith("amount")]
    party = next((one.at for one in columns if one.use == "party"), -1)
    found, above, since = list[int](), [Decimal(0)] * len(amounts), 0
    for number, row in rows:
        said = [
            amount(row[one.at], one.how or ".") if one.at < len(row) else None for one in amounts
        ]
        values = [Decimal(one or 0) for one in said]
        name = row[party] if 0 <= party < len(row) else ""
        if is_total(name) or (is_blank(name) and since > 1 and any(values) and values == above):
            if not is_total(name):
                found.append(number)
            continue
        above = [one + more for one, more in zip(above, values, strict=True)]
        since += any(values)
    return found


def _uses(names: Sequence[str], cells: Sequence[Sequence[str]]) -> list[tuple[str, int]]:
    """Return a use for each column: one party, one stage; totals across a row are left out."""
    found = [_weighed(*use_of(name), cells[at]) for at, name in enumerate(names)]
    for single in ("party", "stage", "amount", "currency", "as-of", *NAMED):
        claimed = [at for at, (use, _) in enumerate(found) if use == single]
        best = max(claimed, key=lambda at: (found[at][1], -at), default=-1)
        for at in claimed:
            found[at] = found[at] if at == best else ("", 0)
    wide = any(use.startswith("amount:") for use, _ in found)
    for at, (use, _) in enumerate(found):
        others = [one for one, _ in found].count(use) > 1
        across = use.startswith("amount:") and others and is_total(names[at])
        if across or (use in ("stage", "amount") and wide):
            found[at] = ("", 0)
    return found


def _weighed(use: str, sure: int, cells: Sequence[str]) -> tuple[str, int]:
    """Return a use less sure, or none, where the values are not such as it says."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled or not use:
        return use, sure
    figures = sum(amount(cell) is not None for cell in filled) / len(filled)
    percent = sum("%" in cell for cell in filled) / len(filled)
    if use.startswith("amount") and (figures < 0.5 or percent > 0.5):
        return "", 0
    if use in ("party", "note", "stage", *NAMED) and figures > 0.5:
        return "", 0
    links = sum(cell.lstrip().startswith(("http://", "https://")) for cell in filled)
    if use == "address" and links * 2 < len(filled):
        return "", 0
    if use == "stage" and sum(bool(stage_of(one.replace("_", " "))) for one in filled) * 2 < len(
        filled
    ):
        return "", 0
    return (use, sure) if sure >= LEAST else ("", 0)


def _how(use: str, cells: Sequence[str], layout: Layout) -> str:
    if use.startswith("amount"):
        return decimal_mark(cells, "," if layout.delimiter == ";" else ".")
    return day_order(cells) or "dmy" if use == "as-of" else ""


def _restates(by: dict[str, int], rows: Rows) -> bool:
    """Tell whether parties stand several times, each time with another date."""
    if "as-of" not in by or "party" not in by:
        return False
    dates: dict[tuple[str, ...], list[object]] = {}
    for _, row in rows:
        held = [
            row[by[one]] if one in by and by[one] < len(row) else ""
            for one in ("party", "stage", "as-of")
        ]
        if held[0] and not is_total(held[0]) and days(held[2]):
            dates.setdefault((folded(held[0]), held[1]), []).append(days(held[2]))
    several = [one for one in dates.values() if len(one) > 1]
    return bool(several) and all(len(set(one)) == len(one) for one in several)
