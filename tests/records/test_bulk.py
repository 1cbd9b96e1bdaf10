"""The bulk tables: rows fit their columns, and a record's key is a function of its bytes."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding, Level
from servanda.records.bulk import KEY, TABLES, Rows, key_of


def test_every_table_begins_with_the_key_of_its_record() -> None:
    for name, columns in TABLES.items():
        first = next(iter(columns.items()))
        assert first == ("record", KEY), name


def test_a_finding_fills_every_column() -> None:
    rows = Rows()
    found = Finding(level=Level.ERROR, code="x.y", message="wrong", advice="mend it")
    rows.find(7, found, path="/a", line=3)
    (row,) = rows.tables["finding"]
    assert dict(zip(TABLES["finding"], row, strict=True)) == {
        "record": 7,
        "level": "error",
        "code": "x.y",
        "message": "wrong",
        "path": "/a",
        "line": 3,
        "advice": "mend it",
    }
    assert list(rows) == ["finding"]


@given(st.binary(), st.binary(min_size=1))
def test_a_key_is_63_bits_and_depends_on_the_context(content: bytes, context: bytes) -> None:
    assert 0 <= key_of(content) < 2**63
    assert key_of(content) == key_of(content, b"")
    assert key_of(content, context) != key_of(content)
