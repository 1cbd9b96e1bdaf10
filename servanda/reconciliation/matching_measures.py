"""How near a flow is to a promise in amount and in time, each with its reason.

Worked example: 8,500,000 promised and 8,472,113 paid are 0.3 % apart, and the paid sum rounds to the
promised one at its two digits: `amount-rounded`. 4 of 10 million are a part, which says less. A part
of a score is a number from 0 to 1; None where one side says nothing.
"""

from datetime import date
from decimal import Decimal
from math import exp, log

from servanda.records import Amount
from servanda.records.columns import plain_decimal
from servanda.records.pairing import Candidate, Ground, Sought

Part = tuple[float | None, Ground]

_SAME = 0.0005  # as a natural logarithm: what is not seen in four digits
_NEAR, _FAR = 0.01, 0.15
_ROUNDED = {1: 0.86, 2: 0.94}  # by digits of the promised figure; three or more say nearly all
_PART = 0.30  # for a payment that is a part of what was promised
_SLOW = 540.0  # days outside the window until little is left
_WITHIN = 0.86  # inside the window, far from the day aimed at


def amount_part(sought: Sought, candidate: Candidate) -> Part:
    """Return how near the amounts are."""
    if sought.amount is None or not sought.worth or not candidate.worth:
        return None, Ground(code="amount-unknown")
    if sought.unit != candidate.measure:
        return 0.0, Ground(code="amount-other-unit", details=(("unit", candidate.measure),))
    same = own_amount(candidate, sought.amount.unit)
    promised, paid = float(sought.amount.figure), float(same) if same else candidate.worth
    if not same:
        promised = sought.worth
    return _compared(sought.amount, candidate, ratio=log(paid / promised), same=same)


def own_amount(candidate: Candidate, unit: str) -> Decimal | None:
    """Return the candidate's amount in a unit in which it was published, None when in none."""
    given = (
        (candidate.currency or candidate.unit, candidate.amount),
        (candidate.converted_currency, candidate.converted),
    )
    return next((amount for name, amount in given if name == unit and amount), None)


def _compared(
    promised: Amount, candidate: Candidate, *, ratio: float, same: Decimal | None
) -> Part:
    apart = abs(ratio)
    percent = ("percent", _percent(exp(ratio)))
    sums = (("count", str(len(candidate.members))),) if candidate.members else ()
    if same == promised.figure:
        return 1.0, Ground(code="amount-sum" if sums else "amount-equal", details=sums)
    digits = rounds(promised, same)
    if digits:
        return _ROUNDED.get(digits, 0.98), Ground(code="amount-rounded", details=(percent, *sums))
    near = "amount-near" if same else "amount-converted"
    if apart < _NEAR:
        return 0.99 if apart < _SAME else 0.95, Ground(code=near, details=(percent, *sums))
    if apart < _FAR:
        high = 0.88 if same else 0.94
        return high - (high - 0.5) * apart / _FAR, Ground(code=near, details=(percent, *sums))
    if promised.bound == "up-to" and ratio < 0:
        return 0.55, Ground(code="amount-below", details=(percent, *sums))
    if ratio < 0 or promised.bound == "at-least":
        part = _PART if ratio < 0 else _PART + 0.2
        return part, Ground(code="amount-part", details=(percent, *sums))
    return 0.0, Ground(code="amount-above", details=(percent, *sums))


def _percent(ratio: float) -> str:
    percent = 100 * ratio
    if percent < 0.1:
        return plain_decimal(Decimal(f"{percent:.1g}"))  # a small part is never none
    return f"{percent:.1f}" if percent < 1000 else f"{percent:.0f}"


def rounds(promised: Amount, paid: Decimal | None) -> int:
    """Return the digits of the promised figure when the paid one rounds to it, else 0.

    Nobody says "one billion" of 600 million, though one digit of it is no more exact.
    """
    figure = promised.figure
    if not paid or not figure:
        return 0
    digits = len(str(int(figure)).rstrip("0")) if figure == int(figure) else 7
    half = min(10.0 ** (figure.adjusted() - digits + 1) / 2, _FAR * float(figure))
    return digits if digits < 7 and abs(float(paid) - float(figure)) <= half else 0


def date_part(sought: Sought, candidate: Candidate) -> Part:
    """Return how well the day of a flow fits the days between which it is expected."""
    day = candidate.day
    if day is None or sought.begins is None or sought.ends is None:
        return None, Ground(code="date-missing")
    told = (("date", day.isoformat()),)
    if day < sought.begins:
        days = (sought.begins - day).days
        return exp(-days / _SLOW) * 0.6, Ground(code="date-early", details=(*told, _days(days)))
    if day > sought.ends:
        days = (day - sought.ends).days
        return exp(-days / _SLOW) * 0.7, Ground(code="date-late", details=(*told, _days(days)))
    return _inside(day, sought.aim), Ground(code="date-in-window", details=told)


def _inside(day: date, aim: date | None) -> float:
    if aim is None:
        return 0.95
    return _WITHIN + (1 - _WITHIN) * exp(-abs((day - aim).days) / 120)


def _days(days: int) -> tuple[str, str]:
    return "days", str(days)


def amount_text(candidate: Candidate) -> str:
    """Return a candidate's amount as published, with its unit."""
    if candidate.amount is None:
        return ""
    return f"{plain_decimal(candidate.amount)} {candidate.currency or candidate.unit}".strip()
