"""What was read, as proposals for a person to decide on: each with its words as evidence.

The identifier is made of the document, the kind and the place, so that reading the same text again
proposes the same.
"""

from collections.abc import Iterator
from typing import Any

from servanda.extraction.mentions import Mention, Reading
from servanda.extraction.reading_json import (
    amount_item,
    date_item,
    identifier_item,
    occasion_item,
    party_item,
    promise_item,
    statement_item,
)
from servanda.extraction.version import VERSION
from servanda.records.anchor import Anchor
from servanda.records.columns import canonical
from servanda.records.proposal import Proposal


def propose(reading: Reading, *, plan: str, document: str) -> list[Proposal]:
    """Return the proposals of a reading; `document` is the SHA-256 of the kept bytes."""
    made: list[Proposal] = []
    seen: dict[str, int] = {}
    for kind, words, values in _found(reading):
        name = f"{document[:12]}-{kind}-{words.start}-{words.end}"
        seen[name] = seen.get(name, 0) + 1
        made.append(
            Proposal(
                plan=plan,
                id=name if seen[name] == 1 else f"{name}-{seen[name]}",
                document=document,
                kind=kind,
                values=canonical(values),
                rule=words.rule,
                version=VERSION,
                evidence=(
                    Anchor(document=document, start=words.start, end=words.end, exact=words.quote),
                ),
            )
        )
    return made


def _found(reading: Reading) -> Iterator[tuple[str, Mention, dict[str, Any]]]:
    """Yield kind, words and values of everything read; a party by its first mention."""
    for occasion in reading.occasions:
        yield "occasion", occasion, occasion_item(occasion)
    for party in reading.parties:
        if party.mentions:
            yield "party", min(party.mentions, key=lambda m: m.start), party_item(party)
    for promise in reading.promises:
        yield "promise", promise, promise_item(promise)
    for amount in reading.amounts:
        yield "amount", amount, amount_item(amount)
    for statement in reading.statements:
        yield "statement", statement, statement_item(statement)
    for identifier in reading.identifiers:
        yield "identifier", identifier, identifier_item(identifier)
    for date in reading.dates:
        yield "date", date, date_item(date)
