"""The flows that may be what came of promises, found by equal keys and ranked before they are scored.

A promise meets flows of its own payers by four ways: near amounts (bucket +- 1, of single flows and of
lines of payments), the largest of the payer in its place by year (a part of what was promised), flows
without a payer of near amount in its place, and records whose identifier it names. No promise meets
all flows: cost grows with promises, not with promises times flows.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import floor, log
from typing import Any

import pyarrow as pa

from servanda.flows.candidate_index import FINE, WIDTH, Index
from servanda.flows.snapshot import quoted
from servanda.records.columns import canonical
from servanda.records.pairing import Candidate, Sought

INDEXED = 400  # rows at once for which an index is quicker than a join
KEPT = 12  # candidates of a promise that are scored

FEW = 8  # promises at once for which an index is quicker than a join

# Number of the promise, way, cell, worth, begins, ends, aim, receivers, places.
Asked = tuple[int, str, int, float | None, Any, Any, Any, list[int], list[int]]
_ASKED = pa.schema(
    [
        *(("n", pa.int32()), ("way", pa.string()), ("cell", pa.int64()), ("worth", pa.float64())),
        *(("begins", pa.date32()), ("ends", pa.date32()), ("aim", pa.date32())),
        *(("receiver", pa.list_(pa.int32())), ("place", pa.list_(pa.int32()))),
    ]
)
# The nearer the amount and the day, the sooner it is scored; receiver and place say a little more.
_NEAR = """3 * greatest(0, 1 - abs(ln(f.worth / coalesce(a.worth, f.worth))) / 0.3)
    + CASE WHEN f.day IS NULL OR a.aim IS NULL THEN 0.5
        ELSE greatest(0, 1 - abs(date_diff('day', a.aim, f.day)) / 900) END
    + CASE WHEN list_contains(a.receiver, f.receiver) THEN 0.7 ELSE 0 END
    + CASE WHEN list_contains(a.place, f.place) THEN 0.7 ELSE 0 END"""
_BELOW = "(a.worth IS NULL OR f.worth < 1.2 * a.worth)"
_IN_TIME = "(f.day IS NULL OR a.begins IS NULL OR f.day BETWEEN a.begins AND a.ends)"
_BELOW = "(a.worth IS NULL OR f.worth < 1.2 * a.worth)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way by which a promise meets flows: what it adds to being near, and what must hold."""

    extra: float
    begun: bool = False  # the first of several payments lies in time, too
    below: bool = False  # not much more than was promised
    placed: bool = False  # in its place

    @property
    def holds(self) -> str:
        """Return the condition in SQL."""
        begun = "(a.begins IS NULL OR f.first >= a.begins)" if self.begun else "true"
        placed = "list_contains(a.place, f.place)" if self.placed else "true"
        return f"{_IN_TIME} AND {begun} AND {placed} AND {_BELOW if self.below else 'true'}"

    def of(self, asked: Asked, flow: Sequence[Any]) -> bool:
        """Tell whether a flow meets the condition."""
        _, _, _, worth, begins, ends, _, _, places = asked
        paid, day, _, place, first = flow
        if day is not None and begins is not None and not begins <= day <= ends:
            return False
        if self.begun and begins is not None and first is not None and first < begins:
            return False
        if self.below and worth and paid >= 1.2 * worth:
            return False
        return not self.placed or place in places


_WAYS = {
    "narrow": Way(extra=0.0),
    "series": Way(extra=0.3, begun=True),
    "nameless": Way(extra=0.0),
    "words": Way(extra=1.3, below=True),
    "largest": Way(extra=-1.0, below=True, placed=True),
}
_WAY = f"""
    SELECT a.n, f.id, {{extra}}::DOUBLE AS extra, {_NEAR} AS near
    FROM asked a JOIN {{name}} f ON f.cell = a.cell WHERE a.way = '{{name}}' AND {{holds}}
"""
_FIND = """
SELECT n, id FROM (SELECT n, id, max(near) + sum(extra) AS near FROM ({met}) GROUP BY n, id)
QUALIFY row_number() OVER (PARTITION BY n ORDER BY near DESC, id) <= {most}
"""
_COLUMNS = (
    *("id", "ds", "nth", "record", "ref", "activity", "title", "language", "stage", "amount"),
    *("currency", "unit", "converted", "converted_currency", "day", "provider", "provider_name"),
    *("provider_party", "receiver", "receiver_name", "receiver_party", "reporter"),
    *("reporter_name", "place", "place_party", "sector", "worth", "measure"),
)
_WORD = re.compile(r"[^\s,;()\[\]\"“”]{5,}")


def candidates(
    index: Index, sought: Sequence[Sought], *, most: int = KEPT
) -> list[list[Candidate]]:
    """Return the candidates of each promise, in the order of the promises."""
    asked = _asked(index, sought)
    ask = _few if len(sought) <= FEW else _many
    found = [*ask(index, asked, most), *_named(index, sought)]
    made = _made(index, {id_ for _, id_ in found})
    by_promise: list[dict[int, Candidate]] = [{} for _ in sought]
    for n, id_ in found:
        by_promise[n][id_] = made[id_]
    return [list(group.values()) for group in by_promise]


def _many(index: Index, asked: Sequence[Asked], most: int) -> list[tuple[int, int]]:
    """Return (promise, flow) by joining all that is asked at once."""
    columns = [[row[n] for row in asked] for n in range(len(_ASKED))]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _ASKED, strict=True)]
    index.con.register("asked", pa.Table.from_arrays(arrays, schema=_ASKED))
    ways = [_WAY.format(name=name, extra=w.extra, holds=w.holds) for name, w in _WAYS.items()]
    try:
        question = _FIND.format(met=" UNION ALL ".join(ways), most=most)
        return index.con.execute(question).fetchall()
    finally:
        index.con.unregister("asked")


def _few(index: Index, asked: Sequence[Asked], most: int) -> list[tuple[int, int]]:
    """Return the same as `_many` by looking the cells up in an index: sooner for a few promises."""
    near: dict[tuple[int, int], tuple[float, float]] = {}
    for name, way in _WAYS.items():
        cells: dict[int, list[Asked]] = {}
        for row in asked:
            if row[1] == name:
                cells.setdefault(row[2], []).append(row)
        if not cells:
            continue
        first = "first" if name == "series" else "NULL"
        columns = f"cell, id, worth, day, receiver, place, {first}"
        question = f"SELECT {columns} FROM {name} WHERE cell IN ({_numbers(cells)})"
        for cell, id_, *flow in index.con.execute(question).fetchall():
            for row in cells[cell]:
                if way.of(row, flow):
                    best, extra = near.get((row[0], id_), (-9.0, 0.0))
                    nearer = max(best, nearness(row, flow))
                    near[row[0], id_] = (nearer, extra + way.extra)
    by_promise: dict[int, list[tuple[float, int]]] = {}
    for (n, id_), (best, extra) in near.items():
        by_promise.setdefault(n, []).append((-(best + extra), id_))
    return [(n, id_) for n, group in by_promise.items() for _, id_ in sorted(group)[:most]]


def nearness(asked: Asked, flow: Sequence[Any]) -> float:
    """Return how near a flow is, as the question says it in SQL."""
    _, _, _, worth, _, _, aim, receivers, places = asked
    paid, day, receiver, place, _ = flow
    near = 3 * max(0.0, 1 - abs(log(paid / (worth or paid))) / 0.3)
    near += 0.5 if day is None or aim is None else max(0.0, 1 - abs((day - aim).days) / 900)
    return near + 0.7 * (receiver in receivers) + 0.7 * (place in places)


def _asked(index: Index, sought: Sequence[Sought]) -> list[Asked]:
    """Return a row for each promise, way and cell in which something for it may lie."""
    rows: list[Asked] = []
    titles = _titled(index, sought)
    for n, one in enumerate(sought):
        places = [index.parties[p] for p in one.places if p in index.parties]
        donors = [index.parties[p] for p in one.parties if p in index.parties]
        receivers = [index.parties[p] for p in one.receivers if p in index.parties]
        unit = index.measures.get(one.unit or index.common, 999)
        rest = (one.worth, one.begins, one.ends, one.aim, receivers, places)
        if one.worth:
            near = _cells(donors, unit, one.worth, WIDTH)
            rows += [(n, way, cell, *rest) for way in ("narrow", "series") for cell in near]
            cells = _cells(places, unit, one.worth, FINE)
            rows += [(n, "nameless", cell, *rest) for cell in cells]
        pairs = [(donor * 100_000 + place) * 1000 + unit for donor in donors for place in places]
        rows += [(n, "largest", cell, *rest) for cell in pairs]
        rows += [(n, "words", cell, *rest) for cell in titles.get(n, ())]
    return rows


def _titled(index: Index, sought: Sequence[Sought]) -> dict[int, list[int]]:
    """Return for each promise the cells of its payers, nobody among them, and its titles' words."""
    said = [split(one.title) for one in sought]
    numbers: dict[str, int] = {}
    for some in batched(sorted({word for words in said for word in words}), 1_000):
        asked = ", ".join(map(quoted, some))
        question = f"SELECT word, n FROM vocabulary WHERE word IN ({asked})"
        numbers |= dict(index.con.execute(question).fetchall())
    found = {}
    for n, (one, words) in enumerate(zip(sought, said, strict=True)):
        donors = [0, *(index.parties[p] for p in one.parties if p in index.parties)]
        known = [numbers[word] for word in words if word in numbers]
        found[n] = [word * 100_000 + donor for word in known for donor in donors]
    return found


def split(title: str) -> list[str]:
    """Return the words of a title as `candidate_index.SPLIT` has them."""
    parts = unicodedata.normalize("NFD", title.lower())
    bare = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return sorted(set(_SPLIT.findall(bare)))


_SPLIT = re.compile(r"[^\W\d_]{4,}|[0-9]{2,}")


def _cells(parties: Iterable[int], unit: int, worth: float, width: float) -> list[int]:
    bucket = floor(log(worth) / width)
    steps = range(-2, 3) if width == WIDTH else range(-1, 2)
    return [(one * 1000 + unit) * 10_000 + bucket + step for one in parties for step in steps]


def _named(index: Index, sought: Sequence[Sought]) -> list[tuple[int, int]]:
    """Return (promise, flow) of records whose identifier stands among a promise's words."""
    tokens: dict[str, set[int]] = {}
    for n, one in enumerate(sought):
        for word in _WORD.findall(one.said):
            if any(c.isdigit() for c in word):
                tokens.setdefault(word.strip(".:'’«»"), set()).add(n)
    found = []
    for some in batched(sorted(tokens), 1_000):
        question = (
            f"SELECT activity, id FROM shown WHERE activity IN ({', '.join('?' * len(some))})"
        )
        for activity, id_ in index.con.execute(question, list(some)).fetchall():
            found += [(n, id_) for n in sorted(tokens[activity])]
    return found


def batched(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield a list in pieces."""
    yield from (words[n : n + size] for n in range(0, len(words), size))


def _made(index: Index, ids: Iterable[int]) -> dict[int, Candidate]:
    """Return the candidates with these numbers; a line of payments has a negative one."""
    wanted = set(ids)
    lines = _lines(index, [one for one in wanted if one < 0])
    single = {one for one in wanted if one > 0} | {m for _, _, members in lines for m in members}
    found = _flows(index, sorted(single))
    for number, worth, members in lines:
        found[number] = _line([found[m] for m in members], worth)
    return found


def _lines(index: Index, ids: list[int]) -> list[tuple[int, float, list[int]]]:
    if not ids:
        return []
    rows = index.con.execute(f"SELECT id, worth, members FROM series WHERE id IN ({_numbers(ids)})")
    return rows.fetchall()


def _flows(index: Index, ids: list[int]) -> dict[int, Candidate]:
    if not ids:
        return {}
    columns = ", ".join(_COLUMNS)
    found = {}
    if len(ids) <= INDEXED:
        rows = index.con.execute(f"SELECT {columns} FROM shown WHERE id IN ({_numbers(ids)})")
    else:
        index.con.register("wanted", pa.table({"id": pa.array(ids, pa.int64())}))
        rows = index.con.execute(f"SELECT {columns} FROM shown JOIN wanted USING (id)")
    for row in rows.fetchall():
        given = dict(zip(_COLUMNS, row, strict=True))
        number = given.pop("id")
        found[number] = _candidate(index, given)
    return found


def _candidate(index: Index, given: dict[str, Any]) -> Candidate:
    manifest = index.snapshots[given.pop("ds")].manifest
    given |= {"dataset": manifest.dataset, "snapshot": manifest.snapshot}
    nth = given.pop("nth")
    return Candidate(mark=mark(given, nth), **given)


def mark(told: Mapping[str, Any], nth: int = 1) -> str:
    """Return 16 hex digits that name what was published, wherever it stands.

    The second of two equal payments of one record is `…-2`.
    """
    words = "\x1f".join([str(told[name]) for name in _MARKED])
    made = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{made}-{nth}" if nth > 1 else made


_MARKED = (
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


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(map(str, ids))
