"""Which letters a part of a pattern can begin with: the sets that its layout rests on (pattern_layout.py).

A set of letters is an integer, a bit each. What cannot be told is every letter, so that a set may hold
too many and never too few. Parts are the items of Python's own parser, (name, value):
https://github.com/python/cpython/blob/3.11/Lib/re/_parser.py

Worked example: what can begin "(?:va|[xy])?z" is "vxyz", and it is never empty.
"""

import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

_CORE: Any = import_module("_sre")
_COMPILER: Any = import_module("re._compiler")
_OP: Any = import_module("re._constants")
_OTHER_CASES: dict[int, tuple[int, ...]] = import_module("re._casefix")._EXTRA_CASES
EVERY = (1 << (sys.maxunicode + 1)) - 1
WIDE = 3_000  # letters of a set that are weighed one by one; a category such as \\w has more
UNLIKE = int(re.ASCII | re.LOCALE | re.DEBUG)  # with these a letter is another matter
REPEATS = (_OP.MAX_REPEAT, _OP.MIN_REPEAT, _OP.POSSESSIVE_REPEAT)
AROUND = (_OP.ASSERT, _OP.ASSERT_NOT)
_SHORT = {"DIGIT": r"\d", "WORD": r"\w", "SPACE": r"\s"}
Item = tuple[Any, Any]


def beginning(items: Iterable[Item], flags: int) -> tuple[int, bool]:
    """Return the letters that items one after the other can begin with, and whether they can be empty."""
    found, ahead = 0, EVERY
    for op, value in items:
        letters, empty = of_item(op, value, flags)
        if op is _OP.ASSERT and not found and value[0] >= 0:
            seen, nothing = beginning(value[1], flags)
            ahead &= EVERY if nothing else seen
        found |= letters & ahead
        if not empty:
            return found, False
    return found, True


def of_item(op: Any, value: Any, flags: int) -> tuple[int, bool]:
    """Return the same of one item."""
    if op is _OP.LITERAL:
        return (any_case(1 << value) if flags & re.IGNORECASE else 1 << value), False
    if op is _OP.IN:
        return _of_set(value, flags), False
    if op is _OP.SUBPATTERN and not value[1] & UNLIKE:
        return beginning(value[3], within(flags, value))
    if op is _OP.ATOMIC_GROUP:
        return beginning(value, flags)
    if op is _OP.BRANCH:
        return _of_any([beginning(one, flags) for one in value[1]])
    if op in REPEATS:
        letters, empty = beginning(value[2], flags)
        return letters, empty or not value[0]
    if op is _OP.FAILURE or (op is _OP.ASSERT_NOT and not value[1]):
        return 0, False  # "(?!)"
    if op is _OP.AT or op in AROUND:
        return 0, True
    return EVERY, op not in (_OP.ANY, _OP.NOT_LITERAL)  # a group once more; what is unheard of


def within(flags: int, group: Any) -> int:
    """Return the flags inside a group, the value of a SUBPATTERN."""
    return int(_COMPILER._combine_flags(flags, group[1], group[2]))


def _of_any(options: list[tuple[int, bool]]) -> tuple[int, bool]:
    found = 0
    for letters, _ in options:
        found |= letters
    return found, any(empty for _, empty in options)


def _of_set(listed: Any, flags: int) -> int:
    letters = 0
    for op, value in listed:
        if op is _OP.LITERAL:
            letters |= 1 << value
        elif op is _OP.RANGE:
            letters |= (1 << value[1] + 1) - (1 << value[0])
        elif op is _OP.CATEGORY:
            letters |= category(value)
    denied = listed[0][0] is _OP.NEGATE
    if flags & re.IGNORECASE:
        return EVERY if denied else any_case(letters)
    return EVERY & ~letters if denied else letters


@cache
def category(name: Any) -> int:
    """Return all letters of a category such as \\d, by the parser's name for it."""
    pattern = re.compile(_SHORT[str(name).rpartition("_")[2]] + "+")
    letters = 0
    for found in pattern.finditer("".join(map(chr, range(sys.maxunicode + 1)))):
        letters |= (1 << found.end()) - (1 << found.start())
    return EVERY & ~letters if "NOT_" in str(name) else letters


@cache
def any_case(letters: int) -> int:
    """Return letters with all that match them where large and small ones are the same."""
    if letters.bit_count() > WIDE:
        return EVERY
    for letter in listed(letters):
        letters |= _cases().get(letter, 0)
    return letters


@cache
def _cases() -> dict[int, int]:
    """Return a letter -> all that match it, for letters that are large or small."""
    by_small: dict[int, int] = {}
    for letter in range(sys.maxunicode + 1):
        small = _CORE.unicode_tolower(letter)
        if small != letter or _CORE.unicode_iscased(letter):
            by_small[small] = by_small.get(small, 0) | 1 << letter
    made: dict[int, int] = {}
    for small, letters in by_small.items():
        same = letters
        for other in _OTHER_CASES.get(small, ()):
            same |= by_small.get(other, 0) | 1 << other
        made |= dict.fromkeys(listed(letters), same | 1 << small)
    return made


def ranges(letters: int) -> list[Item]:
    """Return a set as the parser writes one."""
    made: list[Item] = []
    at = 0
    while letters:
        skip = (letters & -letters).bit_length() - 1
        letters >>= skip
        size = (~letters & letters + 1).bit_length() - 1
        at += skip
        made.append((_OP.RANGE, (at, at + size - 1)) if size > 1 else (_OP.LITERAL, at))
        letters >>= size
        at += size
    return made


def listed(letters: int) -> list[int]:
    """Return the letters of a set, by number and in order."""
    return [
        letter
        for op, value in ranges(letters)
        for letter in (range(value[0], value[1] + 1) if op is _OP.RANGE else (value,))
    ]
