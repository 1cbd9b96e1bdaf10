"""Columns know whose each row is, and doubt the right ones."""

import re

from servanda.standards.iati.columns import days, gather, lines, meanings, spread
from servanda.standards.iati.remembered import Unusual


def test_rows_of_activities_become_columns() -> None:
    doubt: set[int] = set()
    columns = gather([[("a", "1", "")], [], [("b", "2", ""), ("c", "3", "junk")]], 2, doubt)
    assert columns.owners == [0, 2, 2]
    assert columns.columns == [("a", "b", "c"), ("1", "2", "3")]
    assert columns.of("xyz") == ["x", "z", "z"]
    assert doubt == {2}


def test_nothing_has_as_many_columns() -> None:
    assert spread(["", ""], re.compile("(a)(b)(c)"), set()).columns == [(), ()]


def test_faults_are_for_doubt() -> None:
    doubt: set[int] = set()
    assert days([0, 1, 2], ["2024-01-01", "never", ""], doubt) == [19723, None, None]
    assert lines([3, 4], ["a  b", "ltpgt"], doubt)[0] == "a b"
    assert doubt == {1, 2, 4}


def test_a_text_is_read_once() -> None:
    seen = []

    def read(text: str) -> str:
        seen.append(text)
        if text == "odd":
            raise Unusual
        return text.upper()

    doubt: set[int] = set()
    found = meanings([0, 1, 2, 3], ["a", "odd", "a", "b"], doubt, read=read, otherwise="?")
    assert found == ["A", "?", "A", "B"]
    assert sorted(seen) == ["a", "b", "odd"]
    assert doubt == {1}
