"""Where in a layout the flows lie that may be what came of promises: runs of rows, and lines by words.

Worked example: 8.5 million dollars of Indonesia are looked for in the one run of rows of Indonesia,
in dollars, from 7.3 to 9.9 million; its lines of payments in the same way.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows.candidate_index import Laid, Run, numbers_of
from servanda.flows.candidate_layout import BITS, number_of
from servanda.records.pairing import Sought

ABOUT = 0.15  # as a natural logarithm: people round by no more
DRIFT = 0.30  # where amounts meet through rates of two days
NAMELESS = 0.06  # of flows that name no payer
FAR = 200  # lines looked at for the words of one promise, the rarest first
TITLES = 6  # lines that a promise's words find
TELLING = 4  # words of a promise that titles are looked up by
LEAST = 0.3  # of a title, in weight of its words
OF_LINE = 60  # rows of such a line
OF_YEAR = 8  # of the largest of a payer in one place or to one receiver
SHIFT = 1 << 32
EXTRA = {"near": 0.0, "nameless": -0.6, "largest": -0.3, "words": 0.0}
NAMED = 100.0  # more than all signs together
_WORD = re.compile(r"[^\s,;()\[\]\"“”]{5,}")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for promises: `of` has the number of the promise of each row, `extra` that of its way."""

    row: pa.Array
    of: pa.Array
    extra: pa.Array

    def where(self, some: pa.Array) -> "Rows":
        """Return those that are true in a column."""
        return Rows(self.row.filter(some), self.of.filter(some), self.extra.filter(some))


class Gatherer:
    """Runs of one file, one behind the other; told by their ends until all are there."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ends, self._shift, self._of = array("i"), array("i"), array("i")
        self._extra, self._end = array("d"), 0

    def add(self, promise: int, run: Run, extra: float = 0.0) -> None:
        """Add a run of a promise."""
        start, stop = run
        if stop > start:
            self._shift.append(start - self._end)
            self._end += stop - start
            self._ends.append(self._end)
            self._of.append(promise)
            self._extra.append(extra)

    def rows(self) -> Rows:
        """Return all of them, row by row."""
        ends = _numbers(self._ends, pa.int32())
        shift, of, extra = (
            pc.run_end_decode(pa.RunEndEncodedArray.from_arrays(ends, _numbers(values, kind)))
            for values, kind in (
                (self._shift, pa.int32()), (self._of, pa.int32()), (self._extra, pa.float64())
            )
        )  # fmt: skip
        return Rows(pc.add(shift, pa.arange(0, self._end).cast(pa.int32())), of, extra)


class Listed:
    """Rows that files name one by one, a few for each promise."""

    def __init__(self) -> None:
        """Begin with none."""
        self._row, self._of, self._extra = array("i"), array("i"), array("d")

    def add(self, promise: int, rows: memoryview, extra: float) -> None:
        """Add rows of a promise, numbers as they lie in memory."""
        self._row.frombytes(rows.tobytes())
        self._of.extend(array("i", (promise,)) * len(rows))
        self._extra.extend(array("d", (extra,)) * len(rows))

    def rows(self) -> Rows:
        """Return all of them."""
        kinds = (self._row, pa.int32()), (self._of, pa.int32()), (self._extra, pa.float64())
        return Rows(*(_numbers(values, kind) for values, kind in kinds))


def joined(groups: Sequence[Rows]) -> Rows:
    """Return the rows of all, one behind the other."""
    columns = zip(*((one.row, one.of, one.extra) for one in groups), strict=True)
    return Rows(*map(pa.concat_arrays, columns))


def _numbers(values: "array[int] | array[float]", kind: pa.DataType) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(values)])


def near(laid: Laid, sought: Sequence[Sought], common: str) -> Rows:
    """Return what is of about the amount: flows of the payers, and in the place of nobody; series."""
    found = Gatherer()
    for n, one in enumerate(sought):
        unit = laid.measures.get(one.unit or common)
        if unit is None or not one.worth:
            continue
        about = ABOUT if one.amount is None or one.amount.unit == one.unit else DRIFT
        for donor in laid.numbers(one.parties):
            key = laid.group(donor, 0, unit)
            found.add(n, _about(laid.worth, laid.groups.get(key), one.worth, about), EXTRA["near"])
            lines = laid.line_groups.get(key)
            found.add(n, _about(laid.worth, lines, one.worth, ABOUT), EXTRA["near"])
        for place in laid.numbers(one.places):
            run = laid.groups.get(laid.group(0, place, unit))
            found.add(n, _about(laid.worth, run, one.worth, NAMELESS), EXTRA["nameless"])
    return found.rows()


def _about(worth: memoryview, run: Run | None, wanted: float, about: float) -> Run:
    if run is None:
        return 0, 0
    low = bisect_left(worth, wanted * exp(-about), *run)
    return low, bisect_right(worth, wanted * exp(about), low, run[1])


def largest(laid: Laid, sought: Sequence[Sought], common: str, *, into: Listed) -> None:
    """Add the largest of the payers in their places and to their receivers, year by year.

    A few of each year, and as many more as were decided.
    """
    rows, nths = laid.view("largest", "row"), laid.view("largest", "nth")
    for n, one in enumerate(sought):
        unit = laid.measures.get(one.unit or common)
        if unit is not None:
            for donor in laid.numbers(one.parties):
                for side in laid.numbers(dict.fromkeys((*one.places, *one.receivers))):
                    start, stop = laid.run("largest", "key", laid.group(donor, side, unit))
                    stop = bisect_right(nths, OF_YEAR + one.decided, start, stop)
                    into.add(n, rows[start:stop], EXTRA["largest"])


def named(laid: Laid, sought: Sequence[Sought], *, into: Listed) -> None:
    """Add the rows of records whose identifier stands among a promise's own words."""
    rows = laid.view("by_record", "row")
    for n, one in enumerate(sought):
        for record in _records(laid, one.said):
            start, stop = laid.run("by_record", "record", record)
            into.add(n, rows[start:stop], NAMED)


def _records(laid: Laid, said: str) -> Iterator[int]:
    """Yield the numbers of records that words name; records stand in the order of identifiers."""
    known = laid.batch("records").column("activity")
    for word in {one.strip(".:'’«»") for one in _WORD.findall(said)}:
        if any(c.isdigit() for c in word):
            at = bisect_left(_Texts(known), word)
            while at < len(known) and known[at].as_py() == word:
                yield at
                at += 1


class _Texts(Sequence[str]):
    """A column of texts, looked into one by one."""

    def __init__(self, column: pa.Array) -> None:
        self.column = column

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]
        return str(self.column[at].as_py())


@dataclass(frozen=True, slots=True)
class Titles:
    """Lines whose title has words of a promise: `keys` are promise and line, `part` how much of it."""

    keys: pa.Array
    part: pa.Array


def titles(laid: Laid, sought: Sequence[Sought]) -> Titles:
    """Return how much of each title stands in a promise's words, by the weight of rare words."""
    found = Gatherer()
    ours = [0.0] * len(sought)
    for n, one in enumerate(sought):
        donors, looked = [0, *laid.numbers(one.parties)], 0
        for weight, word in _rarest(laid, one):
            met = [laid.run("postings", "key", (donor << BITS) | word) for donor in donors]
            looked += sum(stop - start for start, stop in met)
            if looked > FAR:
                break
            ours[n] += weight
            for run in met:
                found.add(n, run, weight)
    return _parts(laid, found.rows(), ours)


def _rarest(laid: Laid, one: Sought) -> list[tuple[float, int]]:
    """Return (weight, number) of the words of a promise that some title has, the rarest first."""
    found = [(laid.weight(word), word) for word in map(number_of, _telling(one))]
    return sorted((one for one in found if one[0]), reverse=True)[:TELLING]


def _telling(one: Sought) -> Iterable[str]:
    """Return the words of a promise without its payer and place, which are weighed by themselves."""
    apart = {f"={party}" for party in (*one.parties, *one.receivers, *one.places)}
    return one.words - apart


def _parts(laid: Laid, rows: Rows, ours: Sequence[float]) -> Titles:
    """Return the part that the shared words are of the shorter title, for each promise and line."""
    keys = keyed(rows.of, laid.batch("postings").column("line").take(rows.row))
    shared = pa.table({"key": keys, "weight": rows.extra}).group_by("key", use_threads=False).aggregate(
        [("weight", "sum")]
    )  # fmt: skip
    keys = shared["key"].combine_chunks()
    of = pc.cast(pc.shift_right(keys, 32), pa.int32())
    line = pc.cast(pc.bit_wise_and(keys, SHIFT - 1), pa.int32())
    heft = laid.batch("lines").column("heft").take(line).cast(pa.float64())
    whole = pc.min_element_wise(heft, pa.array(ours, pa.float64()).take(of))
    part = pc.min_element_wise(pc.divide(shared["weight_sum"].combine_chunks(), whole), 1.0)
    some = pc.greater_equal(part, LEAST)
    return Titles(keys=keys.filter(some), part=part.filter(some))


def keyed(of: pa.Array, number: pa.Array) -> pa.Array:
    """Return one key for the promise and a number of each row."""
    return pc.add(pc.shift_left(of.cast(pa.int64()), 32), number.cast(pa.int64()))


def titled(laid: Laid, found: Titles, *, into: Listed) -> None:
    """Add flows, and lines of payments, under the titles nearest to each promise's words."""
    rows, stops = laid.view("by_line", "row"), laid.view("lines", "stop")
    for n, line in _nearest(found):
        start, stop = stops[line - 1] if line else 0, stops[line]
        if stop - start > OF_LINE:
            lines = bisect_left(rows, laid.flows, start, stop)  # they stand behind the flows
            into.add(n, rows[lines:stop], EXTRA["words"])
            stop = min(lines, start + OF_LINE)
        into.add(n, rows[start:stop], EXTRA["words"])


def _nearest(found: Titles) -> Iterator[tuple[int, int]]:
    """Yield (promise, line) of the few lines nearest to each promise's words."""
    keys = found.keys.take(best_first(pc.shift_right(found.keys, 32), found.part))
    of, lines = (
        numbers_of(one) for one in (pc.shift_right(keys, 32), pc.bit_wise_and(keys, SHIFT - 1))
    )
    start = 0
    while start < len(of):
        stop = bisect_right(of, of[start], start)
        yield from ((of[start], line) for line in lines[start : min(stop, start + TITLES)])
        start = stop


def best_first(of: pa.Array, near: pa.Array) -> pa.Array:
    """Return the order of rows by promise, the nearest first; the earlier of equals."""
    key = pc.subtract(pc.multiply(of.cast(pa.float64()), 1e6), near)
    return pc.array_sort_indices(key)
