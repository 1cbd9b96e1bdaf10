"""The rows of a table, and before them what is to be known of how its columns are read."""

from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.column_mapping import Reading, told, unpack
from servanda.standards.hxl.columns import is_tagged, proposed
from servanda.standards.numbered_rows import numbered


def cut_table(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield findings about the columns, then the rows; never raise."""
    reading = unpack(context)
    yield from about(reading)
    yield from numbered(stream, reading.layout)


def about(reading: Reading) -> Iterator[Finding]:
    """Yield what is to be known of how a table's columns are read."""
    if absent := reading.settings.get("absent"):
        yield Finding(
            level=Level.WARNING,
            code="hxl.mapping.absent",
            message=f"the mapping names columns that the table does not have: {', '.join(absent)}",
            advice="Look whether the table has other headings now, and change the mapping.",
        )
    if not any(one.use for one in reading.columns):
        yield Finding(
            level=Level.WARNING,
            code="hxl.columns.unknown",
            message="none of the headings says who, what or where",
            advice="Give a mapping that says what the columns mean.",
        )
        return
    guessed = proposed(reading)
    if not guessed:
        return
    money = [one for one in guessed if one.use.startswith("#value")]
    held = "; amounts of money do not count before it is accepted" if money else ""
    said = f"{told(guessed)}{held}"
    if is_tagged(reading):
        yield Finding(
            level=Level.NOTE,
            code="hxl.columns.guessed",
            message=f"columns without a tag are read as their headings suggest: {said}",
            advice="Look at the mapping; change what is wrong, and accept it.",
        )
    else:
        yield Finding(
            level=Level.WARNING,
            code="hxl.mapping.proposed",
            message=f"the table has no tags; its columns are read as proposed: {said}",
            advice="Look at the mapping; change what is wrong, and accept it.",
        )
