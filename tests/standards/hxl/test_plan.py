"""Columns that make up one subject."""

from servanda.standards.column_mapping import Column, Reading, pack
from servanda.standards.hxl.plan import plan_of
from servanda.standards.sheets import Layout


def plan(*uses, by="tag", **settings):
    columns = tuple(Column(at=at, heading=f"c{at}", use=use, by=by) for at, use in enumerate(uses))
    return plan_of(pack(Reading(layout=Layout(), columns=columns, settings=settings)))


def test_columns_of_one_organisation_belong_together():
    found = plan("#org+acronym", "#org+name", "#org+type", "#org+impl", "#org+impl", "#sector")
    assert [(one.role, one.facets) for one in found.orgs] == [
        ("organisation", {"acronym": 0, "name": 1, "type": 2}),
        ("implementing", {"": 3}),
        ("implementing", {"": 4}),
    ]


def test_a_type_alone_belongs_to_the_organisation_before_it():
    found = plan("#org+name", "#org+impl+type")
    assert [(one.role, one.facets) for one in found.orgs] == [
        ("organisation", {"name": 0, "type": 1})
    ]


def test_areas_dates_and_titles():
    found = plan(
        "#adm1+name", "#adm1+pcode", "#activity", "#project+name", "#date+start", "#geo+lat"
    )
    assert found.areas == {1: {"name": 0, "code": 1}}
    assert found.titles == [3, 2]
    assert found.dates == {"start": (4, "")}
    assert found.geo == {"lat": (5, "")}


def test_money_is_money_when_somebody_says_so():
    assert plan("#value+usd", by="guess").money == []
    (found,) = plan("#value+usd+paid", scale=1000).money
    assert (found.currency, found.stage, found.scale) == ("USD", "disbursement", 1000)
