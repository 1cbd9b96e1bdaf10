"""Columns of tables of pledges, and the rows that add up others."""

import io

import pytest

from servanda.standards.pledges.columns import read_table, reading_of, sums
from servanda.standards.sheets import Layout
from tests.standards.pledges.samples import FACTS, LONG, WIDE, saved


def read(rows, delimiter=","):
    return read_table(io.BytesIO(saved(rows, delimiter)), "pledges.csv")


def test_a_column_for_each_stage():
    found = read(WIDE)
    assert [one.use for one in found.columns] == [
        *("party", "amount:pledge", "amount:commitment", "amount:disbursement", ""),
    ]
    assert found.settings == {
        "currency": "USD",
        "scale": 1_000_000,
        "semantics": "cumulative",
        "totals": [],
    }


def test_a_row_for_each_stage():
    found = read(LONG)
    assert [one.use for one in found.columns] == ["stage", "as-of", "party", "amount"]
    assert found.settings["restates"] is True
    assert found.settings["stages"]["delivered"] == "disbursement"
    assert (found.settings["currency"], found.settings["scale"]) == ("EUR", 1_000_000)


def test_equal_dates_restate_nothing():
    rows = [LONG[0], LONG[1], [*LONG[1][:3], "20"]]
    assert "restates" not in read(rows).settings


@pytest.mark.parametrize(
    ("last", "totals"),
    [
        (["", "30", "12"], [4]),
        (["", "31", "12"], []),
        (["Third", "30", "12"], []),
        (["Total", "30", "12"], []),
    ],
)
def test_a_row_without_a_party_that_has_the_sum_of_those_above(last, totals):
    names = ("Donor", "Pledged", "Paid")
    rows = [(2, ["A", "10", "5"]), (3, ["B", "20", "7"]), (4, last)]
    columns = reading_of(Layout(names=names, row=1, first=2, width=3), rows).columns
    assert sums(columns, rows) == totals


def test_a_total_across_the_row_is_left_out():
    rows = [
        ["Donor", "Pledged 2014", "Pledged 2015", "Total pledged"],
        ["A", "1", "2", "3"],
        ["B", "1", "2", "3"],
    ]
    assert [one.use for one in read(rows).columns] == [
        "party",
        "amount:pledge",
        "amount:pledge",
        "",
    ]


def test_decimal_commas():
    rows = [["Bailleur", "Annoncé", "Versé"], ["A", "1.234,5", "2,5"], ["B", "2.000", "1,5"]]
    assert [one.how for one in read(rows, ";").columns] == ["", ",", ","]


def test_the_facts_of_a_conference():
    if not FACTS.is_file():
        pytest.skip("the facts are not here")
    with FACTS.open("rb") as stream:
        found = read_table(stream, FACTS.name)
    assert [one.use for one in found.columns] == [
        "stage",
        "as-of",
        "party",
        "amount",
        "",
        "note",
        "address",
    ]


def test_an_address_is_one_that_can_be_followed():
    rows = [["Donor", "Pledged", "Source"], ["A", "1", "https://example.org/a"]]
    assert [one.use for one in read(rows).columns][2] == "address"
    rows = [["Donor", "Pledged", "Source"], ["A", "1", "a report"]]
    assert [one.use for one in read(rows).columns][2] == ""
