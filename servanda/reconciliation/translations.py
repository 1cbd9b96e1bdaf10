"""One wire story in two languages, as far as names, numbers and dates carry it (definition 24).

Two documents of different languages are one story when most of the firm tokens of each (tokens) stand in
the other and follow each other in the same order: a translator keeps the order, a reporter who tells the
same event does not. Then the sentences that share tokens are paired, relation `translation`.
Worked example: "Peru and Chile ... $45 million ... 9 June 2026" and "Peru và Chile ... 9/6/2026 ... 45 triệu
USD". The measure is careful: a short item with few figures is never called a translation.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from servanda.reconciliation.credits import agency_of, published
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.tokens import Token, tokens
from servanda.reconciliation.told import Told

LEAST_FIRM = 4  # firm tokens that both have
FIRM_FROM = 0.6  # part of the firm tokens of each
ALL_FROM = 0.5  # shared tokens among the tokens of either
ORDER_FROM = 0.7  # part of the shared tokens that stand in one order
APART = 10  # days between the two, where both are dated
COMMON_FROM = 40  # documents that hold a token, from which it brings nobody together

_Sentence = tuple[int, int, frozenset[str], frozenset[str]]  # place, tokens, firm tokens


@dataclass(frozen=True, slots=True)
class _Version:
    """A document with its tokens."""

    document: Told
    tokens: tuple[Token, ...]
    first: dict[str, int]  # the first place of each token
    firm: frozenset[str]


def translations(documents: Sequence[Told]) -> list[Pair]:
    """Return the sentences that one document has from another of a different language."""
    versions = [_version(d) for d in documents if d.language and d.sentences]
    found: list[Pair] = []
    for one, other in _candidates(versions):
        if _translated(one, other):
            found += _sentences(one, other)
    return found


def _version(document: Told) -> _Version:
    found = tuple(tokens(document))
    first: dict[str, int] = {}
    for token in found:
        first.setdefault(token.value, token.start)
    return _Version(document, found, first, frozenset(t.value for t in found if t.firm))


def _candidates(versions: Sequence[_Version]) -> Iterator[tuple[_Version, _Version]]:
    """Yield the pairs of different languages that share enough firm tokens, rare ones alone."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, version in enumerate(versions):
        for value in version.firm:
            holders[value].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) < COMMON_FROM:
            shared.update(combinations(held, 2))
    for (a, b), count in sorted(shared.items()):
        one, other = versions[a], versions[b]
        if count >= LEAST_FIRM and one.document.language != other.document.language:
            yield one, other


def _translated(one: _Version, other: _Version) -> bool:
    """Tell whether two documents are one story in two languages."""
    a, b = published(one.document), published(other.document)
    if a and b and abs((a.earliest - b.earliest).days) > APART:
        return False
    firm = one.firm & other.firm
    if len(firm) < LEAST_FIRM or len(firm) < FIRM_FROM * max(len(one.firm), len(other.firm)):
        return False
    shared = [value for value in one.first if value in other.first]
    if len(shared) < ALL_FROM * len(one.first.keys() | other.first.keys()):
        return False
    if len({agency_of(one.document), agency_of(other.document)} - {""}) > 1:
        return False  # what two agencies tell of one meeting is alike, and still two stories
    begun = [start for start, _ in other.document.sentences]
    places = [bisect_right(begun, other.first[value]) for value in shared]
    return _ordered(places) >= ORDER_FROM * len(shared)


def _ordered(places: Sequence[int]) -> int:
    """Return how many sentences stand in one order, gaps allowed: inside one, languages differ."""
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _sentences(one: _Version, other: _Version) -> Iterator[Pair]:
    """Yield the sentences of two versions that answer each other, each at most once."""
    ours, theirs = _tokened(one), _tokened(other)
    scored = sorted(
        (
            (-_score(a, b), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(theirs)
            if _score(a, b) > 0
        ),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored):
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        yield Pair(
            a=one.document.quotation(*ours[i][:2]),
            b=other.document.quotation(*theirs[j][:2]),
            relation="translation",
            containment=min(1.0, -score),
        )


def _tokened(version: _Version) -> list[_Sentence]:
    """Return the sentences that hold tokens."""
    made = []
    for start, end in version.document.sentences:
        inside = [t for t in version.tokens if start <= t.start and t.end <= end]
        if inside:
            values = frozenset(t.value for t in inside)
            made.append((start, end, values, values & version.firm))
    return made


def _score(a: _Sentence, b: _Sentence) -> float:
    """Return the part of the tokens of the fuller sentence that both have; 0 for too few."""
    shared = a[2] & b[2]
    share = len(shared) / max(len(a[2]), len(b[2]))
    enough = len(shared) >= 2 or (shared and a[2] == b[2] and a[3])
    return share if enough and share >= ALL_FROM else 0.0
