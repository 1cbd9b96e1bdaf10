"""Sentences that stand in two documents: one source, however many outlets (definition 24).

Method: containment of word 3-grams in the shorter sentence, names and formulas masked, through an
inverted index, so that the cost follows what is shared and not the pairs of sentences there are.
Worked example: "Chuyến đi góp phần thúc đẩy quan hệ" and "Chuyến đi này góp phần thúc đẩy quan hệ"
share four of the shorter one's six 3-grams: near.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.reconciliation.shingles import Passage, passages
from servanda.reconciliation.told import Quotation, Told

NEAR_FROM = 0.6  # containment in the shorter sentence
PARTIAL_FROM = 0.3
LEAST_GRAMS = 4  # fewer shared 3-grams than this say nothing: any caption has them
LEAST_IN_PART = 6  # a part of a sentence needs more to be more than a name
COPIES_KEPT = 12  # a sentence is paired with that many earlier copies, not with thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence of `a` that `b` repeats: `relation` verbatim, near or partial.

    `containment` is the part of the shorter sentence's unmasked 3-grams that both have, 0 to 1.
    """

    a: Quotation
    b: Quotation
    relation: str
    containment: float


def reprints(documents: Sequence[Told]) -> list[Pair]:
    """Return the sentences repeated between documents, in the order of the documents and places."""
    by_file = {document.file: document for document in documents}
    kept = passages(documents)
    pairs = []
    for first, second in _shared(kept):
        relation, share = _relation(kept[first], kept[second])
        if relation:
            pairs.append(
                Pair(
                    a=_quotation(by_file, kept[first]),
                    b=_quotation(by_file, kept[second]),
                    relation=relation,
                    containment=share,
                )
            )
    return pairs


def _shared(kept: Sequence[Passage]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of sentences, of different files, that may be the same words."""
    index: dict[int, list[int]] = defaultdict(list)
    copies: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: list[tuple[int, int]] = []
    for at, passage in enumerate(kept):
        earlier = copies[passage.words]
        same = [one for one in earlier[:COPIES_KEPT] if kept[one].file != passage.file]
        if len(passage.words) >= LEAST_GRAMS + 2:
            found += [(one, at) for one in same]
        near = Counter(one for gram in passage.grams for one in index[gram])
        found += [
            (one, at)
            for one, count in near.items()
            if count >= LEAST_GRAMS and kept[one].file != passage.file and one not in same
        ]
        if not earlier:  # copies of a sentence are found through the first of them
            for gram in passage.grams:
                index[gram].append(at)
        earlier.append(at)
    return sorted(found)


def _relation(a: Passage, b: Passage) -> tuple[str, float]:
    """Return how two sentences relate, and the containment; empty for not at all."""
    if a.words == b.words:
        return "verbatim", 1.0
    shorter = min(len(a.grams), len(b.grams))
    shared = len(a.grams & b.grams)
    share = shared / shorter if shorter else 0.0
    if share >= NEAR_FROM:
        return "near", share
    if share >= PARTIAL_FROM and shared >= LEAST_IN_PART:
        return "partial", share
    return "", share


def _quotation(by_file: dict[str, Told], passage: Passage) -> Quotation:
    return by_file[passage.file].quotation(passage.start, passage.end)
