"""Whether a file begins like a table of who does what where.

A row of HXL tags says so. Without one, most rows must be as wide as the header, and the headings must
name who together with what or where, beyond doubt: prose with commas, and tables of other things, are
left to others. A workbook is packed, so its first bytes say no more than that it is one.
"""

import io
import re
from itertools import islice

from servanda.standards import delimited
from servanda.standards.delimited import Row, cut_rows, dialect_of
from servanda.standards.header_row import Header, find_header
from servanda.standards.hxl.guessing import guesses
from servanda.standards.hxl.tags import tag

HEAD = 4096
SURE = 80
_NAMES = re.compile(r"\.xls[xm]\Z", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:adm[0-5]|country|org|sector|subsector|activity|loc|date|value|affected|inneed|reached|"
    r"targeted|population|indicator|status|geo|project|meta|crisis|beneficiary|modality|output)\Z"
)


def is_table(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a table of who does what where, or is a workbook."""
    if head.startswith(b"PK\x03\x04"):
        return is_workbook(head, filename)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<", b"%", b""):
        return False
    header, rows = beginning(head)
    if any("amountusd" in name.casefold().replace(" ", "") for name in header.names):
        return False  # the Financial Tracking Service's own table
    tags = [one for one in map(tag, header.tags) if one]
    if sum(bool(_KNOWN.match(one.name)) for one in tags) >= 2:
        return True
    return not tags and _names_who_what_where(header, rows)


def is_workbook(head: bytes, filename: str) -> bool:
    """Tell whether a ZIP file is a workbook, and no data package."""
    if b"datapackage.json" in head:
        return False
    return bool(_NAMES.search(filename)) or b"xl/" in head


def beginning(head: bytes) -> tuple[Header, list[list[str]]]:
    """Return the header of a table and the rows below it, as far as they are whole."""
    dialect = dialect_of(head)
    found = (one for one in cut_rows(io.BytesIO(head), dialect) if isinstance(one, Row))
    rows = [(one.number, delimited.cells_of(one.content, dialect)) for one in islice(found, 60)]
    if len(head) >= HEAD and len(rows) > 1:
        rows.pop()  # it may be cut off
    header = find_header(rows)
    at = next((at for at, (number, _) in enumerate(rows) if number == header.row), -1)
    if at >= 0 and not header.tags and _is_prose(rows[at][1]):
        return Header(), []
    return header, [cells for number, cells in rows if number >= header.first]


def _is_prose(cells: list[str]) -> bool:
    """Tell whether a line is divided as sentences are: with a blank behind each comma."""
    return len(cells) > 1 and all(cell.startswith(" ") for cell in cells[1:])


def _names_who_what_where(header: Header, rows: list[list[str]]) -> bool:
    width = len(header.names)
    if width < 3 or not rows or 5 * sum(len(one) == width for one in rows) < 4 * len(rows):
        return False
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    found = [tag(one.tag) for one in guesses(header.names, columns) if one.sure >= SURE]
    names = {one.name[:3] for one in found if one}
    who = any(one and one.name == "org" and one.facet in ("", "name", "acronym") for one in found)
    return who and bool(names & {"sec", "sub", "act"}) + bool(names & {"adm", "loc"}) > 0
