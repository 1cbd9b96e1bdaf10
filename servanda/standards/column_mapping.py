"""What the columns of a table mean: guessed by the machine, shown, and decided by a person.

A mapping is a small JSON file. `servanda` writes one with its guesses; a person changes what is wrong,
sets `accepted`, and gives it back. Columns are known by their headings, so that next month's table with
its columns in another order is read by the same mapping. Worked example:

    {"standard": "hxl", "accepted": true, "settings": {},
     "columns": [{"heading": "Partner", "use": "#org+impl", "by": "person", "sure": 100, "how": ""}]}

`how` is what there is to know to read its cells: "dmy" or "mdy" for dates, "." or "," for decimals.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from servanda.standards.sheets import Layout
from servanda.standards.sheets import pack as pack_layout
from servanda.standards.sheets import unpack as unpack_layout

TAG, GUESS, PERSON = "tag", "guess", "person"
_LARGEST = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: where it stands (from 0), its heading, what it means ("" nothing), and who says so.

    `sure` is the confidence of a guess in per cent; `turn` tells columns of one heading apart, from 1.
    """

    at: int
    heading: str
    use: str = ""
    by: str = GUESS
    sure: int = 0
    how: str = ""
    turn: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a table is read: its layout, its columns, settings of the whole; `accepted` by a person."""

    layout: Layout
    columns: tuple[Column, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    accepted: bool = False

    def decided(self, column: Column) -> bool:
        """Tell whether its publisher or a person says what a column means, not a guess alone."""
        return self.accepted or column.by != GUESS


def headings(layout: Layout) -> list[tuple[str, int]]:
    """Return the heading of each column, its tag where it has none, and its turn among equal ones."""
    found, turns = [], dict[str, int]()
    for at in range(max(len(layout.names), len(layout.tags), layout.width)):
        name = layout.names[at] if at < len(layout.names) else ""
        name = name or (layout.tags[at] if at < len(layout.tags) else "") or f"column {at + 1}"
        turns[name.casefold()] = turns.get(name.casefold(), 0) + 1
        found.append((name, turns[name.casefold()]))
    return found


def pack(reading: Reading) -> bytes:
    """Return a reading as the context of its rows: the same bytes for the same meaning."""
    whole = {
        "layout": json.loads(pack_layout(reading.layout)),
        "columns": [asdict(one) for one in reading.columns],
        "settings": dict(reading.settings),
        "accepted": reading.accepted,
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=8)
def unpack(context: bytes) -> Reading:
    """Return the reading that `pack` made these bytes of."""
    found: dict[str, Any] = json.loads(context)
    return Reading(
        layout=unpack_layout(json.dumps(found["layout"]).encode()),
        columns=tuple(Column(**one) for one in found["columns"]),
        settings=found["settings"],
        accepted=found["accepted"],
    )


def as_json(reading: Reading, standard: str) -> bytes:
    """Return a reading's mapping as the file that a person looks at and changes."""
    columns = [
        {
            "heading": one.heading,
            **({"turn": one.turn} if one.turn > 1 else {}),
            "use": one.use,
            "by": one.by,
            "sure": one.sure,
            "how": one.how,
        }
        for one in reading.columns
    ]
    whole = {
        "standard": standard,
        "accepted": reading.accepted,
        "settings": dict(reading.settings),
        "columns": columns,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def digest(mapping: bytes) -> str:
    """Return the SHA-256 of what a mapping file says, however it is written."""
    plain = json.dumps(parse(mapping), sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def parse(mapping: bytes) -> dict[str, Any]:
    """Return a mapping file's object; ValueError, with advice, for what is none."""
    if len(mapping) > _LARGEST:
        raise ValueError("a mapping has at most 4 MB; give the JSON file, not the table")
    try:
        found = json.loads(mapping)
    except (ValueError, RecursionError) as fault:
        raise ValueError(f"the mapping is no JSON: {fault}") from None
    if not isinstance(found, dict) or not isinstance(found.get("columns"), list):
        raise ValueError("a mapping is a JSON object with a list `columns`")
    for one in found["columns"]:
        if not isinstance(one, dict) or not isinstance(one.get("heading"), str):
            raise ValueError("each of a mapping's columns is an object with a `heading`")
        if not all(isinstance(one.get(name, ""), str) for name in ("use", "how")):
            raise ValueError(f"column {one['heading'][:40]!r}: `use` and `how` are text")
    if not isinstance(found.get("settings", {}), dict):
        raise ValueError("`settings` of a mapping is an object")
    return found


def mapped(reading: Reading, mapping: bytes) -> Reading:
    """Return a reading by a person's mapping; its columns that this table lacks are left out.

    What the mapping does not name keeps its guess only when nothing is accepted. ValueError as `parse`.
    """
    given = parse(mapping)
    accepted = given.get("accepted") is True
    said = {(one["heading"].casefold(), one.get("turn", 1)): one for one in given["columns"]}
    columns = []
    for one in reading.columns:
        own = said.get((one.heading.casefold(), one.turn))
        if own is None:
            columns.append(replace(one, use="", by=PERSON) if accepted and one.by == GUESS else one)
            continue
        same = own.get("use", "") == one.use and not accepted
        by = one.by if same or (own.get("use", "") == one.use and one.by == TAG) else PERSON
        columns.append(replace(one, use=own.get("use", ""), by=by, how=own.get("how", one.how)))
    settings = {**reading.settings, **given.get("settings", {})}
    return replace(reading, columns=tuple(columns), settings=settings, accepted=accepted)


def missing(reading: Reading, mapping: bytes) -> list[str]:
    """Return the headings that a mapping names and a table does not have, without those that are optional."""
    held = {(one.heading.casefold(), one.turn) for one in reading.columns}
    return [
        one["heading"]
        for one in parse(mapping)["columns"]
        if one.get("use")
        and not one.get("optional")
        and (one["heading"].casefold(), one.get("turn", 1)) not in held
    ]


def told(columns: Iterable[Column]) -> str:
    """Return a guess in words: `Partner` as #org+impl (90 %)."""
    said = [f"`{one.heading[:60]}` as {one.use} ({one.sure} %)" for one in columns if one.use]
    return "; ".join(said) or "no column"
