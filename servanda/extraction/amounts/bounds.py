"""What the words around a figure make of it: a floor, a ceiling, about so much, or just so much.

The longest qualifier in front wins, so "no fewer than 12" is a floor and "trên dưới 500" about 500; what
stands behind ("or more", "trở lên", "على الأقل") is looked at next.

>>> from servanda.extraction.amounts.patterns import quantities
>>> text = "at least 12 ships"
>>> bounded(text, (9, 17), (Decimal(12), "ship"), quantities("en")).minimum
Decimal('12')
"""

from decimal import Decimal

from servanda.extraction.amounts.patterns import Quantities
from servanda.records.amount import Amount

ROUND = 32  # characters in front in which a qualifier may stand
_CLAUSE = 110  # ... in which a worth may stand whose figure is given
TIMES = frozenset({"year", "month", "week", "day"})


def bounded(
    text: str,
    span: tuple[int, int],
    figure: tuple[Decimal, str],
    known: Quantities,
    *,
    more: bool = False,
) -> Amount:
    """Return the amount of a figure with its unit; `more` says that a plus was written onto it."""
    start, end = span
    value, unit = figure
    kind = "least" if more else _in_front(text, start, unit, known) or _behind(text, end, known)
    if kind == "least":
        return Amount(unit=unit, minimum=value)
    if kind == "most":
        return Amount(unit=unit, maximum=value)
    return Amount(unit=unit, value=value, approximate=kind == "about")


def _in_front(text: str, start: int, unit: str, known: Quantities) -> str:
    """Return what the longest qualifier in front says: exact, about, most or least; "" for none."""
    left = text[max(0, start - ROUND) : start]
    lasting = unit in TIMES and left.rstrip().lower().endswith(("over", "under", "trên"))
    reached = known.reached.search(text, max(0, start - _CLAUSE), start)
    ways = (
        ("exact", known.not_bound.search(left)),
        ("about", known.about.search(left)),
        ("exact", reached),
        ("most", known.sends.search(left) if unit in known.sent else None),
        ("most", known.at_most.search(left)),
        ("least", known.at_least.search(left)),
    )
    found = [
        (-1 if match is reached else match.start(), at, kind)
        for at, (kind, match) in enumerate(ways)
        if match and not (lasting and kind in ("most", "least"))
    ]
    return min(found)[2] if found else ""


def _behind(text: str, end: int, known: Quantities) -> str:
    """Return what the words behind say of a figure."""
    ways = (
        ("least", known.least_behind),
        ("most", known.most_behind),
        ("about", known.about_behind),
    )
    return next((kind for kind, pattern in ways if pattern.match(text, end)), "")
