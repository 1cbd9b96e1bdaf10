"""Dates in words, at the precision at which they were said: `2026-02` is "February 2026"."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton

from servanda.portal.figures import locale
from servanda.records import When

MOMENTS = {"ar": "d MMM y، HH:mm", "vi": "HH:mm d/M/y"}


def spoken(when: When | str | None, language: str) -> str:
    """Return a day, month, quarter, year or interval in words; "" for none."""
    return _spoken(str(when or ""), language)


@lru_cache(maxsize=4096)
def _spoken(iso: str, language: str) -> str:
    if not iso:
        return ""
    dash = "–" if len(iso) == 9 else " – "  # years close up, longer dates do not
    return dash.join(_part(piece, language) for piece in iso.split("/"))


def _part(piece: str, language: str) -> str:
    if len(piece) == 4:
        return piece
    first = When(piece).earliest
    if "Q" in piece:
        return str(format_skeleton("yQQQQ", first, locale=locale(language)))
    if len(piece) == 7:
        return str(format_skeleton("yMMMM", first, locale=locale(language)))
    return day(first, language)


def day(value: date, language: str) -> str:
    """Return a day in words; in Vietnamese as its press prints it, 19/2/2026."""
    pattern = "d/M/y" if language == "vi" else "long"  # CLDR's "19 tháng 2, 2026" is not used there
    return str(format_date(value, pattern, locale=locale(language)))


def moment(value: datetime, language: str) -> str:
    """Return a day and time in words, in UTC."""
    pattern = MOMENTS.get(language, "d MMM y, HH:mm")
    return str(format_datetime(value, pattern, locale=locale(language))) + " UTC"


def machine(when: When | str | None) -> str:
    """Return what may stand in <time datetime>: a day, month or year, else ""."""
    iso = str(when or "")
    return "" if "/" in iso or "Q" in iso else iso
