"""The account of a plan as lines and as JSON: what `servanda status` prints."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from servanda.reconciliation.left_out import LeftOut
from servanda.reconciliation.personnel import Personnel
from servanda.reconciliation.ratio import Figure, Ratio
from servanda.reconciliation.totals import Total
from servanda.records import Amount, Promise, Status
from servanda.records.columns import plain_decimal
from servanda.terms.words import label

FIGURES = ("arrived", "promised", "scheduled")  # details of a reason that are amounts


def grouped(number: Decimal) -> str:
    """Return every digit, in groups of three: `1,409,000,000`."""
    if not number:
        return "0"
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def line(code: str, language: str, **details: object) -> str:
    """Return a line of the account in words, with what is filled in as it prints."""
    filled = {name: str(value) for name, value in details.items()}
    return label("account.line", code, language, **filled)


def amount_words(amount: Amount | None, language: str) -> str:
    """Return the amount with its bound, `up to 8,000 soldiers`; empty for none."""
    if amount is None:
        return ""
    if amount.value is None and amount.minimum is not None and amount.maximum is not None:
        most = counted(amount.maximum, amount.unit, language)
        low = grouped(amount.minimum)
        return label("amount.bound", "range", language, minimum=low, maximum=most)
    text = counted(amount.figure, amount.unit, language)
    bound = "about" if amount.approximate and amount.bound == "exact" else amount.bound
    return label("amount.bound", bound, language, amount=text)


def counted(number: Decimal, unit: str, language: str) -> str:
    """Return a number with its unit: `1 soldier`, `8,000 soldiers`, `75,000,000 USD`."""
    return f"{grouped(number)} {unit_words(unit, number, language)}"


def unit_words(unit: str, number: Decimal, language: str) -> str:
    """Return a currency code as it is, another unit in the form that goes with the number."""
    many = {"en": number != 1, "ar": 3 <= number <= 10}.get(language, False)
    return label("unit.many" if many else "unit", unit, language)


def row(
    promise: Promise, status: Status, *, names: Mapping[str, str], language: str
) -> dict[str, Any]:
    """Return one object for a promise made by the day."""
    amount = promise.amount
    return {
        "id": promise.id,
        "title": promise.title.in_language(language)[0],
        "kind": promise.kind,
        "scope": promise.scope,
        "strength": promise.strength,
        "obligors": list(promise.obligors),
        "obligor_names": [names.get(party, party) for party in promise.obligors],
        "amount": amount_object(amount),
        "amount_words": amount_words(amount, language),
        "due": promise.due.iso if promise.due else None,
        "status": status.status,
        "status_words": label("status", status.status, language),
        "reason_code": status.reason.code,
        "reason": reason_words(status, language),
        "fraction": _text(status.fraction),
        "equation": _equation(status),
        "evidence": [
            {"document": a.document, "start": a.start, "end": a.end, "quote": a.exact}
            for a in promise.evidence
        ],
    }


def amount_object(amount: Amount | None) -> dict[str, Any] | None:
    """Return an amount as JSON, its numbers as strings so that no digit is lost."""
    if amount is None:
        return None
    numbers = {n: _text(getattr(amount, n)) for n in ("value", "minimum", "maximum")}
    return {**numbers, "unit": amount.unit, "approximate": amount.approximate}


def reason_words(status: Status, language: str) -> str:
    """Return the reason in words, its figures grouped and with their unit."""
    details = dict(status.reason.details)
    unit = details.get("unit", status.unit)
    for name in FIGURES:
        if details.get(name):
            details[name] = counted(Decimal(details[name]), unit, language)
    return label("reason", status.reason.code, language, **details)


def _equation(status: Status) -> dict[str, str | None] | None:
    if status.original is None:
        return None
    parts = ("original", "revisions", "fulfilled", "outstanding", "lapsed", "surplus")
    return {"unit": status.unit, "bound": status.bound} | {
        part: _text(getattr(status, part)) for part in parts
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain_decimal(number)


def total(found: Total, language: str) -> dict[str, Any]:
    """Return a total with its words and what it leaves out."""
    figure = f"{grouped(found.figure)} {found.currency}"
    if found.bound != "exact":
        figure = label("amount.bound", found.bound, language, amount=figure)
    return {
        "stage": found.stage,
        "currency": found.currency,
        "figure": plain_decimal(found.figure),
        "bound": found.bound,
        "rows": list(found.rows),
        "words": line(
            "total",
            language,
            stage=label("account.stage", found.stage, language),
            date=found.as_of,
            figure=figure,
            count=len(found.rows),
        ),
        "left_out": _left_out(found.left_out, language),
    }


def people(found: Personnel, language: str) -> dict[str, Any]:
    """Return what was promised of people, and who is there, as `total` does."""
    top = line("no-top", language)
    if found.maximum is not None:
        top = line("at-most", language, figure=grouped(found.maximum))
    return {
        "unit": found.unit,
        "minimum": plain_decimal(found.minimum),
        "maximum": _text(found.maximum),
        "strength": _text(found.strength),
        "rows": list(found.rows),
        "words": line(
            "people",
            language,
            unit=unit_words(found.unit, Decimal(0), language),
            date=found.as_of,
            low=grouped(found.minimum),
            top=top,
            count=len(found.rows),
        ),
        "left_out": _left_out(found.left_out, language),
    }


def _left_out(found: Iterable[LeftOut], language: str) -> list[dict[str, Any]]:
    return [
        {
            "reason": one.reason,
            "words": label("left-out", one.reason, language),
            "rows": one.count,
            "promises": list(one.rows),
            "amounts": [amount_object(amount) for amount in one.amounts],
        }
        for one in found
    ]


def ratio_words(found: Ratio, language: str) -> str:
    """Return a ratio with both its names: `disbursed 1,409 USD of pledged 3,507 USD = 40 %`."""
    return line(
        "ratio",
        language,
        scope=found.scope,
        part=_figure(found.numerator, language),
        whole=_figure(found.denominator, language),
        percent=found.percent,
        date=found.as_of,
    )


def ratio(found: Ratio, language: str) -> dict[str, Any]:
    """Return a ratio as an object, its words with it."""
    return {
        "scope": found.scope,
        "numerator": {"what": found.numerator.what, "value": _text(found.numerator.value)},
        "denominator": {"what": found.denominator.what, "value": _text(found.denominator.value)},
        "unit": found.numerator.unit,
        "percent": found.percent,
        "as_of": found.as_of.isoformat(),
        "words": ratio_words(found, language),
    }


def _figure(figure: Figure, language: str) -> str:
    text = f"{grouped(figure.value)} {figure.unit}"
    if figure.bound != "exact":
        text = label("amount.bound", figure.bound, language, amount=text)
    return f"{label('account.stage', figure.what, language)} {text}"
