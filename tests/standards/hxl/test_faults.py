"""Faults of a row stand beside its rows, with the column they are about."""

from servanda.records.bulk import Rows
from servanda.standards.hxl.faults import Faults


def test_a_fault_names_its_column():
    rows = Rows()
    Faults(7, rows).date("soon", "Start")
    ((key, level, code, message, path, line, advice),) = rows.tables["finding"]
    assert (key, level, code, path, line) == (7, "warning", "hxl.date.unread", "Start", None)
    assert message == "'soon' is no date"
    assert advice


def test_what_is_quoted_is_short():
    rows = Rows()
    Faults(7, rows).amount("x" * 1000, "Cost")
    assert len(rows.tables["finding"][0][3]) < 80
