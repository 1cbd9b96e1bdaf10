"""A changed file is held against the kept one: what stands in it again is known without being cut."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import FileIO
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.flows import again
from servanda.flows.again import Again, Held, New, compare, held_of
from servanda.flows.earlier import Earlier
from servanda.flows.snapshot import Source
from servanda.records import Finding, Level
from servanda.records.bulk import Piece, Rows
from tests.flows.built import build, row_of


def digest(content: bytes) -> bytes:
    return sha256(content).digest()


def resuming(stream: FileIO) -> Callable[[int], Iterator[Piece | Finding]]:
    """Cut at lines that are not blank; "?" is a finding."""

    def resume(offset: int) -> Iterator[Piece | Finding]:
        stream.seek(offset)
        for line in stream.read().splitlines(keepends=True):
            if line == b"?\n":
                yield Finding(level=Level.ERROR, code="x.record.odd", message="odd")
            elif line.strip():
                yield Piece(offset, len(line), line)
            offset += len(line)

    return resume


def places(path: Path) -> list[tuple[int, int, bytes]]:
    with FileIO(path) as stream:
        found = [one for one in resuming(stream)(0) if isinstance(one, Piece)]
    return [(one.offset, one.length, digest(one.content)) for one in found]


def held(path: Path) -> Held:
    offsets, lengths, hashes = zip(*places(path), strict=True)
    columns = {"record": range(len(offsets)), "offset": offsets, "length": lengths, "hash": hashes}
    return Held(path=path, size=path.stat().st_size, places=pa.table(columns))


def compared(folder: Path, old: str, new: str) -> list[Again | New] | None:
    """Compare two files of a letter a record; a blank is a line with nothing."""
    for name, content in (("old", old), ("new", new)):
        folder.joinpath(name).write_text("".join(f"{one.strip()}\n" for one in content))
    with FileIO(folder / "new") as stream:
        return compare(stream, held(folder / "old"), resume=resuming(stream), digest=digest)


EDITS = [
    ("the same", "abcd", "abcd", [Again(0, 4, 0)]),
    ("changed", "abcd", "aXcd", [Again(0, 1, 0), "X", Again(2, 2, 0)]),
    ("the first", "abcd", "Xbcd", ["X", Again(1, 3, 0)]),
    ("the last", "abcd", "abcX", [Again(0, 3, 0), "X"]),
    ("put in", "abcd", "abXYcd", [Again(0, 2, 0), "X", "Y", Again(2, 2, 4)]),
    ("left out", "abcd", "acd", [Again(0, 1, 0), Again(2, 2, -2)]),
    ("moved", "abcd", "cdab", [Again(2, 2, -4), Again(0, 2, 4)]),
    ("twice", "abcd", "abcdab", [Again(0, 4, 0), Again(0, 2, 8)]),
    ("cut off", "abcd", "ab", [Again(0, 2, 0)]),
    ("more between", "abcd", "ab cd", [Again(0, 2, 0), Again(2, 2, 1)]),
]


@pytest.mark.parametrize(("name", "old", "new", "wanted"), EDITS, ids=lambda one: str(one)[:12])
def test_what_stands_in_it_again(
    tmp_path: Path, name: str, old: str, new: str, wanted: list[Again | str]
) -> None:
    found = compared(tmp_path, old, new)
    letters = (tmp_path / "new").read_text()
    assert found is not None
    assert [letters[one.offset] if isinstance(one, New) else one for one in found] == wanted


@given(old=st.text("abcdefgh", min_size=1, max_size=40), new=st.text("abcdefghXYZ ", max_size=40))
def test_it_is_what_cutting_finds(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    folder = tmp_path_factory.mktemp("again")
    before, again.FIRST = again.FIRST, 3
    try:
        found = compared(folder, old, new)
    finally:
        again.FIRST = before
    assert found is not None
    known, spread = places(folder / "old"), []
    for one in found:
        if isinstance(one, New):
            spread.append((one.offset, one.length, one.hash))
            continue
        for offset, length, mark in known[one.first : one.first + one.count]:
            spread.append((offset + one.shift, length, mark))
    assert spread == places(folder / "new")


def test_a_finding_or_too_much_that_is_new_leaves_it_to_cutting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compared(tmp_path, "abcd", "ab?cd") is None
    assert compared(tmp_path, "abcd", "XYZW") is not None
    monkeypatch.setattr(again, "SPARE", 2)
    assert compared(tmp_path, "abcd", "aXcd") is not None
    assert compared(tmp_path, "abcd", "XYZW") is None


def test_only_what_can_be_relied_on_is_held(tmp_path: Path) -> None:
    rows = Rows()
    for key in (1, 2):
        rows.add("activity", row_of("activity", record=key, id=str(key)))
    snapshot = build(rows, tmp_path)
    (source,) = snapshot.manifest.sources
    path = tmp_path / "kept"
    path.write_bytes(b"x" * source.size)
    good = Source(sha256=source.sha256, name="a", size=source.size, records=2)
    found = held_of(Earlier(snapshot), good, path)
    assert found is not None
    assert found.places["offset"].to_pylist() == [0, 10]
    for bad in (
        replace(good, size=source.size + 1),
        replace(good, records=3),
        replace(good, records=0),
        replace(good, findings=({"code": "x"},)),
        replace(good, sha256="1" * 64),
    ):
        assert held_of(Earlier(snapshot), bad, path) is None
    path.unlink()
    assert held_of(Earlier(snapshot), good, path) is None


def test_of_a_hash_that_stands_twice_the_first_place_is_known() -> None:
    """In pieces, of which one begins in the middle of its memory."""
    one, other, third = (digest(letter) for letter in (b"a", b"b", b"c"))
    begun = pa.array([b"x" * 32, one, other], pa.binary(32)).slice(1)
    hashes = pa.chunked_array([begun, pa.array([one, third], pa.binary(32))])
    assert again._first_places(hashes) == {one: 0, other: 1, third: 3}
    assert again._first_places(hashes.slice(1)) == {other: 0, one: 1, third: 2}
