"""A row of a table of pledges becomes rows: a party, and a flow for each stage that has an amount.

    Qatar | 1,000 | 152   # in USD million: pledge 1000000000, disbursement 152000000

The amounts are flows once the mapping is accepted. The date of the table is the decision and value date
of all of them: it has no other. A row is named by its number; where later rows restate earlier ones, by
its party and stage, so that the latest counts and the others are kept beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from servanda.records import Finding, Level
from servanda.records.bulk import Rows, key_of
from servanda.standards.cell_values import (
    amount,
    currency_of,
    days,
    folded,
    is_blank,
    is_total,
    scale_of,
    scaled,
)
from servanda.standards.column_mapping import Column, Reading, unpack
from servanda.standards.numbered_rows import row_of

_EPOCH = date(1970, 1, 1).toordinal()
LONG = 1000  # characters of a cell that cannot be an amount
_NOTES = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ "


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of a table are read: the column of each use, those of amounts, and the headings."""

    reading: Reading
    columns: Mapping[str, Column]
    amounts: tuple[Column, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=8)
def _plan_of(context: bytes) -> _Plan:
    reading = unpack(context)
    columns = {one.use: one for one in reversed(reading.columns)}
    amounts = tuple(one for one in reading.columns if one.use.startswith("amount"))
    return _Plan(
        reading, columns, amounts, tuple(one.heading.casefold() for one in reading.columns)
    )


@dataclass(slots=True)
class _Row:
    """One row on its way: its cells, how they are read, and where its rows go."""

    key: int
    number: int
    cells: list[str]
    plan: _Plan
    rows: Rows
    said: dict[str, str] = field(default_factory=dict)

    def of(self, use: str) -> str:
        """Return the cell of a use, "" for one that is not there or says nothing."""
        if use not in self.plan.columns:
            return ""
        if use not in self.said:
            at = self.plan.columns[use].at
            cell = self.cells[at] if 0 <= at < len(self.cells) else ""
            self.said[use] = "" if is_blank(cell) else cell
        return self.said[use]

    def setting(self, name: str, default: Any = "") -> Any:
        """Return what is set of the table as a whole."""
        return self.plan.reading.settings.get(name, default)

    def find(self, finding: Finding, path: str = "") -> None:
        """Add a finding about the row, at a column."""
        self.rows.find(self.key, finding, path=path)


def extract_row(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    extract_rows([(key_of(content, context), content)], context, rows)


def extract_rows(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many rows of one table, each with its key; never raise on bad data."""
    plan = _plan_of(context)
    for key, content in records:
        try:
            number, cells = row_of(content)
        except (ValueError, RecursionError) as fault:
            message = f"the row is not read: {fault}"
            rows.find(key, _error("row.unreadable", message, "Look at its raw form."))
            continue
        row = _Row(key, number, cells, plan, rows)
        if _is_header(row):
            row.find(_note("row.header", "the headings stand again; the row is left out"))
        elif _adds_up(row):
            row.find(_note("row.total", "the row adds up others; it is left out"))
        else:
            _add(row)


def _is_header(row: _Row) -> bool:
    names, cells = row.plan.names, row.cells
    if not names or len(cells) < 2 or _plainly(cells[0]) != names[0]:
        return False
    return tuple(map(_plainly, cells)) == names[: len(cells)]


def _plainly(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _add(row: _Row) -> None:
    party, stated = row.of("party").strip(_NOTES)[:1000], _amounts(row)
    if not party and not stated:
        message = "the row names no party and has no amount"
        row.find(
            _error("row.nothing", message, "It may be a remark below the table; see its raw form.")
        )
        return
    if not party:
        row.find(
            _warning(
                "row.no-party", "the row has an amount and names no party", "Ask the publisher."
            )
        )
    stage = row.of("stage")
    as_of = _as_of(row)
    restates = row.setting("restates", False) is True and party and stated
    name = " / ".join(filter(None, (party, stage))) if restates else str(row.number)
    updated = date.fromordinal(as_of + _EPOCH).isoformat() if as_of is not None else ""
    title = " ".join((", ".join(filter(None, (party, stage))) or row.of("note")).split())[:200]
    row.rows.add(
        "activity",
        (
            *(row.key, name, "", row.of("reporter")[:1000], False, title, "", stage[:200]),
            *(None, "", None, None, None, updated),
        ),
    )
    if place := row.of("place")[:1000]:
        row.rows.add("share", (row.key, "", "place", "", "", place, "100", None))
    if address := row.of("address"):
        row.rows.add("relation", (row.key, "document-link", address[:2000]))
    if party:
        row.rows.add("participant", (row.key, "funding", "", party, "", ""))
    if not stated:
        row.find(_warning("row.no-amount", "the row has no amount", "It counts in no total."))
    if row.plan.reading.accepted:
        for turn, (kind, heading, mark, cell) in enumerate(stated, 1):
            _flow(row, (party, heading, mark, cell), ref=str(turn), stage=kind, day=as_of)


def _amounts(row: _Row) -> list[tuple[str, str, str, str]]:
    """Return (stage, heading, decimal mark, cell) of each amount that the row states."""
    said = row.of("stage")
    stages = row.setting("stages", {})
    found = []
    for one in row.plan.amounts:
        cell = row.cells[one.at] if one.at < len(row.cells) else ""
        if is_blank(cell):
            continue
        _, _, stage = one.use.partition(":")
        stage = stage or (stages.get(said, "") if isinstance(stages, dict) else "")
        found.append((stage, one.heading, one.how or ".", cell))
    return found


def _flow(
    row: _Row, given: tuple[str, str, str, str], *, ref: str, stage: str, day: int | None
) -> None:
    party, heading, mark, cell = given
    own = scale_of(row.of("unit")) if row.of("unit") else 1
    scale = own if own > 1 else row.setting("scale", 1)
    # What is long is no amount, and is not remembered.
    found, currency = _stated(cell, mark, scale) if len(cell) < LONG else (None, "")
    if found is None:
        message = f"{cell[:40]!r} is no amount"
        row.find(_error("amount.unread", message, "It is no flow; the raw record has it."), heading)
        return
    if not stage:
        said = row.of("stage")[:40]
        message = f"nothing says which stage {said!r} is" if said else "nothing says its stage"
        row.find(_warning("stage.unknown", message, "Name it in the mapping's `stages`."), heading)
    currency = currency or currency_of(row.of("currency")) or row.setting("currency")
    unit = "" if currency or own > 1 else row.of("unit")[:100]
    if not currency and not unit:
        message = f"{cell[:40]!r} has no currency"
        advice = "It is left out of totals; name the currency in the mapping's `settings`."
        row.find(_error("amount.no-currency", message, advice), heading)
    flow = (row.key, ref, stage or "other", heading[:200], found, currency, unit, None, "", day)
    ends = (day, "", party, "", "", row.of("receiver")[:1000], "", "", None, None, "", "")
    row.rows.add("flow", (*flow, *ends, row.of("note")[:2000]))


@lru_cache(maxsize=8192)
def _stated(cell: str, mark: str, scale: int) -> tuple[str | None, str]:
    """Return the amount of a cell and the currency that it names; amounts repeat in many tables."""
    found = amount(cell, mark)
    if found is not None and scale_of(cell) == 1:  # "1.2 billion" has its scale with it
        found = scaled(found, scale)
    return found, currency_of(cell)


def _as_of(row: _Row) -> int | None:
    """Return the last day that the row's date names, else the table's."""
    column = row.plan.columns.get("as-of")
    if column is not None and (said := row.of("as-of")):
        found = days(said, column.how)
        if found is None:
            row.find(
                _warning("date.unread", f"{said[:40]!r} is no date", "It stays blank."),
                column.heading,
            )
            return None
        return found[1]
    table = days(str(row.setting("as-of")))
    return table[1] if table else None


def _adds_up(row: _Row) -> bool:
    party, stage = row.of("party"), folded(row.of("stage"))
    totals = row.setting("totals", [])
    first = party or next(filter(None, row.cells), "")
    return (
        (isinstance(totals, list) and row.number in totals)
        or is_total(first)
        or (bool(stage) and is_total(stage))
    )


def _error(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.ERROR, code=f"pledges.{code}", message=message, advice=advice)


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.WARNING, code=f"pledges.{code}", message=message, advice=advice)


def _note(code: str, message: str) -> Finding:
    advice = "Nothing is to be done."
    return Finding(level=Level.NOTE, code=f"pledges.{code}", message=message, advice=advice)
