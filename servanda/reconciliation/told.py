"""A document as it is compared: its text, its sentences, and what was read in it.

Reading and judging do not know each other: `told(file, text, reading)` takes any object with the
spans and values named by `Read` below. Offsets are code points into `text`, end exclusive, and every
`quote` is `text[start:end]`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from servanda.reconciliation.shingles import Prints
from servanda.records import Amount, When

# Before an amount: the rest of its number, glued to another word and so not read.
_CUT = re.compile(r"[\d٠-٩][.,،٫]?\s?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Exact words at an exact place of a file (definition 25)."""

    file: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTold:
    """A date in the text."""

    start: int
    end: int
    value: When


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTold:
    """A quantity in the text."""

    start: int
    end: int
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierTold:
    """An identifier in the text: `kind` resolution, `value` 2803."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerTold:
    """Words in the text and the party who said them."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionTold:
    """A dated occasion in the text."""

    start: int
    end: int
    kind: str
    date: When | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTold:
    """A place where a party is named: `party` is `country:VN`, `person:to-lam`."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One document, named by its `file`; `sentences` are the article's own, in their order.

    `prints` are its sentences in numbers (shingles), where they were made already.
    """

    file: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    language: str = ""
    published: When | None = None
    outlet: str = ""
    agency: str = ""
    prints: Prints | None = None
    parties: tuple[PartyTold, ...] = ()
    dates: tuple[DateTold, ...] = ()
    amounts: tuple[AmountTold, ...] = ()
    identifiers: tuple[IdentifierTold, ...] = ()
    speakers: tuple[SpeakerTold, ...] = ()
    occasions: tuple[OccasionTold, ...] = ()

    def quotation(self, start: int, end: int) -> Quotation:
        """Return the words at a place of this document."""
        return Quotation(file=self.file, start=start, end=end, quote=self.text[start:end])

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence around a place; the place itself where no sentence holds it."""
        for first, last in self.sentences:
            if first < end and start < last:
                return first, last
        return start, end


class Spanned(Protocol):
    """Anything with a place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Dated(Spanned, Protocol):
    @property
    def value(self) -> When: ...


class _Measured(Spanned, Protocol):
    @property
    def amount(self) -> Amount: ...


class _Identified(Spanned, Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...


class _Spoken(Spanned, Protocol):
    @property
    def speaker(self) -> str: ...


class _Happened(Spanned, Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def date(self) -> When | None: ...
    @property
    def place(self) -> str: ...


class _Mentioned(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def mentions(self) -> Sequence[Spanned]: ...


class Read(Protocol):
    """What a reading of a document offers."""

    @property
    def language(self) -> str: ...
    @property
    def published(self) -> When | None: ...
    @property
    def outlet(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def parties(self) -> Sequence[_Mentioned]: ...
    @property
    def sentences(self) -> Sequence[Spanned]: ...
    @property
    def dates(self) -> Sequence[_Dated]: ...
    @property
    def amounts(self) -> Sequence[_Measured]: ...
    @property
    def identifiers(self) -> Sequence[_Identified]: ...
    @property
    def statements(self) -> Sequence[_Spoken]: ...
    @property
    def occasions(self) -> Sequence[_Happened]: ...


def told(file: str, text: str, reading: Read) -> Told:
    """Return a document ready to be compared, from its text and its reading."""
    return Told(
        file=file,
        text=text,
        sentences=tuple((s.start, s.end) for s in reading.sentences),
        language=reading.language,
        published=reading.published,
        outlet=reading.outlet,
        agency=reading.agency,
        parties=tuple(
            PartyTold(start=m.start, end=m.end, party=party.id)
            for party in reading.parties
            for m in party.mentions
        ),
        dates=tuple(DateTold(start=d.start, end=d.end, value=d.value) for d in reading.dates),
        amounts=tuple(
            AmountTold(start=a.start, end=a.end, amount=a.amount)
            for a in reading.amounts
            if not _CUT.search(text, max(0, a.start - 4), a.start)
        ),
        identifiers=tuple(
            IdentifierTold(start=i.start, end=i.end, kind=i.kind, value=i.value)
            for i in reading.identifiers
        ),
        speakers=tuple(
            SpeakerTold(start=s.start, end=s.end, speaker=s.speaker) for s in reading.statements
        ),
        occasions=tuple(
            OccasionTold(start=o.start, end=o.end, kind=o.kind, date=o.date, place=o.place)
            for o in reading.occasions
        ),
    )
