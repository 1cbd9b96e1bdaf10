"""Sectors, countries and regions of an activity and of its transactions."""

import pytest

from tests.standards.iati.built import activity, codes_of, file_of, rows_of, table_of

COUNTRY, REGION = "recipient-country code='{}' percentage='{}'", "recipient-region code='{}'"
CASES = [
    (["sector code='1'"], [("sector", "1", "1", "100")], set()),
    (
        [
            "sector code='1' percentage='50'",
            "sector code='2' percentage='50'",
            "sector code='P' vocabulary='99'",
        ],
        [("sector", "1", "1", "50"), ("sector", "1", "2", "50"), ("sector", "99", "P", "100")],
        set(),
    ),
    (
        [COUNTRY.format("PS", 60), "recipient-region code='589' percentage='40'"],
        [("place", "ISO-3166-1", "PS", "60"), ("region", "1", "589", "40")],
        set(),
    ),
    (
        [COUNTRY.format("PS", 60), REGION.format(589), "recipient-region vocabulary='99' code='L'"],
        [
            ("place", "ISO-3166-1", "PS", "60"),
            ("region", "1", "589", "40"),
            ("region", "99", "L", "40"),
        ],
        {"iati.share.no-percentage"},
    ),
    (
        [COUNTRY.format("PS", "33.3"), COUNTRY.format("EG", "66.6")],
        [("place", "ISO-3166-1", "PS", "33.333333"), ("place", "ISO-3166-1", "EG", "66.666667")],
        {"iati.share.rounding"},
    ),
    (
        [COUNTRY.format("PS", 60), COUNTRY.format("EG", 60)],
        [("place", "ISO-3166-1", "PS", "50"), ("place", "ISO-3166-1", "EG", "50")],
        {"iati.share.rebased"},
    ),
    (
        [COUNTRY.format("PS", "60%"), COUNTRY.format("EG", "most"), "sector"],
        [
            ("place", "ISO-3166-1", "PS", "60"),
            ("place", "ISO-3166-1", "EG", "40"),
            ("sector", "1", "", "100"),
        ],
        {"iati.share.bad-percentage", "iati.share.no-percentage", "iati.share.no-code"},
    ),
]


@pytest.mark.parametrize(("elements", "shares", "codes"), CASES)
def test_shares(elements: list[str], shares: list[tuple[str, ...]], codes: set[str]) -> None:
    rows = rows_of(file_of(activity("".join(f"<{one}/>" for one in elements))))
    assert sorted(table_of(rows, "share", "kind", "vocabulary", "code", "percent")) == sorted(
        shares
    )
    assert codes_of(rows) == codes


def test_a_transaction_has_its_own() -> None:
    inner = (
        "<transaction ref='t'><transaction-type code='3'/><transaction-date iso-date='2025-01-01'/>"
        "<value value-date='2025-01-01'>1</value><sector code='1'/><recipient-country code='PS'/>"
        "</transaction>"
    )
    rows = rows_of(file_of(activity(inner)))
    assert table_of(rows, "share", "ref", "kind", "code", "percent", "stated") == [
        ("t", "place", "PS", "100", None),
        ("t", "sector", "1", "100", None),
    ]
    assert codes_of(rows) == set()
