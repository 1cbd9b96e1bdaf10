"""What schema and rules say becomes findings with stable codes."""

import pytest

from servanda.standards.json_schema import KINDS, Violation
from servanda.standards.ocds.violations import (
    no_award,
    no_releases,
    of_rule,
    of_schema,
    prefix,
    repeated,
    unavailable,
)


@pytest.mark.parametrize("kind", [*sorted(set(KINDS.values())), "invalid", "unusable"])
def test_each_kind_of_the_schema_has_a_code(kind):
    found = of_schema(Violation(kind, "m", "/a"), 3, "/a")
    assert (found.code, found.where, found.level) == (f"ocds.schema.{kind}", "line 3, /a", "error")
    assert found.advice


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("unlisted", "ocds.code.unlisted"),
        ("empty", "ocds.field.empty"),
        ("repeated", "ocds.id.repeated"),
        ("unnamed", "ocds.reference.unnamed"),
        ("no-parties", "ocds.parties.missing"),
        ("unknown", "ocds.reference.unknown"),
    ],
)
def test_each_rule_has_a_code(kind, code):
    assert of_rule(Violation(kind, "m", "/a"), 1, "/a").code == code


def test_the_rest():
    made = [
        prefix("a", 1, ""),
        repeated("a", 1, ""),
        no_award("a", 1, ""),
        no_releases(),
        unavailable(),
    ]
    assert [one.code.split(".", 1)[1] for one in made] == [
        *("ocid.prefix", "id.again", "contract.no-award", "releases.missing", "schema.unavailable"),
    ]
