"""Which sentences of many documents share word 3-grams, names and formulas masked.

A 3-gram that stands in seven or more different sentences ("Hội đồng Hòa") belongs to a name or a formula
and says nothing about where a sentence came from. Copies of one sentence count once there, so a story
reprinted by twenty outlets does not mask itself.

An inverted index by sorting: pairs of 3-gram and sentence lie in shelves of plain numbers, each shelf is
sorted by itself, and what stands side by side shares a 3-gram. Memory is eight bytes a 3-gram, and the
cost follows what is shared, not the pairs of sentences there are.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from servanda.reconciliation.shingles import BITS, Prints

MASKED_FROM = 7  # different sentences that hold a 3-gram, from which it is a name or a formula

_SENTENCE_BITS = 64 - BITS
_SENTENCE = (1 << _SENTENCE_BITS) - 1
_SHELVES = 64
MOST_SENTENCES = 1 << _SENTENCE_BITS


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two different sentences, by the numbers of their first places, and the 3-grams both have.

    `share` is the part of the shorter one's unmasked 3-grams, 0 to 1.
    """

    first: int
    second: int
    shared: int
    share: float


@dataclass(slots=True)
class Index:
    """The different sentences of all documents; a place is the number of a sentence among all.

    `places` has for each different sentence the places where it stands, in order.
    """

    places: list[list[int]] = field(default_factory=list)
    words: "array[int]" = field(default_factory=lambda: array("L"))
    sizes: "array[int]" = field(default_factory=lambda: array("L"))
    _masked: "array[int]" = field(default_factory=lambda: array("L"))
    _shelves: "list[array[int]]" = field(default_factory=list)

    def unmasked(self, sentence: int) -> int:
        """Return how many 3-grams of a different sentence tell something; known after `overlaps`."""
        return self.sizes[sentence] - self._masked[sentence]

    def overlaps(self, least: int) -> Iterator[Overlap]:
        """Yield the different sentences that share `least` unmasked 3-grams or more, in no order."""
        hits = self._hits()
        for number, shelf in enumerate(hits):
            hits[number] = array("Q")
            for pair, shared in Counter(shelf).items():
                if shared < least:
                    continue
                first, second = pair >> _SENTENCE_BITS, pair & _SENTENCE
                shorter = min(self.unmasked(first), self.unmasked(second))
                yield Overlap(first, second, shared, shared / shorter if shorter else 0.0)

    def _hits(self) -> "list[array[int]]":
        """Return the pairs of sentences, once for each 3-gram they share; count what is masked."""
        self._masked = array("L", bytes(self.sizes.itemsize * len(self.sizes)))
        hits = [array("Q") for _ in range(_SHELVES)]
        for number, shelf in enumerate(self._shelves):
            self._shelves[number] = array("Q")
            for holders in _runs(sorted(shelf)):
                if len(holders) >= MASKED_FROM:
                    for one in holders:
                        self._masked[one] += 1
                    continue
                for first, second in combinations(holders, 2):
                    hits[first % _SHELVES].append(first << _SENTENCE_BITS | second)
        return hits


def indexed(documents: Sequence[Prints]) -> Index:
    """Return the index of the sentences of all documents, which `overlaps` then uses up."""
    made = Index(_shelves=[array("Q") for _ in range(_SHELVES)])
    shelve = [shelf.append for shelf in made._shelves]
    known: dict[int, int] = {}
    place = 0
    for document in documents:
        at = 0
        for key, count, size in zip(document.keys, document.words, document.counts, strict=True):
            sentence = known.setdefault(key, len(known)) if key else -1
            if sentence >= MOST_SENTENCES:
                raise ValueError(f"more than {MOST_SENTENCES} different sentences; compare fewer")
            if sentence == len(made.places):
                made.places.append([])
                made.words.append(count)
                made.sizes.append(size)
                for gram in document.grams[at : at + size]:
                    shelve[gram % _SHELVES](gram << _SENTENCE_BITS | sentence)
            if sentence >= 0:
                made.places[sentence].append(place)
            at += size
            place += 1
    return made


def _runs(shelf: Sequence[int]) -> Iterator[list[int]]:
    """Yield the sentences that hold one 3-gram, where two or more do."""
    held, holders = -1, [0]
    for entry in shelf:
        gram = entry >> _SENTENCE_BITS
        if gram == held:
            holders.append(entry & _SENTENCE)
            continue
        if len(holders) > 1:
            yield holders
        held, holders = gram, [entry & _SENTENCE]
    if len(holders) > 1:
        yield holders
