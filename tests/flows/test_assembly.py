"""From the parts of jobs to a manifest; what the snapshot before had is named, not copied."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from servanda.flows import assembly
from servanda.flows import earlier as earlier_module
from servanda.flows.assembly import Account, assemble
from servanda.flows.beside import Beside
from servanda.flows.drafts import Done, begin
from servanda.flows.earlier import Earlier
from servanda.flows.parts import PartWriter
from servanda.flows.snapshot import Source
from servanda.flows.standing import Asked
from servanda.records.bulk import Rows
from tests.flows.built import CUMULATIVE, build, row_of
from tests.flows.laid import key, lay


@pytest.mark.parametrize(("held", "many"), [(False, 9), (True, 9), (True, 1)])
def test_old_parts_are_named_and_new_ones_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bool, many: int
) -> None:
    """The first snapshot has a, b, c and d; the second file has a, b, c and e.

    Rows of d are counted from the old part, or from what was read of it meanwhile: row by row, or runs.
    """
    monkeypatch.setattr(earlier_module, "MANY", many)
    read, dead_in = list[str](), assembly._dead_in

    def watched(path: Path, dead: pa.Array) -> int:
        read.append(path.parent.parent.name)
        return dead_in(path, dead)

    monkeypatch.setattr(assembly, "_dead_in", watched)
    rows = Rows()
    for content in (b"a", b"b", b"c", b"d"):
        rows.add("activity", row_of("activity", record=key(content), id=content.decode()))
        for _ in range(3):
            rows.add("share", row_of("share", record=key(content)))
    previous = build(rows, tmp_path)
    draft = begin(tmp_path / "toy", current="00001")
    writer, new = PartWriter(draft.folder, "00000"), Rows()
    new.add("activity", row_of("activity", record=key(b"e"), id="e"))
    writer.add(new)
    done = Done(number=0, input="", records=1, size=1, parts=writer.close())
    account = Account(
        dataset="toy",
        standard="toy",
        version="1",
        semantics=CUMULATIVE,
        reader="r",
        created="2026-06-30T12:00:00Z",
        sources=(Source(sha256="x", name="x", size=40),),
        previous=previous,
        done=[done],
    )
    files = {"x": [b"a", b"b", b"c", b"e"]}
    with lay(tmp_path, files, previous=previous) as con, Beside() as beside:
        if held:
            earlier = Earlier(previous, beside)
            earlier.look()
            account = replace(account, earlier=earlier)
        manifest = assemble(draft, account, judge=partial(Asked.judged, con))
    assert (manifest.previous, manifest.whole, manifest.records) == ("00001", False, 4)
    assert read == (["00002.partial"] if held else ["00001", "00002.partial", "00001"])
    assert manifest.tables["share"].rows == 9
    activity = manifest.tables["activity"]
    assert activity.rows == 4
    assert [part.path.split("/")[0] for part in activity.parts] == ["00001", "00002"]
    with Beside() as beside:
        snapshot = draft.publish(replace(manifest), beside)
    with snapshot.connect() as asked:
        found = asked.execute("SELECT id FROM activity ORDER BY id").fetchall()
        gone = asked.execute("SELECT record FROM source WHERE reason = 'gone'").fetchall()
    assert [one for (one,) in found] == ["a", "b", "c", "e"]
    assert gone == [(key(b"d"),)]
