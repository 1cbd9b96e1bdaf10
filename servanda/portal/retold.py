"""A value on which accounts differ, as it is kept (`>5 000 000 000 USD`), in the words of a page.

Worked example: `retold("≥1 000 USD", "en")` is "at least 1,000 USD"; `retold("31 country", "vi")` is
"31 quốc gia" and `retold("raises", "vi")` "vận động"; an identifier stays as it is kept.
"""

import re
from decimal import Decimal
from functools import cache

from servanda.portal.dates import spoken
from servanda.portal.figures import exact_figure, whole
from servanda.terms.words import codes, label

# A bound, a number in threes or not, a currency or a unit; a day as ISO 8601 has it.
_FIGURE = re.compile(r"([><≥≤≈]?) ?(\d{1,3}(?: \d{3})+|\d+)(?: ([A-Z]{3}))?")
_COUNT = re.compile(r"(\d+(?:\.\d+)?) (\D+)")  # "31 country", as comparing writes what is counted
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?")
_ISOLATES = "\u2066\u2067\u2068\u2069"
_SIGNS = {  # the words of each, as (group, code)
    ">": ("value.sign", "more-than"),
    "<": ("value.sign", "less-than"),
    "≥": ("amount.bound", "at-least"),
    "≤": ("amount.bound", "up-to"),
    "≈": ("amount.bound", "about"),
}


def retold(value: str, language: str) -> str:
    """Return a kept value as the page writes figures, days and codes; anything else as it is kept."""
    if _DAY.fullmatch(value):
        return spoken(value, language)
    counted = _COUNT.fullmatch(value)
    if counted and counted[2] in _units():
        return exact_figure(Decimal(counted[1]), counted[2], language)
    found = _FIGURE.fullmatch(value)
    if not found:
        return label("contradiction.value", value, language)
    sign, digits, currency = found.groups()
    if not sign and not currency and " " not in digits:
        return value  # it may name something: a resolution, a year
    number = Decimal(digits.replace(" ", ""))
    figure = exact_figure(number, currency, language) if currency else whole(number, language)
    return label(*_SIGNS[sign], language, amount=figure) if sign else figure


def accounts(note: str, language: str) -> str:
    """Return "count: 31 country ≠ 38 country" with each account in the words of the page.

    An account that is set apart from the direction of its line stays so.
    """
    head, colon, told = note.partition(": ")
    if not colon:
        return note
    return head + colon + " ≠ ".join(_account(one, language) for one in told.split(" ≠ "))


def _account(one: str, language: str) -> str:
    bare = one.strip(_ISOLATES)
    return one.replace(bare, retold(bare, language)) if bare else one


@cache
def _units() -> frozenset[str]:
    return frozenset(codes("unit"))
