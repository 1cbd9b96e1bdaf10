"""What `servanda check` finds in a table of pledges."""

import io

from servanda.standards.pledges import validate
from tests.standards.pledges.samples import WIDE, saved


def test_findings_name_their_row_and_column():
    rows = [*WIDE[:3], WIDE[1], ["Third", "some", "", "", ""]]
    found = [(one.code, one.where) for one in validate(io.BytesIO(saved(rows)), "a.csv")]
    assert found == [
        ("pledges.mapping.proposed", ""),
        ("pledges.row.repeated", "line 4"),
        ("pledges.amount.unread", "line 5, Pledged (USD million)"),
    ]
