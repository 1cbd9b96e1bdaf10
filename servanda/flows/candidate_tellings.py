"""Rows of a layout told in full: what was published of each, as a candidate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pyarrow as pa

from servanda.flows.candidate_index import KINDS, Laid, numbers_of
from servanda.records.columns import canonical
from servanda.records.pairing import Candidate

EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Found:
    """A row found for a promise: of a layout, how near it is, and whether it was sought as a part."""

    laid: int
    row: int
    near: float
    part: bool = False


def told(laid: Sequence[Laid], found: Iterable[Found]) -> dict[tuple[int, int], Candidate]:
    """Return the candidates of rows, by number of the layout and row."""
    wanted: list[set[int]] = [set() for _ in laid]
    for one in found:
        wanted[one.laid].add(one.row)
    made: dict[tuple[int, int], Candidate] = {}
    for number, (layout, rows) in enumerate(zip(laid, wanted, strict=True)):
        made |= {(number, row): one for row, one in _of_layout(layout, rows).items()}
    return made


def _of_layout(laid: Laid, rows: set[int]) -> dict[int, Candidate]:
    lines = sorted(one for one in rows if one >= laid.flows)
    series = _taken(laid, "series", [one - laid.flows for one in lines])
    members = [one for line in series for one in line["members"]]
    single = sorted({one for one in rows if one < laid.flows}.union(members))
    found = dict(zip(single, _flows(laid, single), strict=True))
    for row, line in zip(lines, series, strict=True):
        found[row] = _line([found[m] for m in line["members"]], line["worth"])
    return found


def _columns(laid: Laid, name: str, rows: Sequence[int]) -> dict[str, list[Any]]:
    """Return rows of a file by column."""
    found = laid.batch(name).take(pa.array(rows, pa.int32()))
    return dict(zip(found.schema.names, map(_values, found.columns), strict=True))


def _taken(laid: Laid, name: str, rows: Sequence[int]) -> list[dict[str, Any]]:
    """Return rows of a file, each as a mapping."""
    if not rows:
        return []
    columns = _columns(laid, name, rows)
    return [dict(zip(columns, one, strict=True)) for one in zip(*columns.values(), strict=True)]


def _values(column: pa.Array) -> list[Any]:
    """Return a column as Python's values: what is quicker than one scalar after the other."""
    if pa.types.is_decimal(column.type):
        texts = column.cast(pa.string()).to_pylist()
        return [None if one is None else Decimal(one) for one in texts]
    if pa.types.is_date(column.type):
        days = column.cast(pa.int32()).to_pylist()
        return [None if one is None else date.fromordinal(one + EPOCH) for one in days]
    if pa.types.is_dictionary(column.type):
        known = column.dictionary.to_pylist()
        return [None if one is None else known[one] for one in column.indices.to_pylist()]
    if not column.null_count and str(column.type) in KINDS:
        return numbers_of(column).tolist()
    return list(column.to_pylist())


def _flows(laid: Laid, rows: Sequence[int]) -> list[Candidate]:
    if not rows:
        return []
    given = _columns(laid, "detail", rows)
    records = _by_number(laid, "records", given["record"])
    texts = _by_number(laid, "texts", (one["text"] for one in records.values()))
    numbers = {number for name in _ENDS for number in given[name]}
    numbers |= {one[name] for one in records.values() for name in ("reporter", "place_end")}
    ends = _by_number(laid, "ends", (one for one in numbers if one is not None))
    own = laid.snapshot.manifest
    of = {"dataset": own.dataset, "snapshot": own.snapshot}
    shared = {n: _record(one, texts[one["text"]], ends) | of for n, one in records.items()}
    told = zip(*(given[name] for name in _OF_FLOW), strict=True)
    tied = zip(given["record"], given["nth"], *(given[name] for name in _ENDS), strict=True)
    return [
        _candidate(
            dict(zip(_OF_FLOW, one, strict=True)) | shared[record], nth, [*map(ends.get, at)]
        )
        for one, (record, nth, *at) in zip(told, tied, strict=True)
    ]


_ENDS = ("provider", "receiver_end", "donor_end")
_NOBODY = {"code": "", "name": "", "id": ""}


def _by_number(laid: Laid, name: str, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    wanted = sorted(set(numbers))
    return dict(zip(wanted, _taken(laid, name, wanted), strict=True))


def _record(
    record: dict[str, Any], text: dict[str, Any], ends: Mapping[int, dict[str, Any]]
) -> dict[str, Any]:
    """Return what all flows of a record have in common."""
    reporter, place = ends[record["reporter"]], ends.get(record["place_end"], _NOBODY)
    told = {name: record[name] for name in _OF_RECORD}
    return told | {
        "reporter": reporter["code"],
        "reporter_name": reporter["name"],
        "place_party": place["id"],
        "read": text["read"],
    }


_OF_RECORD = ("record", "activity", "title", "language", "place", "sector")
_OF_FLOW = (
    *("stage", "amount", "currency", "unit", "day", "ref"),
    *("converted", "converted_currency", "worth", "measure"),
)


def _candidate(given: dict[str, Any], nth: int, ends: Sequence[Any]) -> Candidate:
    provider, receiver, donor = ends
    given["provider"], given["provider_name"] = provider["code"], provider["name"]
    given["receiver"], given["receiver_name"] = receiver["code"], receiver["name"]
    return Candidate(
        **given,
        mark=mark(given, nth),
        provider_party=donor["id"],
        receiver_party=receiver["id"],
    )


def mark(told: Mapping[str, Any], nth: int = 1) -> str:
    """Return 16 hex digits that name what was published, wherever it stands.

    The second of two equal payments of one record is `…-2`.
    """
    words = "\x1f".join([str(told[name]) for name in MARKED])
    made = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{made}-{nth}" if nth > 1 else made


MARKED = (
    *("dataset", "activity", "stage", "amount", "currency", "unit", "day"),
    *("provider", "provider_name", "receiver", "receiver_name"),
)


def _line(members: Sequence[Candidate], worth: float) -> Candidate:
    """Return payments under one title as one candidate: their sum, in their currency if it is one."""
    first, last = members[0], members[-1]
    one_currency = len({(m.currency, m.unit) for m in members}) == 1
    amounts = [m.amount for m in members if m.amount is not None]
    told = canonical(sorted(m.mark for m in members))
    return Candidate(
        **{name: getattr(first, name) for name in _SHARED},
        amount=sum(amounts[1:], amounts[0]) if one_currency else None,
        currency=first.currency if one_currency else "",
        unit=first.unit if one_currency else "",
        worth=worth,
        day=last.day,
        mark=sha256(told.encode()).hexdigest()[:16],
        members=tuple(members),
    )


_SHARED = (
    *("dataset", "snapshot", "record", "activity", "title", "language", "stage", "measure"),
    *("provider", "provider_name", "provider_party", "receiver", "receiver_name"),
    *("receiver_party", "reporter", "reporter_name", "place", "place_party", "sector", "read"),
)
