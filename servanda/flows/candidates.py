"""The flows that may be what came of promises: many promises and all that may fit looked at in columns.

A promise meets flows by five ways: flows of its payers of about its amount, lines of payments that add
up to it, flows without a payer of about its amount in its place, lines of its payers (or of nobody)
whose title has its words, and the largest of its payers in its place or to whom it was promised (parts
of what was promised: two are told beside whatever is nearer); and the records that its own words name. All of them are runs of rows, found by halving; they are put one
behind the other, judged in columns, and the best of each promise are told in full. No promise meets all
flows: cost grows with promises, not with promises times flows.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows import candidate_runs as runs
from servanda.flows.candidate_ends import with_other_ends
from servanda.flows.candidate_index import Index, Laid, numbers_of
from servanda.flows.candidate_runs import NAMED, Rows, best_first
from servanda.flows.candidate_tellings import Found, mark, told
from servanda.records.pairing import Candidate, Sought

__all__ = ["candidates", "mark"]

KEPT = 6  # candidates of a promise that are scored
PARTS = 2  # of less than was promised that are scored too, however far behind the nearest
TOGETHER = 200  # promises that are looked at in the same columns
# What a sign adds to being near, the same for one promise as for many.
AMOUNT, EQUAL, ROUNDED, RECEIVER, PLACE, WORDS = 3.2, 0.6, 0.4, 0.7, 0.7, 2.6
BEHIND = 2.5  # of about nine: what is so far behind the nearest is not worth a look
ROUNDING = 0.15  # of a figure: nobody says "one billion" of 600 million
ABOVE = 0.18  # as a natural logarithm: more than this above the promise counts against a flow
_EPOCH = date(1970, 1, 1).toordinal()
_NEVER, _ALWAYS = -(10**7), 10**7


def candidates(
    index: Index, sought: Sequence[Sought], *, most: int = KEPT
) -> list[list[Candidate]]:
    """Return the candidates of each promise, in the order of the promises.

    Behind the `most` that are likeliest, and as many more as were decided, stand parts of what was
    promised, and other reports of the same flows.
    """
    found: list[list[Found]] = [[] for _ in sought]
    for start in range(0, len(sought), TOGETHER):
        some = sought[start : start + TOGETHER]
        for number, laid in enumerate(index.laid):
            for n, row, near, part in _look(laid, some, common=index.common, most=most):
                found[start + n].append(Found(number, row, near, part))
    best = [
        _leading(group, most=most, decided=one.decided)
        for group, one in zip(found, sought, strict=True)
    ]
    made = told(index.laid, {one for group in best for one in group})
    groups = [[made[one.laid, one.row] for one in group] for group in best]
    return with_other_ends(index.laid, groups)


def _leading(group: Sequence[Found], *, most: int, decided: int) -> list[Found]:
    """Return all that are named, of the others the nearest that are not far behind, and a few parts.

    Where something was decided, what led may have been rejected: nothing is far behind it.
    """
    order = sorted(group, key=lambda one: (-one.near, one.laid, one.row))
    ranked = [one for one in order if not one.part]
    named = [one for one in ranked if one.near > NAMED / 2]
    others = ranked[len(named) : max(most + decided, len(named))]
    best = max(
        [one.near - NAMED for one in named[:1]] + [one.near for one in others[:1]], default=0
    )
    led = named + [one for one in others if decided or one.near >= best - BEHIND]
    held = {(one.laid, one.row) for one in led}
    parts = [one for one in order if one.part][: PARTS + decided]
    return led + [one for one in parts if (one.laid, one.row) not in held]


def _look(
    laid: Laid, sought: Sequence[Sought], *, common: str, most: int
) -> Iterator[tuple[int, int, float, bool]]:
    """Yield (promise, row, how near, is it a part) of the best rows of one layout."""
    words = runs.titles(laid, sought)
    few = runs.Listed()
    runs.titled(laid, words, into=few)
    runs.largest(laid, sought, common, into=few)
    runs.named(laid, sought, into=few)
    asked = _Asked(laid, sought)
    rows = _in_time(laid, runs.joined([runs.near(laid, sought, common), few.rows()]), asked.times)
    near = _judged(laid, rows, asked, words)
    for n, row, judged in _best(rows, near, [most + one.decided for one in sought]):
        yield n, row, judged, False
    for n, row, judged in _best(
        *_parts(laid, rows, near, asked), [PARTS + one.decided for one in sought]
    ):
        yield n, row, judged, True


def _parts(laid: Laid, rows: Rows, near: pa.Array, asked: "_Asked") -> tuple[Rows, pa.Array]:
    """Return those of the largest that are less than was promised, the larger the nearer."""
    way = pc.equal(rows.extra, runs.EXTRA["largest"])
    rows, near = rows.where(way), near.filter(way)
    worth = laid.batch("near").column("worth").take(rows.row)
    part = pc.divide(worth, asked.sums.column("worth").take(rows.of))
    less = pc.fill_null(pc.less(part, 1.0), False)
    return rows.where(less), pc.add(near, part).filter(less)


def _best(rows: Rows, near: pa.Array, most: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Yield (promise, row, how near) of the nearest rows of each promise, each once."""
    order = best_first(rows.of, near)
    promise, row, nears = (numbers_of(one.take(order)) for one in (rows.of, rows.row, near))
    start = 0
    while start < len(promise):
        n, stop = promise[start], bisect_right(promise, promise[start], start)
        seen: set[int] = set()
        for at in range(start, stop):
            if len(seen) >= most[n] and nears[at] < NAMED / 2:
                break
            if row[at] not in seen:
                seen.add(row[at])
                yield n, row[at], nears[at]
        start = stop


class _Asked:
    """What promises ask for, in columns: one row for each promise."""

    def __init__(self, laid: Laid, sought: Sequence[Sought]) -> None:
        def column(one_of: Callable[[Sought], Any], kind: pa.DataType) -> pa.Array:
            return pa.array([one_of(one) for one in sought], kind)

        self.times = pa.record_batch({
            "begins": column(lambda one: _day(one.begins, _NEVER), pa.int32()),
            "ends": column(lambda one: _day(one.ends, _ALWAYS), pa.int32()),
        })  # fmt: skip
        self.sums = pa.record_batch({
            "worth": column(lambda one: one.worth or None, pa.float64()),
            "figure": column(lambda one: float(one.amount.figure) if one.amount else None, pa.float64()),
            "unit": column(lambda one: laid.measures.get(one.amount.unit) if one.amount else None, pa.int16()),
            "half": column(_half, pa.float64()),
            "aim": column(lambda one: _day(one.aim, None), pa.int32()),
        })  # fmt: skip
        self.receivers = _pairs(laid.numbers(one.receivers) for one in sought)
        self.places = _pairs(laid.numbers(one.places) for one in sought)


def _day(day: date | None, otherwise: int | None) -> int | None:
    return day.toordinal() - _EPOCH if day else otherwise


def _half(one: Sought) -> float | None:
    """Return by how much a paid sum may differ that rounds to the promised figure."""
    if one.amount is None or one.amount.figure <= 0:
        return None
    figure = one.amount.figure
    if figure != int(figure):
        return 0.0
    digits = len(str(int(figure)).rstrip("0"))
    half = 0.5 * float(10.0 ** (figure.adjusted() - digits + 1)) if digits < 7 else 0.0
    return min(half, ROUNDING * float(figure))


def _pairs(numbers: Iterable[Sequence[int]]) -> pa.Array:
    return pa.array([(n << 32) + one for n, some in enumerate(numbers) for one in some], pa.int64())


def _judged(laid: Laid, rows: Rows, asked: _Asked, words: runs.Titles) -> pa.Array:
    """Return how near each row is."""
    of, batch, sums = rows.of, laid.batch("near").take(rows.row), asked.sums.take(rows.of)
    near = pc.add(rows.extra, _amount(batch, sums))
    apart = pc.abs(pc.subtract(batch.column("day").cast(pa.int32()), sums.column("aim")))
    day = pc.max_element_wise(0.0, pc.subtract(1.0, pc.divide(apart.cast(pa.float64()), 900.0)))
    near = pc.add(near, pc.if_else(pc.is_null(apart), 0.5, day))
    of = pc.shift_left(of.cast(pa.int64()), 32)
    for column, wanted, weight in (
        ("receiver", asked.receivers, RECEIVER),
        ("place", asked.places, PLACE),
    ):
        if len(wanted):
            hit = pc.is_in(pc.add(of, batch.column(column)), value_set=wanted)
            near = pc.add(near, pc.multiply(hit.cast(pa.float64()), weight))
    if not len(words.keys):
        return near
    at = pc.index_in(pc.add(of, batch.column("line")), value_set=words.keys)
    part = pc.fill_null(words.part.take(at), 0.0)
    return pc.add(near, pc.multiply(part, WORDS))


def _in_time(laid: Laid, rows: Rows, times: pa.RecordBatch) -> Rows:
    """Leave out rows outside the days between which something is expected; named ones stay."""
    days = laid.batch("near").select(["first", "day"]).take(rows.row)
    first, day = (one.cast(pa.int32()) for one in days.columns)
    begins, ends = times.take(rows.of).columns
    fits = pc.and_(pc.greater_equal(first, begins), pc.less_equal(day, ends))
    fits = pc.or_(pc.fill_null(fits, True), pc.greater(rows.extra, NAMED / 2))
    return rows.where(fits)


def _amount(batch: pa.RecordBatch, sums: pa.RecordBatch) -> pa.Array:
    """Return what the amounts say: in the promise's own unit where the flow is in it."""
    own = pc.fill_null(pc.equal(batch.column("currency"), sums.column("unit")), False)
    figure = sums.column("figure")
    paid = pc.if_else(own, batch.column("own"), batch.column("worth"))
    ratio = pc.ln(pc.divide(paid, pc.if_else(own, figure, sums.column("worth"))))
    apart = pc.abs(ratio)
    rounds = pc.less_equal(pc.abs(pc.subtract(paid, figure)), sums.column("half"))
    said = pc.multiply(AMOUNT, pc.max_element_wise(0.0, pc.subtract(1.0, pc.divide(apart, 0.3))))
    said = pc.add(said, pc.if_else(pc.less(apart, 0.0005), EQUAL, 0.0))
    said = pc.add(said, pc.if_else(pc.fill_null(pc.and_(own, rounds), False), ROUNDED, 0.0))
    said = pc.subtract(said, pc.if_else(pc.greater(ratio, ABOVE), 1.0, 0.0))
    return pc.fill_null(said, 0.0)
