"""From an accepted proposal to the record it becomes.

The proposal's `values` are the item of `servanda read`, perhaps amended by a person. A promise becomes
a Promise, an occasion an Occasion, and so on; a date, an amount or an identifier is a confirmed reading
and becomes no record of its own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from servanda.actions.refusals import Refused
from servanda.records import (
    Amount,
    Anchor,
    Contradiction,
    Delivery,
    Document,
    Occasion,
    Party,
    Promise,
    Proposal,
    Record,
    Statement,
    When,
    Wording,
)

PROMISE_KINDS = {"money": "pledge", "in_kind": "in-kind"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """A proposal on its way to a record: the fields as decided, its document and its new id."""

    proposal: Proposal
    values: Mapping[str, Any]
    document: Document
    id: str

    @property
    def evidence(self) -> tuple[Anchor, ...]:
        """The words that the proposal rests on."""
        return self.proposal.evidence

    @property
    def place(self) -> dict[str, Any]:
        """The plan, id and evidence that every record takes over."""
        return {"plan": self.proposal.plan, "id": self.id, "evidence": self.evidence}

    def text(self, name: str) -> str:
        """Return a field as text, empty when absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def words(self, name: str = "title") -> Wording:
        """Return a Wording given by a person, else the quotation in the document's language."""
        given = self.values.get(name)
        if isinstance(given, Mapping):
            return Wording(**{code: str(given.get(code) or "") for code in ("vi", "en", "ar")})
        quote = given if isinstance(given, str) and given else self.evidence[0].exact
        return Wording(**{self.document.language or "en": quote})


def adopt(adopting: Adopting) -> Record | None:
    """Return the record that the proposal becomes, or None for a mere reading; may raise Refused."""
    make = _MAKERS.get(adopting.proposal.kind)
    if make is None:
        return None
    try:
        return make(adopting)
    except (ValueError, TypeError, KeyError) as fault:
        raise Refused(
            f"the {adopting.proposal.kind} cannot be kept: {fault}", "Amend it."
        ) from None


def amount_of(value: object) -> Amount | None:
    """Return the amount in a proposal's values: {unit, value, minimum, maximum, approximate}."""
    if not isinstance(value, Mapping) or not value.get("unit"):
        return None
    numbers = {part: _number(value.get(part)) for part in ("value", "minimum", "maximum")}
    if all(number is None for number in numbers.values()):
        return None
    approximate = bool(value.get("approximate"))
    return Amount(unit=str(value["unit"]), approximate=approximate, **numbers)


def decoded(values: str) -> dict[str, Any]:
    """Return a proposal's values; numbers with a fraction stay decimals."""
    found = json.loads(values, parse_float=Decimal)
    return dict(found)


def _number(value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None


def _when(value: object) -> When | None:
    return When(str(value)) if value else None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return tuple(str(part) for part in value) if isinstance(value, list | tuple) else ()


def _promise(adopting: Adopting) -> Record:
    values, document = adopting.values, adopting.document
    if values.get("modality") == "past_delivery":
        return _delivery(adopting)
    kind = adopting.text("kind")
    beneficiaries = values.get("beneficiaries", values.get("beneficiary"))
    return Promise(
        **adopting.place,
        title=adopting.words(),
        kind=PROMISE_KINDS.get(kind, kind),
        # A request made of somebody is not their promise (definition 19).
        strength=0 if values.get("modality") == "request" else int(values.get("strength") or 0),
        basis=adopting.text("basis") or "press-report",
        speaker=adopting.text("speaker"),
        obligors=_names(values.get("obligors", values.get("obligor"))),
        beneficiaries=_names(beneficiaries),
        amount=amount_of(values.get("amount")),
        finance=adopting.text("finance"),
        occasion=adopting.text("occasion"),
        stated=_when(values.get("stated")) or document.published,
        due=_when(values.get("due")),
        directions=_names(values.get("directions")),
        parent=adopting.text("parent"),
        scope=adopting.text("scope") or "plan",
        additional=bool(values.get("additional")),
    )


def _delivery(adopting: Adopting) -> Record:
    """Make a delivery of a promise-like sentence about the past; without a figure, a statement."""
    amount = amount_of(adopting.values.get("amount"))
    date = _when(adopting.values.get("date")) or adopting.document.published
    if amount is None or date is None:
        return _statement(adopting)
    obligors = _names(adopting.values.get("obligors", adopting.values.get("obligor")))
    return Delivery(
        **adopting.place,
        title=adopting.words(),
        stage="disbursed" if amount.is_money else "delivered",
        date=date,
        amount=amount,
        provider=obligors[0] if obligors else "",
        receiver=adopting.text("beneficiary"),
        reporter=adopting.text("speaker"),
    )


def _statement(adopting: Adopting) -> Record:
    kind = adopting.text("kind")
    return Statement(
        **adopting.place,
        kind=kind if kind in ("direct", "indirect", "interview") else "indirect",
        speaker=adopting.text("speaker"),
        date=_when(adopting.values.get("date")) or adopting.document.published,
    )


def _occasion(adopting: Adopting) -> Record:
    place = adopting.values.get("place")
    return Occasion(
        **adopting.place,
        title=adopting.words(),
        kind=adopting.text("kind"),
        date=_when(adopting.values.get("date")),
        place=adopting.words("place") if place else Wording(),
        parties=_names(adopting.values.get("parties")),
    )


def _party(adopting: Adopting) -> Record:
    place = adopting.place | {"id": adopting.text("id") or adopting.id}
    return Party(
        **place,
        name=adopting.words("name"),
        role=adopting.text("role"),
        of=adopting.text("of"),
    )


def _contradiction(adopting: Adopting) -> Record:
    return Contradiction(
        **adopting.place,
        title=adopting.words(),
        kind=adopting.text("kind"),
        values=tuple(str(value) for value in adopting.values.get("values") or ()),
        hard=bool(adopting.values.get("hard", True)),
        subject=adopting.text("subject"),
    )


_MAKERS: dict[str, Callable[[Adopting], Record]] = {
    "promise": _promise,
    "occasion": _occasion,
    "statement": _statement,
    "party": _party,
    "contradiction": _contradiction,
}
