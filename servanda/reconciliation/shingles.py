"""Sentences as sets of word 3-grams, with names and formulas masked.

Worked example: "Việt Nam sẽ đóng góp tích cực" has five 3-grams. One that stands in seven or more
different sentences ("Hội đồng Hòa") belongs to a name or a formula and says nothing about where a
sentence came from. Copies of one sentence count once there, so a story reprinted by twenty outlets
does not mask itself.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.reconciliation.told import Told

SIZE = 3
MASKED_FROM = 7  # different sentences that hold a 3-gram, from which it is a name or a formula

Gram = tuple[str, ...]

_WORD = re.compile(r"\w+")
# The five marks of Vietnamese tones: "hoà" and "hòa" are one word, so the mark goes last.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_UNWRITTEN = re.compile("[\u00ad\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a file: its place, its words, and the 3-grams left after masking.

    `grams` are numbers that stand for 3-grams among the passages made together: they take a third of
    the room of the words themselves.
    """

    file: str
    start: int
    end: int
    words: tuple[str, ...]
    grams: frozenset[int]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, made alike: case, tone placement, marks that are not written."""
    plain = _UNWRITTEN.sub("", unicodedata.normalize("NFC", text))
    return tuple(_alike(word) for word in _WORD.findall(plain))


@lru_cache(maxsize=65536)
def _alike(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold())
    return _TONES.sub("", apart) + "".join(_TONES.findall(apart))


def grams(found: Sequence[str]) -> frozenset[Gram]:
    """Return the word 3-grams of a sentence; a shorter sentence has none."""
    return frozenset(tuple(found[i : i + SIZE]) for i in range(len(found) - SIZE + 1))


def passages(documents: Iterable[Told]) -> list[Passage]:
    """Return the sentences of all documents, masked against each other."""
    numbers: dict[Gram, int] = {}
    different: dict[tuple[str, ...], frozenset[int]] = {}
    bare = []
    for document in documents:
        for start, end in document.sentences:
            found = words(document.text[start:end])
            if found and found not in different:
                different[found] = frozenset(
                    numbers.setdefault(gram, len(numbers)) for gram in grams(found)
                )
            if found:
                bare.append((document.file, start, end, found))
    masked = _masked(different)
    kept = {found: numbered - masked for found, numbered in different.items()}
    return [Passage(file, start, end, found, kept[found]) for file, start, end, found in bare]


def _masked(different: Mapping[tuple[str, ...], frozenset[int]]) -> frozenset[int]:
    """Return the 3-grams that stand in too many different sentences to tell anything."""
    standing: Counter[int] = Counter()
    for numbered in different.values():
        standing.update(numbered)
    return frozenset(gram for gram, count in standing.items() if count >= MASKED_FROM)
