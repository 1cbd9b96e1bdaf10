"""What an amount is worth in another currency, exactly, in SQL: whole numbers of millionths.

An amount has six places and a factor twenty-four, so that their product is longer than any number
of DuckDB. It is found by its nearest double, and the remainder, a whole number of 128 bits, tells what
that is off; where even that is too short, the product is made of its halves. Half is rounded to even.
Worked example: 1.000001 times 0.5 is 0.5000005, which is 0.500000.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from servanda.flows.rates import DIGITS, Rates

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_ONE = f"{10**DIGITS}::HUGEINT"
_HALF = 10**12  # an amount and a factor are each cut in two by it
_SAFE = 2 * 10**9  # amounts below it are told apart by a double, to the millionth
# Below it a product fits 128 bits, and the double nearest to it is off by less than one.
_PRODUCT = 1 << 126
# An amount in the column of a snapshot of small ones has no room for its millionths.
_WIDE = "own::DECIMAL(38, 6)"


def quote_all(con: "duckdb.DuckDBPyConnection", rows: str, *, rates: Rates, currency: str) -> None:
    """Make `quotes`: a number, and the rate of each currency and day of rows that may need one."""
    import pyarrow as pa

    pairs = con.execute(
        f"""SELECT DISTINCT currency, day FROM ({rows})
        WHERE currency NOT IN ('', ?) AND day IS NOT NULL ORDER BY ALL""",
        [currency],
    ).fetchall()
    found = ((one, day, rates.find(one, currency, day)) for one, day in pairs)
    quoted = [(one, day, rate) for one, day, rate in found if rate is not None]
    schema = pa.schema(
        [("quote", pa.int32()), ("currency", pa.string()), ("day", pa.date32()),
         ("factor", pa.decimal128(38, DIGITS)), ("source", pa.string()), ("rate_day", pa.date32())]
    )  # fmt: skip
    columns = [
        list(range(1, len(quoted) + 1)),
        [one for one, _, _ in quoted],
        [day for _, day, _ in quoted],
        [rate.factor for _, _, rate in quoted],
        [rate.source for _, _, rate in quoted],
        [rate.day for _, _, rate in quoted],
    ]
    arrays = [pa.array(one, kind.type) for one, kind in zip(columns, schema, strict=True)]
    con.register("quote_rows", pa.Table.from_arrays(arrays, schema=schema))
    con.execute("CREATE TABLE quotes AS SELECT * FROM quote_rows")
    con.unregister("quote_rows")
    factors = [rate.factor for _, _, rate in quoted]
    _keep_factors(con, arrays[:3], factors)


def _keep_factors(
    con: "duckdb.DuckDBPyConnection", named: "list[pa.Array]", factors: list[Decimal]
) -> None:
    """Make `factors` of quotes: the whole number of each, its halves, and the double nearest to it."""
    import pyarrow as pa

    whole = [int(one.scaleb(DIGITS)) for one in factors]
    long = pa.decimal128(38, 0)
    told = dict(zip(("quote", "currency", "day"), named, strict=True)) | {
        "whole": pa.array([Decimal(one) for one in whole], long),
        "upper": pa.array([Decimal(one // _HALF) for one in whole], long),
        "lower": pa.array([Decimal(one % _HALF) for one in whole], long),
        "near": pa.array([float(one) for one in factors], pa.float64()),
        "most": pa.array(
            [min(_PRODUCT // one, 1 << 62) if one else 0 for one in whole], pa.int64()
        ),
    }
    con.register("factor_rows", pa.table(told))
    wide = ", ".join(f"{one}::HUGEINT AS {one}" for one in ("whole", "upper", "lower"))
    con.execute(f"CREATE TABLE factors AS SELECT * REPLACE ({wide}) FROM factor_rows")
    con.unregister("factor_rows")


def priced(rows: str, *, worth: str) -> str:
    """Return a SELECT of rows with `worth`, that of `own` times their factor, null without `own`.

    `own` is an amount, and `whole`, `upper`, `lower`, `near` and `most` are those of its factor, null where it is worth
    itself. `worth` is of a kind that holds it.
    """
    return f"""
SELECT * EXCLUDE (own, whole, upper, lower, near, most, units, guess, off, wide, first, second, third),
    (CASE WHEN whole IS NULL THEN coalesce(units, wide)
    WHEN guess IS NULL THEN sign(own) * (first + second // {_HALF} + third // {_ONE} + CASE
        WHEN 2 * (third % {_ONE}) > {_ONE} OR (2 * (third % {_ONE}) = {_ONE}
            AND (first + second // {_HALF} + third // {_ONE}) % 2 <> 0) THEN 1 ELSE 0 END)
    WHEN 2 * abs(off) < {_ONE} THEN guess
    WHEN 2 * abs(off) > {_ONE} OR guess % 2 <> 0 THEN guess + sign(off) ELSE guess END)::{worth} AS worth
FROM (SELECT *, wide // {_HALF} * upper AS first, second % {_HALF} * {_HALF} + wide % {_HALF} * lower
        AS third
FROM (SELECT *, wide // {_HALF} * lower + wide % {_HALF} * upper AS second
FROM (SELECT *, CASE WHEN guess IS NOT NULL THEN units * whole - guess * {_ONE} END AS off,
        CASE WHEN guess IS NOT NULL THEN NULL
        WHEN whole IS NOT NULL THEN (abs({_WIDE}) * 1000000)::HUGEINT
        WHEN units IS NULL THEN ({_WIDE} * 1000000)::HUGEINT END AS wide
FROM (SELECT *, CASE WHEN abs(units) <= most THEN round(units * near)::BIGINT END AS guess
FROM (SELECT *, CASE WHEN own BETWEEN -{_SAFE} AND {_SAFE} THEN round(own::DOUBLE * 1e6)::BIGINT
        END AS units FROM ({rows}))))))"""
