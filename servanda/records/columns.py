"""Records as flat rows and back: one mapping for the database, the packages, the journal, the API.

A field becomes a column of its own name, except that

- an `Amount` named `amount` becomes `amount_value`, `amount_minimum`, `amount_maximum`,
  `amount_unit`, `amount_approximate` (all None, and "" for the unit, where there is no amount);
- a `Wording` named `title` becomes `title_vi`, `title_en`, `title_ar`;
- a `When` becomes its ISO 8601 text, "" for None;
- a tuple of strings stays one column, a list;
- `evidence` is left out: anchors are rows of their own, see `anchor_rows`.

`from_columns(type(r), to_columns(r), r.evidence) == r` for every record `r`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, lru_cache
from operator import itemgetter
from types import UnionType
from typing import Any, get_args, get_type_hints

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording
from servanda.terms.languages import LANGUAGES

AMOUNT_PARTS = ("value", "minimum", "maximum", "unit", "approximate")


@cache
def shape(kind: type) -> dict[str, tuple[type, bool]]:
    """Return field name -> (its type without None, may it be None), `evidence` left out."""
    hints = get_type_hints(kind)
    found = {}
    for field in fields(kind):
        if field.name == "evidence":
            continue
        hint = hints[field.name]
        optional = isinstance(hint, UnionType)
        inner = next(a for a in get_args(hint) if a is not type(None)) if optional else hint
        found[field.name] = (inner if isinstance(inner, type) else tuple, optional)
    return found


@cache
def column_types(kind: type) -> dict[str, type]:
    """Return column name -> str, int, bool, Decimal or list, in the order of the fields."""
    found: dict[str, type] = {}
    for name, (inner, _) in shape(kind).items():
        if inner is Amount:
            number = dict.fromkeys((f"{name}_{p}" for p in AMOUNT_PARTS[:3]), Decimal)
            found |= {**number, f"{name}_unit": str, f"{name}_approximate": bool}
        elif inner is Wording:
            found |= {f"{name}_{language}": str for language in LANGUAGES}
        elif inner is When:
            found[name] = str
        else:
            found[name] = list if inner is tuple else inner
    return found


def to_columns(record: Any) -> dict[str, Any]:
    """Return the record as column -> str, int, bool, Decimal, None or list of str."""
    row: dict[str, Any] = {}
    for name, (inner, _) in shape(record.__class__).items():
        value = getattr(record, name)
        if inner is Amount:
            for part in AMOUNT_PARTS[:3]:
                row[f"{name}_{part}"] = getattr(value, part) if value else None
            row[f"{name}_unit"] = value.unit if value else ""
            row[f"{name}_approximate"] = bool(value and value.approximate)
        elif inner is Wording:
            row |= {f"{name}_{language}": getattr(value, language) for language in LANGUAGES}
        elif inner is When:
            row[name] = value.iso if value else ""
        else:
            row[name] = list(value) if inner is tuple else value
    return row


def from_columns(kind: type, row: Mapping[str, Any], evidence: Sequence[Anchor] = ()) -> Any:
    """Return the record of `kind` that `row` describes; ValueError says what does not fit."""
    made = {name: make(row) for name, make in _makers(kind).items()}
    if isinstance(getattr(kind, "evidence", None), tuple):
        return kind(**made)  # a kind whose evidence is fixed, such as the document itself
    return kind(**made, evidence=tuple(evidence))


@cache
def _makers(kind: type) -> dict[str, Callable[[Mapping[str, Any]], Any]]:
    """Return field name -> what makes the field of a row, worked out once for each kind."""
    makers = {Amount: _amount, Wording: _wording, When: _when, tuple: _tuple}
    return {name: makers.get(inner, itemgetter)(name) for name, (inner, _) in shape(kind).items()}


def _amount(name: str) -> Callable[[Mapping[str, Any]], Amount | None]:
    unit = f"{name}_unit"
    columns = tuple((part, f"{name}_{part}") for part in AMOUNT_PARTS)
    return lambda row: Amount(**{p: row[column] for p, column in columns}) if row[unit] else None


def _wording(name: str) -> Callable[[Mapping[str, Any]], Wording]:
    columns = tuple((code, f"{name}_{code}") for code in LANGUAGES)
    empty = Wording()

    def make(row: Mapping[str, Any]) -> Wording:
        texts = {code: text for code, column in columns if (text := row[column])}
        return Wording(**texts) if texts else empty

    return make


def _when(name: str) -> Callable[[Mapping[str, Any]], When | None]:
    return lambda row: _same_when(row[name]) if row[name] else None


@lru_cache(maxsize=8192)  # a date never changes: thousands of records share one
def _same_when(iso: str) -> When:
    return When(iso)


def _tuple(name: str) -> Callable[[Mapping[str, Any]], tuple[str, ...]]:
    return lambda row: tuple(row[name])


def anchor_rows(record: Any) -> list[dict[str, Any]]:
    """Return the record's evidence as rows of document, start, end, exact."""
    return [
        {"document": a.document, "start": a.start, "end": a.end, "exact": a.exact}
        for a in record.evidence
    ]


def canonical(value: Any) -> str:
    """Return canonical JSON: sorted keys, no spaces, decimals as plain normalised strings."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain_number
    )


def _plain_number(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain_decimal(value)
    raise TypeError(f"{type(value).__name__} has no place in canonical JSON")


def plain_decimal(number: Decimal) -> str:
    """Return a decimal without exponent or trailing zeros: 1E+9 is `1000000000`, 37.20 is `37.2`."""
    if not number:
        return "0"  # no database keeps the sign of nothing
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
