"""Sentences that stand in two documents: one source, however many outlets (definition 24).

Method: containment of word 3-grams in the shorter sentence, names and formulas masked, through an
inverted index (overlaps).
Worked example: "Chuyến đi góp phần thúc đẩy quan hệ" and "Chuyến đi này góp phần thúc đẩy quan hệ"
share four of the shorter one's six 3-grams: near. Sentences of two rounds of talks are no reprints.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reconciliation.overlaps import Index, indexed
from servanda.reconciliation.rounds import apart
from servanda.reconciliation.shingles import prints
from servanda.reconciliation.told import Quotation, Told

NEAR_FROM = 0.6  # containment in the shorter sentence
PARTIAL_FROM = 0.3
LEAST_GRAMS = 4  # fewer shared 3-grams than this say nothing: any caption has them
LEAST_IN_PART = 6  # a part of a sentence needs more to be more than a name
LEAST_WORDS = LEAST_GRAMS + 2
LONGER = 2.5  # times the shorter one's words, from which a short sentence is a headline or a name
COPIES_KEPT = 12  # a sentence is paired with that many earlier copies, not with thousands

Place = tuple[int, int, int]  # the number of the document, start, end
Match = tuple[int, int, str, float]  # two places by their numbers, the relation, the containment


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence of `a` that `b` repeats: `relation` verbatim, near, partial or translation.

    `containment` is the part of the shorter sentence's unmasked 3-grams that both have, 0 to 1.
    `first` is the file that printed it first, `credited` the agency that one of the two credits;
    both are empty where nothing tells.
    """

    a: Quotation
    b: Quotation
    relation: str
    containment: float
    first: str = ""
    credited: str = ""


def reprints(documents: Sequence[Told]) -> list[Pair]:
    """Return the sentences repeated between documents, in the order of the documents and places."""
    places, found = _matches(documents)
    return [
        Pair(
            a=_quotation(documents, places[first]),
            b=_quotation(documents, places[second]),
            relation=relation,
            containment=share,
        )
        for first, second, relation, share in sorted(found)
    ]


def sharing(documents: Sequence[Told]) -> set[str]:
    """Return the files that share a sentence with another."""
    places, found = _matches(documents)
    return {documents[places[place][0]].file for match in found for place in match[:2]}


def _matches(documents: Sequence[Told]) -> tuple[list[Place], list[Match]]:
    places = [
        (number, start, end)
        for number, document in enumerate(documents)
        for start, end in document.sentences
    ]
    index = indexed([d.prints or prints(d.text, d.sentences) for d in documents])
    alike = (
        match
        for match in _alike(index, places)
        if not apart(_text(documents, places[match[0]]), _text(documents, places[match[1]]))
    )
    return places, [*_copies(index, places), *alike]


def _copies(index: Index, places: Sequence[Place]) -> Iterator[Match]:
    """Yield the places where the very same words stand, each with its earliest copies."""
    for count, standing in zip(index.words, index.places, strict=True):
        if count < LEAST_WORDS or len(standing) < 2:
            continue
        for at, place in enumerate(standing):
            for earlier in standing[: min(at, COPIES_KEPT)]:
                if places[earlier][0] != places[place][0]:
                    yield earlier, place, "verbatim", 1.0


def _alike(index: Index, places: Sequence[Place]) -> Iterator[Match]:
    """Yield the places of sentences that share words, each with the earliest copies of the other."""
    for overlap in index.overlaps(LEAST_GRAMS):
        sizes = sorted((index.words[overlap.first], index.words[overlap.second]))
        if overlap.shared < LEAST_IN_PART and sizes[1] > LONGER * sizes[0]:
            continue
        relation = _relation(overlap.shared, overlap.share)
        if not relation:
            continue
        ours, theirs = index.places[overlap.first], index.places[overlap.second]
        pairs = {(one, other) for one in ours for other in theirs[:COPIES_KEPT]}
        pairs |= {(one, other) for one in ours[:COPIES_KEPT] for other in theirs}
        for one, other in pairs:
            if places[one][0] != places[other][0]:
                yield min(one, other), max(one, other), relation, overlap.share


def _relation(shared: int, share: float) -> str:
    """Return how two different sentences relate; empty for not at all."""
    if share >= NEAR_FROM:
        return "near"
    return "partial" if share >= PARTIAL_FROM and shared >= LEAST_IN_PART else ""


def _quotation(documents: Sequence[Told], place: Place) -> Quotation:
    number, start, end = place
    return documents[number].quotation(start, end)


def _text(documents: Sequence[Told], place: Place) -> str:
    number, start, end = place
    return documents[number].text[start:end]
