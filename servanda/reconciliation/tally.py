"""What an account says of a whole plan, as text and back: totals, people, ratios and findings.

The text is canonical JSON, so that its SHA-256 can be sealed in the journal; a decimal is written
with all its digits and its exponent. Worked example: a total of 1,500 USD becomes
`{"figure":"1500", ...}` and comes back as the same `Total`. Rules may change from one version to the
next, so a text names the version that worked it out and only that version reads it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from servanda import __version__
from servanda.reconciliation.left_out import LeftOut
from servanda.reconciliation.personnel import Personnel
from servanda.reconciliation.ratio import Figure, Ratio
from servanda.reconciliation.totals import Total
from servanda.records import Amount, Finding, Level

Row = Mapping[str, Any]
Said = TypeVar("Said", Total, Personnel, Figure, Amount, Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The part of an account that is not said of one promise."""

    totals: tuple[Total, ...] = ()
    personnel: tuple[Personnel, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    findings: tuple[Finding, ...] = ()
    version: str = __version__


def as_text(tally: Tally) -> str:
    """Return the tally as canonical JSON."""
    return json.dumps(
        tally, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a tally")


def of_text(text: str) -> Tally | None:
    """Return the tally of a text; None where another version of the rules worked it out."""
    row = json.loads(text)
    if row["version"] != __version__:
        return None
    return Tally(
        totals=tuple(map(_total, row["totals"])),
        personnel=tuple(map(_personnel, row["personnel"])),
        ratios=tuple(map(_ratio, row["ratios"])),
        findings=tuple(_as(Finding, one, level=Level(one["level"])) for one in row["findings"]),
    )


def _as(kind: type[Said], row: Row, **read: object) -> Said:
    """Return what a row describes: its texts as they are, the rest as `read`."""
    return kind(**{**row, **read})


def _total(row: Row) -> Total:
    return _as(
        Total,
        row,
        as_of=date.fromisoformat(row["as_of"]),
        figure=Decimal(row["figure"]),
        original=Decimal(row["original"]),
        rows=tuple(row["rows"]),
        left_out=_left_out(row["left_out"]),
    )


def _personnel(row: Row) -> Personnel:
    return _as(
        Personnel,
        row,
        as_of=date.fromisoformat(row["as_of"]),
        minimum=Decimal(row["minimum"]),
        maximum=_number(row["maximum"]),
        strength=_number(row["strength"]),
        rows=tuple(row["rows"]),
        left_out=_left_out(row["left_out"]),
    )


def _ratio(row: Row) -> Ratio:
    return Ratio(
        numerator=_figure(row["numerator"]),
        denominator=_figure(row["denominator"]),
        scope=row["scope"],
        as_of=date.fromisoformat(row["as_of"]),
    )


def _figure(row: Row) -> Figure:
    return _as(Figure, row, value=Decimal(row["value"]))


def _left_out(rows: Sequence[Row]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(
            reason=row["reason"],
            rows=tuple(row["rows"]),
            amounts=tuple(map(_amount, row["amounts"])),
        )
        for row in rows
    )


def _amount(row: Row) -> Amount:
    numbers = {name: _number(row[name]) for name in ("value", "minimum", "maximum")}
    return _as(Amount, row, **numbers)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
