"""Values, dates, parties and places from whatever stands in a field."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import TABLES, Rows
from servanda.standards.contracting import (
    Movement,
    add_location,
    add_movements,
    add_participants,
    amount,
    day,
    named,
    part,
    parties_of,
    parts,
    party_of,
    stated,
    text,
    value_of,
    words,
)

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Decimal("29000000"), "29000000"),
        ("1234.50", "1234.5"),
        (Decimal("0.0000004"), "0"),
        (Decimal("-1E+3"), "-1000"),
        ("1e33", None),
        ("12 million", None),
        (True, None),
        (None, None),
        ({}, None),
    ],
)
def test_an_amount_is_plain_digits(given, expected):
    assert amount(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("1970-01-02T00:00:00Z", 1),
        ("2017-08-07", 17385),
        ("2017-02-30T00:00:00Z", None),
        ("7 August", None),
        (2017, None),
    ],
)
def test_a_day(given, expected):
    assert day(given) == expected


@given(JUNK)
def test_nothing_raises_on_what_stands_in_a_field(junk):
    rows = Rows()
    amount(junk), day(junk), text(junk), words(junk), value_of(junk), stated(junk), party_of(junk)
    assert isinstance(part(junk, "a", "b"), dict)
    assert isinstance(parts(junk, "a"), list)
    for inner in ({"geometry": junk}, {"gazetteer": junk}, {"address": junk, "description": junk}):
        add_location(rows, 1, inner)
    add_participants(rows, 1, {"parties": junk, "buyer": junk}, authority="buyer")
    for name, held in rows.tables.items():
        assert all(len(row) == len(TABLES[name]) for row in held)


def test_a_party_without_an_id_takes_that_of_its_identifier():
    given = {"identifier": {"scheme": "GB-COH", "id": 12, "legalName": "Low Roads Ltd"}}
    assert party_of(given) == ("GB-COH-12", "Low Roads Ltd")
    assert named(("a", ""), {"a": "Alpha"}) == ("a", "Alpha")
    assert parties_of([{"id": "a", "name": "A"}, {"id": "b"}]) == ("", "A; b")


def test_participants_have_a_row_for_each_role_and_the_authority_stands_once():
    release = {
        "buyer": {"id": "m", "name": "Ministry"},
        "parties": [{"id": "m", "name": "Ministry", "roles": ["buyer", "payer"]}],
    }
    rows = Rows()
    add_participants(rows, 1, release, authority="buyer")
    assert [row[1:3] for row in rows.tables["participant"]] == [
        ("accountable", "m"),
        ("payer", "m"),
    ]


@pytest.mark.parametrize(
    ("coordinates", "right", "point"),
    [
        ([34.4, 31.5], True, (31.5, 34.4)),
        ([31.5, 134.4], False, (None, None)),
        (["a", 1], False, (None, None)),
        ([], True, (None, None)),
    ],
)
def test_a_point_is_longitude_and_latitude(coordinates, right, point):
    rows = Rows()
    geometry = {"type": "Point", "coordinates": coordinates}
    assert add_location(rows, 1, {"description": "A bridge", "geometry": geometry}) is right
    assert rows.tables["location"][0][4:] == point


def test_refs_of_flows_are_unique_in_their_record():
    rows = Rows()
    same = [Movement(ref="a", stage="budget", type="", amount="1", currency="EUR")] * 3
    add_movements(rows, 1, iter(same))
    assert [row[1] for row in rows.tables["flow"]] == ["a", "a#2", "a#3"]
    assert {len(row) for row in rows.tables["flow"]} == {len(TABLES["flow"])}
