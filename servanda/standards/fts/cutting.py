"""Where the flows of a file lie: in a page of the API, or in the rows of a table.

A page states its own totals (`data.incoming.fundingTotal`); they come out as notes, to be held against
the sum of its flows. A file may be a list of flows, or of pages. A page's context is PAGE, with the code
page of one that is not UTF-8; a table's is the layout of its columns.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.delimited import Row, cut_rows
from servanda.standards.fts.table import is_column, is_header
from servanda.standards.fts.totals import total_note
from servanda.standards.header_row import LOOKED_AT
from servanda.standards.json_cut import cut_json
from servanda.standards.json_envelope import root_keys
from servanda.standards.json_text import (
    LETTER,
    beginning,
    encoding_findings,
    narrow,
    page_of,
    wide_of,
)
from servanda.standards.sheets import CSV, Layout, cells_of, cut_sheet, pack, survey, unpack

PAGE = b"fts page"
BOUNDARIES = ("incoming", "internal", "outgoing")
FLOWS = {("data", "flows", "*"), ("flows", "*"), ("*",)}
AROUND = frozenset(("data", "flows", *BOUNDARIES))  # keys that a page has, and no flow
TOTALS = {("data", one) for one in BOUNDARIES} | {(one,) for one in BOUNDARIES}
PAGES = {("*", *way) for way in (FLOWS | TOTALS) - {("*",)}}

_AROUND = re.compile(rb'"(?:data|flows|incoming|internal|outgoing)"\s*:')
_TOTAL = re.compile(rb'"(?:flowCount|fundingTotal|pledgeTotal)"\s*:')
_ID = re.compile(rb'"(?:id|amountUSD|status)"\s*:')
_BOUNDARY = re.compile(rb'"boundary"\s*:\s*"[a-z]')
_KEY = re.compile(rb'"(\w+)"\s*:\s*\Z')


def context_of(stream: BinaryIO, filename: str) -> bytes:
    """Return PAGE for JSON, else the table's layout; never raise on bad data."""
    stream.seek(0)
    if beginning(stream.read(4096))[:1] in (b"{", b"["):
        page = page_of(stream)
        return b"%b %b" % (PAGE, page.encode()) if page else PAGE
    layout = survey(stream, filename)
    return pack(layout if is_header(layout.names) else _by_names(stream, layout))


def _by_names(stream: BinaryIO, layout: Layout) -> Layout:
    """Return the layout with the row of the service's own headings, which nothing may stand below."""
    if layout.kind != CSV or layout.tags:
        return layout
    stream.seek(0)
    rows = (one for one in cut_rows(stream, layout.dialect) if isinstance(one, Row))
    for row in islice(rows, LOOKED_AT):
        if is_header(names := tuple(cells_of(row.content, layout))):
            return replace(layout, names=names, row=row.number, first=row.number + 1)
    return layout


def _twice(layout: Layout) -> Iterator[Finding]:
    """Yield that a heading stands in two columns: the first that has something is taken."""
    named = Counter(one.strip().casefold() for one in layout.names)
    for name in (one for one, count in named.items() if count > 1 and is_column(one)):
        yield Finding(
            level=Level.WARNING,
            code="fts.table.column-twice",
            message=f"the table has several columns {name!r}; of each row the first that says something counts",
            advice="Take out the column that is not meant, and take the table again.",
        )


def code_page(context: bytes) -> str | None:
    """Return the code page of a file of pages, "" for one in UTF-8; None for the context of a table."""
    if not context.startswith(PAGE):
        return None
    return context.removeprefix(PAGE).strip().decode()


def cut_flows(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield the flows in order, and findings; the totals that a page states come last."""
    if code_page(context) is None:
        layout = unpack(context)
        rows = 0
        for one in cut_sheet(stream, layout):
            rows += isinstance(one, Piece)
            yield one
        yield from _twice(layout)
        if not rows:
            yield _empty()
        if "boundary" not in {name.strip().casefold() for name in layout.names}:
            yield _no_boundary("the table has no column `boundary`")
        return
    stated: list[Piece] = []
    flows = bare = 0
    stream.seek(0)
    for one in _pieces(stream):
        if isinstance(one, Piece):
            content = narrow(one.content)
            if _is_total(content):
                stated.append(one)
                continue
            flows += 1
            bare += not _BOUNDARY.match(content, max(content.rfind(b'"boundary"'), 0))
        yield one
    for piece in stated:
        yield from total_note(_key_before(stream, piece.offset), piece.content)
    yield from encoding_findings(stream)
    if bare:
        yield _no_boundary(f"{bare} of its {flows} flows have no boundary")


def _pieces(stream: BinaryIO) -> Iterator[Piece | Finding]:
    """Cut a file: a page, a list of flows, or a list of pages; what is mixed is found too."""
    if not _begins_with_page(stream):
        for one in cut_json(stream, FLOWS | TOTALS):
            if isinstance(one, Piece) and _is_page(one.content):
                yield from _inside(one)
            else:
                yield one
        return
    yield from cut_json(stream, PAGES)
    stream.seek(0)
    for one in cut_json(stream, {("*",)}):
        if isinstance(one, Piece) and not _is_page(one.content):
            yield one


def _begins_with_page(stream: BinaryIO) -> bool:
    """Tell whether a file is a list whose first object is a page; the stream is at its beginning then."""
    stream.seek(0)
    head = beginning(stream.read(1 << 16))
    stream.seek(0)
    return head[:1] == b"[" and _is_page(head[1:])


def _inside(page: Piece) -> Iterator[Piece | Finding]:
    for one in cut_json(BytesIO(page.content), FLOWS | TOTALS):
        if isinstance(one, Piece):
            one = replace(one, offset=one.offset + page.offset)
        yield one


def _is_page(content: bytes) -> bool:
    """Tell whether an object is a page: flows stand in it, and it is none."""
    content = narrow(content)
    return bool(_AROUND.search(content)) and not AROUND.isdisjoint(root_keys(content))


def _is_total(content: bytes) -> bool:
    # A total is a line; nothing longer is looked through.
    return len(content) < 1000 and bool(_TOTAL.search(content)) and not _ID.search(content)


def _key_before(stream: BinaryIO, offset: int) -> str:
    """Return the key whose value begins at this byte."""
    stream.seek(0)
    encoding = wide_of(stream.read(2 * LETTER))
    start = max(offset - 200, 0)
    stream.seek(start - start % LETTER if encoding else start)
    before = stream.read(offset - stream.tell())
    found = _KEY.search(before.decode(encoding, "replace").encode() if encoding else before)
    return found[1].decode() if found else ""


def _empty() -> Finding:
    return Finding(
        level=Level.WARNING,
        code="fts.table.empty",
        message="the table has its headings, and no flow below them",
        advice="Fetch it again; ask the service for another place or year.",
    )


def _no_boundary(why: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="fts.boundary.none",
        message=f"{why}: the headline, which is of incoming flows, leaves them out",
        advice="Ask the service for flows by a place, year or plan: only then it says what comes in.",
    )
