"""Of several records with one identifier the latest counts; of several places of one, the last."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from servanda.flows import verdicts
from servanda.flows.parts import PartWriter
from servanda.flows.verdicts import counts, judge, write_findings, write_sources
from servanda.records.bulk import Rows
from tests.flows.built import row_of
from tests.flows.laid import key, lay

# What each record says (identifier, updated), and the files; then the reasons in order of place.
CASES = {
    "all differ": ({b"a": ("A", ""), b"b": ("B", "")}, {"x": [b"a", b"b"]}, ["", ""]),
    "no identifier": ({b"a": ("", ""), b"b": ("", "")}, {"x": [b"a", b"b"]}, ["", ""]),
    "later date": (
        {b"a": ("A", "2026-02-01"), b"b": ("A", "2026-01-31T23:59:59Z")},
        {"x": [b"a"], "y": [b"b"]},
        ["", "duplicate"],
    ),
    "zones": (
        {b"a": ("A", "2026-01-01T01:00:00+03:00"), b"b": ("A", "2025-12-31T23:00:00Z")},
        {"x": [b"b", b"a"]},
        ["", "duplicate"],
    ),
    "no date loses": (
        {b"a": ("A", "2026"), b"b": ("A", "2020-01-01")},
        {"x": [b"b", b"a"]},
        ["", "duplicate"],
    ),
    "later place": (
        {b"a": ("A", ""), b"b": ("A", "")},
        {"x": [b"a"], "y": [b"b"]},
        ["duplicate", ""],
    ),
    "same bytes": ({b"a": ("A", "")}, {"x": [b"a", b"a"], "y": [b"a"]}, ["repeated"] * 2 + [""]),
    "both": (
        {b"a": ("A", "2020-01-01"), b"b": ("A", "2021-01-01")},
        {"x": [b"a", b"b"], "y": [b"a"]},
        ["repeated", "", "duplicate"],
    ),
}


@pytest.mark.parametrize("stretch", [1, verdicts.STRETCH])
@pytest.mark.parametrize("name", CASES)
def test_who_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stretch: int
) -> None:
    """However many places are sorted at a time."""
    monkeypatch.setattr(verdicts, "STRETCH", stretch)
    said, files, reasons = CASES[name]
    rows = Rows()
    for content, (identifier, updated) in said.items():
        given = {"record": key(content), "id": identifier, "updated": updated}
        rows.add("activity", row_of("activity", **given))
    writer = PartWriter(tmp_path / "1", "00000")
    writer.add(rows)
    part = tmp_path / "1" / writer.close()["activity"].path
    own = PartWriter(tmp_path / "1", "verdicts")
    with lay(tmp_path, files) as con:
        judge(con, [part])
        winning, losing, gone = counts(con)
        write_sources(con, own, gone=False)
        write_findings(con, own, names={file: file for file in files})
    parts = own.close()
    source = pq.read_table(tmp_path / "1" / parts["source"].path).to_pylist()
    assert [one["reason"] for one in source] == reasons
    assert [one["wins"] for one in source] == [not reason for reason in reasons]
    assert [one["winner"] is None for one in source] == [not reason for reason in reasons]
    assert (winning, losing, gone) == (reasons.count(""), len(said) - reasons.count(""), 0)
    told = parts["finding"].rows if "finding" in parts else 0
    assert told == len({"repeated", "duplicate"} & set(reasons))


def test_rows_of_many_sheets_claim_nothing_of_each_other(tmp_path: Path) -> None:
    """Each sheet has a row 1; however many there are, they are told apart within little memory."""
    sheets = {name: [b"%s%d" % (name.encode(), nth) for nth in range(60_000)] for name in "abcd"}
    held = [
        (key(content), str(nth)) for rows in sheets.values() for nth, content in enumerate(rows)
    ]
    records, ids = zip(*held, strict=True)
    part = tmp_path / "activity.parquet"
    table = pa.table(
        {"record": pa.array(records, pa.int64()), "id": ids, "updated": [""] * len(ids)}
    )
    pq.write_table(table, part)
    with lay(tmp_path, sheets, numbered=True) as con:
        con.execute("SET memory_limit = '20MB'")
        judge(con, [part])
        assert counts(con) == (len(held), 0, 0)
