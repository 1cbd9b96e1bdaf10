"""A row of a table of pledges becomes rows: a party, and a flow for each stage that has an amount.

    Qatar | 1,000 | 152   # in USD million: pledge 1000000000, disbursement 152000000

The amounts are flows once the mapping is accepted. The date of the table is the decision and value date
of all of them: it has no other. A row is named by its number; where later rows restate earlier ones, by
its party and stage, so that the latest counts and the others are kept beside it.
"""

from dataclasses import dataclass
from datetime import date
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
from servanda.standards.column_mapping import Reading, unpack
from servanda.standards.numbered_rows import row_of

_EPOCH = date(1970, 1, 1).toordinal()
_NOTES = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ "


@dataclass(slots=True)
class _Row:
    """One row on its way: its cells, how they are read, and where its rows go."""

    key: int
    number: int
    cells: list[str]
    reading: Reading
    rows: Rows

    def of(self, use: str) -> str:
        """Return the cell of a use, "" for one that is not there or says nothing."""
        at = next((one.at for one in self.reading.columns if one.use == use), -1)
        cell = self.cells[at] if 0 <= at < len(self.cells) else ""
        return "" if is_blank(cell) else cell

    def setting(self, name: str, default: Any = "") -> Any:
        """Return what is set of the table as a whole."""
        return self.reading.settings.get(name, default)

    def find(self, finding: Finding, path: str = "") -> None:
        """Add a finding about the row, at a column."""
        self.rows.find(self.key, finding, path=path)


def extract_row(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one row, and what is wrong with it; never raise on bad data."""
    key, reading = key_of(content, context), unpack(context)
    try:
        number, cells = row_of(content)
    except (ValueError, RecursionError) as fault:
        message = f"the row is not read: {fault}"
        rows.find(key, _error("row.unreadable", message, "Look at its raw form."))
        return
    row = _Row(key, number, cells, reading, rows)
    given = [" ".join(cell.split()).casefold() for cell in cells]
    names = [one.heading.casefold() for one in reading.columns]
    if len(given) > 1 and given == names[: len(given)]:
        row.find(_note("row.header", "the headings stand again; the row is left out"))
    elif _adds_up(row):
        row.find(_note("row.total", "the row adds up others; it is left out"))
    else:
        _add(row)


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
    if row.reading.accepted:
        for turn, (kind, heading, mark, cell) in enumerate(stated, 1):
            _flow(row, (party, heading, mark, cell), ref=str(turn), stage=kind, day=as_of)


def _amounts(row: _Row) -> list[tuple[str, str, str, str]]:
    """Return (stage, heading, decimal mark, cell) of each amount that the row states."""
    said = row.of("stage")
    stages = row.setting("stages", {})
    found = []
    for one in row.reading.columns:
        cell = row.cells[one.at] if one.at < len(row.cells) else ""
        if not one.use.startswith("amount") or is_blank(cell):
            continue
        _, _, stage = one.use.partition(":")
        stage = stage or (stages.get(said, "") if isinstance(stages, dict) else "")
        found.append((stage, one.heading, one.how or ".", cell))
    return found


def _flow(
    row: _Row, given: tuple[str, str, str, str], *, ref: str, stage: str, day: int | None
) -> None:
    party, heading, mark, cell = given
    found = amount(cell, mark)
    if found is None:
        message = f"{cell[:40]!r} is no amount"
        row.find(_error("amount.unread", message, "It is no flow; the raw record has it."), heading)
        return
    if not stage:
        said = row.of("stage")[:40]
        message = f"nothing says which stage {said!r} is" if said else "nothing says its stage"
        row.find(_warning("stage.unknown", message, "Name it in the mapping's `stages`."), heading)
    scale = row.setting("scale", 1)
    own = scale_of(row.of("unit")) if row.of("unit") else 1
    if scale_of(cell) == 1:  # "1.2 billion" has its scale with it
        found = scaled(found, own if own > 1 else scale)
    currency = currency_of(cell) or currency_of(row.of("currency")) or row.setting("currency")
    unit = "" if currency or own > 1 else row.of("unit")[:100]
    if not currency and not unit:
        message = f"{cell[:40]!r} has no currency"
        advice = "It is left out of totals; name the currency in the mapping's `settings`."
        row.find(_error("amount.no-currency", message, advice), heading)
    flow = (
        *(row.key, ref, stage or "other", heading[:200], found, currency, unit, None, "", day, day),
        *("", party, "", "", row.of("receiver")[:1000], "", "", None, None, "", ""),
        row.of("note")[:2000],
    )
    row.rows.add("flow", flow)


def _as_of(row: _Row) -> int | None:
    """Return the last day that the row's date names, else the table's."""
    column = next((one for one in row.reading.columns if one.use == "as-of"), None)
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
    first = next((cell for cell in row.cells if cell), "")
    return (
        (isinstance(totals, list) and row.number in totals)
        or is_total(party or first)
        or (bool(stage) and is_total(stage))
    )


def _error(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.ERROR, code=f"pledges.{code}", message=message, advice=advice)


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.WARNING, code=f"pledges.{code}", message=message, advice=advice)


def _note(code: str, message: str) -> Finding:
    advice = "Nothing is to be done."
    return Finding(level=Level.NOTE, code=f"pledges.{code}", message=message, advice=advice)
