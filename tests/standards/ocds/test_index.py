"""Where releases lie, by process: in one file, and in several."""

import io

import pytest

from servanda.records.bulk import Piece
from servanda.standards.ocds.index import Index


def test_the_groups_of_a_file_and_what_is_spread() -> None:
    """A release without a process is one by itself, in every file; records alone are spread by nobody."""
    index = Index()
    index.begin(0)
    index.begin(1)
    given = [
        *((0, "a", 10, False), (0, "", 20, False), (0, "b", 30, False), (0, "a", 40, False)),
        *((0, "", 50, False), (0, "c", 60, True), (1, "a", 5, False), (1, "", 20, False)),
        *((1, "c", 30, True), (1, "b", 40, True)),
    ]
    for file, ocid, start, whole in given:
        index.add(file, ocid, Piece(start, 5, b""), whole=whole)
    assert list(index.groups(0)) == [
        ("a", [(10, 5), (40, 5)]),
        ("", [(20, 5)]),
        ("b", [(30, 5)]),
        ("", [(50, 5)]),
    ]
    assert list(index.spread()) == [
        ("a", [(0, 10, 5), (0, 40, 5), (1, 5, 5)]),
        ("b", [(0, 30, 5), (1, 40, 5)]),
    ]
    index.begin(1)
    assert list(index.spread()) == []
    index.close()


def written() -> bytes:
    """Return two places of a file as they are written."""
    index, out = Index(), io.BytesIO()
    index.begin(7)
    index.add(7, "a", Piece(10, 5, b""))
    index.add(7, "b", Piece(20, 6, b""), whole=True)
    index.write(7, out)
    return out.getvalue()


def test_places_are_written_and_read_again() -> None:
    """Under another number; of what is not whole nothing is taken."""
    index, out = Index(), io.BytesIO()
    assert index.read(2, io.BytesIO(written()))
    index.write(2, out)
    assert out.getvalue() == written()


@pytest.mark.parametrize("cut", range(2, len(written()) + 1, 7))
def test_what_is_cut_off_is_not_taken(cut: int) -> None:
    index, out = Index(), io.BytesIO()
    assert not index.read(2, io.BytesIO(written()[:-cut]))
    assert 2 not in index.files
    index.write(2, out)
    assert out.getvalue() == b'{"places": 0}\n'


@pytest.mark.parametrize("more", [b"x", b"[1]\n", b"[[], {}, 1, 2]\n", b"\xff\n", b"null\n"])
def test_what_is_something_else_is_not_taken(more: bytes) -> None:
    assert not Index().read(2, io.BytesIO(more + written()))
    assert not Index().read(2, io.BytesIO(written() + more))
