"""A flow of the API, or a row of the table, gives its rows; whatever is in it, nothing raises."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import TABLES, Rows
from servanda.standards import fts
from servanda.standards.fts.cutting import PAGE
from tests.standards.fts.samples import REAL, codes, dicts, flow, page, table, taken, thing

# What a table does not have: identifiers of parties, news of the money, parents.
ONLY_API = {"record", "provider", "receiver", "new_money", "parent"}


def published() -> list[bytes]:
    if not REAL.is_dir():
        pytest.skip("the shared samples are not here")
    return [path.read_bytes() for path in sorted(REAL.glob("*.json"))]


def headline(rows: Rows, stages: tuple[str, ...] = fts.SEMANTICS.headline) -> Decimal:
    return sum(
        (
            Decimal(row["converted"])
            for row in dicts(rows, "flow")
            if row["boundary"] == fts.SEMANTICS.boundary
            and row["single"]
            and row["stage"] in stages
        ),
        Decimal(0),
    )


def test_the_total_is_the_publishers_own() -> None:
    rows, _ = taken(*published())
    assert headline(rows) == 725_591_299
    assert headline(rows, ("pledge",)) == 0
    assert codes(rows) == []
    for name in rows:
        assert {len(row) for row in rows.tables[name]} <= {len(TABLES[name])}


def test_the_table_of_the_same_flows_gives_the_same() -> None:
    pages = published()
    flows = [one for content in pages for one in json.loads(content)["data"]["flows"]]
    of_pages, _ = taken(*pages)
    of_table, findings = taken(table(flows))
    assert findings == []
    assert headline(of_table) == 725_591_299
    wanted = [name for name in TABLES["flow"] if name not in ONLY_API]
    for one, other in zip(dicts(of_pages, "flow"), dicts(of_table, "flow"), strict=True):
        assert {name: one[name] for name in wanted} == {name: other[name] for name in wanted}
    ours = [(row["id"], row["starts"], row["ends"]) for row in dicts(of_table, "activity")]
    assert ours == [(row["id"], row["starts"], row["ends"]) for row in dicts(of_pages, "activity")]


def test_a_flow_keeps_both_its_amounts_and_dates() -> None:
    rows, _ = taken(page(flow(parentFlowId=5, childFlowIds=[8, 9])))
    found = dicts(rows, "flow")[0]
    assert (found["amount"], found["currency"]) == ("1000", "EUR")
    assert (found["converted"], found["converted_currency"]) == ("1200", "USD")
    assert (found["decided"], found["valued"]) == (18659, 18688)
    assert (found["provider"], found["provider_name"]) == ("fts:7", "Ruritania, Government of")
    assert (found["stage"], found["type"], found["parent"]) == ("disbursement", "paid", "5")
    assert [(row["kind"], row["other"]) for row in dicts(rows, "relation")] == [
        ("parent", "5"),
        ("child", "8"),
        ("child", "9"),
    ]


def test_what_is_for_several_has_no_percentage() -> None:
    places = [thing("Location", "9", "Erewhon"), thing("Location", "10", "Laputa")]
    givers = [thing("Organization", "7", "Ruritania"), thing("Organization", "8", "Laputa")]
    shared = {**thing("Plan", "3", "A plan"), "behavior": "shared"}
    rows, _ = taken(
        page(flow(sourceObjects=[*givers, *places[:1]], destinationObjects=[*places, shared]))
    )
    assert [(row["kind"], row["name"], row["percent"]) for row in dicts(rows, "share")][:4] == [
        ("place", "Erewhon", None),
        ("place", "Laputa", None),
        ("plan", "A plan", None),
        ("provider-place", "Erewhon", "100"),
    ]
    found = dicts(rows, "flow")[0]
    assert (found["provider"], found["provider_name"]) == ("", "Ruritania; Laputa")
    assert [row["party"] for row in dicts(rows, "participant")] == ["fts:7", "fts:8"]


@pytest.mark.parametrize(
    ("changed", "stage", "amount", "found"),
    [
        ({}, "disbursement", "1000", []),
        ({"status": "pledge"}, "pledge", "1000", []),
        ({"status": "commitment"}, "commitment", "1000", []),
        ({"originalAmount": None}, "disbursement", "1200", []),
        ({"originalCurrency": None}, "disbursement", "1200", []),
        ({"id": None}, "disbursement", "1000", ["fts.flow.no-id"]),
        ({"status": None}, "other", "1000", ["fts.flow.no-status"]),
        ({"status": "given"}, "other", "1000", ["fts.flow.unknown-status"]),
        ({"amountUSD": None, "originalAmount": None}, "disbursement", None, ["fts.flow.no-amount"]),
        ({"amountUSD": "much"}, "disbursement", "1000", ["fts.flow.bad-amount"]),
        ({"amountUSD": "9" * 50}, "disbursement", "1000", ["fts.flow.bad-amount"]),
        ({"amountUSD": 1250}, "disbursement", "1000", ["fts.flow.exchange-rate"]),
        ({"amountUSD": 1205}, "disbursement", "1000", []),
        ({"date": "2/3/2021"}, "disbursement", "1000", ["fts.flow.bad-date"]),
        ({"date": "2021-02-30"}, "disbursement", "1000", ["fts.flow.bad-date"]),
        ({"boundary": None}, "disbursement", "1000", ["fts.flow.no-boundary"]),
        ({"boundary": "sideways"}, "disbursement", "1000", ["fts.flow.unknown-value"]),
        ({"onBoundary": "half"}, "disbursement", "1000", ["fts.flow.unknown-value"]),
    ],
)
def test_what_is_wrong_with_a_flow(
    changed: dict[str, object], stage: str, amount: str | None, found: list[str]
) -> None:
    rows, _ = taken(page(flow(**changed)))
    row = dicts(rows, "flow")[0]
    assert (row["stage"], row["amount"], codes(rows)) == (stage, amount, found)


@pytest.mark.parametrize(
    ("said", "finance"),
    [
        ({"contributionType": "in kind"}, ""),
        ({"keywords": ["Concessional loan"]}, "loan"),
        ({"keywords": ["Grants"]}, "grant"),
        ({"keywords": ["Multiyear"]}, ""),
    ],
)
def test_finance_is_told_only_when_it_is_said(said: dict[str, object], finance: str) -> None:
    assert dicts(taken(page(flow(**said)))[0], "flow")[0]["finance"] == finance


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(flow())), VALUES), st.booleans())
def test_whatever_stands_in_a_flow_nothing_raises(changed: dict[str, object], side: bool) -> None:
    rows = Rows()
    fts.extract(json.dumps(flow() | changed).encode(), PAGE, rows)
    assert len(rows.tables["flow"]) == 1
    for name in rows:
        assert all(len(row) == len(TABLES[name]) for row in rows.tables[name])


def test_a_figure_that_is_none_costs_no_record() -> None:
    content = json.dumps(flow() | {"amountUSD": "X", "status": "cancelled"}).encode()
    rows = Rows()
    fts.extract(content.replace(b'"X"', b"NaN"), PAGE, rows)
    assert len(rows.tables["activity"]) == len(rows.tables["flow"]) == 1
    assert {"fts.flow.bad-number", "fts.flow.bad-amount", "fts.flow.unknown-status"} <= set(
        codes(rows)
    )


@pytest.mark.parametrize("content", [b"", b"[]", b"{" * 5000, b'{"id": "\xff"'])
def test_what_is_no_flow_is_said(content: bytes) -> None:
    rows = Rows()
    fts.extract(content, PAGE, rows)
    assert codes(rows) == ["fts.flow.unreadable"]


@pytest.mark.parametrize("description", [b"a\tb", b"C\xf4te d'Ivoire"])
def test_an_odd_letter_in_a_text_costs_no_flow(description: bytes) -> None:
    rows = Rows()
    fts.extract(b'{"id": "1", "description": "%b", "amountUSD": 5}' % description, PAGE, rows)
    assert codes(rows)[0] == "fts.flow.mended"
    assert len(rows.tables["flow"]) == 1
