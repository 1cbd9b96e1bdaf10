"""Lists of names that differ, and counts that their own list does not bear out (definition 24).

Worked example: "the six donors are Spain, ... Greece and Croatia" and the reprint "... Greece and Slovenia":
each list has a name that the other has not, hard. A list that only lacks a name is soft: nobody said it
was whole. "Five countries: Finland, Sweden, Peru and Chile": five are said and four are named, hard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reconciliation.found import Found
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.told import PartyTold, Quotation, Told
from servanda.records.columns import plain_decimal

LEAST_NAMES = 3
COUNTED = frozenset(
    {"country", "state", "member", "donor", "party"}
)  # units that a list can bear out
FARTHEST = 90  # code points between a count and its list

_BETWEEN = re.compile(
    r"\s*(?:[,،;؛]\s*(?:and\s+|và\s+|cùng\s+|و\s?)?|\s(?:and|và|cùng|with|as well as)\s+|[-–—]\s+|\sو\s?)(?:the\s+|nước\s+)?",
    re.I,
)
_ALIAS = re.compile(r"\s*\([^()]{1,20}\)")  # "the United Arab Emirates (UAE)"
_LAST = re.compile(r"\b(?:and|và|cùng|as well as)\b", re.I)  # before the last name of a list
_SEPARATOR = re.compile(r"\s*[,،;؛]\s*(?:and\s+|và\s+|و)?|\s+(?:and|và|cùng)\s+|\s+و(?=\w)")
_OPEN = re.compile(
    r"(?:including|such as|among them|like|trong đó|như|chẳng hạn|من بينها|بينها|منها|مثل|ومنها)\W*(?:có\W*)?\Z",
    re.I,
)
_MORE = re.compile(r"\s*(?:,|،|and|và|و)?\s*(?:others?|some|…|\.\.\.|v\.v|khác|وغيرها|وآخر)", re.I)
_INTRODUCED = re.compile(
    r"(?:\A\s*[,،(–—-]|[:：(]|\b(?:are|namely|gồm|gồm có|là|bao gồm)|(?<!\w)و?(?:هي|هم|هما))\s*(?:the\s+)?\Z",
    re.I,
)
_END = re.compile(
    r"[.;؛:)()]|\s[-–—]\s|,\s+(?:which|who|pledged|will|said|have)\b|،\s+(?:ب|في|على|إن|بحسب|نقلا|وفق)"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names side by side; `whole` is False where the text says there are others."""

    start: int
    end: int
    names: tuple[str, ...]
    whole: bool


def lists(document: Told, start: int, end: int) -> list[Listed]:
    """Return the lists of names between two places, in their order."""
    found: list[Listed] = []
    run: list[PartyTold] = []
    closed = False
    for party in [*_outer(document, start, end), None]:
        joined = _joined(document, run[-1], party) if run and party else None
        if run and (joined is None or (closed and not _LAST.search(joined))):
            if len({one.party for one in run}) >= LEAST_NAMES:
                found.append(_listed(document, run))
            run, joined = [], None
        closed = bool(joined and _LAST.search(joined))
        if party is not None:
            run.append(party)
    return found


def _joined(document: Told, one: PartyTold, other: PartyTold) -> str | None:
    """Return what joins two names of one list; None where they are none, or no names of one kind."""
    alias = _ALIAS.match(document.text, one.end, other.start)
    found = _BETWEEN.fullmatch(document.text, alias.end() if alias else one.end, other.start)
    people = {party.party.startswith("person:") for party in (one, other)}
    return found.group() if found and len(people) == 1 else None


def named(a: Told, b: Told, *, pair: Pair) -> Iterator[Found]:
    """Yield the lists of names that differ in two tellings of a sentence."""
    ours = lists(a, pair.a.start, pair.a.end)
    theirs = lists(b, pair.b.start, pair.b.end)
    for one in ours:
        for other in theirs:
            shared = set(one.names) & set(other.names)
            if len(shared) * 2 >= min(len(one.names), len(other.names)):
                yield from differing_names((a, one), (b, other))


def miscounted(documents: Sequence[Told]) -> Iterator[Found]:
    """Yield the counts of countries whose own list names another number."""
    for document in documents:
        for told in document.amounts:
            if told.amount.unit not in COUNTED or told.amount.value is None:
                continue
            sentence = document.sentence(told.start, told.end)
            listed = _enumerated(document, told.end, sentence[1])
            if listed and listed[0] != told.amount.value:
                said = (plain_decimal(told.amount.value), document.quotation(told.start, told.end))
                count = (str(listed[0]), document.quotation(listed[1], listed[2]))
                one, other = sorted((said, count), key=lambda pair: pair[0])
                yield Found(
                    kind="count",
                    values=(f"{one[0]} {told.amount.unit}", f"{other[0]} {told.amount.unit}"),
                    quotations=(said[1], count[1]),
                )


def _enumerated(document: Told, start: int, end: int) -> tuple[int, int, int] | None:
    """Return how many names the list behind a count has, and its place; None for no clear list."""
    parties = _outer(document, start, end)
    if not parties or parties[0].start - start > FARTHEST:
        return None
    gap = document.text[start : parties[0].start]
    if _OPEN.search(gap) or not _INTRODUCED.search(gap):
        return None
    stop = _END.search(document.text, parties[0].start, end)
    last = stop.start() if stop else end
    items = [i for i in _SEPARATOR.split(document.text[parties[0].start : last]) if i.strip()]
    known = len({party.party for party in parties if party.end <= last})
    sound = known >= 2 and known * 3 >= len(items) * 2 and all(len(i.split()) <= 4 for i in items)
    if not sound or any(_MORE.match(item) for item in items):
        return None
    return len(items), parties[0].start, last


def same_name(one: str, other: str) -> bool:
    """Tell whether two parties may be one: the same, or a person with more and with fewer names."""
    if one == other:
        return True
    people = one.startswith("person:") and other.startswith("person:")
    ours, theirs = (set(party.partition(":")[2].split("-")) for party in (one, other))
    return people and min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours)


def differing_names(one: tuple[Told, Listed], other: tuple[Told, Listed]) -> Iterator[Found]:
    """Yield the names that one of two lists has and the other has not."""
    (a, first), (b, second) = one, other
    ours = [name for name in first.names if not any(same_name(name, n) for n in second.names)]
    theirs = [name for name in second.names if not any(same_name(name, n) for n in first.names)]
    if not ours and not theirs:
        return
    values = sorted((", ".join(ours) or "-", ", ".join(theirs) or "-"))
    yield Found(
        kind="names",
        values=tuple(values),
        quotations=(_quoted(a, first), _quoted(b, second)),
        hard=bool(ours and theirs and first.whole and second.whole),
    )


def _listed(document: Told, run: Sequence[PartyTold]) -> Listed:
    start, end = run[0].start, run[-1].end
    opened = _OPEN.search(document.text[max(0, start - 24) : start])
    more = _MORE.match(document.text, end)
    names = tuple(dict.fromkeys(one.party for one in run))
    return Listed(start, end, names, not opened and not more)


def _outer(document: Told, start: int, end: int) -> list[PartyTold]:
    """Return the names between two places that stand inside no other name, each once."""
    inside = [p for p in document.parties if start <= p.start and p.end <= end]
    kept: list[PartyTold] = []
    for party in sorted(inside, key=lambda p: (p.start, -p.end)):
        if kept and (party.start < kept[-1].end or _again(document, kept[-1], party)):
            continue
        kept.append(party)
    return kept


def _again(document: Told, one: PartyTold, other: PartyTold) -> bool:
    """Tell whether a name in brackets is that of the name before it."""
    between = document.text[one.end : other.start]
    return one.party == other.party and between.strip() == "("


def _quoted(document: Told, listed: Listed) -> Quotation:
    return document.quotation(listed.start, listed.end)
