"""What our own readers make of words that somebody else pointed at.

A second proposer says where to look; numbers, dates and parties are read here again. Its word decides
which of the figures in the quotation is meant, never what they are: a figure, day or party that our
readers do not find in the words stays out. Wording that no rule knows gets the strength 0 until a person
grades it (definition 19), and a refusal is no promise whoever says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from servanda.extraction.amounts.patterns import quantities
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words as lexicon
from servanda.extraction.mentions import AmountMention, Mention, PromiseMention, Reading
from servanda.extraction.names.parties import find_parties
from servanda.extraction.promises.clauses import find_cues, is_refused
from servanda.extraction.promises.kinds import kind_of
from servanda.extraction.reading import read
from servanda.extraction.reading_json import amount_item, amount_json, promise_item
from servanda.extraction.second.claims import Claim
from servanda.extraction.second.grounding import Place, Source
from servanda.extraction.view import View
from servanda.records.amount import Amount
from servanda.records.when import When
from servanda.terms.folding import fold

SAME = 0.5  # of the code points of two spans shared, so that they are the same words
Values = dict[str, Any]
M = TypeVar("M", bound=Mention)


class Known:
    """A document as our rules read it, laid out for asking what stands where."""

    def __init__(self, reading: Reading, source: Source) -> None:
        """Keep the reading beside its text."""
        self.reading, self.source = reading, source

    @cached_property
    def _names(self) -> dict[str, str]:
        """Return folded name as it stands in the text -> party."""
        return {
            fold(View(name).text): party.id
            for party in self.reading.parties
            for name in (party.name, *(mention.quote for mention in party.mentions))
        }

    def party(self, name: str) -> str:
        """Return the party of a name, read in the document or in our lists; empty for a stranger."""
        known = self._names.get(fold(View(name).text))
        if known:
            return known
        for language in dict.fromkeys((self.reading.language, "en", "vi", "ar")):
            found = find_parties(View(name), [], language=language)
            if len(found) == 1:
                return found[0].id
        return ""

    def parties(self, start: int, end: int) -> list[str]:
        """Return the parties named between two places."""
        return [
            party.id
            for party in self.reading.parties
            if any(start <= m.start and m.end <= end for m in party.mentions)
        ]

    def sentence(self, place: Place) -> tuple[int, int]:
        """Return the span of the sentences that hold a place."""
        around = [s for s in self.reading.sentences if s.start < place.end and place.start < s.end]
        if not around:
            return place.start, place.end
        return min(around[0].start, place.start), max(around[-1].end, place.end)


def share(a: Mention | Place, b: Mention | Place) -> float:
    """Return how much two spans share of what they cover together, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))


def derive(claim: Claim, place: Place, known: Known) -> Values | str:
    """Return the fields as our readers have them, else why there is nothing to propose."""
    published = known.reading.published
    alone = read(
        place.exact,
        language=known.reading.language,
        published=published.iso if published else "",
    )
    if claim.kind == "promise":
        return _promise(claim, _Words(place, known, alone))
    if claim.kind == "statement":
        return _statement(claim, place, known)
    if claim.kind == "date" and alone.dates:
        return _placed(alone.dates[0], place) | {"value": alone.dates[0].value.iso}
    if claim.kind == "amount" and alone.amounts:
        return amount_item(alone.amounts[0]) | _placed(alone.amounts[0], place)
    if claim.kind == "party" and alone.parties:
        party = alone.parties[0]
        span = _placed(party.mentions[0], place)
        mentions = [[span["start"], span["end"]]]
        return {"id": party.id, "kind": party.kind, "name": party.name, "mentions": mentions}
    return "unread"


def _placed(mention: Mention, place: Place) -> Values:
    """Return the span of a mention in words read alone as a span of the document."""
    start, end = place.start + mention.start, place.start + mention.end
    return {"start": start, "end": end, "quote": mention.quote}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one claim: their place, the document, and what they say when read alone."""

    place: Place
    known: Known
    alone: Reading

    def inside(self, found: Sequence[M], apart: Sequence[M]) -> Sequence[M]:
        """Return the finds of the document in these words, else those of the words alone."""
        here = [m for m in found if self.place.start <= m.start and m.end <= self.place.end]
        return here or apart

    def denied(self, quote: str) -> bool:
        """Tell whether the text denies by a word that the quotation leaves out."""
        language = self.known.reading.language
        no = phrase(tuple(lexicon(language, "promises").get("wording", {}).get("negation", ())))
        pattern = re.compile(rf"(?<!\w)(?:{no})(?!\w)|n't(?!\w)")
        own, quoted = (pattern.findall(fold(View(text).text)) for text in (self.place.exact, quote))
        return len(own) > len(quoted)

    @property
    def promise(self) -> PromiseMention | None:
        """Return the promise that our rules read in these words alone."""
        whole = Place(0, len(self.place.exact), self.place.exact, "", 1)
        likest = max(self.alone.promises, key=lambda p: share(p, whole), default=None)
        return likest if likest is not None and share(likest, whole) >= SAME else None


def _promise(claim: Claim, words: _Words) -> Values | str:
    folded, language = fold(View(words.place.exact).text), words.known.reading.language
    whole, own = (0, len(folded)), words.promise
    cues = list(find_cues(folded, whole, language=language))
    if own is None and cues and all(is_refused(folded, cue, language=language) for cue in cues):
        return "refused"
    if own is None and words.denied(claim.quote):
        return "refused"
    amount = _amount(claim, words, own)
    read_here = promise_item(own) if own else _unworded(claim, words)
    if not own:
        read_here["kind"] = kind_of(folded, *whole, language=language, amount=amount)
    due = _due(claim, words, own)
    speaker = _speaker(claim, words.place, words.known) or read_here["speaker"]
    return read_here | {
        "start": words.place.start,
        "end": words.place.end,
        "quote": words.place.exact,
        "speaker": speaker,
        "amount": amount_json(amount),
        "due": due.iso if due else None,
    }


def _unworded(claim: Claim, words: _Words) -> Values:
    """Return a promise in wording that no rule of ours knows: its parties, ungraded."""
    named = words.known.parties(words.place.start, words.place.end)
    named = named or [party.id for party in words.alone.parties]
    obligors = [words.known.party(name) for name in claim.obligors]
    gains = words.known.party(claim.beneficiary) if claim.beneficiary else ""
    return {
        "modality": claim.modality,
        "strength": 0,
        "speaker": "",
        "obligor": [party for party in obligors if party in named],
        "beneficiary": [gains] if gains in named else [],
        "condition": "",
    }


def _amount(claim: Claim, words: _Words, own: PromiseMention | None) -> Amount | None:
    """Return the amount meant, of those that stand in the words; else the one our rules take."""
    found = words.inside(words.known.reading.amounts, words.alone.amounts)
    for mention in found:
        if same_amount(claim, mention.amount, words.known.reading.language):
            return mention.amount
    if own is not None:
        return own.amount
    money: list[AmountMention] = [m for m in found if m.amount.is_money]
    return next((m.amount for m in [*money, *found]), None)


def _due(claim: Claim, words: _Words, own: PromiseMention | None) -> When | None:
    """Return the day meant, of those that stand in the words; a single one where another is named."""
    found = words.inside(words.known.reading.dates, words.alone.dates)
    meant = [mention.value for mention in found if mention.value.iso == claim.day]
    if meant:
        return meant[0]
    if own is not None:
        return own.due
    return found[0].value if claim.day and len(found) == 1 else None


def _statement(claim: Claim, place: Place, known: Known) -> Values:
    before = known.source.view.kept[max(0, place.start - 1) : place.start] + place.exact[0]
    direct = any(mark in "\"“«'‘" for mark in before)
    return {
        "start": place.start,
        "end": place.end,
        "quote": place.exact,
        "kind": "direct" if direct else "indirect",
        "speaker": _speaker(claim, place, known),
    }


def _speaker(claim: Claim, place: Place, known: Known) -> str:
    """Return who our rules heard say these words, else who is named so in their sentence."""
    for said in known.reading.statements:
        if said.start <= place.start < said.end and said.speaker:
            return said.speaker
    party = known.party(claim.speaker) if claim.speaker else ""
    return party if party in known.parties(*known.sentence(place)) else ""


def same_amount(claim: Claim, amount: Amount | None, language: str) -> bool:
    """Tell whether a claimed number and unit are one of an amount's; what is not claimed fits."""
    if amount is None:
        return claim.number is None and not claim.unit
    numbers = (amount.value, amount.minimum, amount.maximum)
    if claim.number is not None and Decimal(claim.number) not in numbers:
        return False
    word = claim.unit.lower()
    units = {word, *(quantities(code).counted.listed.get(word, "") for code in (language, "en"))}
    return not word or amount.unit.lower() in units or amount.unit in units
