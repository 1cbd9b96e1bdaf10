"""What the other end of a flow says of it: the receiver's report beside the donor's (definition 16).

A flow is found for a promise by its title, its sum and its day; a fund that says what it received has a
title of its own, and would lie far behind. So it is looked for by the flow that was found: the same
payer, about the same sum, near days, told by another reporter as what came in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import nsmallest

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows.candidate_index import Laid
from servanda.flows.candidate_tellings import EPOCH, Found, told
from servanda.records.pairing import Candidate

RECEIVED = "incoming"  # the stage at which a receiver reports
SUM, DAYS = 0.01, 31  # how far two reports of one flow may lie apart
MOST = 50  # reports of one payer and about one sum that are looked at, the nearest


def with_other_ends(
    laid: Sequence[Laid], found: Sequence[Sequence[Candidate]]
) -> list[list[Candidate]]:
    """Return the candidates of each promise, and behind them other reports of the same flows."""
    places = {
        one.mark: list(_places(laid, one)) for group in found for one in group if not one.members
    }
    rows = {place for some in places.values() for place in some}
    if not rows:
        return [list(group) for group in found]
    made = told(laid, [Found(number, row, 0.0) for number, row in rows])
    return [_joined(group, places, made) for group in found]


def _joined(
    group: Sequence[Candidate],
    places: dict[str, list[tuple[int, int]]],
    made: dict[tuple[int, int], Candidate],
) -> list[Candidate]:
    known = {one.mark: one for one in group}
    for one in group:
        for place in places.get(one.mark, ()):
            other = made[place]
            if (other.reporter or other.reporter_name) != (one.reporter or one.reporter_name):
                known.setdefault(other.mark, other)
    return list(known.values())


def _places(laid: Sequence[Laid], one: Candidate) -> Iterator[tuple[int, int]]:
    """Yield (number of the layout, row) of what the other end may have told."""
    if not one.worth or not one.provider_party or one.day is None:
        return
    for number, layout in enumerate(laid):
        if one.stage == RECEIVED or layout.receives:
            yield from ((number, row) for row in _nearest(layout, one))


def _nearest(laid: Laid, one: Candidate) -> list[int]:
    """Return the rows of the other end within reach, the nearest in sum and then in day."""
    rows, received = _alike(laid, one), one.stage == RECEIVED
    if not rows or one.day is None or one.worth is None:
        return []
    worth, day = one.worth, one.day.toordinal() - EPOCH
    stages = laid.batch("detail").column("stage").slice(rows.start, len(rows))
    days = laid.batch("near").column("day").slice(rows.start, len(rows))
    apart = pc.abs(pc.subtract(days.cast(pa.int32()).cast(pa.int64()), day))
    other = pc.equal(stages.cast(pa.string()), RECEIVED)
    fits = pc.and_(pc.less_equal(apart, DAYS), pc.invert(other) if received else other)
    found = [
        (abs(laid.worth[rows.start + at] - worth), apart[at].as_py(), rows.start + at)
        for at in pc.indices_nonzero(pc.fill_null(fits, False)).to_pylist()
    ]
    return sorted(row for _, _, row in nsmallest(MOST, found))


def _alike(laid: Laid, one: Candidate) -> range:
    """Return the rows of the same payer and about the same sum."""
    donor, unit = laid.parties.get(one.provider_party), laid.measures.get(one.measure)
    run = laid.groups.get(laid.group(donor, 0, unit)) if donor and unit is not None else None
    if run is None or not one.worth:
        return range(0)
    low = bisect_left(laid.worth, one.worth * (1 - SUM), *run)
    return range(low, bisect_right(laid.worth, one.worth * (1 + SUM), low, run[1]))
