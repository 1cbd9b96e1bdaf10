"""The rows of a table of pledges, and before them what is to be known of how it is read."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.column_mapping import Reading, told, unpack
from servanda.standards.numbered_rows import numbered


def cut_table(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield findings about the columns, then the rows; never raise."""
    reading = unpack(context)
    yield from about(reading)
    yield from numbered(stream, reading.layout)


def about(reading: Reading) -> Iterator[Finding]:
    """Yield what is to be known of how a table is read."""
    if absent := reading.settings.get("absent"):
        yield Finding(
            level=Level.WARNING,
            code="pledges.mapping.absent",
            message=f"the mapping names columns that the table does not have: {', '.join(absent)}",
            advice="Look whether the table has other headings now, and change the mapping.",
        )
    if not any(one.use.startswith("amount") for one in reading.columns):
        yield Finding(
            level=Level.WARNING,
            code="pledges.columns.unknown",
            message="no column is known to be one of amounts",
            advice="Give a mapping that says which column has the party, and which the amounts.",
        )
    if not reading.accepted:
        known = {name: value for name, value in reading.settings.items() if name != "totals"}
        settings = json.dumps(known, ensure_ascii=False)  # as the mapping's file has them
        yield Finding(
            level=Level.WARNING,
            code="pledges.mapping.proposed",
            message=f"the table is read as proposed, and no amount counts before that is accepted: "
            f"{told(reading.columns)}; {settings}",
            advice="Look at the mapping; change what is wrong, and accept it.",
        )
