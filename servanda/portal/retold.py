"""A value on which accounts differ, as it is kept (`>5 000 000 000 USD`), in the words of a page.

Worked example: `retold("≥1 000 USD", "en")` is "at least 1,000 USD"; `retold("raises", "vi")` is
"vận động"; an identifier stays as it is kept.
"""

import re
from decimal import Decimal

from servanda.portal.dates import spoken
from servanda.portal.figures import exact_figure, whole
from servanda.terms.words import label

# A bound, a number in threes or not, a currency or a unit; a day as ISO 8601 has it.
_FIGURE = re.compile(r"([><≥≤≈]?) ?(\d{1,3}(?: \d{3})+|\d+)(?: ([A-Z]{3}))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
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
    found = _FIGURE.fullmatch(value)
    if not found:
        return label("contradiction.value", value, language)
    sign, digits, currency = found.groups()
    if not sign and not currency and " " not in digits:
        return value  # it may name something: a resolution, a year
    number = Decimal(digits.replace(" ", ""))
    figure = exact_figure(number, currency, language) if currency else whole(number, language)
    return label(*_SIGNS[sign], language, amount=figure) if sign else figure
