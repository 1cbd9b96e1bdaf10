"""What reading finds: one small frozen shape a kind, offsets in code points of the kept text.

`start` and `end` (end exclusive) are given by every mention, so `text[start:end] == quote`. `rule`
names the rule that found it, as `dates.day-month` or `promises.modal`.
"""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.finding import Finding
from servanda.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Any find: the span, the words themselves, and the rule."""

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A date as ISO 8601: day, month, quarter, year or interval."""

    value: When


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountMention(Mention):
    """A quantity with its unit and bounds."""

    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierMention(Mention):
    """The number of a resolution: `kind` resolution, `value` the number, as `2803`."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionMention(Mention):
    """A dated meeting, signing, visit, vote, letter or announcement."""

    kind: str
    date: When | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention(Mention):
    """One place where a party is named, by name, alias, title or pronoun-like reference."""

    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFound:
    """A party with all its mentions; `name` is the fullest form in the text."""

    id: str
    kind: str
    name: str
    mentions: tuple[PartyMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMention(Mention):
    """Said words; `kind` is direct, indirect or interview; `speaker` a party id or empty."""

    kind: str
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMention(Mention):
    """A promise or what stands near one.

    `modality`: pledge, intent, request, agreement or past_delivery; `strength` 0 to 5 (definition
    19); `kind`: money, in_kind, personnel or policy. Parties are ids. `due` and `condition` as read.
    """

    modality: str
    strength: int
    kind: str
    speaker: str = ""
    obligors: tuple[str, ...] = ()
    beneficiary: str = ""
    amount: Amount | None = None
    due: When | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the page: headline, byline, body, caption, related or chrome (menus, dialogs)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the article, trimmed of white space; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one document says."""

    sha256: str
    characters: int
    language: str
    published: When | None
    outlet: str
    headline: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    occasions: tuple[OccasionMention, ...]
    amounts: tuple[AmountMention, ...]
    parties: tuple[PartyFound, ...]
    statements: tuple[StatementMention, ...]
    promises: tuple[PromiseMention, ...]
    identifiers: tuple[IdentifierMention, ...]
    agency: str = ""
    findings: tuple[Finding, ...] = ()
