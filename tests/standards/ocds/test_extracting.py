"""A process becomes one activity; its releases are merged; what is wrong with it is said."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import Rows
from servanda.standards import ocds
from servanda.standards.ocds.extracting import extract_process
from tests.standards.ocds.samples import (
    CONTRACTED,
    OCID,
    PLANNED,
    PROCESS,
    TENDERED,
    codes,
    dicts,
    eur,
    package,
    records,
    release,
    taken,
)

CONTEXT = ocds.context(io.BytesIO(package()), "")


def test_three_releases_are_one_activity():
    rows = taken(package(*PROCESS))
    [one] = dicts(rows, "activity")
    assert one["id"] == OCID
    assert one["title"] == "A road to Zenda"
    assert one["reporter_name"] == "Ruritania"
    assert one["reporter"] == "R-0"
    assert one["status"] == "active"
    assert one["updated"] == "2021-03-01T00:00:00Z"
    assert (one["starts"], one["ends"]) == (18718, 18992)
    assert len(rows.tables["flow"]) == 5
    assert not codes(rows)


def test_a_later_release_takes_out_with_null():
    nothing = {"amount": None, "currency": None}
    gone = release(4, planning={"budget": {"amount": nothing}}, tender={"value": nothing})
    stages = [row["stage"] for row in dicts(taken(package(*PROCESS, gone)), "flow")]
    assert stages == ["allocation", "commitment", "disbursement"]


def test_the_order_is_that_of_dates_not_of_the_file():
    early = release(1, id="0", tender={"id": "t", "title": "Before"})
    [one] = dicts(taken(package(TENDERED, early)), "activity")
    assert one["title"] == "A road to Zenda"


def test_a_record_by_its_compiled_release_or_by_its_releases():
    own = {**PLANNED, "tag": ["compiled"], "tender": {"title": "Compiled"}}
    [one] = dicts(
        taken(records({"ocid": OCID, "compiledRelease": own, "releases": [TENDERED]})), "activity"
    )
    assert one["title"] == "Compiled"
    [one] = dicts(taken(records({"ocid": OCID, "releases": [PLANNED, TENDERED]})), "activity")
    assert one["title"] == "A road to Zenda"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"ocid": OCID, "releases": []}, "ocds.record.empty"),
        ({"ocid": OCID, "releases": "a"}, "ocds.record.empty"),
        ({"ocid": OCID, "compiledRelease": []}, "ocds.record.empty"),
        ({"ocid": OCID, "releases": [{"url": "https://example.org/1"}]}, "ocds.record.linked"),
        ({"releases": [PLANNED | {"ocid": None}]}, "ocds.process.no-ocid"),
        ({"ocid": OCID, "releases": [{"ocid": OCID}, PLANNED]}, "ocds.release.no-date"),
        (
            {
                "ocid": OCID,
                "releases": [{"date": "1", "tender": 1}, {"date": "2", "tender": {"id": 1}}],
            },
            "ocds.process.unmergeable",
        ),
    ],
)
def test_records_that_lack_something(record, code):
    assert codes(taken(records(record))) == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"ocid": "a", "n": NaN}', "ocds.process.bad-number"),
        (b'{"ocid": "a", "n": ' + b"9" * 5000 + b"}", "ocds.process.bad-number"),
        (b'{"ocid": "a", "n": "\xe9"}', "ocds.process.mended"),
        (b'{"ocid": "a",}', "ocds.process.unreadable"),
        (b'{"ocid": "a", "title": "a\nb"}', "ocds.process.mended"),
        (
            b'{"ocid": "a", "tender": {"value": {"amount": "much", "currency": "EUR"}}}',
            "ocds.value.bad-amount",
        ),
        (b'{"ocid": "a", "tender": {"value": {"amount": 5}}}', "ocds.value.no-currency"),
        (b'{"ocid": "a", "awards": [{"date": "in May"}]}', "ocds.date.bad"),
        (b'{"tag": []}', "ocds.process.no-ocid"),
        (
            b'{"ocid": "a", "tender": {"items": [{"deliveryLocation": {"geometry":'
            b' {"type": "Point", "coordinates": [5, 95]}}}]}}',
            "ocds.location.bad-point",
        ),
    ],
)
def test_faults_of_a_release(content, code):
    rows = Rows()
    extract_process(content, CONTEXT, rows)
    assert codes(rows) == [code]


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"9" * 5000])
@pytest.mark.parametrize("status", ["active", "cancelled"])
def test_a_figure_that_is_none_costs_no_record(number, status):
    contract = {"id": "c", "status": status, "value": eur("X")}
    other = {"id": "d", "status": "active", "value": eur(7)}
    whole = json.dumps({"ocid": "a", "contracts": [contract, other]}).encode()
    rows = Rows()
    extract_process(whole.replace(b'"X"', number), CONTEXT, rows)
    assert [(one["ref"], one["amount"]) for one in dicts(rows, "flow")] == [
        ("contract/c", None),
        ("contract/d", "7"),
    ]
    assert {"ocds.process.bad-number", "ocds.value.bad-amount"} <= set(codes(rows))


def test_what_is_bought_divides_the_money_only_where_it_is_one_thing():
    [sector, category] = dicts(taken(package(TENDERED)), "share")
    assert (sector["vocabulary"], sector["code"], sector["percent"]) == ("CPV", "45233130", "100")
    assert (category["kind"], category["code"]) == ("theme", "works")
    items = [{"id": n, "classification": {"id": n}} for n in (1, 2)]
    shares = dicts(taken(package(release(1, tender={"items": items}))), "share")
    assert [(one["vocabulary"], one["percent"]) for one in shares] == [("ocds-unnamed", None)] * 2


PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "date", "value", "amount", "items", "suppliers", "implementation", "tender"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "ocid": st.just("a"),
                "date": PARTS,
                "tender": PARTS,
                "awards": PARTS,
                "contracts": PARTS,
                "parties": PARTS,
                "planning": PARTS,
            }
        ),
        max_size=3,
    )
)
def test_releases_of_any_structure_never_raise(releases):
    rows = Rows()
    extract_process(json.dumps({"ocid": "a", "releases": releases}).encode(), CONTEXT, rows)
    assert len(rows.tables["activity"]) == 1


def test_releases_stand_alone_where_they_cannot_be_merged():
    bad = release(4, tender="none")
    rows = taken(package(TENDERED, CONTRACTED, bad))
    assert len(rows.tables["activity"]) == 1
