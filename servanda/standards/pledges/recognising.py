"""Whether a file begins like a table of pledges: a column of parties, one of amounts pledged at least.

A table that says what is done where as well is one of activities, and left to others.
"""

import re

from servanda.standards.cell_values import folded
from servanda.standards.pledges.columns import reading_of
from servanda.standards.sheets import Layout
from servanda.standards.table_head import beginning, is_other, is_workbook

_NAME = re.compile(r"pledge|donor.conference|cam.?k[eế]t|تعهد|promes[sa]", re.IGNORECASE)
_ELSEWHERE = {
    "sector",
    "secteur",
    "cluster",
    "activity",
    "activite",
    "province",
    "district",
    "amountusd",
}
_ELSEWHERE |= {"iati identifier", "ocid", "srcorganization"}


def is_pledges(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a table of pledges; of a workbook, its name must say so."""
    if head.startswith(b"PK\x03\x04"):
        return is_workbook(head, filename) and bool(_NAME.search(filename))
    if is_other(head):
        return False
    header, rows = beginning(head)
    width = len(header.names)
    if header.tags or width < 2 or not rows or {folded(one) for one in header.names} & _ELSEWHERE:
        return False
    if 5 * sum(len(row) == width for row in rows) < 4 * len(rows):
        return False
    layout = Layout(names=header.names, row=header.row, first=header.first, width=width)
    reading = reading_of(layout, list(enumerate(rows, header.first)))
    uses = {one.use for one in reading.columns}
    wide = any(one.startswith("amount:") for one in uses)
    return "party" in uses and (wide or {"stage", "amount"} <= uses)
