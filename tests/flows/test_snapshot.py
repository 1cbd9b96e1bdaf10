"""A snapshot gives its live rows, and its manifest is the same bytes each time."""

from pathlib import Path

import pytest

from servanda.flows.snapshot import MANIFEST, open_snapshot, parse, written
from servanda.records.bulk import TABLES, Rows
from tests.flows.built import build, row_of


def three() -> Rows:
    """Three records with one flow each: 10.5, 20, and one without an amount."""
    rows = Rows()
    for key, amount in ((1, "10.5"), (2, "20"), (3, None)):
        rows.add("activity", row_of("activity", record=key, id=f"A-{key}"))
        flow = row_of("flow", record=key, ref="1", stage="disbursement", amount=amount)
        rows.add("flow", flow)
    return rows


@pytest.mark.parametrize(("dead", "total"), [(set(), "30.500000"), ({2}, "10.500000")])
def test_only_live_rows_count(tmp_path: Path, dead: set[int], total: str) -> None:
    snapshot = build(three(), tmp_path, dead=frozenset(dead))
    con = snapshot.connect()
    found = con.execute("SELECT sum(amount)::VARCHAR, count(*) FROM flow").fetchall()
    assert found == [(total, 3 - len(dead))]
    assert con.execute("SELECT count(*) FROM source").fetchall() == [(3,)]
    assert len(snapshot.relation(con, "activity").fetchall()) == 3 - len(dead)


def test_a_table_without_rows_can_be_asked(tmp_path: Path) -> None:
    con = build(three(), tmp_path).connect()
    for table, columns in TABLES.items():
        assert con.sql(f"SELECT * FROM {table}").columns == list(columns)
    assert con.execute("SELECT count(*), sum(percent) FROM share").fetchall() == [(0, None)]


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    snapshot = build(three(), tmp_path)
    text = (snapshot.folder / MANIFEST).read_bytes()
    assert written(parse(text)) == text
    assert open_snapshot(snapshot.folder) == snapshot


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"semantics": 3}', b"\xff"])
def test_what_is_no_manifest(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)
