"""What `servanda check` says of files of projects: the standard's own samples, and faults one by one."""

import io

import pytest

from servanda.standards import oc4ids
from tests.standards.oc4ids.samples import SHARED, eur, package, project

FIXTURES = SHARED / "fixtures"
needs_fixtures = pytest.mark.skipif(not FIXTURES.is_dir(), reason=f"no samples in {FIXTURES}")


def check(content, schemas=None):
    return list(oc4ids.validate(io.BytesIO(content), "x.json", schemas=schemas))


def codes(name):
    return [one.code for one in check((FIXTURES / f"{name}.json").read_bytes(), SHARED)]


@needs_fixtures
def test_a_valid_file_has_no_errors():
    content = (FIXTURES / "example-data.json").read_bytes()
    assert {one.code for one in check(content, SHARED)} == {"oc4ids.code.unlisted"}
    assert not [one for one in check(package(project()), SHARED) if one.level == "error"]


@needs_fixtures
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("example-additional-codes", {"oc4ids.code.unlisted": 5, "oc4ids.schema.code": 2}),
        (
            "example-additional-checks",
            {"oc4ids.project.prefix": 1, "oc4ids.reference.unknown": 2, "oc4ids.field.empty": 1},
        ),
        ("example-additional-checks-no-parties", {"oc4ids.parties.missing": 15}),
        ("example-additional-checks-no-projects", {"oc4ids.projects.missing": 1}),
        ("invalid-json", {"oc4ids.schema.not-json": 1}),
        ("rubbish", {"oc4ids.schema.required": 5}),
        (
            "validation-errors-package",
            {"oc4ids.schema.type": 36, "oc4ids.schema.required": 13, "oc4ids.schema.code": 5},
        ),
    ],
)
def test_faulty_files_have_theirs(name, expected):
    found = codes(name)
    assert {code: found.count(code) for code in expected} == expected


def test_a_good_file_without_schemas_has_a_note_alone():
    assert [one.code for one in check(package(project()))] == ["oc4ids.schema.unavailable"]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (package(project(id="bridge")), "oc4ids.project.prefix", "line 10, /projects/0/id"),
        (package(project(), project()), "oc4ids.project.repeated", "/projects/1/id"),
        (
            package(project(parties=None)),
            "oc4ids.parties.missing",
            "/projects/0/publicAuthority/id",
        ),
        (package(project(title="")), "oc4ids.field.empty", "line 12, /projects/0/title"),
        (
            package(project(budget={"amount": eur("x")})),
            "oc4ids.value.bad-amount",
            "/projects/0/budget/amount/amount",
        ),
        (package(project())[:-2], "json.truncated", "byte"),
        (package(project())[:-2], "oc4ids.schema.not-json", "line"),
        (package(), "oc4ids.projects.missing", ""),
    ],
)
def test_a_fault_and_its_place(content, code, where):
    found = [one for one in check(content) if one.code == code]
    assert found, check(content)
    assert where in found[0].where


def test_a_file_cut_off_anywhere_is_checked():
    content = package(project())
    for size in range(0, len(content), 97):
        assert check(content[:size])
