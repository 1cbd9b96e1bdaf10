"""Rows of a layout told in full: what was published of each, as a candidate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa

from servanda.flows.candidate_index import Laid
from servanda.records.columns import canonical
from servanda.records.pairing import Candidate


@dataclass(frozen=True, slots=True)
class Found:
    """A row found for a promise: of a layout, how near it is; a line of payments has a row below 0."""

    laid: int
    row: int
    near: float


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
    lines = sorted(-one - 1 for one in rows if one < 0)
    series = _taken(laid, "series", lines)
    members = [one for line in series for one in line["members"]]
    single = sorted({one for one in rows if one >= 0}.union(members))
    found = dict(zip(single, _flows(laid, single), strict=True))
    for row, line in zip(lines, series, strict=True):
        found[-row - 1] = _line([found[m] for m in line["members"]], line["worth"])
    return found


def _taken(laid: Laid, name: str, rows: Sequence[int]) -> list[dict[str, Any]]:
    """Return rows of a file, each as a mapping."""
    if not rows:
        return []
    columns = laid.batch(name).take(pa.array(rows, pa.int32())).to_pydict()
    values = zip(*columns.values(), strict=True)
    return [dict(zip(columns, one, strict=True)) for one in values]


def _flows(laid: Laid, rows: Sequence[int]) -> list[Candidate]:
    given = _taken(laid, "detail", rows)
    records = _by_number(laid, "records", (one["record"] for one in given))
    numbers = {one[name] for one in given for name in _ENDS}
    numbers |= {one[name] for one in records.values() for name in ("reporter", "place_end")}
    ends = _by_number(laid, "ends", (one for one in numbers if one is not None))
    return [_candidate(laid, one, records[one["record"]], ends) for one in given]


_ENDS = ("provider", "receiver_end", "donor_end")
_NOBODY = {"code": "", "name": "", "id": ""}


def _by_number(laid: Laid, name: str, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    wanted = sorted(set(numbers))
    return dict(zip(wanted, _taken(laid, name, wanted), strict=True))


def _candidate(
    laid: Laid, own: dict[str, Any], record: dict[str, Any], ends: Mapping[int, dict[str, Any]]
) -> Candidate:
    provider, receiver = ends[own["provider"]], ends[own["receiver_end"]]
    reporter, place = ends[record["reporter"]], ends.get(record["place_end"], _NOBODY)
    manifest = laid.snapshot.manifest
    given = {
        "dataset": manifest.dataset,
        "activity": record["activity"],
        "stage": own["stage"],
        "amount": own["amount"],
        "currency": own["currency"],
        "unit": own["unit"],
        "day": own["day"],
        "provider": provider["code"],
        "provider_name": provider["name"],
        "receiver": receiver["code"],
        "receiver_name": receiver["name"],
    }
    return Candidate(
        **given,
        mark=mark(given, own["nth"]),
        snapshot=manifest.snapshot,
        record=record["record"],
        ref=own["ref"],
        title=record["title"],
        language=record["language"],
        converted=own["converted"],
        converted_currency=own["converted_currency"],
        worth=own["worth"],
        measure=own["measure"],
        provider_party=ends[own["donor_end"]]["id"],
        receiver_party=receiver["id"],
        reporter=reporter["code"],
        reporter_name=reporter["name"],
        place=record["place"],
        place_party=place["id"],
        sector=record["sector"],
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
    *("receiver_party", "reporter", "reporter_name", "place", "place_party", "sector"),
)
