"""What the first bytes of a file say of it as a table: its header and first rows, or that it is none.

header, rows = beginning(b"Donor,Pledged\\nQatar,1000\\n")
header.names  # ("Donor", "Pledged")
"""

import io
import re
from itertools import islice

from servanda.standards import delimited
from servanda.standards.delimited import Row, cut_rows, dialect_of
from servanda.standards.header_row import Header, find_header
from servanda.standards.json_text import narrow

HEAD = 4096
_NAMES = re.compile(r"\.xls[xm]\Z", re.IGNORECASE)


def is_other(head: bytes) -> bool:
    """Tell whether a file begins as JSON, XML, HTML or PDF do, or is empty."""
    return narrow(head).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<", b"%", b"")


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
