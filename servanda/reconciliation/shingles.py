"""Sentences as word 3-grams, and as the numbers that stand for them.

Worked example: "Việt Nam sẽ đóng góp tích cực" has five 3-grams. A number stands for each, so that ten
thousand articles fit into memory; two 3-grams share a number once in a million million times, and no
judgement rests on fewer than four of them.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

SIZE = 3
BITS = 40  # of the number of a 3-gram

Gram = tuple[str, ...]

_WORD = re.compile(r"\w+")
# The five marks of Vietnamese tones: "hoà" and "hòa" are one word, so the mark goes last.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_UNWRITTEN = re.compile("[\u00ad\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]")
_MASK = (1 << BITS) - 1


@dataclass(frozen=True, slots=True)
class Prints:
    """The sentences of a text in numbers: of each its key, its count of words and its 3-grams.

    A key is that of the words, the same for the same words; `counts` holds how many 3-grams of `grams`
    are the sentence's, in the order of the sentences. A sentence without words has the key 0.
    """

    keys: "array[int]"
    words: "array[int]"
    counts: "array[int]"
    grams: "array[int]"


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, made alike: case, tone placement, marks that are not written."""
    return tuple(_alike(word) for word in _written(text))


def _written(text: str) -> list[str]:
    if not text.isascii():
        text = _UNWRITTEN.sub("", unicodedata.normalize("NFC", text))
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def _alike(word: str) -> str:
    if word.isascii():
        return word.casefold()
    apart = unicodedata.normalize("NFD", word.casefold())
    return _TONES.sub("", apart) + "".join(_TONES.findall(apart))


def grams(found: Sequence[str]) -> frozenset[Gram]:
    """Return the word 3-grams of a sentence; a shorter sentence has none."""
    return frozenset(tuple(found[i : i + SIZE]) for i in range(len(found) - SIZE + 1))


def prints(text: str, sentences: Iterable[tuple[int, int]]) -> Prints:
    """Return the sentences of a text in numbers, the same in every process."""
    made = Prints(array("Q"), array("L"), array("L"), array("Q"))
    for start, end in sentences:
        numbers = [*map(_number, _written(text[start:end]))]
        # Python's own number of three numbers: of whole numbers it is the same in every process.
        known = {
            hash(gram) & _MASK for gram in zip(numbers, numbers[1:], numbers[2:], strict=False)
        }
        made.keys.append(_key(numbers) if numbers else 0)
        made.words.append(len(numbers))
        made.counts.append(len(known))
        made.grams.extend(known)
    return made


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    """Return the number of a word as it is written, the same for words that are alike."""
    alike = _alike(word).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(alike, digest_size=5).digest())


def _key(numbers: Sequence[int]) -> int:
    whole = array("Q", numbers).tobytes()
    return int.from_bytes(blake2b(whole, digest_size=8).digest()) or 1
