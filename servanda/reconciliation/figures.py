"""Two amounts of one unit: whether both can be true, and how a contradiction of them is told.

"more than 5" and "7" can both be true: soft. 47 and "more than 50" cannot: hard. A roughly given figure
may be a fifth off: "some 50" and 47 can both be true, "some 640" and 460 cannot. A document that has the other's figure too,
or the parts that make it up, speaks of two things: 10 and 7 here are the 17 there.
"""

from collections.abc import Collection
from decimal import Decimal

from servanda.reconciliation.found import Found
from servanda.reconciliation.told import AmountTold, Told
from servanda.records import Amount
from servanda.records.columns import plain_decimal

ROUGHLY = Decimal("1.2")  # times the smaller figure that a roughly given one may be

Place = tuple[Told, AmountTold]


def clash(x: Amount, y: Amount) -> bool:
    """Tell whether no number satisfies both."""
    if (x.approximate or y.approximate) and _near(x.figure, y.figure):
        return False
    low_x, high_x = _range(x)
    low_y, high_y = _range(y)
    apart = (high_x is not None and low_y is not None and high_x < low_y) or (
        high_y is not None and low_x is not None and high_y < low_x
    )
    return bool(apart)


def _near(x: Decimal, y: Decimal) -> bool:
    return min(x, y) * ROUGHLY >= max(x, y)


def stands(document: Told, amount: Amount) -> bool:
    """Tell whether a document has a figure of a unit, or two others that add up to it."""
    known = {told.amount.figure for told in document.amounts if told.amount.unit == amount.unit}
    return adds_up(amount.figure, known)


def adds_up(figure: Decimal, known: Collection[Decimal]) -> bool:
    """Tell whether a figure is among others, or is the sum of two of them."""
    return figure in known or any(figure - one in known and figure != 2 * one for one in known)


def differing(one: Place, other: Place) -> Found:
    """Return the contradiction of two amounts of one unit, smaller words first."""
    told = [(plain(x.amount), document.quotation(x.start, x.end)) for document, x in (one, other)]
    told.sort(key=lambda pair: pair[0])
    return Found(
        kind="amount" if one[1].amount.is_money else "count",
        values=(told[0][0], told[1][0]),
        quotations=(told[0][1], told[1][1]),
        hard=clash(one[1].amount, other[1].amount),
    )


def plain(amount: Amount) -> str:
    """Return an amount as a value: "5000000000 USD"."""
    return f"{plain_decimal(amount.figure)} {amount.unit}"


def _range(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    if amount.value is not None:
        return amount.value, amount.value
    return amount.minimum, amount.maximum
