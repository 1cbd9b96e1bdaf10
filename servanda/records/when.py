"""A date that keeps its precision: "in 2026" is not 1 January.

Written as ISO 8601: a day `2026-02-19`, a month `2026-02`, a quarter `2026-Q2`, a year `2026`, or an
interval `2026-02-18/2026-02-20` of any two of these. Open intervals (`../2026-06`) are not used.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q([1-4]))?")


@dataclass(frozen=True, slots=True, order=False)
class When:
    """An ISO 8601 day, month, quarter, year or interval, kept as it was said."""

    iso: str

    def __post_init__(self) -> None:
        """Refuse what is not a date, 31 February included."""
        if self.earliest > self.latest:
            raise ValueError(f"the interval {self.iso} ends before it begins")

    @property
    def earliest(self) -> date:
        """First day that the words cover."""
        return _ends(self.iso)[0]

    @property
    def latest(self) -> date:
        """Last day that the words cover: a deadline "in June" passes on 30 June."""
        return _ends(self.iso)[1]

    def __str__(self) -> str:
        """Return the ISO 8601 form."""
        return self.iso


@lru_cache(maxsize=8192)  # the same few dates stand in thousands of records
def _ends(iso: str) -> tuple[date, date]:
    parts = iso.split("/")
    if len(parts) > 2:
        raise ValueError(f"not a date: {iso!r}")
    return _bounds(parts[0])[0], _bounds(parts[-1])[1]


def _bounds(part: str) -> tuple[date, date]:
    found = _PART.fullmatch(part)
    if not found:
        raise ValueError(f"not an ISO 8601 day, month, quarter or year: {part!r}")
    year, month, day, quarter = (int(piece) if piece else None for piece in found.groups())
    assert year is not None
    if day is not None and month is not None:
        return date(year, month, day), date(year, month, day)
    first, last = month or 1, month or 12
    if quarter is not None:
        first, last = 3 * quarter - 2, 3 * quarter
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
