"""The code of a pattern, laid out so that it finds exactly the same and finds it sooner.

Python's `re` tries the words of an alternative one by one at every place of a text. Here

- words that begin with the same letter are tried together, as far as their order stays: two that begin
  with different letters never match at one place, so which of them stands first says nothing;
- the code begins with the letters that a match can begin with: other places are passed over;
- before many alternatives that would have to be entered one by one stands a look at their first letters,
  and before each of these at its own;
- "not behind a letter", where a letter must follow, asks for the edge of a word first.

What a match can begin with is never guessed (pattern_letters.py). Laying out takes long: it is for
patterns that are made beforehand (made.py). The items and the code are Python's own:
https://github.com/python/cpython/blob/3.11/Lib/re/_compiler.py

Worked example: in "(?<!\\w)(?:will send|shall|will pay)" the two of "will " become one before "shall",
and a search enters the pattern only where a word begins with "s" or "w".
"""

import re
from importlib import import_module
from typing import Any

from servanda.terms.pattern_letters import (
    AROUND,
    EVERY,
    REPEATS,
    UNLIKE,
    WIDE,
    Item,
    any_case,
    beginning,
    category,
    listed,
    of_item,
    ranges,
    within,
)

_COMPILER: Any = import_module("re._compiler")
_PARSER: Any = import_module("re._parser")
_OP: Any = import_module("re._constants")
_CHARSET = 4  # SRE_INFO_CHARSET of Modules/_sre/sre_constants.h
_PLANE = 0x10000  # up to here a set is a map of bits, and behind it ranges to go through one by one
_FAR = (8, 6, 4, 3, 2)  # letters that are looked at ahead: the most that are not too many to tell
_SOME = 60  # letters of a set that are looked at one by one
_MANY = 6  # alternatives that have to be entered, from which on a look ahead pays
_LETTER = (_OP.CATEGORY, _OP.CATEGORY_WORD)
Items = list[Item]


def lay_out(pattern: str, flags: int = 0) -> list[int]:
    """Return the code of a pattern as Python's own core takes it; re.error for what is no pattern."""
    tree = _PARSER.parse(pattern, flags)
    every = tree.state.flags | flags
    if every & UNLIKE or not every & re.UNICODE:
        return list(_COMPILER._code(tree, flags))
    made = _PARSER.SubPattern(tree.state, _Layout(tree.state).sequence(tree, every))
    return _with_letters(list(_COMPILER._code(made, flags)), list(made), every)


def _with_letters(code: list[int], items: Items, flags: int) -> list[int]:
    """Let the code begin with the letters that a match can begin with, unless these are too many."""
    letters, empty = beginning(items, flags)
    if code[0] != _OP.INFO or code[2] or empty or letters.bit_count() > WIDE:
        return code
    if letters >> _PLANE:
        letters |= EVERY >> _PLANE << _PLANE
    charset: list[int] = []
    _COMPILER._compile_charset(_COMPILER._optimize_charset(ranges(letters))[0], 0, charset)
    return [_OP.INFO, 4 + len(charset), _CHARSET, *code[3:5], *charset, *code[code[1] + 1 :]]


class _Layout:
    """The items of one pattern, laid out; `state` is what the parser knows of its groups."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def part(self, items: Items) -> Any:
        return _PARSER.SubPattern(self.state, items)

    def sequence(self, items: Any, flags: int) -> Items:
        """Return items one after the other, each laid out; groups that only hold together are opened."""
        made: Items = []
        for op, value in items:
            if op is _OP.BRANCH:
                made += self.branch(value[1], flags)
            elif op is _OP.SUBPATTERN and not value[1] & UNLIKE:
                group, more, less, inner = value
                now = within(flags, value)
                laid = self.sequence(inner, now)
                same = group is None and now == flags
                made += laid if same else [(op, (group, more, less, self.part(laid)))]
            elif op in REPEATS:
                made.append((op, (*value[:2], self.part(self.sequence(value[2], flags)))))
            elif op is _OP.ATOMIC_GROUP:
                made.append((op, self.part(self.sequence(value, flags))))
            elif op in AROUND and value[1]:
                made.append((op, (value[0], self.part(self.sequence(value[1], flags)))))
            else:
                made.append((op, value))
        return self.looking(_edged(made, flags), flags)

    def looking(self, items: Items, flags: int) -> Items:
        """Look ahead before alternatives that only look around: "(?:(?<!\\w)|(?<=و))"."""
        made: Items = []
        for at, (op, value) in enumerate(items):
            if op is _OP.BRANCH and beginning([(op, value)], flags) == (0, True):
                made += self.ahead(items[at + 1 :], flags)
            made.append((op, value))
        return made

    def branch(self, options: Any, flags: int) -> Items:
        """Return alternatives as a sequence; those that can never match are left out."""
        laid = [self.sequence(one, flags) for one in options]
        made = self.together([one for one in laid if beginning(one, flags) != (0, False)], flags)
        many = made[0][1][1] if made and made[0][0] is _OP.BRANCH else ()
        if sum(bool(one) and not _is_seen(one[0]) for one in many) < _MANY:
            return made
        each = [self.part([*self.ahead(list(one), flags), *one]) for one in many]
        return [*self.ahead(made, flags), (_OP.BRANCH, (None, each)), *made[1:]]

    def together(self, options: list[Items], flags: int) -> Items:
        """Return alternatives, those that begin with the same letter tried together."""
        groups: list[list[Items]] = []
        joined: dict[int, int] = {}  # a letter -> the group that an alternative may still join
        for one in options:
            if one and one[0][0] is _OP.LITERAL:
                letter = _least(one[0][1], flags)
                if letter in joined:
                    groups[joined[letter]].append(one)
                    continue
                joined[letter] = len(groups)
            else:
                letters, empty = beginning(one, flags)
                joined = {} if empty else {n: g for n, g in joined.items() if not letters >> n & 1}
            groups.append([one])
        if not groups:
            return [(_OP.ASSERT_NOT, (1, self.part([])))]  # "(?!)": nothing matches
        made = [self.one(group, flags) for group in groups]
        if len(made) == 1:
            return made[0]
        return [(_OP.BRANCH, (None, [self.part(self.seen(one, flags)) for one in made]))]

    def one(self, group: list[Items], flags: int) -> Items:
        if len(group) == 1:
            return group[0]
        return [group[0][0], *self.together([one[1:] for one in group], flags)]

    def seen(self, items: Items, flags: int) -> Items:
        """Write a first letter that may be large or small as a set: a set is looked at before all else."""
        if not flags & re.IGNORECASE or not items or items[0][0] is not _OP.LITERAL:
            return items
        letters = self.part([(_OP.IN, ranges(any_case(1 << items[0][1])))])
        return [(_OP.SUBPATTERN, (None, 0, int(re.IGNORECASE), letters)), *items[1:]]

    def ahead(self, items: Items, flags: int) -> Items:
        """Return a look at the first letters of all that may stand here; nothing where it cannot be."""
        if not items or _is_seen(items[0]):
            return []  # a letter is looked at before all else as it is
        words = next(filter(None, (_beginnings_as_far(items, flags, far) for far in _FAR)), set())
        if not words:
            return []
        least = sorted(w for w in words if words.isdisjoint(w[:n] for n in range(1, len(w))))
        letters = self.together([[(_OP.LITERAL, ord(c)) for c in word] for word in least], flags)
        return [(_OP.ASSERT, (1, self.part(letters)))]


def _is_seen(item: Item) -> bool:
    """Tell a letter or a set, which is looked at before an alternative is entered; large and small as `seen` writes it."""
    op, value = item
    if op is _OP.SUBPATTERN and value[0] is None:
        return len(value[3]) == 1 and _is_seen(value[3][0])
    return op in (_OP.LITERAL, _OP.IN)


def _edged(items: Items, flags: int) -> Items:
    """Ask for the edge of a word before "not behind a letter", where a letter must follow."""
    made: Items = []
    for at, (op, value) in enumerate(items):
        if op is _OP.ASSERT_NOT and value[0] < 0 and _of_letters(list(value[1])):
            letters, empty = beginning(items[at + 1 :], flags)
            if not empty and not letters & ~category(_OP.CATEGORY_WORD):
                made.append((_OP.AT, _OP.AT_BOUNDARY))
                if list(value[1]) == [(_OP.IN, [_LETTER])]:
                    continue  # no more was asked
        made.append((op, value))
    return made


def _of_letters(items: Items) -> bool:
    """Tell whether one letter is looked for, out of a set that has all letters of words."""
    if len(items) != 1 or items[0][0] is not _OP.IN:
        return False
    return _LETTER in items[0][1] and items[0][1][0][0] is not _OP.NEGATE


def _least(letter: int, flags: int) -> int:
    """Return one letter for all that match the same."""
    return listed(any_case(1 << letter))[0] if flags & re.IGNORECASE else letter


def _beginnings_as_far(items: Items, flags: int, far: int) -> set[str]:
    """Return how texts that match begin, up to so many letters; empty where these are too many to tell."""
    alike = bool(flags & re.IGNORECASE)
    whole, begun = _beginnings(items, {""}, flags, (far, alike))
    words = whole | begun
    return words if "" not in words and len(words) <= WIDE else set()


def _beginnings(
    items: Any, begun: set[str], flags: int, reach: tuple[int, bool]
) -> tuple[set[str], set[str]]:
    """Return how texts that match begin: as far as can be told, and those that the items behind go on.

    `reach`: up to how many letters, and whether one letter stands for all that match the same.
    """
    whole: set[str] = set()
    for op, value in items:
        if op is _OP.AT or (op in AROUND and value[1]):
            continue
        ended, begun = _gone_on((op, value), begun, flags, reach)
        whole |= ended
        whole |= {word for word in begun if len(word) >= reach[0]}
        begun = {word for word in begun if len(word) < reach[0]}
        if len(whole) + len(begun) > WIDE:
            return {""}, set()
    return whole, begun


def _gone_on(
    item: Item, begun: set[str], flags: int, reach: tuple[int, bool]
) -> tuple[set[str], set[str]]:
    """Return what `_beginnings` does, behind one more item."""
    op, value = item
    if op in (_OP.LITERAL, _OP.IN):
        letters = of_item(op, value, flags)[0]
        if letters.bit_count() > _SOME * (1 + reach[1]):
            return begun, set()
        alike = re.IGNORECASE if reach[1] else 0
        told = {_least(letter, alike) for letter in listed(letters)}
        return set(), {word + chr(letter) for word in begun for letter in told}
    if op is _OP.SUBPATTERN and not value[1] & UNLIKE:
        return _beginnings(value[3], begun, within(flags, value), reach)
    if op is _OP.ATOMIC_GROUP:
        return _beginnings(value, begun, flags, reach)
    if op is _OP.BRANCH:
        every = [_beginnings(one, begun, flags, reach) for one in value[1]]
        return set().union(*(one for one, _ in every)), set().union(*(one for _, one in every))
    if op in REPEATS:
        ended, once = _beginnings(value[2], begun, flags, reach)
        if value[1] == 1:
            return ended, once if value[0] else begun | once
        return ended | once, set() if value[0] else begun  # once more, or what stands behind
    if beginning([item], flags) == (0, False):
        return set(), set()  # "(?!)"
    return begun, set()
