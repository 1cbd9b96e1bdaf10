"""A record's very bytes, held against their hash."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest

from servanda.flows.parts import PartWriter
from servanda.flows.raw import raw
from servanda.flows.schema import SOURCE
from servanda.flows.snapshot import Snapshot, Source, Table
from servanda.flows.sources import keep
from servanda.records.bulk import Rows
from tests.flows.built import build, row_of

CONTEXT, FILE = b"ctx", b"[<one/><two/>]"


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Record 1 stands at byte 7 of a file, record 2 is the third row of a sheet."""
    rows = Rows()
    rows.add("activity", row_of("activity", record=1))
    made = build(rows, tmp_path)
    kept = keep(BytesIO(FILE), made.folder.parent)
    common = {"file": kept.sha256, "wins": True, "reason": "", "winner": None, "place": 0}
    places = [
        {"record": 1, "offset": 7, "length": 6, "content": None, **common},
        {"record": 2, "offset": 3, "length": 0, "content": b'["a"]', **common},
    ]
    for place, content in zip(places, (b"<two/>", b'["a"]'), strict=True):
        place["hash"] = sha256(CONTEXT + content).digest()
    writer = PartWriter(made.folder, "own")
    writer.add_table("source", pa.Table.from_pylist(places, schema=SOURCE))
    table = Table(rows=2, parts=(writer.close()["source"].under("00001"),))
    source = Source(sha256=kept.sha256, name="f.xml", size=len(FILE), context=CONTEXT)
    manifest = replace(made.manifest, sources=(source,), tables={"source": table})
    return replace(made, manifest=manifest)


def test_bytes_of_a_file_and_of_a_sheet(snapshot: Snapshot) -> None:
    (one,) = raw(snapshot, 1)
    assert (one.content, one.offset, one.name, one.genuine) == (b"<two/>", 7, "f.xml", True)
    (two,) = raw(snapshot, 2)
    assert (two.content, two.offset, two.length, two.genuine) == (b'["a"]', 3, 0, True)
    assert raw(snapshot, 3) == []


def test_other_bytes_are_said(snapshot: Snapshot) -> None:
    (file,) = (snapshot.folder.parent / "sources").iterdir()
    file.write_bytes(FILE.replace(b"two", b"2wo"))
    assert not raw(snapshot, 1)[0].genuine
