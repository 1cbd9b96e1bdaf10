"""Two of a thing in one word, as Arabic says it: "سفينتين" are two ships, "عامين" two years.

The words are listed with their units (lexicon/ar/amounts.toml, `duals`): a stem takes ان, ين, and before
what it rules ا and ي. What is said of two that are known already, "البلدان", has an article and is none.

>>> from servanda.extraction.amounts.patterns import quantities
>>> found = find_duals(View("سترسل سفينتين"), quantities("ar"), language="ar")
>>> [(m.quote, m.amount.unit, m.amount.value) for m in found]
[('سفينتين', 'ship', Decimal('2'))]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from servanda.extraction.amounts.patterns import Quantities, bounded
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import AmountMention
from servanda.extraction.view import View
from servanda.records.amount import Amount

_TWO = Decimal(2)
_REACH = 30  # code points of "one or" before two


def find_duals(view: View, known: Quantities, *, language: str) -> Iterator[AmountMention]:
    """Yield the words that count two; none in a language that has no such words."""
    pattern, units = _duals(language)
    if pattern is None:
        return
    for found in pattern.finditer(view.text):
        first, last = found.span("dual")
        half = known.half_behind.match(view.text, last)
        value, last = (_TWO + Decimal("0.5"), half.end()) if half else (_TWO, last)
        unit = units[found["fem"] or found["stem"] or found["phrase"]]
        if unit == "country" and _names_them(view.text, first, last):
            continue
        if unit == "drone" and view.text.endswith("تي", first, last):
            continue  # "مسيرتي": my way
        one = _one_or(found)
        start, end = view.origin(one, last)
        yield AmountMention(
            start=start,
            end=end,
            quote=view.kept[start:end],
            rule="amounts.dual",
            amount=Amount(unit=unit, minimum=Decimal(1), maximum=_TWO)
            if one < first
            else bounded(view.text, (first, last), (value, unit), known),
        )


def _one_or(found: re.Match[str]) -> int:
    """Return where "دولة واحدة أو دولتين", one or two, begins: at two where these alone are."""
    word = f"{found['fem']}ة" if found["fem"] else found["stem"]
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    led = re.search(rf"(?<!\w)[وفبلك]?({word})(?: واحدة?)? أو \Z", before) if word else None
    return found.start() - len(before) + led.start(1) if led else found.start("dual")


def _names_them(text: str, start: int, end: int) -> bool:
    """Tell "دولتي قطر والإمارات", which are named, and "حل دولتين" from two states that are counted."""
    return text[end - 1] != "ن" or text.endswith("حل ", 0, start)


@cache
def _duals(language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return the pattern of the duals, and the units by their stems."""
    listed = words(language, "amounts").get("duals", {})
    units = {word: unit for unit, found in listed.items() for word in found.split("|")}
    if not units:
        return None, {}
    phrases = [word for word in units if " " in word]
    fem = [word for word in units if word.endswith("ة") and word not in phrases]
    stems = [word for word in units if word not in fem and word not in phrases]
    written = {word: _stem(word) for word in phrases}
    by_stem = units | {written[word]: units[word] for word in phrases}
    by_stem |= {word[:-1]: units[word] for word in fem}
    pattern = (
        rf"(?<!\w)[وفبلك]?(?P<dual>(?P<phrase>{'|'.join(written.values()) or '(?!)'})"
        rf"|(?P<fem>{'|'.join(w[:-1] for w in fem)})ت(?:ين|ان|ي|ا(?= \w))"
        rf"|(?P<stem>{'|'.join(stems)})(?:ين|ان))(?!\w)"
    )
    return re.compile(pattern), by_stem


def _stem(phrase: str) -> str:
    """Return "سيارتي إسعاف" of "سيارة إسعاف"."""
    first, _, rest = phrase.partition(" ")
    return f"{first[:-1]}تي {rest}"
