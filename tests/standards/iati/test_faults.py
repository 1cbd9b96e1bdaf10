"""Findings made, and words shown in them."""

from servanda.records import Level
from servanda.standards.iati.faults import error, note, shown, warning


def test_the_levels() -> None:
    made = [make("iati.x", "words", where="line 1", advice="do") for make in (error, warning, note)]
    assert [one.level for one in made] == [Level.ERROR, Level.WARNING, Level.NOTE]
    assert {(one.code, one.message, one.where, one.advice) for one in made} == {
        ("iati.x", "words", "line 1", "do")
    }


def test_shown() -> None:
    assert shown("a\nb") == r"'a\nb'"
    assert len(shown("x" * 1000)) == 62
    assert shown("\ud800") == r"'\ud800'"
