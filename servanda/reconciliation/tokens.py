"""What a text says in no language: days, amounts with units, identifiers, figures, countries, people.

Worked example: "Peru and Chile will pay $45 million on 9 June 2026" and "Peru và Chile sẽ góp 45 triệu USD
ngày 9/6/2026" have the same four tokens: `country:PE`, `country:CL`, `USD 45000000`, `2026-06-09`. A token
is firm where it tells much: an amount, a day, an identifier, a person. Countries and bodies stand in
every article about them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from servanda.reconciliation.credits import published
from servanda.reconciliation.told import AmountTold, Told
from servanda.records.columns import plain_decimal

_FIGURE = re.compile(r"(?<![\w.,:/-])\d{2,}(?:[.,]\d+)*(?![\w:/-]|[.,]\d)")
_HEAD = 400  # code points that may hold the document's own date
_DAY = 10  # length of a day in ISO 8601
_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


@dataclass(frozen=True, slots=True)
class Token:
    """A value that is the same in every language, with its place."""

    start: int
    end: int
    value: str
    firm: bool


def tokens(document: Told) -> list[Token]:
    """Return the tokens of a document in their order, its own date left out."""
    found = sorted(_all(document), key=lambda token: (token.start, token.end, token.value))
    day = published(document)
    own = day.iso if day else ""
    return [token for token in found if token.value != own or token.start > _HEAD]


def measure(told: AmountTold) -> str:
    """Return an amount as a token: `USD 45000000`; of what is counted the number alone.

    Which nouns are known as units differs from language to language, their numbers do not.
    """
    unit = told.amount.unit if told.amount.is_money else "number"
    return f"{unit} {plain_decimal(told.amount.figure)}"


def _all(document: Told) -> Iterator[Token]:
    for amount in document.amounts:
        yield Token(amount.start, amount.end, measure(amount), True)
    for date in document.dates:
        yield Token(date.start, date.end, date.value.iso, len(date.value.iso) >= _DAY)
    for identifier in document.identifiers:
        yield Token(identifier.start, identifier.end, f"{identifier.kind} {identifier.value}", True)
    for party in document.parties:
        if not party.party.startswith("person:") or document.language != "ar":
            firm = party.party.startswith("person:")
            yield Token(party.start, party.end, party.party, firm)
    yield from _figures(document)


def _figures(document: Told) -> Iterator[Token]:
    """Yield the numbers of two digits or more that nothing else was read from."""
    taken = sorted(
        (one.start, one.end)
        for kind in (document.amounts, document.dates, document.identifiers)
        for one in kind
    )
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max))  # the farthest end so far
    text = document.text.translate(_ARABIC) if document.language == "ar" else document.text
    for start, end in document.sentences:
        for found in _FIGURE.finditer(text, start, end):
            before = bisect_left(starts, found.end())
            if not before or ends[before - 1] <= found.start():
                plain = re.sub(r"[.,]", "", found.group())
                yield Token(found.start(), found.end(), f"number {plain}", True)
