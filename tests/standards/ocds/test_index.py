"""Where releases lie, by process: in one file, and in several."""

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
