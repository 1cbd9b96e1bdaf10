"""Percentages that add up to exactly 100, whatever was stated."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.iati.shares import WHOLE, Part, rebase, text_of, units_of


def parts(*said: str | None) -> list[Part]:
    found = []
    for text in said:
        part = Part("sector", "1", "x")
        part.said, part.stated = text, None if text is None else units_of(text)
        found.append(part)
    return found


def rebased(*said: str | None) -> tuple[list[str], bool, int]:
    made = parts(*said)
    changed, _, missing = rebase(made)
    return [part.percent for part in made], changed, missing


def test_by_example() -> None:
    assert rebased(None) == (["100"], False, 1)
    assert rebased("100") == (["100"], False, 0)
    assert rebased("60", "40") == (["60", "40"], False, 0)
    assert rebased("33.3", "33.3", "33.3") == (["33.333334", "33.333333", "33.333333"], True, 0)
    assert rebased("50") == (["100"], True, 0)
    assert rebased("50", "30") == (["62.5", "37.5"], True, 0)
    assert rebased("60", "60") == (["50", "50"], True, 0)
    assert rebased("50", None, None) == (["50", "25", "25"], False, 2)
    assert rebased(None, None, None) == (["33.333334", "33.333333", "33.333333"], False, 3)
    assert rebased("100", None) == (["100", "0"], False, 1)
    assert rebased("0", "0") == (["50", "50"], True, 0)


@given(st.lists(st.none() | st.integers(0, WHOLE), min_size=1, max_size=30), st.integers(1, WHOLE))
def test_nothing_is_lost_or_made(stated: list[int | None], whole: int) -> None:
    made = parts(*(None if units is None else text_of(units) for units in stated))
    rebase(made, whole)
    assert sum(units_of(part.percent) for part in made) == whole
    assert all(units_of(part.percent) >= 0 for part in made)


@given(st.integers(0, WHOLE))
def test_text_and_units_are_the_same_number(units: int) -> None:
    assert units_of(text_of(units)) == units
