"""The values of a flow: numbers, days and words, each from whatever stands in the field.

amount("1,234.50")  # "1234.5"; None for what is no number
day("2020-05-13T00:00:00Z")  # 18395, days since 1970-01-01
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?\Z", re.DOTALL)
_NUMBER = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?\Z|-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,2})?\Z"
)
_SIX = Decimal("0.000001")
_MOST = Decimal(10) ** 32


def text(value: Any) -> str:
    """Return a field as text: "" for nothing, for a list and for an object."""
    if type(value) is str:
        return value.strip()
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def decimal(value: Any) -> Decimal | None:
    """Return a number of at most 32 digits before the point, None for everything else."""
    if isinstance(value, bool):
        return None
    said = text(value)[:80]
    if not _NUMBER.match(said):
        return None
    try:
        found = Decimal(said.replace(",", ""))
        return found if abs(found) < _MOST else None
    except InvalidOperation:
        return None


def amount(value: Any) -> str | None:
    """Return a number in plain digits, at most six behind the point; None for what is none."""
    found = decimal(value)
    if found is None:
        return None
    exponent = found.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        found = Decimal(round(found / _SIX)).scaleb(-6)
    plain = format(found, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def day(value: Any) -> int | None:
    """Return days since 1970-01-01 of a date in ISO 8601, its time left aside; None for what is none."""
    return _day(text(value)[:60])


@lru_cache(maxsize=4096)
def _day(said: str) -> int | None:
    found = _DAY.match(said)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).toordinal() - _EPOCH
    except ValueError:
        return None


def flag(value: Any) -> bool | None:
    """Return true or false where the field says so."""
    return {"true": True, "false": False}.get(text(value).casefold())


def words(value: Any) -> list[str]:
    """Return a field that is a list, or one word, as words."""
    given = value if isinstance(value, list) else [value]
    return [said for one in given[:1000] if (said := text(one))]
