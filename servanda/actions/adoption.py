"""From an accepted proposal to the record it becomes.

The proposal's `values` are the item of `servanda read`, perhaps amended by a person. A promise becomes
a Promise, an occasion an Occasion, and so on; a date, an amount or an identifier is a confirmed reading
and becomes no record of its own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from servanda.actions.fields import Fields, amount_of
from servanda.actions.refusals import Refused
from servanda.records import (
    Condition,
    Contradiction,
    Delivery,
    Document,
    Occasion,
    Party,
    Promise,
    Proposal,
    Record,
    Statement,
    Wording,
)
from servanda.terms.languages import LANGUAGES, worded

__all__ = ["PROMISE_KINDS", "Adopting", "adopt", "amount_of", "conditions", "decoded"]

PROMISE_KINDS = {"money": "pledge", "in_kind": "in-kind"}

# What a person may amend in each kind, besides what was read.
AMENDABLE: dict[str, frozenset[str]] = {
    "promise": frozenset(
        {"title", "kind", "modality", "strength", "basis", "speaker", "obligors", "beneficiaries"}
        | {"amount", "finance", "occasion", "stated", "due", "directions", "parent", "scope"}
        | {"additional", "condition", "date"}
    ),
    "occasion": frozenset({"title", "kind", "date", "place", "parties"}),
    "statement": frozenset({"kind", "speaker", "date"}),
    "party": frozenset({"id", "name", "role", "of"}),
    "contradiction": frozenset({"title", "kind", "values", "hard", "subject"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """A proposal on its way to a record: its fields as read and as amended, and its document."""

    proposal: Proposal
    document: Document
    amended: Mapping[str, Any]

    @property
    def fields(self) -> Fields:
        """The fields as decided."""
        return Fields(decoded(self.proposal.values) | dict(self.amended))

    @property
    def place(self) -> dict[str, Any]:
        """The plan, a passing id and the evidence that every record takes over."""
        held = self.proposal
        return {"plan": held.plan, "id": held.id, "evidence": held.evidence}

    def words(self, name: str = "title") -> Wording:
        """Return a Wording given by a person, else the quotation in the document's language."""
        given = self.fields.values.get(name)
        if isinstance(given, Mapping):
            found = Wording(**{code: str(given.get(code) or "") for code in LANGUAGES})
            if found:
                return found
        quote = given if isinstance(given, str) and given else self.proposal.evidence[0].exact
        return Wording(**{worded(self.document.language): quote})


def adopt(adopting: Adopting) -> Record | None:
    """Return the record that the proposal becomes, or None for a mere reading; may raise Refused."""
    kind = adopting.proposal.kind
    known = AMENDABLE.get(kind, frozenset()) | decoded(adopting.proposal.values).keys()
    for name in adopting.amended:
        if name not in known:
            article = "an" if kind[0] in "aeiou" else "a"
            raise Refused(
                f"{article} {kind} has no field {name!r}", f"It has: {', '.join(sorted(known))}."
            )
    make = _MAKERS.get(kind)
    if make is None:
        _check_reading(adopting)
        return None
    try:
        return make(adopting)
    except (ValueError, TypeError, KeyError) as fault:
        raise Refused(f"the {kind} cannot be kept: {fault}", "Amend it.") from None


def conditions(promise: Promise, adopting: Adopting) -> list[Condition]:
    """Return the condition that the words name: while it is open, nothing is late (definition 22)."""
    said = adopting.fields.text("condition").strip()
    if not said:
        return []
    title = Wording(**{worded(adopting.document.language): said})
    evidence = adopting.proposal.evidence
    name = f"{promise.id}-condition"
    return [
        Condition(plan=promise.plan, id=name, promise=promise.id, title=title, evidence=evidence)
    ]


def decoded(values: str) -> dict[str, Any]:
    """Return a proposal's values; numbers with a fraction stay decimals."""
    found = json.loads(values, parse_float=Decimal)
    return dict(found)


def _check_reading(adopting: Adopting) -> None:
    """Refuse an amended reading that is no date, no amount, no identifier."""
    fields, kind = adopting.fields, adopting.proposal.kind
    if kind == "date":
        fields.when("value")
    elif kind == "amount":
        Fields({"amount": fields.values}).amount()


def _promise(adopting: Adopting) -> Record:
    fields, document = adopting.fields, adopting.document
    modality = fields.code("modality", "promise.modality")
    if modality == "past_delivery":
        return _delivery(adopting)
    return Promise(
        **adopting.place,
        title=adopting.words(),
        kind=_promise_kind(fields),
        # A request made of somebody is not their promise (definition 19).
        strength=0 if modality == "request" else fields.grade("strength"),
        basis=fields.code("basis", "promise.basis", "press-report"),
        speaker=fields.party("speaker"),
        obligors=fields.parties("obligors", "obligor"),
        beneficiaries=fields.parties("beneficiaries", "beneficiary"),
        amount=fields.amount(),
        finance=fields.code("finance", "promise.finance"),
        occasion=fields.text("occasion"),
        stated=fields.when("stated") or document.published,
        due=fields.when("due"),
        directions=fields.items("directions"),
        parent=fields.text("parent"),
        scope=fields.code("scope", "promise.scope", "plan"),
        additional=fields.flag("additional"),
    )


def _promise_kind(fields: Fields) -> str:
    read = fields.text("kind")
    return Fields({"kind": PROMISE_KINDS.get(read, read)}).code("kind", "promise.kind")


def _delivery(adopting: Adopting) -> Record:
    """Make a delivery of a promise-like sentence about the past; without a figure, a statement."""
    fields = adopting.fields
    amount = fields.amount()
    date = fields.when("date") or adopting.document.published
    if amount is None or date is None:
        return _statement(adopting)
    obligors = fields.parties("obligors", "obligor")
    beneficiaries = fields.parties("beneficiaries", "beneficiary")
    return Delivery(
        **adopting.place,
        title=adopting.words(),
        stage="disbursed" if amount.is_money else "delivered",
        date=date,
        amount=amount,
        provider=obligors[0] if obligors else "",
        receiver=beneficiaries[0] if beneficiaries else "",
        reporter=fields.party("speaker"),
    )


def _statement(adopting: Adopting) -> Record:
    fields = adopting.fields
    # A past delivery without a figure comes here with a promise's kind: it is somebody's report.
    told = adopting.proposal.kind == "statement"
    return Statement(
        **adopting.place,
        kind=fields.code("kind", "statement.kind", "indirect") if told else "indirect",
        speaker=fields.party("speaker"),
        date=fields.when("date") or adopting.document.published,
    )


def _occasion(adopting: Adopting) -> Record:
    fields = adopting.fields
    return Occasion(
        **adopting.place,
        title=adopting.words(),
        kind=fields.code("kind", "occasion.kind"),
        date=fields.when("date"),
        place=adopting.words("place") if fields.values.get("place") else Wording(),
        parties=fields.parties("parties"),
    )


def _party(adopting: Adopting) -> Record:
    fields = adopting.fields
    party = fields.party("id")
    if not party:
        raise Refused("a party needs its code", "Write id as country:VN or person:to-lam.")
    return Party(
        **adopting.place | {"id": party},
        name=adopting.words("name"),
        role=fields.code("role", "party.role"),
        of=fields.party("of"),
    )


def _contradiction(adopting: Adopting) -> Record:
    fields = adopting.fields
    return Contradiction(
        **adopting.place,
        title=adopting.words(),
        kind=fields.code("kind", "contradiction.kind"),
        values=fields.items("values"),
        hard=fields.flag("hard", default=True),
        subject=fields.text("subject"),
    )


_MAKERS: dict[str, Callable[[Adopting], Record]] = {
    "promise": _promise,
    "occasion": _occasion,
    "statement": _statement,
    "party": _party,
    "contradiction": _contradiction,
}
