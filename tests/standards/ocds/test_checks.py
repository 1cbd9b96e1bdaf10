"""What `servanda check` says of files of OCDS: the standard's own samples, and faults one by one."""

import io
import json

import pytest

from servanda.standards import ocds
from tests.standards.ocds.samples import CONTRACTED, PROCESS, SHARED, package, records, release

FIXTURES = SHARED / "fixtures"
needs_fixtures = pytest.mark.skipif(not FIXTURES.is_dir(), reason=f"no samples in {FIXTURES}")


def check(content, schemas=SHARED):
    return list(
        ocds.validate(
            io.BytesIO(content), "x.json", schemas=schemas if schemas and schemas.is_dir() else None
        )
    )


def codes(content, **more):
    return [one.code for one in check(content, **more) if not one.code.endswith("unavailable")]


@needs_fixtures
@pytest.mark.parametrize(
    "name",
    [
        "additional_checks/basic_releases",
        "api/basic_1",
        "api/basic_record_package",
        "common_checks/basic_1",
        "common_checks/releases_no_validation_errors",
        "common_checks/records_no_validation_errors",
        "common_checks/releases_unique_ocids_but_not_ids",
        "additional_checks/empty_fields_releases",
    ],
)
def test_valid_files_have_no_errors(name):
    content = (FIXTURES / f"{name}.json").read_bytes()
    assert [one for one in check(content) if one.level == "error"] == []


@needs_fixtures
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lib/badfile", {"ocds.schema.type": 1, "ocds.contract.no-award": 4}),
        ("lib/tenders_releases_7_releases_check_ocids", {"ocds.ocid.prefix": 6}),
        ("lib/record_check_ocids", {"ocds.ocid.prefix": 1, "ocds.record.empty": 1}),
        ("additional_checks/empty_fields_releases", {"ocds.field.empty": 3}),
        ("additional_checks/empty_fields_records", {"ocds.field.empty": 2}),
        ("common_checks/releases_non_unique", {"ocds.id.again": 3}),
        ("common_checks/records_non_unique", {"ocds.id.again": 3}),
        (
            "common_checks/releases_non_unique_no_id",
            {"ocds.id.again": 0, "ocds.schema.required": 2},
        ),
        (
            "common_checks/records_invalid_releases",
            {"ocds.record.empty": 4, "ocds.schema.required": 22},
        ),
        ("common_checks/records_non_unique_no_ocid", {"ocds.process.no-ocid": 2}),
        ("common_checks/dupe_ids_1", {"ocds.id.again": 2}),
        ("common_checks/get_additional_codelist_values_replaced", {"ocds.schema.code": 1}),
    ],
)
def test_faulty_files_have_theirs(name, expected):
    found = codes((FIXTURES / f"{name}.json").read_bytes())
    assert {code: found.count(code) for code in expected} == expected


def test_a_good_file_without_schemas_has_a_note_alone():
    assert [one.code for one in check(package(*PROCESS), schemas=None)] == [
        "ocds.schema.unavailable"
    ]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (package(PROCESS[0], uri=""), "ocds.schema.format", "line 2, /uri"),
        (package(PROCESS[0], publisher={}), "ocds.schema.required", "line 5, /publisher"),
        (package(), "ocds.releases.missing", ""),
        (
            package({**CONTRACTED, "awards": [{"id": "b"}]}),
            "ocds.contract.no-award",
            "line 36, /releases/0/contracts/0/awardID",
        ),
        (
            package(release(1, buyer={"id": "x"})),
            "ocds.parties.missing",
            "line 20, /releases/0/buyer/id",
        ),
        (
            package(release(1, awards=[{"id": 1}, {"id": 1}])),
            "ocds.id.repeated",
            "line 24, /releases/0/awards/1/id",
        ),
        (
            package(release(1, tender=1), release(2, tender={"id": 2})),
            "ocds.process.unmergeable",
            "process ocds-abc123-1",
        ),
        (package(PROCESS[0])[:-2], "json.truncated", None),
        (package(PROCESS[0]).replace(b'"id"', b"'id'"), "ocds.schema.not-json", None),
        (b'[{"ocid": "ocds-abc123-1", "n": NaN}]', "ocds.process.bad-number", "line 1, /0/n"),
        (b'{"ocid": "ocds-abc123-1"}\n{"ocid": "a"}', "ocds.ocid.prefix", "line 2, /1/ocid"),
        (records({"ocid": "ocds-abc123-1", "releases": "x"}), "ocds.record.empty", None),
    ],
)
def test_a_fault_and_its_place(content, code, where):
    found = [one for one in check(content, schemas=None) if one.code == code]
    assert found, check(content, schemas=None)
    assert where is None or found[0].where == where


def test_a_file_cut_off_anywhere_is_checked():
    content = package(*PROCESS)
    for size in range(0, len(content), 97):
        assert check(content[:size], schemas=None)
    assert json.loads(content)
