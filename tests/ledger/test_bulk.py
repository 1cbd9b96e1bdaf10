"""Many rows at once: cut into chunks, and taken over by key."""

from datetime import UTC, datetime

from servanda.ledger.bulk import chunks, insert
from servanda.ledger.models import Plan

NOW = datetime(2026, 6, 30, tzinfo=UTC)
NAMES = ["key", "id", "withdrawn", "recorded", "preference", "place", "state", "nature", "currency"]
REST = [
    "period",
    *(f"{w}_{c}" for w in ("title", "summary", "boundary") for c in ("vi", "en", "ar")),
]


def row(key, place):
    return [key, key, False, NOW, ["org:a"], place, "", "", "", *[""] * len(REST)]


def test_chunks():
    assert list(chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(chunks([])) == []


def test_rows_are_inserted_and_taken_over(db):
    insert(Plan, [*NAMES, *REST], [row("a", "x"), row("b", "x")])
    insert(Plan, [*NAMES, *REST], [row("a", "y")], replace=["place"])
    assert list(Plan.objects.order_by("key").values_list("key", "place")) == [
        ("a", "y"),
        ("b", "x"),
    ]
    assert Plan.objects.get(key="a").preference == ["org:a"]
    assert Plan.objects.get(key="a").recorded == NOW
