"""What `servanda check` finds in a table."""

import io

from servanda.standards.hxl import validate
from tests.standards.hxl.samples import NAMES, ROW, TAGS, saved


def test_findings_name_their_row_and_column():
    content = saved([NAMES, TAGS, ROW, ROW, [*ROW[:7], "soon", "1"]])
    found = [(one.code, one.where) for one in validate(io.BytesIO(content), "3w.csv")]
    assert found == [("hxl.row.repeated", "line 4"), ("hxl.date.unread", "line 5, Start")]


def test_a_good_table_has_none():
    assert list(validate(io.BytesIO(saved([NAMES, TAGS, ROW])), "3w.csv")) == []
