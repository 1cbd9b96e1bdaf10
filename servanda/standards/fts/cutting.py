"""Where the flows of a file lie: in a page of the API, or in the rows of a table.

A page states its own totals (`data.incoming.fundingTotal`); they come out as notes, to be held against
the sum of its flows. A page's context is PAGE, a table's the layout of its columns.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.fts.totals import total_note
from servanda.standards.json_cut import cut_json
from servanda.standards.sheets import cut_sheet, pack, survey, unpack

PAGE = b"fts page"
BOUNDARIES = ("incoming", "internal", "outgoing")
FLOWS = {("data", "flows", "*"), ("flows", "*"), ("*",)}
TOTALS = {("data", one) for one in BOUNDARIES} | {(one,) for one in BOUNDARIES}

_TOTAL = re.compile(rb'"(?:flowCount|fundingTotal|pledgeTotal)"\s*:')
_ID = re.compile(rb'"(?:id|amountUSD|status)"\s*:')
_BOUNDARY = re.compile(rb'"boundary"\s*:\s*"[a-z]')
_KEY = re.compile(rb'"(\w+)"\s*:\s*\Z')


def context_of(stream: BinaryIO, filename: str) -> bytes:
    """Return PAGE for JSON, else the table's layout; never raise on bad data."""
    stream.seek(0)
    head = stream.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"["):
        return PAGE
    return pack(survey(stream, filename))


def cut_flows(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield the flows in order, and findings; the totals that a page states come last."""
    if context != PAGE:
        layout = unpack(context)
        yield from cut_sheet(stream, layout)
        if "boundary" not in {name.strip().casefold() for name in layout.names}:
            yield _no_boundary("the table has no column `boundary`")
        return
    stated: list[Piece] = []
    flows = bare = 0
    stream.seek(0)
    for one in cut_json(stream, FLOWS | TOTALS):
        if isinstance(one, Piece):
            if _is_total(one.content):
                stated.append(one)
                continue
            flows += 1
            bare += not _BOUNDARY.match(one.content, max(one.content.rfind(b'"boundary"'), 0))
        yield one
    for piece in stated:
        yield from total_note(_key_before(stream, piece.offset), piece.content)
    if bare:
        yield _no_boundary(f"{bare} of its {flows} flows have no boundary")


def _is_total(content: bytes) -> bool:
    # A total is a line; nothing longer is looked through.
    return len(content) < 1000 and bool(_TOTAL.search(content)) and not _ID.search(content)


def _key_before(stream: BinaryIO, offset: int) -> str:
    """Return the key whose value begins at this byte."""
    start = max(offset - 200, 0)
    stream.seek(start)
    found = _KEY.search(stream.read(offset - start))
    return found[1].decode() if found else ""


def _no_boundary(why: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="fts.boundary.none",
        message=f"{why}: the headline, which is of incoming flows, leaves them out",
        advice="Ask the service for flows by a place, year or plan: only then it says what comes in.",
    )
