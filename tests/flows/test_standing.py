"""Where nothing stands twice, what is seen at once is what questions answer; else they are asked."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from servanda.flows import standing
from servanda.flows.beside import Beside
from servanda.flows.earlier import Earlier
from servanda.flows.parts import PartWriter
from servanda.flows.planning import lay_out
from servanda.flows.standing import Asked, Plain, Standing, claimed_once, seen
from servanda.records.bulk import Rows
from tests.flows.built import build, row_of
from tests.flows.laid import key, lay

# The identifiers of the snapshot before, in its only file "0…"; those of now by file, a capital for a
# record of other bytes; which files are carried over; and whether it is plain.
CASES: dict[str, tuple[str, dict[str, str], bool, bool]] = {
    "the first": ("", {"x": "abc"}, False, True),
    "two files": ("", {"x": "ab", "y": "cd"}, False, True),
    "nothing": ("", {"x": ""}, False, True),
    "no identifiers": ("", {"x": "--"}, False, True),
    "twice in a file": ("", {"x": "aba"}, False, False),
    "in two files": ("", {"x": "ab", "y": "bc"}, False, False),
    "claimed twice": ("", {"x": "aA"}, False, False),
    "changed": ("abcd", {"x": "aBcd"}, False, True),
    "one gone": ("abcd", {"x": "acd"}, False, True),
    "all gone": ("ab", {"x": "cd"}, False, True),
    "carried over": ("abc", {"x": "de"}, True, True),
    "carried over, and claimed": ("abc", {"x": "Ae"}, True, False),
    "carried over, and again": ("abc", {"x": "ae"}, True, False),
}
OLD = "0" * 64


def plainly(cut: Path, activities: list[Path], **given: Any) -> Plain | None:
    found = seen(cut, **given)
    return found if found and claimed_once(found, activities, given["earlier"]) else None


def content(letter: str, place: int) -> bytes:
    return f"-{place}".encode() if letter == "-" else letter.encode()


def acts(contents: dict[bytes, str]) -> Rows:
    rows = Rows()
    for held, letter in contents.items():
        name = "" if letter == "-" else letter.lower()
        rows.add("activity", row_of("activity", record=key(held), id=name))
    return rows


def written(found: Standing, folder: Path, *, gone: bool) -> list[dict[str, Any]]:
    writer = PartWriter(folder, "verdicts")
    found.write(writer, gone=gone, names={OLD: "old", "x": "x", "y": "y"})
    parts = writer.close()
    assert "finding" not in parts
    part = parts.get("source")
    return pq.read_table(folder / part.path).to_pylist() if part else []


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_it_is_what_questions_answer(tmp_path: Path, name: str, held: bool) -> None:
    """Whose rows the old parts have is read when it is wanted, or was read before."""
    before, now, carried, plain = CASES[name]
    old = {content(one, 0): one for one in before}
    files = {file: [content(a, n) for n, a in enumerate(given)] for file, given in now.items()}
    new = {content(a, n): a for given in now.values() for n, a in enumerate(given)}
    previous = build(acts(old), tmp_path) if before else None
    writer = PartWriter(tmp_path / "new", "00000")
    writer.add(acts({held: a for held, a in new.items() if held not in old}))
    paths = [tmp_path / "new" / one.path for one in writer.close().values()]
    paths = [*(previous.paths("activity") if previous else ()), *paths]
    numbers = {file: number for number, file in enumerate([*files, *([OLD] if carried else [])])}
    kept = {OLD} if carried else set()
    with lay(tmp_path, files, previous=previous) as con, Beside() as beside:
        lay_out(con, tmp_path / "places", files=numbers, carried=kept, previous=previous)
        asked = Asked.judged(con, paths)
        earlier = Earlier(previous, beside) if previous else None
        if earlier and held:
            earlier.look()
            assert all(earlier.owners(path) for path in earlier.snapshot.paths("activity"))
        given = {"files": numbers, "carried": kept, "earlier": earlier}
        found = plainly(tmp_path / "places", paths, **given)
        assert isinstance(found, Plain) is plain
        if found is None:
            return
        assert found.counts() == asked.counts()
        gone = found.counts()[2] > 0
        for one in (found, asked):
            one.rename({"x": "named"})
        assert sorted(found.away().to_pylist()) == sorted(asked.away().to_pylist())
        dead = [sorted(one.dead(gone=gone).to_pylist()) for one in (found, asked)]
        assert dead[0] == dead[1]
        told = [written(one, tmp_path / str(n), gone=gone) for n, one in enumerate((found, asked))]
        assert told[0] == told[1]


def test_many_are_left_to_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"x": [b"a", b"b"]}).close()
    given: dict[str, Any] = {"files": {"x": 0}, "carried": set(), "earlier": None}
    assert plainly(tmp_path / "places", [], **given) is not None
    monkeypatch.setattr(standing, "FEW", 1)
    assert plainly(tmp_path / "places", [], **given) is None
