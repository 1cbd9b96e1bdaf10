"""Proposals read from copies of one story that say the same: decided on once (definition 24).

Two proposals of one kind say the same when their words stand in sentences that repeat each other,
whole, nearly or in another language, and what was read in them is the same: who, whom, how firmly,
how much, by when. A party may be named anywhere in two documents that share a sentence.

Worked example: "Indonesia will send 8,000 soldiers." stands in two documents, a reprint joins the
two sentences, and in both Indonesia pledges 8,000 soldiers: the second promise is a copy of the first.
Where the second says 800, it is none, and both wait. A reprint often ends in ", according to AP": the agency
that is taken for the speaker there tells what the speaker of the first said.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from servanda.records import Anchor, Proposal, Reprint
from servanda.terms.press import is_press

# A sentence that is repeated only in part may leave out what makes the difference.
WHOLE = frozenset({"verbatim", "near", "translation"})

# What must be alike for two readings of a kind to say the same; the words themselves need not be.
ESSENTIALS: Mapping[str, tuple[str, ...]] = {
    "promise": (
        "kind",
        "modality",
        "strength",
        "speaker",
        "obligor",
        "beneficiary",
        "amount",
        "due",
    ),
    "statement": ("kind", "speaker"),
    "occasion": ("kind", "date", "place"),
    "party": ("id",),
    "amount": ("value", "unit", "minimum", "maximum", "approximate"),
    "date": ("value",),
    "identifier": ("kind", "value"),
}

Said = tuple[str, str, str]  # a kind, its essentials in canonical JSON, and who spoke


def copies(
    new: Sequence[Proposal], kept: Sequence[Proposal], reprints: Iterable[Reprint]
) -> dict[str, str]:
    """Return id of a new proposal -> id of the kept one that says the same in a copy of its words.

    Each kept proposal has one copy in a document at most; of several kept ones the first counts.
    """
    whole = [one for one in reprints if one.relation in WHOLE and len(one.evidence) == 2]
    fresh, known = _placed(new), _placed(kept)
    found: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for anchors in (one.evidence for one in whole):
        for ours, theirs in (anchors, anchors[::-1]):
            _join(_within(fresh, ours), _within(known, theirs), found, used)
    linked = {(o.document, t.document) for one in whole for o, t in _both_ways(one)}
    _join_parties(fresh, known, linked, found)
    return found


def said(proposal: Proposal) -> Said | None:
    """Return what a proposal says in its essentials; None for what is never a copy."""
    names = ESSENTIALS.get(proposal.kind)
    if names is None:
        return None
    values = json.loads(proposal.values)
    told = [_plain(values.get(name)) for name in names if name != "speaker"]
    # Whether a condition stands is essential; its words differ from language to language.
    told.append(bool(values.get("condition")))
    speaker = str(values.get("speaker") or "") if "speaker" in names else ""
    return proposal.kind, json.dumps(told, sort_keys=True), speaker


def alike(one: Said, other: Said) -> bool:
    """Tell whether two proposals say the same; an agency in the place of a speaker reports him."""
    return one[:2] == other[:2] and (one[2] == other[2] or is_press(one[2]) != is_press(other[2]))


def _plain(value: Any) -> Any:
    """Return a value in which what is unsaid, and a number however it is written, is one thing."""
    if isinstance(value, Mapping):
        return {name: part for name, one in value.items() if (part := _plain(one)) is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value] or None
    if isinstance(value, bool):
        return value or None
    return str(value) if value not in (None, "") else None


Placed = Mapping[str, Sequence[tuple[Proposal, Said]]]  # document -> its proposals in order


def _placed(proposals: Iterable[Proposal]) -> Placed:
    found: dict[str, list[tuple[Proposal, Said]]] = defaultdict(list)
    for one in proposals:
        meaning = said(one)
        if meaning is not None and one.evidence:
            found[one.document].append((one, meaning))
    for some in found.values():
        some.sort(key=lambda pair: (pair[0].evidence[0].start, pair[0].evidence[0].end))
    return found


def _within(placed: Placed, sentence: Anchor) -> list[tuple[Proposal, Said]]:
    """Return the proposals of a document whose words begin in the sentence."""
    return [
        (one, meaning)
        for one, meaning in placed.get(sentence.document, ())
        if sentence.start <= one.evidence[0].start < sentence.end
    ]


def _join(
    ours: Sequence[tuple[Proposal, Said]],
    theirs: Sequence[tuple[Proposal, Said]],
    found: dict[str, str],
    used: set[tuple[str, str]],
) -> None:
    """Pair what says the same in two sentences, the first with the first."""
    for one, meaning in ours:
        if one.id in found:
            continue
        for other, theirs_said in theirs:
            if alike(theirs_said, meaning) and (one.document, other.id) not in used:
                found[one.id] = other.id
                used.add((one.document, other.id))
                break


def _join_parties(
    fresh: Placed, known: Placed, linked: set[tuple[str, str]], found: dict[str, str]
) -> None:
    """Pair a party with the same one of a document that shares a sentence."""
    for document, some in fresh.items():
        named = {
            meaning: other.id
            for place, others in reversed(list(known.items()))
            if (document, place) in linked
            for other, meaning in reversed(others)
            if meaning[0] == "party"
        }
        for one, meaning in some:
            if meaning[0] == "party" and meaning in named:
                found.setdefault(one.id, named[meaning])


def _both_ways(reprint: Reprint) -> Iterator[tuple[Anchor, Anchor]]:
    first, second = reprint.evidence
    yield first, second
    yield second, first
