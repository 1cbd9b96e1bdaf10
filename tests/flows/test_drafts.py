"""A snapshot while it is made: what is done stays done, and nothing else stays."""

from hashlib import sha256
from pathlib import Path

from servanda.flows.drafts import Done, Draft, begin
from servanda.flows.parts import Part


def done(draft: Draft, name: str) -> Done:
    path = draft.folder / "flow" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"rows")
    parts = {"flow": Part(path=f"flow/{name}", sha256=sha256(b"rows").hexdigest(), rows=1)}
    return Done(number=0, input="mark", records=1, size=1, parts=parts)


def test_a_job_is_known_by_what_it_read(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    assert (draft.number, draft.folder.name) == ("00001", "00001.partial")
    one = done(draft, "a.parquet")
    draft.keep(one)
    assert draft.done(0, "mark") == one
    assert draft.done(0, "other") is None
    assert draft.done(1, "mark") is None
    (draft.folder / "flow" / "a.parquet").write_bytes(b"ro")
    assert draft.done(0, "mark") is None
    (draft.folder / "flow" / "a.parquet").unlink()
    assert draft.done(0, "mark") is None


def test_a_note_that_was_cut_off_is_none(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="00007")
    assert draft.number == "00008"
    draft.keep(done(draft, "a.parquet"))
    (note,) = draft.folder.glob("work/jobs/*.json")
    note.write_bytes(note.read_bytes()[:20])
    assert draft.done(0, "mark") is None


def test_what_nobody_names_goes(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    one = done(draft, "a.parquet")
    done(draft, "b.parquet")
    (draft.folder / "flow" / "c.0123").touch()
    draft.tidy([one.parts["flow"].under("00001")])
    assert [path.name for path in (draft.folder / "flow").iterdir()] == ["a.parquet"]


def test_a_folder_that_was_never_seen_is_used_again(tmp_path: Path) -> None:
    (tmp_path / "00002" / "flow").mkdir(parents=True)
    (tmp_path / "00002" / "manifest.json").touch()
    (tmp_path / "00005.partial").mkdir()
    draft = begin(tmp_path, current="00001")
    assert [path.name for path in draft.folder.iterdir()] == ["flow"]
    assert [path.name for path in tmp_path.iterdir()] == ["00002.partial"]
