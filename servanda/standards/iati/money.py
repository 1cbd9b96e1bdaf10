"""The money of an activity: transactions, budgets and planned disbursements, as rows of `flow`.

Worked example: `<transaction><transaction-type code="3"/><transaction-date iso-date="2026-02-19"/>
<value value-date="2026-02-20">1,000</value></transaction>` in an activity with the default currency
USD is a disbursement of 1000 USD, decided on 19 and valued on 20 February, from the reporting
organisation, with a finding about the comma.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/transaction/
"""

from typing import Any

from servanda.records import Finding
from servanda.standards.iati.dividing import DIVIDED, divide, part
from servanda.standards.iati.faults import error, note, shown, warning
from servanda.standards.iati.reading import Record
from servanda.standards.iati.shares import Part
from servanda.standards.iati.values import DAYS, amount, day, is_plain

# https://iatistandard.org/en/iati-standard/203/codelists/transactiontype/
# Only 3 is a disbursement and only 4 an expenditure: what else leaves stays out of both.
STAGES: dict[str | None, str] = {
    "1": "incoming",
    "2": "commitment",
    "3": "disbursement",
    "4": "expenditure",
    "5": "repayment",  # interest payment
    "6": "repayment",  # loan repayment
    "7": "other",  # reimbursement
    "8": "other",  # purchase of equity
    "9": "other",  # sale of equity
    "10": "other",  # credit guarantee
    "11": "incoming-commitment",
    "12": "pledge",
    "13": "incoming-pledge",
}
INCOMING = {"1", "9", "11", "13"}  # the reporting organisation receives
_ONCE = {"transaction-type", "transaction-date", "value", "provider-org", "receiver-org"}

Org = tuple[str, str, str]  # identifier, name, activity
NOBODY: Org = ("", "", "")
good_currencies: set[str] = set()


Value = tuple[str | None, str, int | None]  # amount, currency, value date
_Said = tuple[
    *tuple[str | None, int | None, bool, Value | None, Org | None, Org | None],
    *tuple[str | None, str, list[Part] | None],
]


def transaction(record: Record, element: Any) -> None:
    """Add a row for a transaction, and its own sectors and places."""
    record.number += 1
    ref = element.get("ref")
    if not ref or ref in record.refs or ref != ref.strip():
        ref = free_ref(ref, record.number, record.refs)
    record.refs.add(ref)
    code, decided, dated, value, provider, receiver, finance, words, parts = _read(record, element)
    stage = STAGES.get(code)
    if stage is None or code is None:
        code, stage = _stage(record, element, code)
    if not dated:
        record.find(_dateless(), element)
    if code in INCOMING:
        receiver = receiver or (*record.reporter, "")
    else:
        provider = provider or (*record.reporter, "")
    number, currency, valued = value or _valueless(record, element)
    finance = record.finance if finance is None else finance_of(finance)
    row = (record.key, ref, stage, code, number, currency, "", None, "", decided, valued)
    ends = (provider or NOBODY) + (receiver or NOBODY)
    record.flows.append(row + ends + ("", None, None, finance, "", words))
    if parts:
        divide(record, ref, parts, element)


def _read(record: Record, element: Any) -> _Said:
    """Go once through a transaction. No child is held: one that is let go at once costs a third."""
    code = decided = value = provider = receiver = finance = parts = None
    dated, words = False, ""
    for child in element:
        tag = child.tag
        if tag == "transaction-type" and code is None:
            code = child.get("code") or ""
        elif tag == "transaction-date" and not dated:
            dated, decided = True, DAYS.get(child.get("iso-date"))
            if decided is None:
                decided = _decided(record, child)
        elif tag == "value" and value is None:
            value = value_of(record, child)
        elif tag == "provider-org" and provider is None:
            provider = organisation(record, child, "provider-activity-id")
        elif tag == "receiver-org" and receiver is None:
            receiver = organisation(record, child, "receiver-activity-id")
        elif tag == "description":
            words = words or record.words(child)
        elif tag == "finance-type":
            finance = child.get("code") if finance is None else finance
        elif tag in DIVIDED:
            parts = [*(parts or ()), part(record, child)]
        elif tag in _ONCE:
            record.find(_twice(tag), child)
    return code, decided, dated, value, provider, receiver, finance, words, parts


def budget(record: Record, element: Any) -> None:
    """Add a row for a budget of an activity."""
    record.budgets += 1
    period(record, element, stage="budget", ref=f"budget-{record.budgets}")


def planned(record: Record, element: Any) -> None:
    """Add a row for a planned disbursement."""
    record.planned += 1
    period(record, element, stage="planned", ref=f"planned-{record.planned}")


def period(record: Record, element: Any, *, stage: str, ref: str) -> None:
    """Add a row for an amount of a period; the period stands in its description."""
    start = end = ""
    value: Value | None = None
    provider = receiver = NOBODY
    for child in element:
        tag = child.tag
        if tag == "period-start":
            start = (child.get("iso-date") or "").strip()
        elif tag == "period-end":
            end = (child.get("iso-date") or "").strip()
        elif tag == "value" and value is None:
            value = value_of(record, child)
        elif tag == "provider-org":
            provider = organisation(record, child, "provider-activity-id")
        elif tag == "receiver-org":
            receiver = organisation(record, child, "receiver-activity-id")
    if stage == "planned" and provider == NOBODY:
        provider = (*record.reporter, "")
    decided = day(start) if start else None
    if decided is None:
        _no_period(record, element, start)
    number, currency, valued = value or _valueless(record, element)
    kind = (element.get("type") or "").strip()
    row = (record.key, ref, stage, kind, number, currency, "", None, "", decided, valued)
    words = f"{start}/{end}" if start or end else ""
    record.flows.append(row + provider + receiver + ("", None, None, "", "", words))


def finance_of(code: str | None) -> str:
    """Return grant, loan or guarantee for a code of the list FinanceType, "" for the rest."""
    # https://iatistandard.org/en/iati-standard/203/codelists/financetype/
    code = (code or "").strip()
    if code in ("110", "111"):
        return "grant"
    if len(code) == 3 and code.startswith("4"):
        return "loan"
    return "guarantee" if code in ("1100", "1101") else ""


def free_ref(said: str | None, number: int, taken: set[str]) -> str:
    """Return the publisher's own number where it is one, else the place in the record."""
    ref = said.strip() if said else ""
    if not ref or ref in taken:
        ref = str(number)
        while ref in taken:
            ref = f"#{ref}"
    return ref


def organisation(record: Record, element: Any, activity: str) -> Org:
    """Return who pays or receives; `activity` names the attribute that says which of its activities."""
    ref, other = element.get("ref"), element.get(activity)
    words = record.words(element)
    return (ref.strip() if ref else "", words, other.strip() if other else "")


def _valueless(record: Record, element: Any) -> Value:
    record.find(_no_value(element.tag), element)
    return None, record.currency, None


def value_of(record: Record, value: Any) -> Value:
    """Return amount, currency and value date of an element, and find what is wrong with them."""
    number = value.text
    if number is None or not is_plain(number):
        number = _number(record, value)
    if number is not None and number[0] == "-":
        record.negative += 1
    said = value.get("value-date")
    valued = DAYS.get(said)
    if valued is None and (valued := day(said) if said else None) is None:
        record.find(_no_value_date(said), value)
    currency = value.get("currency") or record.currency
    if currency not in good_currencies:
        currency = currency_of(record, currency, value)
    return number, currency, valued


def _number(record: Record, value: Any) -> str | None:
    number, fault = amount(value.text)
    if fault:
        record.find(_bad_value(value.text or "", fault, number), value)
    return number


def currency_of(record: Record, said: str, element: Any) -> str:
    """Return a currency that was not met before; find what is none."""
    currency = said.strip().upper()
    if len(currency) == 3 and currency.isascii() and currency.isalpha():
        if currency == said and len(good_currencies) < 1000:
            good_currencies.add(currency)
    else:
        record.find(_no_currency(said), element)
    return currency[:40]


def _stage(record: Record, element: Any, said: str | None) -> tuple[str, str]:
    """Return code and stage of a transaction whose code is not just one of the list."""
    code = (said or "").strip()
    if code not in STAGES:
        record.find(_unknown_type(code) if code else _no_type(), element)
    return code, STAGES.get(code, "other")


def _decided(record: Record, element: Any) -> int | None:
    said = element.get("iso-date")
    found = day(said) if said else None
    if found is None:
        record.find(_bad_date(said) if said else _dateless(), element)
    return found


def _no_type() -> Finding:
    return error(
        "iati.transaction.no-type",
        "the transaction has no type: it counts in no stage",
        advice='Give it one, as <transaction-type code="3"/>.',
    )


def _unknown_type(code: str) -> Finding:
    return error(
        "iati.transaction.unknown-type",
        f"{shown(code)} is no type of transaction: it counts in no stage",
        advice="The code list TransactionType has 1 to 13.",
    )


def _dateless() -> Finding:
    return error(
        "iati.transaction.no-date",
        "the transaction has no date",
        advice="Without a day it cannot be converted; give <transaction-date iso-date=.../>.",
    )


def _bad_date(said: str) -> Finding:
    return error(
        "iati.transaction.bad-date",
        f"{shown(said)} is no day",
        advice="Write it as 2026-02-19.",
    )


def _no_period(record: Record, element: Any, said: str) -> None:
    record.find(
        warning(
            "iati.budget.no-period",
            f"{shown(said)} is no day on which a period begins" if said else "it has no period",
            advice="Give <period-start iso-date=.../> and <period-end iso-date=.../>.",
        ),
        element,
    )


def _no_value(tag: str) -> Finding:
    return error(
        "iati.value.missing",
        f"the {tag} has no value",
        advice="Without an amount it counts in no total.",
    )


def _bad_value(text: str, fault: str, read: str | None) -> Finding:
    if fault == "missing":
        return _no_value("element")
    if fault == "long":
        return error(
            "iati.value.too-long",
            f"the amount has {len(text.strip())} characters: nobody means such a number",
            advice="It is left out of every total.",
        )
    if fault == "bad":
        return error(
            "iati.value.not-a-number",
            f"{shown(text)} is no amount",
            advice="Write digits, and a point before the decimals.",
        )
    if fault == "rounded":
        return note(
            "iati.value.rounded",
            f"{shown(text)} has more than six decimals; read as {read}",
            advice="Publish amounts in whole cents.",
        )
    return warning(
        "iati.value.unusual",
        f"{shown(text)} is not written as the standard says; read as {read}",
        advice="Write digits, and a point before the decimals.",
    )


def _no_value_date(said: str | None) -> Finding:
    return warning(
        "iati.value.no-date",
        f"{shown(said)} is no value date" if said else "the value has no value date",
        advice="Without it an amount is converted at the transaction's date.",
    )


def _no_currency(said: str) -> Finding:
    said = said.strip()
    return error(
        "iati.value.no-currency",
        f"{shown(said)} is no currency" if said else "neither value nor activity has a currency",
        advice="Give a code of three letters, or the activity a default-currency.",
    )


def _twice(tag: str) -> Finding:
    return warning(
        "iati.transaction.duplicate-element",
        f"<{tag[:60]}> stands twice in the transaction; the first one is read",
        advice="Remove one of them.",
    )
