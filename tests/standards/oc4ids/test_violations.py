"""What schema and rules say becomes findings with stable codes."""

import pytest

from servanda.standards.json_schema import KINDS, Violation
from servanda.standards.oc4ids.violations import (
    no_projects,
    of_rule,
    of_schema,
    prefix,
    repeated,
    unavailable,
)


@pytest.mark.parametrize("kind", [*sorted(set(KINDS.values())), "invalid", "unusable"])
def test_each_kind_of_the_schema_has_a_code(kind):
    found = of_schema(Violation(kind, "m", "/a"), 3, "/a")
    assert (found.code, found.where, found.level) == (
        f"oc4ids.schema.{kind}",
        "line 3, /a",
        "error",
    )
    assert found.advice


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("unlisted", "oc4ids.code.unlisted"),
        ("empty", "oc4ids.field.empty"),
        ("repeated", "oc4ids.id.repeated"),
        ("unnamed", "oc4ids.reference.unnamed"),
        ("no-parties", "oc4ids.parties.missing"),
        ("unknown", "oc4ids.reference.unknown"),
    ],
)
def test_each_rule_has_a_code(kind, code):
    assert of_rule(Violation(kind, "m", "/a"), 1, "/a").code == code


def test_the_rest():
    made = [prefix("a", 1, ""), repeated("a", 1, ""), no_projects(), unavailable()]
    assert [one.code.split(".", 1)[1] for one in made] == [
        *("project.prefix", "project.repeated", "projects.missing", "schema.unavailable"),
    ]
