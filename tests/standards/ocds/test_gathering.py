"""Releases of one process in several files become one piece, with their very bytes."""

import io
import json
from typing import Any

import pytest

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import ocds
from servanda.standards.ocds import gathering
from tests.standards.ocds.samples import CONTRACTED, OCID, PLANNED, TENDERED, release

OTHER = {**TENDERED, "ocid": "ocds-abc123-2"}
COMPILED = {**PLANNED, "tag": ["compiled"], "date": "2021-02-15T00:00:00Z"}


def file(*entries: dict[str, Any]) -> bytes:
    """Return a package of releases, or of records where an entry is one."""
    records = any("compiledRelease" in one or "releases" in one for one in entries)
    whole = {"uri": "https://example.org/p", "publishedDate": "2021-06-01T00:00:00Z"}
    return json.dumps({**whole, "records" if records else "releases": list(entries)}).encode()


def gathered(*files: bytes) -> list[tuple[int, Piece | Finding]]:
    streams = [io.BytesIO(content) for content in files]
    given = {n: (stream, ocds.context(stream, "a.json")) for n, stream in enumerate(streams)}
    whole = ocds.of_several()
    for number, (stream, context) in given.items():
        whole.look(number, stream, context)
    kept = {number: io.BytesIO() for number in given}
    for number, out in kept.items():
        whole.keep(number, out)
    found = list(whole.gather(given))
    whole.close()
    assert found == cut_and_gathered(given, kept)
    return found


def cut_and_gathered(
    given: dict[int, tuple[Any, bytes]], kept: dict[int, io.BytesIO]
) -> list[tuple[int, Piece | Finding]]:
    """Cut the files first, as an import does, and recall the second: what is gathered is the same."""
    whole = ocds.of_several()
    for number, (stream, context) in given.items():
        if number == 1:
            assert whole.recall(number, io.BytesIO(kept[number].getvalue()))
        else:
            assert list(whole.cut(number, stream, context)) == list(ocds.cut(stream, context))
    return list(whole.gather(given))


def ids(piece: Piece | Finding) -> list[str]:
    assert isinstance(piece, Piece)
    return [json.loads(one)["id"] for one in ocds.pieces_of(piece.content)]


def record(**fields: Any) -> dict[str, Any]:
    return {"ocid": OCID, **fields}


CASES: list[tuple[str, list[bytes], list[tuple[int, list[str]]]]] = [
    ("two files", [file(PLANNED), file(TENDERED)], [(1, ["1", "2"])]),
    (
        "another in between",
        [file(PLANNED), file(OTHER), file(TENDERED, CONTRACTED)],
        [(2, ["1", "2", "3"])],
    ),
    ("one file alone", [file(PLANNED, TENDERED), file(OTHER)], []),
    ("the same release again", [file(PLANNED), file(PLANNED)], []),
    ("a record's releases", [file(record(releases=[PLANNED])), file(TENDERED)], [(1, ["1", "2"])]),
    (
        "a link is none",
        [file(record(releases=[{"url": "https://example.org/1"}])), file(TENDERED)],
        [],
    ),
    (
        "a compiled release is the base of later ones",
        [file(record(compiledRelease=COMPILED)), file(TENDERED, CONTRACTED)],
        [(1, ["1", "2", "3"])],
    ),
    (
        "a compiled release that is later says all",
        [file(PLANNED), file(record(compiledRelease=COMPILED))],
        [],
    ),
    (
        "records alone are the publisher's to merge",
        [file(record(compiledRelease=COMPILED)), file(record(compiledRelease=CONTRACTED))],
        [],
    ),
]


@pytest.mark.parametrize(
    ("files", "found"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_is_gathered(files: list[bytes], found: list[tuple[int, list[str]]]) -> None:
    assert [(number, ids(piece)) for number, piece in gathered(*files)] == found


def test_the_pieces_are_the_publishers_bytes() -> None:
    first, second = file(PLANNED), json.dumps([TENDERED], indent=3).encode()
    ((number, piece),) = gathered(first, second)
    assert isinstance(piece, Piece)
    assert (number, piece.length) == (1, 0)
    parts = ocds.pieces_of(piece.content)
    assert len(parts) == 2
    assert all(part in whole for part, whole in zip(parts, (first, second), strict=True))


def test_what_is_too_large_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LIMIT", 100)
    ((_, found),) = gathered(file(PLANNED), file(TENDERED))
    assert isinstance(found, Finding)
    assert found.code == "ocds.process.too-large"


@pytest.mark.parametrize("cut", [1, 60, 200])
def test_a_file_cut_off_is_no_obstacle(cut: int) -> None:
    whole = file(TENDERED)
    gathered(file(PLANNED), whole[:-cut])


def test_a_release_is_no_merged_piece() -> None:
    assert ocds.pieces_of(json.dumps(release(1)).encode()) == []
