"""What the columns of a table mean, guessed from their headings and from what stands in them.

A guess is an HXL hashtag and how sure it is, in per cent. Worked example:

    guess("Partenaire d'exécution", ["ACF", "CARE"])  # Guess("#org+impl", 85)
    guess("Estado", ["En ejecución"])                 # Guess("#status", 95): a state has no such names

Under 50 nothing is guessed. The words stand in headings.toml.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from servanda.standards.cell_values import amount, days, folded, is_blank

LEAST = 50
_NUMBERED = re.compile(r"(?:admin|adm|pcode|admin pcode|nivel|niveau|level) ?([0-4])(?!\d)")
_PCODE = re.compile(r"[A-Z]{2,3}\d{2,12}\Z")
_ISO = re.compile(r"[A-Z]{2,3}\Z")
_CODED = re.compile(r"p ?codes?(?: ?\d)?\Z")
_WORDY = ("#org", "#sector", "#subsector", "#activity", "#status", "#project", "#loc", "#adm")


@dataclass(frozen=True, slots=True)
class Guess:
    """A hashtag, "" for none, and how sure it is in per cent."""

    tag: str = ""
    sure: int = 0


@dataclass(frozen=True, slots=True)
class _Words:
    subjects: tuple[tuple[str, tuple[str, ...]], ...]
    attributes: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]
    values: tuple[tuple[str, frozenset[str]], ...]


@cache
def _words() -> _Words:
    text = files("servanda.standards.hxl").joinpath("headings.toml").read_text("utf-8")
    found = tomllib.loads(text)
    return _Words(
        tuple((one["name"], _folded(one["words"])) for one in found["subject"]),
        tuple(
            (one["name"], frozenset(one["of"]), _folded(one["words"])) for one in found["attribute"]
        ),
        tuple((name, frozenset(_folded(words))) for name, words in found["values"].items()),
    )


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(one) for one in words}, key=lambda one: (-len(one), one)))


def guess(heading: str, cells: Sequence[str]) -> Guess:
    """Return what a column means; `cells` are some of its values."""
    name = "" if heading.startswith("#") else folded(heading)
    filled = [cell for cell in cells if not is_blank(cell)]
    said = _share(filled, lambda cell: bool(_PCODE.match(cell)))
    subject, sure = _subject(name, coded=said >= 0.8)
    by_values = _by_values(filled)
    if by_values.tag and (not subject or (subject == "#adm1" and by_values.tag == "#status")):
        return by_values
    if subject == "#status" and by_values.tag == "" and len(set(filled)) > 8:
        subject, sure = "#adm1", 55  # in Mexico or Venezuela an estado is a state
    if not subject:
        return Guess()
    tag = subject + _attributes(subject, name)
    if subject[:4] == "#adm" and "+code" not in tag and said >= 0.8:
        tag += "+code"
    if (
        subject == "#adm0"
        and "+code" not in tag
        and _share(filled, lambda c: bool(_ISO.match(c))) > 0.8
    ):
        tag += "+code"
    return _weighed(tag, sure, filled)


def guesses(headings: Sequence[str], columns: Sequence[Sequence[str]]) -> list[Guess]:
    """Return a guess for each column, none of them said twice where it can stand once only."""
    found = [guess(name, cells) for name, cells in zip(headings, columns, strict=True)]
    found = [_beside(found, at, headings[at]) for at in range(len(found))]
    taken = dict[str, int]()
    for at in sorted(range(len(found)), key=lambda at: (-found[at].sure, at)):
        tag = found[at].tag
        if tag[:4] == "#adm":
            tag = _free(tag, taken)
            sure = found[at].sure if tag == found[at].tag else LEAST
            found[at] = Guess(tag, sure) if tag else Guess()
        elif tag in taken and tag.partition("+")[0] not in (
            "#org",
            "#value",
            "#reached",
            "#targeted",
        ):
            found[at] = Guess()
        taken[found[at].tag] = at
    return found


def _subject(name: str, *, coded: bool) -> tuple[str, int]:
    if found := _NUMBERED.search(name):
        return f"#adm{found[1]}", 95
    if _CODED.match(name):
        return "#adm1+code", 70 if coded else 55
    best = ("", 0)
    for subject, words in _words().subjects:
        for word in words:
            if name == word:
                return subject, 95
            if not best[1] and _stands(word, name):
                best = (subject, 80 if name.startswith(word) or subject != "#loc" else 70)
    return best


def _attributes(subject: str, name: str) -> str:
    found = ""
    for attribute, subjects, words in _words().attributes:
        if subject in subjects and any(_stands(word, name) for word in words):
            if subject == "#value" and found:
                continue  # one stage only, the first that is named
            found += attribute
    return found


def _stands(word: str, name: str) -> bool:
    """Tell whether a heading has a word, as a word of its own."""
    at = name.find(word)
    while at >= 0:
        before, behind = name[at - 1 : at], name[at + len(word) : at + len(word) + 1]
        if not before.isalpha() and not behind.isalpha():
            return True
        at = name.find(word, at + 1)
    return False


def _by_values(filled: Sequence[str]) -> Guess:
    for tag, words in _words().values:
        share = _share(filled, lambda cell, words=words: folded(cell) in words)  # type: ignore[misc]
        if share >= 0.5:
            return Guess(tag, min(60 + int(40 * (share - 0.5)), 80))
    return Guess()


def _weighed(tag: str, sure: int, filled: Sequence[str]) -> Guess:
    """Return a guess less sure, or none, where the values are not such as it says."""
    subject = tag.partition("+")[0]
    figures = _share(filled, lambda cell: amount(cell) is not None)
    if subject.startswith(_WORDY) and "+code" not in tag and figures > 0.5:
        sure -= 40
        if subject in ("#org", "#sector", "#activity", "#beneficiary"):
            return Guess()
    if subject in ("#value", "#reached", "#targeted", "#inneed", "#geo") and filled:
        sure += 5 if figures > 0.9 else -50 if figures < 0.5 else -10
    if subject == "#date" and filled and _share(filled, lambda cell: days(cell) is not None) < 0.5:
        sure -= 30
    if not filled:
        sure -= 20
    elif tag[:4] == "#adm" and "+code" in tag:
        sure += 5 if _share(filled, lambda cell: bool(_PCODE.match(cell))) > 0.9 else 0
    return Guess(tag, min(sure, 99)) if sure >= LEAST else Guess()


def _beside(found: Sequence[Guess], at: int, heading: str) -> Guess:
    """Return the guess at a place; a code that names no area is of the area beside it."""
    if (
        found[at].tag != "#adm1+code"
        or not _CODED.match(folded(heading))
        or re.search(r"\d", heading)
    ):
        return found[at]
    for other in (at - 1, at + 1):
        if (
            0 <= other < len(found)
            and found[other].tag[:4] == "#adm"
            and "+code" not in found[other].tag
        ):
            return Guess(f"{found[other].tag}+code", found[at].sure)
    return found[at]


def _free(tag: str, taken: dict[str, int]) -> str:
    """Return a tag of an area whose level nobody has yet, the next lower one if need be."""
    for level in range(int(tag[4]), 5):
        if (free := f"#adm{level}{tag[5:]}") not in taken:
            return free
    return ""


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0
