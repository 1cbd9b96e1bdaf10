"""A place said and read again."""

import pytest

from servanda.standards.places import place, placed


@pytest.mark.parametrize(
    ("where", "line", "path"),
    [
        ("line 12, /a/b", 12, "/a/b"),
        ("line 12", 12, ""),
        ("/a/b", None, "/a/b"),
        ("", None, ""),
        ("byte 77", None, "byte 77"),
    ],
)
def test_both_ways(where: str, line: int | None, path: str) -> None:
    assert placed(where) == (line, path)
    assert place(line, path) == where
