"""A project becomes one activity with its flows, parties, sector, type and places."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import Rows
from servanda.standards import oc4ids
from servanda.standards.oc4ids.extracting import extract_project
from tests.standards.oc4ids.samples import ID, SHARED, codes, dicts, package, project, taken

CONTEXT = oc4ids.context(io.BytesIO(package()), "")


def test_a_project_is_an_activity():
    rows = taken(package(project()))
    [one] = dicts(rows, "activity")
    assert (one["id"], one["status"], one["currency"]) == (ID, "implementation", "EUR")
    assert (one["reporter_name"], one["updated"]) == ("Ruritania", "2022-01-01T00:00:00Z")
    assert (one["starts"], one["ends"]) == (18628, 19357)
    [place] = dicts(rows, "location")
    assert (place["name"], place["latitude"], place["longitude"]) == ("Zenda", 50.25, 15.5)
    assert ("contracting-process", "ocds-abc123-1") in [row[1:] for row in rows.tables["relation"]]
    assert not codes(rows)


def test_the_narrowest_sector_divides_the_money_and_the_type_is_a_theme():
    shares = {
        (s["kind"], s["vocabulary"], s["code"]): s["percent"]
        for s in dicts(taken(package(project())), "share")
    }
    assert shares[("sector", "oc4ids-sector", "transport.road")] == "100"
    assert shares[("theme", "oc4ids-type", "construction")] == "100"
    assert ("sector", "oc4ids-sector", "transport") not in shares
    two = dicts(taken(package(project(sector=["health", "education"]))), "share")
    assert {one["percent"] for one in two if one["kind"] == "sector"} == {None}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"id": "a", "n": NaN}', "oc4ids.project.bad-number"),
        (b'{"id": "a", "n": ' + b"9" * 5000 + b"}", "oc4ids.project.bad-number"),
        (b'{"id": "\xe9"}', "oc4ids.project.mended"),
        (b'{"id": "\xe9"', "oc4ids.project.unreadable"),
        (b'{"title": "a"}', "oc4ids.project.no-id"),
        (b'{"id": "a", "title": "a\nb"}', "oc4ids.project.mended"),
        (
            b'{"id": "a", "budget": {"amount": {"amount": "much", "currency": "EUR"}}}',
            "oc4ids.value.bad-amount",
        ),
        (b'{"id": "a", "budget": {"amount": {"amount": 5}}}', "oc4ids.value.no-currency"),
        (b'{"id": "a", "budget": {"approvalDate": "May"}}', "oc4ids.date.bad"),
        (
            b'{"id": "a", "locations": [{"geometry": {"type": "Point", "coordinates": [5, 95]}}]}',
            "oc4ids.location.bad-point",
        ),
    ],
)
def test_faults_of_a_project(content, code):
    rows = Rows()
    extract_project(content, CONTEXT, rows)
    assert codes(rows) == [code]


PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "summary",
                    "amount",
                    "value",
                    "finance",
                    "modifications",
                    "tender",
                    "transactions",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
FIELDS = (
    "budget",
    "contractingProcesses",
    "locations",
    "sector",
    "period",
    "parties",
    "transactions",
)


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, PARTS)))
def test_projects_of_any_structure_never_raise(given_):
    rows = Rows()
    extract_project(json.dumps(given_).encode(), CONTEXT, rows)
    assert len(rows.tables["activity"]) == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no samples in {SHARED}")
def test_the_standards_own_example():
    rows = taken((SHARED / "schema-0.9" / "docs" / "examples" / "example.json").read_bytes())
    sums = {}
    for flow in dicts(rows, "flow"):
        sums[flow["stage"]] = sums.get(flow["stage"], 0) + int(flow["amount"])
    assert sums == {
        "budget": 40_000_000,
        "incoming-commitment": 50_000_000,
        "planned": 40_000_000,
        "commitment": 42_100_000,
        "expenditure": 42_100_000,
        "disbursement": 6_950_000,
    }
