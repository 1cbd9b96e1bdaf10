"""An activity into rows: the sample, and what may be missing or wrong."""

from datetime import date

import pytest

from tests.standards.iati.built import (
    HEAD,
    NEEDS_SHARED,
    SAMPLES,
    SHARED,
    activity,
    codes_of,
    file_of,
    rows_of,
    table_of,
)


def days(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def test_the_sample() -> None:
    rows = rows_of((SAMPLES / "good.xml").read_bytes())
    first, second = (row[1:] for row in rows.tables["activity"])
    assert first == (
        *("XM-EXERCISE-1-WATER", "XM-EXERCISE-1", "Exercise Fund", False),
        *("Clean water for the coastal towns", "en", "2", 2, "USD", True),
        *(days("2025-03-01"), days("2027-03-01"), "2026-01-04T10:00:00Z"),
    )
    assert second[6:9] == ("1", 1, "USD")
    assert second[2] == "صندوق التمرين"
    assert table_of(rows, "participant", "role", "party", "name", "type", "activity") == [
        ("funding", "XM-EXERCISE-2", "Exercise Ministry", "10", ""),
        ("implementing", "XM-EXERCISE-3", "Exercise Builders", "22", "XM-EXERCISE-3-77"),
        ("funding", "XM-EXERCISE-2", "", "", ""),
    ]
    assert table_of(rows, "relation", "kind", "other") == [("parent", "XM-EXERCISE-1-PROGRAMME")]
    assert table_of(rows, "location", "name", "vocabulary", "code", "latitude", "longitude") == [
        ("Gaza", "G1", "281133", 31.5, 34.46)
    ]
    assert table_of(rows, "flow", "ref", "stage", "amount", "currency", "finance") == [
        ("budget-1", "budget", "1000000", "USD", ""),
        ("planned-1", "planned", "250000.50", "EUR", ""),
        ("C1", "commitment", "1000000", "USD", "grant"),
        ("2", "disbursement", "-1200.25", "EUR", "loan"),
    ]
    assert codes_of(rows) == {"iati.value.negative"}


def test_the_bad_sample_keeps_its_rows() -> None:
    rows = rows_of((SAMPLES / "bad.xml").read_bytes())
    assert table_of(rows, "activity", "id", "hierarchy") == [("XM-EXERCISE-9-A", None), ("", 1)]
    assert table_of(rows, "flow", "ref", "stage", "amount") == [
        ("1", "other", "1250000"),
        ("2", "other", None),
        ("t", "disbursement", "12.123457"),
        ("4", "expenditure", None),
    ]
    assert codes_of(rows) == {
        *(
            "iati.activity.bad-date",
            "iati.activity.bad-hierarchy",
            "iati.activity.duplicate-element",
        ),
        *("iati.activity.no-identifier", "iati.activity.no-reporter", "iati.location.bad-position"),
        *("iati.record.mended", "iati.share.bad-percentage", "iati.share.no-percentage"),
        *("iati.share.rebased", "iati.text.glued", "iati.transaction.bad-date"),
        *("iati.transaction.duplicate-element", "iati.transaction.no-date"),
        *("iati.transaction.no-type", "iati.transaction.unknown-type", "iati.value.missing"),
        *("iati.value.no-currency", "iati.value.no-date", "iati.value.not-a-number"),
        *("iati.value.rounded", "iati.value.unusual"),
    }
    places = table_of(rows, "finding", "code", "path", "line")
    assert ("iati.transaction.unknown-type", "transaction[2]", 16) in places
    assert ("iati.value.unusual", "transaction[1]/value", 14) in places


@pytest.mark.parametrize(
    ("inner", "place"),
    [
        ("<point><pos>31.5 34.4</pos></point>", (31.5, 34.4)),
        ("<point><pos>31.5,34.4</pos></point>", (31.5, 34.4)),
        ("<point><pos>nan 34.4</pos></point>", (None, None)),
        ("<point><pos>91 0</pos></point>", (None, None)),
        ("<point><pos>1 2 3</pos></point>", (None, None)),
        ("<point/>", (None, None)),
        ("<administrative vocabulary='G1' code='6'/>", (None, None)),
    ],
)
def test_positions(inner: str, place: tuple[float | None, ...]) -> None:
    rows = rows_of(file_of(activity(f"<location>{inner}</location>")))
    assert table_of(rows, "location", "latitude", "longitude") == [place]


def test_emergencies_and_appeals() -> None:
    scope = "<humanitarian-scope type='{}' vocabulary='1-2' code='{}'/>"
    one = rows_of(file_of(activity(scope.format(2, "HPSE26"))))
    assert table_of(one, "share", "kind", "code", "percent") == [("plan", "HPSE26", "100")]
    two = rows_of(file_of(activity(scope.format(2, "HPSE26") + scope.format(1, "OT-1"))))
    assert table_of(two, "share", "kind", "percent") == [("plan", None), ("theme", None)]


def test_the_language_of_the_file_and_secondary_reporters() -> None:
    head = HEAD.replace(">", " xml:lang='fr'>")
    org = "<reporting-org ref='B' secondary-reporter='true'/>"
    rows = rows_of(file_of(f"<iati-activity>{org}</iati-activity>", head=head))
    assert table_of(rows, "activity", "language", "secondary") == [("fr", True)]


@NEEDS_SHARED
def test_what_is_really_published() -> None:
    counted = {}
    for path in sorted((SHARED / "iati" / "real").glob("*.xml")):
        rows = rows_of(path.read_bytes())
        money = sum(row[2] not in ("budget", "planned") for row in rows.tables["flow"])
        counted[path.name[:8]] = (len(rows.tables["activity"]), money)
    assert counted["CAF-Acti"] == (478, 945)
    assert counted["iati-act"] == (43, 6444)
