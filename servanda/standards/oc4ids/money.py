"""The money of a project, step by step; each step tells the same money again, so steps never add up.

    budget -> budget                      finance -> incoming-commitment (what comes in)
    tender.costEstimate -> planned        contractValue, modifications -> commitment
    transactions -> disbursement          finalValue, completion.finalValue -> expenditure

Of several breakdowns of one budget the first is taken, as each divides the same money; what it leaves
unnamed stands as the budget itself. `contractValue` is the value at the start, so each modification adds
what it changed: original and revisions together are what is owed. A financing arrangement is what
a financier owes the project: counted with its contracts, money would be counted twice.

https://standard.open-contracting.org/infrastructure/0.9/en/reference/schema/
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
from servanda.standards.oc4ids.faults import Faults

GRANTS = ("grant", "loan", "guarantee")


def movements(project: dict[str, Any], faults: Faults) -> Iterator[Movement]:
    """Yield the flows of a project; what cannot be one is said."""
    known = {party_of(one)[0]: party_of(one)[1] for one in parts(project, "parties")}
    authority = named(party_of(project.get("publicAuthority")), known)
    budget = part(project, "budget")
    yield from _budget(budget, known, faults)
    for n, one in enumerate(parts(budget, "finance"), 1):
        yield from _finance(one, f"finance/{text(one.get('id')) or n}", authority, known)
    processes = parts(project, "contractingProcesses")
    for n, process in enumerate(processes, 1):
        ref, summary = text(process.get("id")) or str(n), part(process, "summary")
        yield from _contract(summary, ref, authority, known)
        yield from _modified(summary, ref, faults, n - 1)
        yield from _paid(summary, f"{ref}/", authority, known)
        for m, one in enumerate(parts(summary, "finance"), 1):
            name = f"{ref}/finance/{text(one.get('id')) or m}"
            yield from _finance(one, name, authority, known)
    yield from _paid(project, "transaction/", authority, known)
    finals = any(stated(part(process, "summary").get("finalValue")) for process in processes)
    final = part(project, "completion").get("finalValue")
    if stated(final) and not finals:  # else it is the sum of those of the contracts
        when = day(part(project, "completion").get("endDate"))
        yield _final("completion", final, when, authority, NOBODY)


def _budget(budget: dict[str, Any], known: dict[str, str], faults: Faults) -> Iterator[Movement]:
    whole, currency = value_of(budget.get("amount"))
    approved = day(budget.get("approvalDate"))
    divided = [parts(one, "budgetBreakdown") for one in parts(budget, "budgetBreakdowns")]
    divided = [[one for one in lines if stated(one.get("amount"))] for lines in divided]
    lines = next(filter(None, divided), [])
    told = Decimal(0)
    for number, line in enumerate(lines, 1):
        size, unit = value_of(line.get("amount"))
        told += Decimal(size or 0) if unit == currency else 0
        own = day(line.get("approvalDate"))
        yield Movement(
            ref=f"budget/{text(line.get('id')) or number}",
            stage="budget",
            type="budgetBreakdown",
            amount=size,
            currency=unit,
            decided=approved if own is None else own,
            valued=day(part(line, "period").get("startDate")),
            provider=named(party_of(line.get("sourceParty")), known),
            parent="budget",
            description=text(line.get("description")),
        )
    if not stated(budget.get("amount")):
        return
    left = None if whole is None else Decimal(whole) - told
    if left is not None and lines and left < 0:
        faults.breakdown(str(whole), str(amount(told)), currency)
    elif left or not lines:
        yield Movement(
            ref="budget",
            stage="budget",
            type="budget",
            amount=amount(left),
            currency=currency,
            decided=approved,
            description=text(budget.get("description")),
        )


def _finance(
    one: dict[str, Any], ref: str, authority: Party, known: dict[str, str]
) -> Iterator[Movement]:
    if not stated(one.get("value")):
        return
    size, currency = value_of(one.get("value"))
    kind = text(one.get("type"))
    financier = named(party_of(one.get("financingParty")), known)
    said = text(one.get("title")) or text(one.get("description"))
    yield Movement(
        ref=ref,
        stage="incoming-commitment",
        type=f"finance:{kind}" if kind else "finance",
        amount=size,
        currency=currency,
        decided=day(part(one, "period").get("startDate")),
        provider=financier if any(financier) else ("", text(one.get("source"))),
        receiver=authority,
        finance=next((word for word in GRANTS if word in kind.casefold()), ""),
        description=said,
    )


def _contract(
    summary: dict[str, Any], ref: str, authority: Party, known: dict[str, str]
) -> Iterator[Movement]:
    tender, said = part(summary, "tender"), text(summary.get("title"))
    buyer = named(party_of(tender.get("procuringEntity")), known)
    buyer = buyer if any(buyer) else authority
    suppliers = named(parties_of(parts(summary, "suppliers")), known)
    starts = day(part(summary, "contractPeriod").get("startDate"))
    given = (
        ("tender", "planned", tender.get("costEstimate"), day(tender.get("datePublished"))),
        ("contract", "commitment", summary.get("contractValue"), starts),
    )
    for kind, stage, value, when in given:
        size, currency = value_of(value)
        if stated(value):
            yield Movement(
                ref=f"{ref}/{kind}",
                stage=stage,
                type=kind,
                amount=size,
                currency=currency,
                decided=when,
                provider=buyer,
                receiver=suppliers if kind == "contract" else NOBODY,
                description=said or text(summary.get("description")),
            )
    if stated(summary.get("finalValue")):
        ends = day(part(summary, "contractPeriod").get("endDate"))
        yield _final(ref, summary.get("finalValue"), ends, buyer, suppliers)


def _final(ref: str, value: Any, when: int | None, payer: Party, payee: Party) -> Movement:
    size, currency = value_of(value)
    return Movement(
        ref=f"{ref}/final",
        stage="expenditure",
        type="finalValue",
        amount=size,
        currency=currency,
        valued=when,
        provider=payer,
        receiver=payee,
    )


def _modified(summary: dict[str, Any], ref: str, faults: Faults, number: int) -> Iterator[Movement]:
    for n, one in enumerate(parts(summary, "modifications")):
        before, after = one.get("oldContractValue"), one.get("newContractValue")
        if not stated(before) and not stated(after):
            continue
        (old, unit), (new, currency) = value_of(before), value_of(after)
        if old is None or new is None or unit != currency:
            faults.modification(f"/contractingProcesses/{number}/summary/modifications/{n}")
            change = None
        else:
            change = amount(Decimal(new) - Decimal(old))
        if change != "0":
            yield Movement(
                ref=f"{ref}/modification/{text(one.get('id')) or n + 1}",
                stage="commitment",
                type="modification",
                amount=change,
                currency=currency,
                decided=day(one.get("date")),
                parent=f"{ref}/contract",
                description=text(one.get("description")),
            )


def _paid(
    owner: dict[str, Any], prefix: str, authority: Party, known: dict[str, str]
) -> Iterator[Movement]:
    suppliers = named(parties_of(parts(owner, "suppliers")), known)
    for n, one in enumerate(parts(owner, "transactions"), 1):
        if not stated(one.get("value")):
            continue
        size, currency = value_of(one.get("value"))
        payer, payee = one.get("payer"), one.get("payee")
        yield Movement(
            ref=f"{prefix}{text(one.get('id')) or n}",
            stage="disbursement",
            type="transaction",
            amount=size,
            currency=currency,
            decided=day(one.get("date")),
            valued=day(one.get("date")),
            provider=named(party_of(payer), known) if payer else authority,
            receiver=named(party_of(payee), known) if payee else suppliers,
            parent=prefix.rstrip("/") if prefix != "transaction/" else "",
        )
