"""Releases are merged as the standard's own cases say; rules are those of the standard's own schemas."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from servanda.standards.ocds.merging import (
    OMIT,
    RULES_1_0,
    RULES_1_1,
    WHOLE,
    Unmergeable,
    compiled,
    in_order,
    rules_for,
    rules_of,
    versioned,
)

CASES = Path(__file__).parents[4] / "shared" / "standards" / "ocds" / "merge"
EXPECTED = sorted(
    path
    for path in CASES.glob("*/*.json")
    if path.stem.rpartition("-")[2] in ("compiled", "versioned")
)
needs_cases = pytest.mark.skipif(not EXPECTED, reason=f"no merging cases in {CASES}")


def rules_in(name):
    return rules_of(json.loads((CASES / name).read_text()))


def case_rules(path):
    if path.parent.name == "schema":
        return rules_in("schema.json")
    return RULES_1_0 if path.parent.name == "1.0" else RULES_1_1


@needs_cases
@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_case_of_the_standard(path):
    name, _, kind = path.stem.rpartition("-")
    releases = json.loads((path.parent / f"{name}.json").read_text())
    merge = compiled if kind == "compiled" else versioned
    assert merge(releases, case_rules(path)) == json.loads(path.read_text())


@needs_cases
def test_our_rules_are_those_of_the_schemas():
    assert rules_in("release-schema-1__1__4.json") == RULES_1_1
    assert rules_in("release-schema-1__0__3.json") == RULES_1_0


def test_rules_by_version():
    assert rules_for("1.0") is RULES_1_0
    assert rules_for("1.1") is rules_for("") is rules_for("7") is RULES_1_1


def test_releases_without_a_date_come_first_and_those_of_one_date_as_they_stand():
    given = [
        {"id": 1, "date": "2020"},
        {"id": 2},
        {"id": 3, "date": None},
        {"id": 4, "date": "2020"},
    ]
    assert [one["id"] for one in in_order(given)] == [2, 3, 1, 4]


@pytest.mark.parametrize(
    "releases",
    [
        [{"date": "1", "tender": {"items": "none"}}, {"date": "2", "tender": {"items": {"a": 1}}}],
        [{"date": "1", "tender": "a"}, {"date": "2", "tender": {"id": 1}}],
        [{"date": "1", "tender": {"id": 1}}, {"date": "2", "tender": "a"}],
        [{"date": "1", "awards": [1]}, {"date": "2", "awards": [{"id": 1}]}],
        [{"date": "1", "awards": [{"id": []}]}, {"date": "2", "awards": [{"id": {}}]}],
    ],
)
def test_structures_that_contradict_each_other_are_said_or_merged_and_never_raise_otherwise(
    releases,
):
    with suppress(Unmergeable):
        assert isinstance(compiled(releases, RULES_1_1), dict)


def test_references_out_of_a_schema_and_round_in_it_are_not_followed():
    schema = {
        "properties": {
            "out": {"$ref": "https://example.org/schema.json"},
            "round": {"$ref": "#/definitions/Round"},
            "words": {"type": "array", "items": {"type": "string"}},
            "gone": {"type": "string", "omitWhenMerged": True},
        },
        "definitions": {
            "Round": {"type": "object", "properties": {"again": {"$ref": "#/definitions/Round"}}}
        },
    }
    assert rules_of(schema) == {("words",): WHOLE, ("gone",): OMIT}
