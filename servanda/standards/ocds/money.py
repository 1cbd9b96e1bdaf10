"""The money of a process, step by step; each step tells the same money again, so steps never add up.

    planning.budget -> budget      tender.value -> planned        awards.value -> allocation
    contracts.value -> commitment  transactions -> disbursement

An award is a decision to buy from somebody: set aside, not yet an obligation. A contract is one once it is
signed: `active` or `terminated`, or without a status; what is pending, cancelled or unsuccessful stands
as `other`. A step's type is its name, with a status that is not the usual one: `contract:cancelled`.

https://standard.open-contracting.org/1.1/en/schema/reference/
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from servanda.standards.contracting import (
    NOBODY,
    Movement,
    Party,
    amount,
    day,
    named,
    part,
    parties_of,
    parts,
    party_of,
    stated,
    text,
    value_of,
)

SIGNED = ("", "active", "terminated")
AWARDED = ("", "active")


def movements(release: dict[str, Any]) -> Iterator[Movement]:
    """Yield the flows of a merged release."""
    known = {party_of(one)[0]: party_of(one)[1] for one in parts(release, "parties")}
    buyer = party_of(release.get("buyer"))
    if not any(buyer):
        buyer = party_of(part(release, "tender").get("procuringEntity"))
    buyer = named(buyer, known)
    yield from _budget(part(release, "planning", "budget"), known)
    yield from _tender(part(release, "tender"), buyer)
    awards = {text(one.get("id")): one for one in parts(release, "awards")}
    for award in parts(release, "awards"):
        yield from _award(award, buyer, known)
    for contract in parts(release, "contracts"):
        award = awards.get(text(contract.get("awardID")), {})
        yield from _contract(contract, award, buyer, known)


def _budget(budget: dict[str, Any], known: dict[str, str]) -> Iterator[Movement]:
    """Yield the parts of a budget, and what no part names; the whole where it has none.

    https://extensions.open-contracting.org/en/extensions/budget/master/
    """
    whole, currency = value_of(budget.get("amount"))
    lines = [one for one in parts(budget, "budgetBreakdown") if stated(one.get("amount"))]
    left = Decimal(whole) if whole is not None else Decimal(0)
    for number, line in enumerate(lines, 1):
        size, unit = value_of(line.get("amount"))
        left -= Decimal(size or 0) if unit == currency else 0
        yield Movement(
            ref=f"budget/{text(line.get('id')) or number}",
            stage="budget",
            type="budgetBreakdown",
            amount=size,
            currency=unit,
            decided=day(part(line, "period").get("startDate")),
            provider=named(party_of(line.get("sourceParty")), known),
            parent="budget",
            description=text(line.get("description")),
        )
    if stated(budget.get("amount")) and (not lines or left > 0):
        yield Movement(
            ref="budget",
            stage="budget",
            type="budget",
            amount=amount(left) if lines else whole,
            currency=currency,
            provider=("", text(budget.get("source"))) if not lines else NOBODY,
            description=text(budget.get("description")) or text(budget.get("project")),
        )


def _tender(tender: dict[str, Any], buyer: Party) -> Iterator[Movement]:
    if not stated(tender.get("value")):
        return
    size, currency = value_of(tender.get("value"))
    status = text(tender.get("status"))
    off = status in ("cancelled", "unsuccessful", "withdrawn")
    yield Movement(
        ref="tender",
        stage="other" if off else "planned",
        type=f"tender:{status}" if off else "tender",
        amount=size,
        currency=currency,
        decided=day(part(tender, "tenderPeriod").get("startDate")),
        provider=buyer,
        description=text(tender.get("title")) or text(tender.get("description")),
    )


def _award(award: dict[str, Any], buyer: Party, known: dict[str, str]) -> Iterator[Movement]:
    if not stated(award.get("value")):
        return
    size, currency = value_of(award.get("value"))
    status = text(award.get("status"))
    yield Movement(
        ref=f"award/{text(award.get('id'))}",
        stage="allocation" if status in AWARDED else "other",
        type="award" if status in AWARDED else f"award:{status}",
        amount=size,
        currency=currency,
        decided=day(award.get("date")),
        provider=buyer,
        receiver=named(parties_of(parts(award, "suppliers")), known),
        description=text(award.get("title")) or text(award.get("description")),
    )


def _contract(
    contract: dict[str, Any], award: dict[str, Any], buyer: Party, known: dict[str, str]
) -> Iterator[Movement]:
    ref, status = f"contract/{text(contract.get('id'))}", text(contract.get("status"))
    suppliers = named(parties_of(parts(contract, "suppliers") or parts(award, "suppliers")), known)
    size, currency = value_of(contract.get("value"))
    if stated(contract.get("value")):
        yield Movement(
            ref=ref,
            stage="commitment" if status in SIGNED else "other",
            type="contract" if status in SIGNED else f"contract:{status}",
            amount=size,
            currency=currency,
            decided=_first(day(contract.get("dateSigned")), day(award.get("date"))),
            provider=buyer,
            receiver=suppliers,
            description=text(contract.get("title")) or text(contract.get("description")),
        )
    for number, paid in enumerate(parts(part(contract, "implementation"), "transactions"), 1):
        value = paid.get("value") or paid.get("amount")  # 1.0 called it `amount`
        size, currency = value_of(value)
        payer = paid.get("payer") or paid.get("providerOrganization")
        payee = paid.get("payee") or paid.get("receiverOrganization")
        if stated(value):
            yield Movement(
                ref=f"{ref}/{text(paid.get('id')) or number}",
                stage="disbursement",
                type="transaction",
                amount=size,
                currency=currency,
                decided=day(paid.get("date")),
                valued=day(paid.get("date")),
                provider=named(party_of(payer), known) if payer else buyer,
                receiver=named(party_of(payee), known) if payee else suppliers,
                parent=ref,
            )


def _first(*days: int | None) -> int | None:
    return next((one for one in days if one is not None), None)
