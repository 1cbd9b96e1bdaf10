"""A reading as JSON for machines: the shape that `servanda read --json` prints and keeps stable.

Offsets are code points of the kept text, end exclusive, and `text[start:end] == quote`. Words that
are missing are "", dates and numbers that are missing null. The `value` of an amount is the figure
that stands in the words: "up to 8,000 troops" has value 8000 and maximum 8000, where the record keeps
the bound alone (definition 11); only a range has no value.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from servanda.extraction.mentions import (
    AmountMention,
    DateMention,
    IdentifierMention,
    Mention,
    OccasionMention,
    PartyFound,
    PromiseMention,
    Reading,
    StatementMention,
)
from servanda.extraction.pages.cleaning import article
from servanda.records.amount import Amount
from servanda.records.when import When


def as_json(reading: Reading) -> dict[str, Any]:
    """Return the whole reading as plain values."""
    return {
        "document": {
            "sha256": reading.sha256,
            "characters": reading.characters,
            "language": reading.language,
            "published": _when(reading.published),
            "outlet": reading.outlet,
            "headline": reading.headline,
        },
        "article": [list(span) for span in article(list(reading.zones))],
        "dates": [date_item(mention) for mention in reading.dates],
        "occasions": [occasion_item(mention) for mention in reading.occasions],
        "amounts": [amount_item(mention) for mention in reading.amounts],
        "parties": [party_item(party) for party in reading.parties],
        "statements": [statement_item(mention) for mention in reading.statements],
        "promises": [promise_item(mention) for mention in reading.promises],
        "identifiers": [identifier_item(mention) for mention in reading.identifiers],
        "findings": [
            {
                "level": finding.level.value,
                "code": finding.code,
                "message": finding.message,
                "where": finding.where,
                "advice": finding.advice,
            }
            for finding in reading.findings
        ],
    }


def _place(mention: Mention) -> dict[str, Any]:
    return {"start": mention.start, "end": mention.end, "quote": mention.quote}


def _when(value: When | None) -> str | None:
    return value.iso if value else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def amount_json(amount: Amount | None) -> dict[str, Any] | None:
    """Return an amount as an item holds it."""
    if amount is None:
        return None
    between = amount.minimum is not None and amount.maximum is not None
    return {
        "value": _number(amount.value if between else amount.figure),
        "unit": amount.unit,
        "minimum": _number(amount.minimum),
        "maximum": _number(amount.maximum),
        "approximate": amount.approximate,
    }


def date_item(mention: DateMention) -> dict[str, Any]:
    """Return one date."""
    return _place(mention) | {"value": mention.value.iso}


def amount_item(mention: AmountMention) -> dict[str, Any]:
    """Return one amount."""
    numbers: Mapping[str, Any] = amount_json(mention.amount) or {}
    return _place(mention) | dict(numbers)


def identifier_item(mention: IdentifierMention) -> dict[str, Any]:
    """Return one identifier."""
    return _place(mention) | {"kind": mention.kind, "value": mention.value}


def occasion_item(mention: OccasionMention) -> dict[str, Any]:
    """Return one occasion."""
    return _place(mention) | {
        "kind": mention.kind,
        "date": _when(mention.date),
        "place": mention.place,
    }


def party_item(party: PartyFound) -> dict[str, Any]:
    """Return one party with all its mentions."""
    return {
        "id": party.id,
        "kind": party.kind,
        "name": party.name,
        "mentions": [[mention.start, mention.end] for mention in party.mentions],
    }


def statement_item(mention: StatementMention) -> dict[str, Any]:
    """Return one statement."""
    return _place(mention) | {"kind": mention.kind, "speaker": mention.speaker}


def promise_item(mention: PromiseMention) -> dict[str, Any]:
    """Return one promise."""
    return _place(mention) | {
        "modality": mention.modality,
        "strength": mention.strength,
        "kind": mention.kind,
        "speaker": mention.speaker,
        "obligor": list(mention.obligors),
        "beneficiary": [mention.beneficiary] if mention.beneficiary else [],
        "amount": amount_json(mention.amount),
        "due": _when(mention.due),
        "condition": mention.condition,
    }
