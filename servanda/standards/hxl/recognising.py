"""Whether a file begins like a table of who does what where.

A row of HXL tags says so. Without one, most rows must be as wide as the header, and the headings must
name who together with a sector or a place, beyond doubt: prose with commas, and tables of other things, are
left to others. A workbook is packed, so its first bytes say no more than that it is one.
"""

import re

from servanda.standards.header_row import Header
from servanda.standards.hxl.guessing import guesses
from servanda.standards.hxl.tags import tag
from servanda.standards.table_head import beginning, is_other, is_workbook

SURE = 80
_KNOWN = re.compile(
    r"(?:adm[0-5]|country|org|sector|subsector|activity|loc|date|value|affected|inneed|reached|"
    r"targeted|population|indicator|status|geo|project|meta|crisis|beneficiary|modality|output)\Z"
)


def is_table(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a table of who does what where, or is a workbook."""
    if head.startswith(b"PK\x03\x04"):
        return is_workbook(head, filename)
    if is_other(head):
        return False
    header, rows = beginning(head)
    if any("amountusd" in name.casefold().replace(" ", "") for name in header.names):
        return False  # the Financial Tracking Service's own table
    tags = [one for one in map(tag, header.tags) if one]
    if sum(bool(_KNOWN.match(one.name)) for one in tags) >= 2:
        return True
    return not tags and _names_who_what_where(header, rows)


def _names_who_what_where(header: Header, rows: list[list[str]]) -> bool:
    width = len(header.names)
    if width < 3 or not rows or 5 * sum(len(one) == width for one in rows) < 4 * len(rows):
        return False
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    found = [tag(one.tag) for one in guesses(header.names, columns) if one.sure >= SURE]
    names = {one.name[:3] for one in found if one}
    who = any(one and one.name == "org" and one.facet in ("", "name", "acronym") for one in found)
    return who and bool(names & {"sec", "sub", "adm", "loc"})
