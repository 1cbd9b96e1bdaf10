"""Rows as CSV that no spreadsheet takes for a formula."""

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from servanda.portal.export import COLUMNS, csv_text, objects, safe


@given(st.text())
def test_no_cell_begins_a_formula_unless_it_is_a_number(cell: str) -> None:
    made = safe(cell)
    number = re.fullmatch(r"[-+]?\d+(\.\d+)?", made)
    assert not made or number or made[0] not in "=+-@\t\r\n"
    assert made.endswith(cell)


def test_a_negative_number_stays_a_number() -> None:
    assert [safe(cell) for cell in ("-5", "+1.5", "-1+2", "=1", "@x")] == [
        *("-5", "+1.5", "'-1+2", "'=1", "'@x")
    ]


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0")), min_size=2, max_size=2))
)
def test_csv_comes_back_as_it_went(rows: list[list[str]]) -> None:
    text = csv_text(rows)
    assert text.startswith("\ufeff")
    back = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert back == [[safe(cell) for cell in row] for row in rows]


def test_objects_have_null_for_empty_and_lists_for_lists() -> None:
    row = dict.fromkeys(COLUMNS, "") | {"strength": "4", "obligors": "org:a;org:b"}
    made = objects([tuple(row.values())])[0]
    assert made["strength"] == 4
    assert made["obligors"] == ["org:a", "org:b"]
    assert made["due"] is None
    assert made["directions"] == []
