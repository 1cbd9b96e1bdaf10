"""What each column of a table means: by its tag, by a person's mapping, or by a guess.

reading = read_table(stream, "3w.xlsx")
reading.columns[0]  # Column(at=0, heading="Province", use="#adm1+name", by="tag", sure=100, ...)
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from servanda.records.bulk import Piece
from servanda.standards.cell_values import currency_of, day_order, decimal_mark, scale_of
from servanda.standards.column_mapping import (
    GUESS,
    PERSON,
    TAG,
    Column,
    Reading,
    headings,
    mapped,
    missing,
    pack,
    unpack,
)
from servanda.standards.hxl.guessing import guesses
from servanda.standards.hxl.tags import canonical, tag
from servanda.standards.numbered_rows import numbered, row_of
from servanda.standards.sheets import Layout, survey

LOOKED_AT = 400  # rows whose values are looked at


def read_table(stream: BinaryIO, filename: str) -> Reading:
    """Find out how a table is laid out, and what its columns mean; never raise."""
    layout = survey(stream, filename)
    found = (one for one in numbered(stream, layout) if isinstance(one, Piece))
    rows = [row_of(one.content)[1] for one in islice(found, LOOKED_AT)]
    return reading_of(layout, rows)


def reading_of(layout: Layout, rows: Sequence[Sequence[str]]) -> Reading:
    """Return what columns mean, from their tags, headings and some rows."""
    names = headings(layout)
    columns = [[row[at] for row in rows if at < len(row)] for at in range(len(names))]
    tags = [canonical(one) for one in layout.tags] + [""] * (len(names) - len(layout.tags))
    found = guesses([name for name, _ in names], columns)
    guessed = _fitting(tags, [one.tag for one in found])
    made = [
        Column(
            at=at,
            heading=name,
            turn=turn,
            use=tags[at] or guessed[at],
            by=TAG if tags[at] else GUESS,
            sure=100 if tags[at] else found[at].sure if guessed[at] else 0,
            how=_how(tags[at] or guessed[at], columns[at], layout),
        )
        for at, (name, turn) in enumerate(names)
    ]
    return Reading(layout=layout, columns=tuple(made), settings=_settings(made))


def with_mapping(context: bytes, mapping: bytes) -> bytes:
    """Return a context with a person's mapping; ValueError, with advice, for what is none."""
    reading = mapped(unpack(context), mapping)
    wrong = next((one for one in reading.columns if one.use and not tag(one.use)), None)
    if wrong is not None:
        raise ValueError(f"{wrong.heading!r}: {wrong.use!r} is no hashtag such as #org+impl")
    absent = missing(reading, mapping)
    columns = [replace(one, use=canonical(one.use)) for one in reading.columns]
    settings = {**reading.settings, **({"absent": absent} if absent else {})}
    return pack(replace(reading, columns=tuple(columns), settings=settings))


def proposed(reading: Reading) -> list[Column]:
    """Return the columns that are read by a guess which nobody accepted."""
    return [one for one in reading.columns if one.use and not reading.decided(one)]


def is_tagged(reading: Reading) -> bool:
    """Tell whether a table's publisher or a person says what its columns mean."""
    return reading.accepted or any(one.by in (TAG, PERSON) and one.use for one in reading.columns)


def _fitting(tags: Sequence[str], guessed: Sequence[str]) -> list[str]:
    """Return the guesses that do not repeat what a tag says; several organisations are no repetition."""
    stated = {(one.name, one.facet) for one in map(tag, tags) if one}
    held = []
    for text in guessed:
        one = tag(text)
        again = one and one.name != "org" and (one.name, one.facet) in stated
        again = again or bool(
            one and one.level >= 0 and one.facet == "" and (one.name, "name") in stated
        )
        again = again or bool(
            one and one.name == "sector" and any(n == "sector" for n, _ in stated)
        )
        held.append("" if again else text)
    return held


def _how(use: str, cells: Sequence[str], layout: Layout) -> str:
    if use.startswith("#date"):
        return day_order(cells) or "dmy"
    if use.startswith(("#value", "#geo")):
        return decimal_mark(cells, "," if layout.delimiter == ";" else ".")
    return ""


def _settings(columns: Sequence[Column]) -> dict[str, object]:
    """Return what headings say of the money in columns: their currency and scale, where they do."""
    found: dict[str, object] = {}
    for one in columns:
        if one.use.startswith("#value"):
            if code := currency_of(one.heading):
                found[f"currency of {one.heading}"] = code
            if (scale := scale_of(one.heading)) != 1:
                found[f"scale of {one.heading}"] = scale
    return found
