"""Where a second proposer's claim and our reading differ: a mark on the field, for whoever decides.

A mark changes nothing: what our readers made of the words is what stands. `claimed` is what the other
said, printable and short; `field` is named as in `servanda read`, or `quote` for the words themselves.
Worked example: to the claim "9,000 soldiers" over words in which we read 8,000, the mark is
`{"code": "disagrees", "field": "amount", "claimed": "9000 soldier"}`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from servanda.extraction.second.claims import Claim
from servanda.extraction.second.derived import Known, same_amount
from servanda.extraction.second.grounding import Place
from servanda.records.amount import Amount
from servanda.records.columns import plain_decimal
from servanda.terms.register import speaks_for

Mark = dict[str, str]  # code, field, claimed
_LONGEST = 200  # code points of what was claimed
_JUDGED = ("promise", "statement")  # of which it matters which of two places is meant


def marks(claim: Claim, values: Mapping[str, Any], known: Known) -> list[Mark]:
    """Return a mark for each field that the claim has otherwise."""
    found = [_mark("disagrees", field, said) for field, said in _differing(claim, values, known)]
    return list({tuple(mark.items()): mark for mark in found}.values())


def marks_of_place(claim: Claim, place: Place) -> list[Mark]:
    """Return a mark where the words are not those quoted, or stand in several places."""
    found = []
    if place.how == "approximate":
        found.append(_mark("approximate", "quote", claim.quote))
    if place.found > 1 and claim.kind in _JUDGED:
        found.append(_mark("ambiguous", "quote", str(place.found)))
    return found


def ungraded() -> Mark:
    """Return the mark of wording that no rule grades."""
    return _mark("ungraded", "strength", "")


def _mark(code: str, field: str, claimed: str) -> Mark:
    shown = "".join(letter for letter in claimed if letter.isprintable())
    return {"code": code, "field": field, "claimed": shown[:_LONGEST]}


def _differing(claim: Claim, values: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    """Yield field and claim of what differs; what is not claimed cannot."""
    if claim.modality and values.get("modality") != claim.modality:
        yield "modality", claim.modality
    if claim.number is not None or claim.unit:
        amount = _read(values if claim.kind == "amount" else values.get("amount"))
        if not same_amount(claim, amount, known.reading.language):
            number = "" if claim.number is None else plain_decimal(claim.number)
            yield (
                ("value" if claim.kind == "amount" else "amount"),
                f"{number} {claim.unit}".strip(),
            )
    day = "value" if claim.kind == "date" else "due"
    if claim.day and (values.get(day) or "") != claim.day:
        yield day, claim.day
    yield from _parties(claim, values, known)


def _parties(claim: Claim, values: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    named: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("speaker", [claim.speaker] if claim.speaker else [], [values.get("speaker") or ""]),
        ("obligor", claim.obligors, values.get("obligor") or ()),
        (
            "beneficiary",
            [claim.beneficiary] if claim.beneficiary else [],
            values.get("beneficiary") or (),
        ),
    )
    for field, names, read in named:
        claimed = {known.party(name) for name in names}
        # A minister who is named where our rules bind the country is no difference.
        bound = {party if party in read else speaks_for(party) for party in claimed}
        if names and bound != set(read):
            yield field, ", ".join(names)


def _read(item: object) -> Amount | None:
    """Return the amount of an item, its figure kept beside its bounds."""
    if not isinstance(item, Mapping) or not item.get("unit"):
        return None
    number = [item.get(part) for part in ("value", "minimum", "maximum")]
    value, minimum, maximum = (None if n is None else Decimal(str(n)) for n in number)
    return Amount(unit=str(item["unit"]), value=value, minimum=minimum, maximum=maximum)
