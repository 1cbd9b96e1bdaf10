"""Copies of one story are one source, however many outlets print it."""

from types import SimpleNamespace

import pytest

from servanda.portal.sources import Carried, carried

PLAN = "p"


def quoted(name, outlet, start=0, end=20):
    return SimpleNamespace(
        document=SimpleNamespace(key=f"{PLAN}/{name}", outlet=outlet), start=start, end=end
    )


@pytest.fixture
def repeated(monkeypatch):
    """Let sentences be repeated without a database: a list of (key, document, start, end)."""
    rows = []

    class Rows:
        def filter(self, **_):
            return self

        def order_by(self, *_):
            return self

        def values_list(self, *_):
            return rows

    monkeypatch.setattr("servanda.portal.sources.Evidence", SimpleNamespace(objects=Rows()))
    return rows


def pair(key, a, b, start=0, end=20):
    return [(key, f"{PLAN}/{a}", start, end), (key, f"{PLAN}/{b}", start, end)]


THREE = [quoted("a", "A News"), quoted("b", "B Daily"), quoted("c", "C Times")]


@pytest.mark.parametrize(
    ("quotations", "rows", "expected"),
    [
        ([], [], (0, 0)),
        (THREE[:1], [], (1, 1)),
        (THREE, [], (3, 3)),
        (THREE, pair("r1", "a", "b"), (3, 2)),
        (THREE, pair("r1", "a", "b") + pair("r2", "b", "c"), (3, 1)),
        (THREE, pair("r1", "a", "b", 50, 60), (3, 3)),
        ([quoted("a", "A News"), quoted("d", "A News")], [], (1, 1)),
        ([quoted("a", ""), quoted("b", "")], pair("r1", "a", "b"), (2, 1)),
    ],
    ids=["none", "one", "apart", "two copies", "a chain", "other words", "one outlet", "nameless"],
)
def test_copies_count_once(repeated, quotations, rows, expected):
    repeated += rows
    found = carried(quotations)
    assert (found.outlets, found.sources) == expected
    assert found.copied == (expected[1] < expected[0])


def test_alone_nothing_is_copied():
    assert not Carried(outlets=1, sources=1).copied
