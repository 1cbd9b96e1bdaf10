"""A row becomes a flow for each stage that has an amount."""

import io
import json
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import Rows, key_of
from servanda.standards import pledges
from tests.standards.books import table, workbook
from tests.standards.pledges.samples import FACTS, LONG, WIDE, accepted, saved, taken


def flows(tables):
    return [
        (one["provider_name"], one["stage"], one["amount"], one["currency"])
        for one in tables["flow"]
    ]


def test_a_wide_table():
    tables, findings, count = taken(saved(WIDE))
    assert (findings, count) == ([], 3)
    assert flows(tables) == [
        ("Exampleland", "pledge", "1000000000", "USD"),
        ("Exampleland", "commitment", "600000000", "USD"),
        ("Exampleland", "disbursement", "152500000", "USD"),
        ("Otherland", "pledge", "500000000", "USD"),
        ("Otherland", "disbursement", "-5000000", "USD"),
    ]
    assert [one["code"] for one in tables["finding"]] == ["pledges.row.total"]


def test_nothing_counts_before_the_mapping_is_accepted():
    content = saved(WIDE)
    tables, findings, _ = taken(content, context=pledges.context(io.BytesIO(content), "a.csv"))
    assert [one.code for one in findings] == ["pledges.mapping.proposed"]
    assert tables["flow"] == []
    assert len(tables["activity"]) == len(tables["participant"]) == 2


def test_a_long_table_whose_later_rows_restate_earlier_ones():
    tables, _, _ = taken(saved(LONG))
    assert flows(tables) == [
        ("Exampleland", "pledge", "200000000", "EUR"),
        ("Exampleland", "pledge", "250000000", "EUR"),
        ("Exampleland", "disbursement", "10000000", "EUR"),
    ]
    assert [(one["id"], one["updated"]) for one in tables["activity"]] == [
        ("Exampleland / pledge", "2014-10-12"),
        ("Exampleland / pledge", "2016-03-31"),
        ("Exampleland / delivered", "2016-03-31"),
    ]


def test_a_row_says_for_whom_it_is_who_says_so_and_where():
    rows = [
        ["Donor", "Pledged (USD)", "Recipient", "Place", "Reported by", "Source", "Note"],
        ["Exampleland", "5", "A fund", "Otherland", "A bank", "https://example.org/a", "early"],
    ]
    tables, _, _ = taken(saved(rows))
    (flow,), (activity,), (link,) = tables["flow"], tables["activity"], tables["relation"]
    assert (flow["receiver_name"], flow["description"]) == ("A fund", "early")
    (share,) = tables["share"]
    assert (share["kind"], share["name"], share["percent"]) == ("place", "Otherland", "100")
    assert activity["reporter_name"] == "A bank"
    assert (link["kind"], link["other"]) == ("document-link", "https://example.org/a")


def test_a_workbook_with_a_merged_header():
    rows = [
        ["Donor", "Amounts in USD million", ""],
        ["Donor", "Pledged", "Paid"],
        ["A", "1", "2"],
        ["B", "3", "4"],
    ]
    tables, _, _ = taken(workbook({"A": table(rows, merges=["B1:C1", "A1:A2"])}), "pledges.xlsx")
    assert [one[1:3] for one in flows(tables)] == [
        ("pledge", "1000000"), ("disbursement", "2000000"), ("pledge", "3000000"), ("disbursement", "4000000"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code", "count"),
    [
        (["Third", "some", "", "", ""], "pledges.amount.unread", 0),
        (["Third", "n/a", "-", "", ""], "pledges.row.no-amount", 0),
        (["", "10", "", "", ""], "pledges.row.no-party", 1),
        (["", "", "", "", "a remark"], "pledges.row.nothing", 0),
        (WIDE[0], "pledges.row.header", 0),
        (["Tổng cộng", "9", "", "", ""], "pledges.row.total", 0),
        (["Third", "EUR 1.2 billion", "", "", ""], "", 1),
    ],
)
def test_rows_with_a_fault(row, code, count):
    tables, _, _ = taken(saved([*WIDE[:3], row]))
    assert [one["code"] for one in tables["finding"]] == ([code] if code else [])
    assert len(flows(tables)) == 5 + count


def test_a_scale_that_stands_in_the_cell_is_not_applied_twice():
    tables, _, _ = taken(saved([*WIDE[:3], ["Third", "EUR 1.2 billion", "", "", ""]]))
    assert flows(tables)[-1] == ("Third", "pledge", "1200000000", "EUR")


def test_money_without_currency_and_stages_without_a_name():
    rows = [
        ["kind", "donor", "amount"],
        ["pledge", "A", "1"],
        ["pledge", "B", "1"],
        ["rumour", "C", "1"],
    ]
    tables, _, _ = taken(saved(rows))
    assert [one["code"] for one in tables["finding"]] == [
        *("pledges.amount.no-currency", "pledges.amount.no-currency"),
        *("pledges.stage.unknown", "pledges.amount.no-currency"),
    ]
    assert [one["stage"] for one in tables["flow"]] == ["pledge", "pledge", "other"]


def test_the_facts_of_a_conference():
    """Each row of the table is an activity or a finding that says why not; totals are not parties."""
    if not FACTS.is_file():
        pytest.skip("the facts are not here")
    tables, _, count = taken(FACTS.read_bytes(), FACTS.name)
    left = [one for one in tables["finding"] if one["code"] == "pledges.row.total"]
    assert (count, len(tables["activity"]), len(left)) == (29, 18, 11)
    latest: dict[str, Decimal] = {}
    for activity in tables["activity"]:
        mine = [one for one in tables["flow"] if one["record"] == activity["record"]]
        for one in mine:
            latest[activity["id"]] = Decimal(one["amount"])
    stages = defaultdict(Decimal)
    for name, value in latest.items():
        stages[name.rpartition(" / ")[2]] += value
    # 1000 + 500 + 200 + 200 + 200 + 277 + 348 + 32.1; 152 + 0 + 277 + 107.5, in USD million
    assert stages == {"pledge": Decimal("2757100000"), "delivered": Decimal("536500000")}


BAD = [
    b"",
    saved(WIDE)[:40],
    saved(WIDE).replace(b"\n", b"\r"),
    saved(WIDE).replace(b"600", b"6\x0000"),
    saved([WIDE[0], ["x" * 10_000_000, "1", "2", "3", "4"], *WIDE[1:]]),
    saved([WIDE[0], ["A", "9" * 5000, "NaN", "1e999", "4"]]),
    workbook({"A": table(WIDE)})[:300],
]


@pytest.mark.parametrize("content", BAD, ids=range(len(BAD)))
def test_bad_input_never_raises(content):
    taken(content)
    list(pledges.validate(io.BytesIO(content), "a.csv"))


CONTEXT = accepted(saved(WIDE))


@given(st.lists(st.text(max_size=12), max_size=7))
def test_any_cells(cells):
    rows = Rows()
    pledges.extract(json.dumps({"cells": cells, "row": 9}).encode(), CONTEXT, rows)
    assert rows.tables["activity"] or rows.tables["finding"]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_bytes_that_are_no_row(content):
    rows = Rows()
    pledges.extract(content, CONTEXT, rows)
    assert [one[2] for one in rows.tables["finding"]] == ["pledges.row.unreadable"]


@pytest.mark.parametrize("sample", [WIDE, LONG])
def test_many_rows_become_what_each_becomes(sample):
    faulty = [["Otherland", "2 or 3", "1,234,567.8", "2 billion"], ["Otherland"], sample[0]]
    content = saved([*sample, *faulty, *sample[1:]])
    context = accepted(content)
    found = [one.content for one in pledges.cut(io.BytesIO(content), context)]
    records = [(key_of(one, context), one) for one in [*found, b"none"]]
    together, apart = Rows(), Rows()
    pledges.extract_many(records, context, together)
    for _, one in records:
        pledges.extract(one, context, apart)
    assert together.tables == apart.tables
    assert len(together.tables["activity"]) >= len(sample)
