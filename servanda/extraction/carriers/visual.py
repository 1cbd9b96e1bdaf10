"""Right-to-left lines back in the order in which they are spoken.

A PDF keeps glyphs where they stand on the page. This is the way of the bidirectional algorithm
backwards (https://www.unicode.org/reports/tr9/), for one line, from left to right on the page: words
of a right-to-left script are turned round, Latin words and numbers inside them are not.

>>> logical(list(reversed("خيمة")) + [" "] + list("4000") + [" "] + list(reversed("ستقدم")))
'ستقدم 4000 خيمة'
"""

import re
import unicodedata
from collections.abc import Sequence

_NUMBERS = frozenset({"EN", "AN"})
# Only a point, comma, colon or stroke belongs to the number around it. Behind Arabic letters a hyphen
# or a sign such as % or $ is drawn on the other side (rules W2 to W5).
_BETWEEN = "CS"
_OPEN = re.compile(r"(?<=\S)\s*([(\[{«‹])\s*|^([(\[{«‹])\s*")
_CLOSE = re.compile(r"\s*([)\]}»›])\s*(?=\w)|\s+([)\]}»›])")
_MARK = re.compile("\\s+(?=[\u064b-\u0652])")
_PAIRS = ("()", "[]", "{}", "«»", "‹›")


def ordered(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines in the order of speech; a page that was written in it already stays.

    Some programs put Arabic letters down from left to right as if they were Latin. Then the article
    would end its words, and a letter that only ends words would begin them.
    """
    spoken = []
    opened: frozenset[str] = frozenset()
    for line in lines:
        text, opened = _logical(line, opened)
        spoken.append(text)
    return spoken if _sense(spoken) >= 0 else ["".join(line) for line in lines]


def _sense(lines: Sequence[str]) -> int:
    """Return how many words look like Arabic, less those that look like it from behind."""
    words: list[str] = [word for line in lines for word in re.findall(r"[\u0620-\u064a]{3,}", line)]
    right = [word for word in words if word.startswith("ال") or word.endswith(("ة", "ى"))]
    return len(right) - sum(word.endswith("لا") or word.startswith(("ة", "ى")) for word in words)


def logical(atoms: Sequence[str]) -> str:
    """Return the line of glyphs, given from left to right, each with its letters in their order."""
    return _logical(atoms, frozenset())[0]


def _logical(atoms: Sequence[str], opened: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Return a line, and the brackets that it leaves open; `opened` are those of the line before."""
    kinds = [_kind(atom) for atom in atoms]
    right, left = kinds.count("R"), kinds.count("L")
    if not right:
        return "".join(atoms), frozenset()
    _settle(kinds, atoms)
    runs = _runs(kinds, rtl=right * 2 >= left)
    if right * 2 < left:  # a line of Latin script with a few words of the other
        return "".join(_said(atoms, kind, a, b) for kind, a, b in runs), frozenset()
    text = "".join(_said(atoms, kind, a, b) for kind, a, b in reversed(runs))
    return _brackets(text, opened)


def _kind(atom: str) -> str:
    """Return L, R, a number's class, or the class of a neutral sign."""
    found = unicodedata.bidirectional(atom[0]) if atom else "ON"
    if found in ("R", "AL"):
        return "R"
    return "M" if found == "NSM" else found


def _settle(kinds: list[str], atoms: Sequence[str]) -> None:
    """Give marks to the letter beside them, and separators to the number around them."""
    for at, kind in enumerate(kinds):
        around = (kinds[at - 1] if at else "", kinds[at + 1] if at + 1 < len(kinds) else "")
        if kind == "M":
            kinds[at] = "R" if "R" in around else around[0] or "ON"
        elif kind == _BETWEEN and around[0] in _NUMBERS and around[1] in _NUMBERS:
            kinds[at] = around[0]
    for at, kind in enumerate(kinds):
        if kind not in ("L", "R") and kind not in _NUMBERS:
            kinds[at] = "N"
        elif kind in _NUMBERS:
            kinds[at] = "D"


def _runs(kinds: list[str], *, rtl: bool) -> list[tuple[str, int, int]]:
    """Return (L, D or R, start, end) of the stretches that have one direction, from the left."""
    directed = list(kinds)
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "N":
            end += 1
        if end > at:
            before = directed[at - 1] if at else ""
            after = kinds[end] if end < len(kinds) else ""
            same = before == "L" and after in ("L", "D")
            if same and after == "D":
                _take_number(kinds, end)
            mixed = "R" if rtl or (before == after == "R") else "L"
            directed[at:end] = ["L" if same else mixed] * (end - at)
            for place in range(end, len(kinds)):
                if kinds[place] != "L" or directed[place] == "L":
                    break
                directed[place] = "L"
        at = max(end, at + 1)
    runs: list[tuple[str, int, int]] = []
    for place, kind in enumerate(directed):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1], place + 1)
        else:
            runs.append((kind, place, place + 1))
    return runs


def _take_number(kinds: list[str], start: int) -> None:
    """Make a number behind a Latin word a part of it: "UN 2803"."""
    while start < len(kinds) and kinds[start] == "D":
        kinds[start] = "L"
        start += 1


def _said(atoms: Sequence[str], kind: str, start: int, end: int) -> str:
    part = atoms[start:end]
    return "".join(reversed(part) if kind == "R" else part)


def _brackets(text: str, opened: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Make each bracket open or close by its place: files keep some as drawn and some as spoken.

    One that the line before left open closes here or was a slip.
    """
    made: list[str] = []
    inside = set(opened)
    for char in text:
        pair = next((pair for pair in _PAIRS if char in pair), "")
        if pair:
            char = pair[1] if pair in inside else pair[0]
            inside ^= {pair}
        made.append(char)
    spaced = _OPEN.sub(lambda m: f" {m[1]}" if m[1] else m[2], "".join(made))
    spaced = _CLOSE.sub(lambda m: f"{m[1]} " if m[1] else m[2], spaced)
    return _MARK.sub("", spaced), frozenset(inside - opened)
