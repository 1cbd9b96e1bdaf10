"""The header is found below titles and notes, over two rows, and with tags; data is no header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.header_row import are_tags, find_header, is_figure

SPLIT = ["Donor", "Pledged", "", "Paid", ""]
YEARS = ["", "2014", "2015", "2014", "2015"]


@pytest.mark.parametrize(
    ("rows", "names", "tags", "row", "first"),
    [
        ([["Org", "USD"], ["A", "1"]], ("Org", "USD"), (), 1, 2),
        ([["Title"], ["Org", "Place", "USD"], ["A", "x", "1"]], ("Org", "Place", "USD"), (), 2, 3),
        ([["T", "T", "T"], ["Org", "Place", "USD"], ["A", "x", "1"]], ("Org", "Place", "USD"), (), 2, 3),
        ([["Org", "USD"], ["#org", "#value +usd"], ["A", "1"]], ("Org", "USD"), ("#org", "#value +usd"), 1, 3),
        ([["Org", "Note"], ["#org", ""], ["A", "1"]], ("Org", "Note"), ("#org", ""), 1, 3),
        ([["#org", "Name"], ["A", "1"]], ("", "Name"), ("#org", ""), 0, 2),
        ([SPLIT, YEARS, ["A", "1", "2", "3", "4"]],
         ("Donor", "Pledged / 2014", "Pledged / 2015", "Paid / 2014", "Paid / 2015"), (), 1, 3),
        ([["Donor", "2014", "2015"], ["A", "1", "2"]], ("Donor", "2014", "2015"), (), 1, 2),
        ([["Org", "Sector"], ["A", "Health"], ["B", "Food"]], ("Org", "Sector"), (), 1, 2),
        ([["1", "2"], ["3", "4"]], (), (), 0, 1),
        ([["A" * 100, "B" * 100], ["C" * 100, "D" * 100]], (), (), 0, 1),
        ([], (), (), 0, 1),
    ],
)  # fmt: skip
def test_headers(
    rows: list[list[str]], names: tuple[str, ...], tags: tuple[str, ...], row: int, first: int
) -> None:
    found = find_header(list(enumerate(rows, 1)))
    assert (found.names, found.tags, found.row, found.first) == (names, tags, row, first)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["#org", "#adm1+name", "#sector\t"], True),
        (["#org +impl +name", "Name"], True),
        (["#1", "# of people"], False),
        (["#org", "a", "b"], False),
        ([], False),
    ],
)
def test_tags(cells: list[str], found: bool) -> None:
    assert are_tags(cells) is found


@pytest.mark.parametrize(
    ("cell", "found"),
    [("1,234.5", True), ("(300)", True), ("$5", True), ("2021-03-02", True), ("12 %", True), ("3W", False), ("", False)],
)  # fmt: skip
def test_figures(cell: str, found: bool) -> None:
    assert is_figure(cell) is found


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=8))
def test_any_rows_may_be_given(rows: list[list[str]]) -> None:
    found = find_header(list(enumerate(rows, 1)))
    assert 0 <= found.row < found.first or found.row == 0
