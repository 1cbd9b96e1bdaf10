"""A file checked as a whole and record by record; the official verdict on the suites."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from servanda.records import Finding
from servanda.standards import iati
from servanda.standards.iati import check, extracting
from servanda.standards.places import placed
from tests.standards.iati.built import NEEDS_SHARED, SAMPLES, SHARED, activity, file_of

TODAY = date(2026, 2, 1)


def checked(content: bytes, schemas: Path | None = None) -> list[Finding]:
    return list(iati.validate(BytesIO(content), "x.xml", today=TODAY, schemas=schemas))


def test_the_samples_without_a_schema(tmp_path: Path) -> None:
    for name in ("good.xml", "organisation.xml"):
        found = checked((SAMPLES / name).read_bytes(), tmp_path)
        assert {one.code for one in found} <= {"iati.schema.unavailable", "iati.value.negative"}
    found = checked((SAMPLES / "bad.xml").read_bytes(), tmp_path)
    codes = {one.code for one in found}
    assert {
        "iati.schema.not-well-formed",
        "iati.value.unusual",
        "iati.file.between-records",
    } <= codes
    places = {one.code: placed(one.where) for one in found}
    assert places["iati.value.unusual"] == (
        17,
        "/iati-activities/iati-activity[1]/transaction[1]/value",
    )


def test_what_reading_finds_is_told_however_the_record_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A record is read by its grammar or by a tree; the note of amounts below zero is told of both."""
    content = file_of(
        activity(
            '<transaction><transaction-type code="3"/><transaction-date iso-date="2025-01-03"/>'
            '<value value-date="2025-01-03">-5</value></transaction>'
        )
    )
    places = []
    for left in (extracting.FEW, 0):
        monkeypatch.setattr(extracting, "_left", [left])
        (found,) = [one for one in checked(content, tmp_path) if one.code == "iati.value.negative"]
        places.append(placed(found.where))
    assert places == [(2, "/iati-activities/iati-activity[1]")] * 2


RULES = [
    ("<activity-date type='2' iso-date='2027-01-01'/>", "11.1.4"),
    ("", "6.2.2"),
    ("<sector code='1' percentage='10'/><sector code='2' percentage='10'/>", "2.1.2"),
    (
        "<budget><period-start iso-date='2025-01-01'/><period-end iso-date='2027-01-01'/></budget>",
        "7.5.3",
    ),
]


@pytest.mark.parametrize(("inner", "rule"), RULES)
def test_essential_rules_are_asked_without_the_ruleset(
    inner: str, rule: str, tmp_path: Path
) -> None:
    found = checked(file_of(f"<iati-activity>{inner}</iati-activity>"), tmp_path)
    assert any(
        one.code.startswith("iati.rule.") and f"(rule {rule})" in one.message for one in found
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "iati.root.unknown"),
        (b"<!DOCTYPE x><iati-activities/>", "iati.doctype.refused"),
        (b'<iati-activities version="1.04"/>', "iati.version.refused"),
        (b"<iati-activities><iati-activity>", "iati.record.truncated"),
        (b"\xff\xfe\x00", "iati.root.unknown"),
    ],
)
def test_nothing_raises(content: bytes, code: str) -> None:
    assert code in {one.code for one in checked(content)}


def verdict(path: Path) -> bool:
    found = checked(path.read_bytes(), SHARED)
    return not any(one.code.startswith("iati.schema") for one in found)


def expected(path: Path) -> bool | None:
    text = path.as_posix()
    if "/should-pass/" in text or "-pass/" in text:
        return True
    return False if "/should-fail/" in text or "-fail/" in text else None


@NEEDS_SHARED
def test_the_verdict_of_the_official_schema_on_both_suites() -> None:
    files = [
        one
        for suite in ("suite-schemas", "suite-pyiati")
        for one in (SHARED / "iati" / suite).rglob("*.xml")
    ]
    judged = {path: expected(path) for path in files if path.is_file()}
    wrong = [
        path for path, wanted in judged.items() if wanted is not None and verdict(path) != wanted
    ]
    assert wrong == []
    assert sum(wanted is not None for wanted in judged.values()) >= 1372


@NEEDS_SHARED
def test_record_by_record_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bad.xml", "good.xml", "organisation.xml"):
        content = (SAMPLES / name).read_bytes().replace(b"Caf&eacute; &", b"Caf")
        content = content.replace(b"  lost words\n", b"").replace(
            b"<!-- </iati-activity> in", b"<!-- in"
        )
        whole = checked(content, SHARED)
        monkeypatch.setattr(check, "WHOLE", 100)
        parts = checked(content, SHARED)
        monkeypatch.undo()
        key = [(one.code, one.message, placed(one.where)[0]) for one in whole]
        assert sorted(key, key=str) == sorted(
            ((one.code, one.message, placed(one.where)[0]) for one in parts), key=str
        )
