"""How a total of flows and its rows are printed: as JSON, as CSV, and as lines for a terminal."""

import csv
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, TextIO

from servanda.terms.words import label

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot
    from servanda.flows.totals import Group, LeftOut, Total

CENT = Decimal("0.01")


def number(amount: Decimal | None) -> int | float | None:
    """Return an amount as a number of JSON, exact to the cent; a whole one as an integer."""
    if amount is None:
        return None
    cents = amount.quantize(CENT, ROUND_HALF_UP)
    return int(cents) if cents == cents.to_integral_value() else float(cents)


def object_of(found: "Total") -> dict[str, Any]:
    """Return a total as an object of JSON."""
    asked = found.question
    given: dict[str, Any] = {
        "total": number(found.total),
        "currency": asked.currency,
        "rows": found.rows,
        "boundary": asked.boundary or None,
        "stage": list(asked.stages),
        "since": asked.since.isoformat() if asked.since else None,
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "rate_source": ", ".join(source for source, _ in found.rate_sources),
        "rates": [{"source": source, "rows": rows} for source, rows in found.rate_sources],
        "left_out": [_left_out(one, asked.currency) for one in found.left_out],
    }
    if asked.by:
        given |= {"by": asked.by, "groups": [_group(one, found) for one in found.groups]}
    return given


def _left_out(one: "LeftOut", target: str) -> dict[str, Any]:
    given: dict[str, Any] = {"reason": one.reason, "rows": one.rows, "amount": number(one.amount)}
    given["currency"] = one.currency
    if one.stage:
        given["stage"] = one.stage
    if one.parts:
        given["parts"] = one.parts
    if one.reason == "no-rate":
        given["rate"] = f"{one.currency}/{target}"
        given["advice"] = _mending(one, target, "en")
    return given


def _mending(one: "LeftOut", target: str, language: str) -> str:
    """Return which rate is missing, and what to do (definition 13: it is never guessed)."""
    which = label("flows.mending", "no-rate", language, currency=one.currency, target=target)
    return f"{which}; {label('flows.mending', 'load', language)}"


def _group(one: "Group", found: "Total") -> dict[str, Any]:
    given: dict[str, Any] = {"key": one.key, "name": one.name, "total": number(one.total)}
    given["rows"] = one.rows
    if found.question.by == "stage":
        given["headline"] = one.key in found.question.stages
        asked = found.question.currency
        given["left_out"] = [_left_out(left, asked) for left in one.left_out]
    return given


def text_of(found: "Total", language: str) -> Iterator[str]:
    """Yield the lines of a total for a terminal."""
    asked = found.question
    stages = " + ".join(label("flows.stage", one, language) for one in asked.stages)
    yield f"{money(found.total)} {asked.currency}: {stages}"
    yield f"  {label('flows.words', 'rows', language)}: {found.rows:,}"
    if asked.boundary:
        boundary = label("flows.boundary", asked.boundary, language)
        yield f"  {label('flows.words', 'boundary', language)}: {boundary}"
    if sources := [label("flows.rate", one, language) for one, _ in found.rate_sources]:
        yield f"  {label('flows.words', 'rates', language)}: {', '.join(sources)}"
    if found.groups:
        yield f"{label('flows.by', asked.by, language)}:"
        yield from _table(found, language)
    if found.left_out:
        yield f"{label('flows.words', 'left-out', language)}:"
    for one in found.left_out:
        yield f"  {_left_out_line(one, asked.currency, language)}"


def _left_out_line(one: "LeftOut", target: str, language: str) -> str:
    stage = f" ({label('flows.stage', one.stage, language)})" if one.stage else ""
    amount = ""
    if one.amount is not None:
        currency = one.currency or f"({label('flows.words', 'no-currency', language)})"
        amount = f"; {money(one.amount)} {currency}"
    if one.reason == "no-rate":
        amount += f" ({_mending(one, target, language)})"
    words = label("flows.reason", one.reason, language)
    return f"{words}{stage}: {one.rows:,}{amount} [{one.reason}]"


def _table(found: "Total", language: str) -> Iterator[str]:
    widest = max(len(money(one.total)) for one in found.groups)
    for one in found.groups:
        words = one.name or one.key
        if found.question.by == "stage":
            words = label("flows.stage", one.key, language)
        elif one.key in ("", "*", "unmapped"):
            several = {"": "none", "*": "several"}
            words = label("flows.group", several.get(one.key, one.key), language)
        key = f" [{one.key}]" if one.key not in ("", "*", words) else ""
        yield f"  {money(one.total):>{widest}}  {one.rows:>7,}  {words}{key}"
        if found.question.by == "stage" and one.key not in found.question.stages:
            # What the headline leaves out stands below it; of another stage nobody else says it.
            outside = label("flows.words", "left-out", language)
            for left in one.left_out:
                line = _left_out_line(left, found.question.currency, language)
                yield f"  {'':>{widest}}  {'':>7}    {outside}: {line}"


def money(amount: Decimal) -> str:
    """Return an amount with separators, cents only where there are some."""
    cents = amount.quantize(CENT, ROUND_HALF_UP)
    return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"


def row_object(row: dict[str, Any], snapshot: "Snapshot") -> dict[str, Any]:
    """Return a row for JSON: amounts and the record's number as exact text, days as text.

    A number of 63 bits would be rounded by most readers of JSON, and name no record any more.
    """
    names = {source.sha256: source.name for source in snapshot.manifest.sources}
    given = {key: _plain(value) for key, value in row.items()}
    return given | {"record": str(row["record"]), "file_name": names.get(row["file"], "")}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if hasattr(value, "isoformat") else value


def as_csv(rows: Iterable[dict[str, Any]], snapshot: "Snapshot", stream: TextIO) -> None:
    """Write rows as CSV with a header, which stands there even when no row does."""
    from servanda.flows.listing import COLUMNS

    writer = csv.DictWriter(stream, [*COLUMNS, "file_name"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row_object(row, snapshot))
