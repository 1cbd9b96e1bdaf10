"""A finding of a file inside another names the way there."""

from servanda.extraction.carriers.findings import fault, inside, note, warning
from servanda.records import Level


def test_levels_and_codes() -> None:
    made = [make("x", "message", "advice") for make in (fault, warning, note)]
    assert [one.level for one in made] == [Level.ERROR, Level.WARNING, Level.NOTE]
    assert {one.code for one in made} == {"carrier.x"}


def test_the_way_to_the_file_stands_before_the_place() -> None:
    assert (
        inside(fault("x", "m", "a", where="page 3"), "a.zip/b.pdf").where == "a.zip/b.pdf: page 3"
    )
    assert inside(fault("x", "m", "a"), "a.zip/b.pdf").where == "a.zip/b.pdf"
