"""What one currency was worth in another on a day, from whom, and of which day the rate is.

A rate is a number of units of a currency for one unit of a base. Any two currencies of one source and
day meet through its base. A daily rate is that of the day or, on days without one, the last before it,
`REACH` days at most; a monthly or annual one is that of the month or year that holds the day. What
nobody quotes has no rate, and is never guessed. Worked example:

    rates.find("EUR", "USD", date(2020, 6, 20))    # a Saturday: the rate of 19 June, and says so
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from hashlib import sha256

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

DIGITS = 24  # places of a factor behind the point; before it, 14
PLACES = 6  # places of an amount
DAILY, MONTHLY, ANNUAL = "D", "M", "A"
REACH = 7  # days for which a daily rate stands: weekends and holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """An amount times `factor` is worth so much in the other currency."""

    factor: Decimal
    source: str
    day: date


@dataclass(slots=True)
class Quotes:
    """What one source says: for each currency, units for one of the base, by period in order."""

    source: str
    base: str
    frequency: str
    quoted: dict[str, dict[int, tuple[Decimal, date]]] = field(default_factory=dict)
    _periods: dict[str, list[int]] = field(default_factory=dict)

    def add(self, currency: str, day: date, units: Decimal) -> None:
        """Add a quote; the last of a period stands."""
        self.quoted.setdefault(currency, {})[self._period(day)] = (units, day)
        self._periods.pop(currency, None)

    def units(self, currency: str, day: date) -> tuple[Decimal, date] | None:
        """Return the units for one of the base on a day, and the day of the quote."""
        if currency == self.base:
            return Decimal(1), day
        if currency not in self.quoted:
            return None
        if currency not in self._periods:
            self._periods[currency] = sorted(self.quoted[currency])
        periods, wanted = self._periods[currency], self._period(day)
        place = bisect_right(periods, wanted) - 1
        reach = REACH if self.frequency == DAILY else 0
        if place < 0 or wanted - periods[place] > reach:
            return None
        return self.quoted[currency][periods[place]]

    def _period(self, day: date) -> int:
        if self.frequency == ANNUAL:
            return day.year
        return day.year * 12 + day.month if self.frequency == MONTHLY else day.toordinal()


@dataclass(frozen=True, slots=True)
class Rates:
    """Sources in the order in which they are asked."""

    sources: tuple[Quotes, ...] = ()
    mark: str = ""  # the same for the same rates

    def find(self, currency: str, target: str, day: date) -> Rate | None:
        """Return the rate of the first source that has both currencies, None where none has."""
        for source in self.sources:
            known, wanted = source.units(currency, day), source.units(target, day)
            if known and wanted and known[0] > 0:
                with localcontext() as context:
                    context.prec = 50
                    factor = round(wanted[0] / known[0], DIGITS)
                days = [q[1] for c, q in ((currency, known), (target, wanted)) if c != source.base]
                return Rate(factor=factor, source=source.source, day=min(days, default=day))
        return None


def convert_all(con: duckdb.DuckDBPyConnection, rates: Rates, *, currency: str) -> None:
    """Make `rated` from `priced`: what each row that needs a rate is worth, with the rate."""
    wanted = "priced_by = '' AND fixed = '' AND day IS NOT NULL AND amount IS NOT NULL"
    pairs = con.execute(f"SELECT DISTINCT currency, day FROM priced WHERE {wanted}").fetchall()
    found = ((one, day, rates.find(one, currency, day)) for one, day in pairs)
    rows = [(one, day, rate) for one, day, rate in found if rate is not None]
    schema = pa.schema(
        [("currency", pa.string()), ("day", pa.date32()), ("factor", pa.decimal128(38, DIGITS)),
         ("source", pa.string()), ("rate_day", pa.date32())]
    )  # fmt: skip
    columns = [
        [one for one, _, _ in rows],
        [day for _, day, _ in rows],
        [rate.factor for _, _, rate in rows],
        [rate.source for _, _, rate in rows],
        [rate.day for _, _, rate in rows],
    ]
    arrays = [pa.array(one, kind.type) for one, kind in zip(columns, schema, strict=True)]
    con.register("quotes", pa.Table.from_arrays(arrays, schema=schema))
    rows_of = con.sql(f"""
        SELECT nth, (amount - passed)::DECIMAL(38, 6) AS own, factor, source, rate_day
        FROM priced JOIN quotes USING (currency, day) WHERE {wanted}
    """).to_arrow_table()
    con.unregister("quotes")
    worth = product(rows_of["own"], rows_of["factor"])
    con.register("rated_rows", rows_of.drop_columns(["own"]).append_column("worth", worth))
    con.execute("CREATE OR REPLACE TEMP TABLE rated AS SELECT * FROM rated_rows")
    con.unregister("rated_rows")


def product(amounts: pa.ChunkedArray, factors: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return amounts times factors, exact, rounded half to even to the places of an amount."""
    left = amounts.cast(pa.decimal256(32, PLACES))
    whole = pc.multiply(left, factors.cast(pa.decimal256(38, DIGITS)))
    rounded = pc.round(whole, ndigits=PLACES, round_mode="half_to_even")
    return rounded.cast(pa.decimal256(70, PLACES)).cast(pa.decimal128(38, PLACES))


def marked(sources: Iterable[Quotes], contents: Mapping[str, bytes]) -> Rates:
    """Return rates with a mark of what they were read from."""
    told = sorted((name, sha256(content).hexdigest()) for name, content in contents.items())
    return Rates(tuple(sources), sha256(repr(told).encode()).hexdigest()[:16])
