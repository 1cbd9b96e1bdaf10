"""What can a part of a pattern begin with: never too little."""

import re
from importlib import import_module

import pytest

from servanda.terms.pattern_letters import EVERY, any_case, beginning, listed, ranges

PARSER = import_module("re._parser")


@pytest.mark.parametrize(
    ("pattern", "flags", "letters", "empty"),
    [
        ("(?:va|[xy])?z", 0, "vxyz", False),
        ("a*b?", 0, "ab", True),
        ("(?=[ab])(?<!c)[b-d]e", 0, "b", False),
        ("x?(?=a)b", 0, "bx", False),  # what stands ahead holds behind the x
        ("(?:(?!)|d)", 0, "d", False),
        ("(?!)", 0, "", False),
        ("(?i:k)l", 0, "Kk\u212a", False),  # the sign of kelvin is a large k
        ("[a-c]", re.I, "ABCabc", False),
        ("(?P<a>đ)", re.I, "Đđ", False),
        ("(?>ab|c)", 0, "ac", False),
        (r"\bvi|$", 0, "v", True),
    ],
)
def test_letters_that_can_be_told(pattern, flags, letters, empty):
    found = beginning(PARSER.parse(pattern, flags), flags | re.U)
    assert ("".join(map(chr, listed(found[0]))), found[1]) == (letters, empty)


@pytest.mark.parametrize("pattern", [".", "[^a]", "(?P<a>b?)(?P=a)c", "(?a:[a-c])"])
def test_what_cannot_be_told_is_every_letter_or_all_but_one(pattern):
    found, _ = beginning(PARSER.parse(pattern), int(re.U))
    assert (EVERY & ~found).bit_count() <= 1


def test_a_set_comes_back_from_its_ranges():
    letters = 1 << 3 | 7 << 40 | 1 << 0x10FFFF
    assert sum(1 << letter for letter in listed(letters)) == letters
    assert [value for _, value in ranges(letters)] == [3, (40, 42), 0x10FFFF]


def test_letters_that_are_the_same_large_and_small_are_those_that_match():
    for letter in "kıiſςßäأ1":
        same = {c for c in map(chr, range(0x2200)) if re.fullmatch(re.escape(letter), c, re.I)}
        assert {c for c in map(chr, listed(any_case(1 << ord(letter)))) if c < "\u2200"} == same
