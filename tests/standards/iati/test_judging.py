"""What the schema says, in few codes; our own short ruleset."""

from datetime import date
from pathlib import Path

import pytest

from servanda.records.bulk import Piece
from servanda.standards.iati.envelope import read_envelope
from servanda.standards.iati.judging import Judge, essential
from tests.standards.iati.built import HEAD, NEEDS_SHARED, SAMPLES, SHARED


def judge(folder: Path) -> Judge:
    return Judge(read_envelope(HEAD.encode()), today=date(2026, 2, 1), folder=folder)


@NEEDS_SHARED
@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('<activity-status code="2"/>', "", "iati.schema.content"),
        ('<activity-status code="2"/>', "<activity-status/>", "iati.schema.attribute"),
        ("2025-02-01", "February", "iati.schema.value"),
        ("</title>", "</titel>", "iati.schema.not-well-formed"),
    ],
)
def test_codes(before: str, after: str, code: str) -> None:
    content = (SAMPLES / "good.xml").read_text("utf-8").replace(before, after, 1).encode()
    found = list(judge(SHARED).whole(content))
    assert code in {one.code for one in found}
    assert all(one.where.startswith("line ") for one in found)


@NEEDS_SHARED
def test_a_record_on_its_own_is_named_by_its_number() -> None:
    piece = Piece(0, 0, b"<iati-activity>\n<title/></iati-activity>")
    found = list(judge(SHARED).record(piece, line=11, number=4))
    assert all("/iati-activities/iati-activity[4]" in one.where for one in found)
    assert any(one.where.startswith("line 12") for one in found)


def test_no_schema_is_said_with_what_to_do(tmp_path: Path) -> None:
    (found,) = judge(tmp_path).missing()
    assert found.code == "iati.schema.unavailable"
    assert "SERVANDA_SCHEMAS" in found.advice


def test_our_rules_have_what_a_ruleset_has() -> None:
    for rules in essential().values():
        for told in rules.values():
            assert all(
                {"id", "severity", "message"} == set(case["ruleInfo"]) for case in told["cases"]
            )
