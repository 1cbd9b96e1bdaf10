"""OCHA's Financial Tracking Service: pages of its API, and its flows as CSV (as HDX publishes them).

A flow stands in one stage (pledge, commitment or paid), so stages may be added; its publisher's own
funding total adds commitments and payments that come in from outside the boundary (the place, year or
plan that was asked for) and lie on it alone (definition 14).

https://fts.unocha.org/glossary and https://fts.unocha.org/content/fts-public-api
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics
from servanda.standards.json_text import beginning

NAME = "fts"
VERSION = "v1"
READER = "3"  # of how records are read: what an earlier one read is read anew
SPECIFICATION = "https://fts.unocha.org/content/fts-public-api"
MEDIA_TYPE = "application/json"
SEMANTICS = Semantics(
    kind="exclusive",
    headline=("commitment", "disbursement"),
    boundary="incoming",
    single=True,
    converted=True,
)

_PAGE = re.compile(rb'"(?:amountUSD|fundingTotal|sourceObjects|destinationObjects)"')
_COLUMNS = {
    *("srcorganization", "srcorganizations", "destorganization", "destorganizations"),
    *("onboundary", "boundary", "budgetyear", "contributiontype", "flowtype", "refcode"),
}


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a page of the API, or like the table of flows."""
    page = beginning(head)
    start = page[:1]
    if start in (b"{", b"["):
        # A page names its list of flows; a bare list begins with one.
        named = start == b"[" or b'"flows"' in page or b'"fundingTotal"' in page
        return named and bool(_PAGE.search(page))
    text = head.replace(b"\0", b"").decode("utf-8", "replace").lower()
    if "amountusd" not in text:
        return False
    lines = [set(re.split(r'[,;\t|"\s]+', line)) for line in text.splitlines()[:10]]
    return any("amountusd" in line and len(line & _COLUMNS) > 1 for line in lines)


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return what is to be known of the file before a flow of it can be read."""
    from servanda.standards.fts.cutting import context_of

    return context_of(stream, filename)


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield where each flow lies, and the totals that the publisher states as notes."""
    from servanda.standards.fts.cutting import cut_flows

    return cut_flows(stream, context)


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one flow, and what is wrong with it; never raise on bad data."""
    from servanda.standards.fts.extracting import extract_flow

    extract_flow(content, context, rows)


def validate(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a file, with its flows, and between them."""
    from servanda.standards.fts.checks import check

    return check(stream, filename)


__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "READER",
    "SEMANTICS",
    "SPECIFICATION",
    "VERSION",
    "context",
    "cut",
    "extract",
    "sniff",
    "validate",
]
