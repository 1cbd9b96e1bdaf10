"""What one currency was worth in another on a day, from whom, and of which day the rate is.

A rate is a number of units of a currency for one unit of a base. Any two currencies of one source and
day meet through its base. A daily rate is that of the day or, on days without one, the last before it,
`REACH` days at most; a monthly or annual one is that of the month or year that holds the day. What
nobody quotes has no rate, and is never guessed. Worked example:

    rates.find("EUR", "USD", date(2020, 6, 20))    # a Saturday: the rate of 19 June, and says so
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Protocol

DIGITS = 24  # places of a factor behind the point; before it, 14
PLACES = 6  # places of an amount
DAILY, MONTHLY, ANNUAL = "D", "M", "A"
PRECISION = 60
MEETING = ("USD", "EUR")  # where two sources may meet
REACH = 7  # days for which a daily rate stands: weekends and holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """An amount times `factor` is worth so much in the other currency."""

    factor: Decimal
    source: str
    day: date


class Source(Protocol):
    """Who says what a currency is worth: units of it for one of `base`, on a day."""

    @property
    def source(self) -> str:
        """Return its name, as totals tell it."""

    @property
    def base(self) -> str:
        """Return the currency that units are for one of."""

    def units(self, currency: str, day: date) -> tuple[Decimal, date] | None:
        """Return the units for one of the base on a day, and the day of which they are."""


@dataclass(slots=True)
class Quotes:
    """What one source quotes; `load` reads a currency when it is first asked for."""

    source: str
    base: str
    frequency: str
    load: Callable[[str], dict[int, tuple[Decimal, date]]] = field(default=lambda currency: {})
    quoted: dict[str, dict[int, tuple[Decimal, date]]] = field(default_factory=dict)
    _periods: dict[str, list[int]] = field(default_factory=dict)

    def add(self, currency: str, day: date, units: Decimal) -> None:
        """Add a quote; the first of a period stands."""
        self.quoted.setdefault(currency, {}).setdefault(self.period(day), (units, day))
        self._periods.pop(currency, None)

    def units(self, currency: str, day: date) -> tuple[Decimal, date] | None:
        """Return the units for one of the base on a day, and the day of the quote."""
        if currency == self.base:
            return Decimal(1), day
        if currency not in self.quoted:
            self.quoted[currency] = self.load(currency)
        if currency not in self._periods:
            self._periods[currency] = sorted(self.quoted[currency])
        periods, wanted = self._periods[currency], self.period(day)
        place = bisect_right(periods, wanted) - 1
        reach = REACH if self.frequency == DAILY else 0
        if place < 0 or wanted - periods[place] > reach:
            return None
        return self.quoted[currency][periods[place]]

    def period(self, day: date) -> int:
        """Return the number of the day, month or year that a quote stands for."""
        if self.frequency == ANNUAL:
            return day.year
        return day.year * 12 + day.month if self.frequency == MONTHLY else day.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peg:
    """A currency that its central bank holds at so many units for one of the base."""

    currency: str
    base: str
    fixed: Decimal
    since: date
    until: date | None = None

    @property
    def source(self) -> str:
        """Return the name of the source."""
        return f"peg {self.currency}"

    def units(self, currency: str, day: date) -> tuple[Decimal, date] | None:
        """Return the units for one of the base while the peg holds."""
        if currency == self.base:
            return Decimal(1), day
        held = self.since <= day and (self.until is None or day <= self.until)
        return (self.fixed, day) if currency == self.currency and held else None


class Rates:
    """Sources in the order in which they are asked, read when the first rate is asked for.

    `mark` is the same for the same rates.
    """

    def __init__(self, load: Callable[[], tuple[Source, ...]] = tuple, mark: str = "") -> None:
        """Keep how the sources are read."""
        self._load, self.mark = load, mark

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources."""
        return self._load()

    def find(self, currency: str, target: str, day: date) -> Rate | None:
        """Return the rate of the first source that has both currencies, or of two that meet.

        None where nobody has one: no rate is ever guessed.
        """
        if found := self._direct(currency, target, day):
            return found
        for meeting in MEETING:
            first = self._direct(currency, meeting, day)
            second = self._direct(meeting, target, day) if first else None
            if first and second:
                return Rate(
                    factor=_places(first.factor * second.factor),
                    source=" and ".join(dict.fromkeys((first.source, second.source))),
                    day=min(first.day, second.day),
                )
        return None

    def _direct(self, currency: str, target: str, day: date) -> Rate | None:
        for source in self.sources:
            known, wanted = source.units(currency, day), source.units(target, day)
            if known and wanted:
                with localcontext(prec=PRECISION):
                    factor = _places(wanted[0] / known[0])
                days = [q[1] for c, q in ((currency, known), (target, wanted)) if c != source.base]
                return Rate(factor=factor, source=source.source, day=min(days, default=day))
        return None


def _places(factor: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return round(factor, DIGITS)
