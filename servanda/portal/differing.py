"""Where in a quotation the token stands on which accounts differ.

A value is kept as figures (`212 000 000 USD`), a quotation says it in words ("212 million"): a number
is looked for as it is, grouped, and shortened to thousands, millions or billions.
Worked example: `differing("announced 1.2 billion", "1 200 000 000 USD")` is `(10, 13)`.
"""

import re
from decimal import Decimal

from servanda.records.columns import plain_decimal

_NUMBER = re.compile(r"\d[\d\s.,\u00a0\u202f]*\d|\d")
# What a number may be shortened by, and the words that then stand behind it.
_SCALES = {
    1: "",
    10**3: r"thousand|nghìn|ngàn|آلاف|ألف",
    10**6: r"million|triệu|مليون|ملايين|m\b",
    10**9: r"billion|tỷ|tỉ|مليار|مليارات|bn\b",
}
_ANY_SCALE = "|".join(words for words in _SCALES.values() if words)
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def differing(text: str, value: str) -> tuple[int, int] | None:
    """Return the place of the value in the text, code points, end exclusive; None when absent."""
    plain = text.translate(_EASTERN)
    for spelling, scale in _spellings(value):
        edge = r"(?<![\d.,])" if spelling[0].isdigit() else ""
        after = r"(?!\d|[.,]\d)" if spelling[-1].isdigit() else ""
        if after:
            words = _SCALES[scale]
            after += rf"(?=\s*(?:{words}))" if words else rf"(?!\s*(?:{_ANY_SCALE}))"
        if found := re.search(edge + re.escape(spelling) + after, plain, re.IGNORECASE):
            return found.span()
    return None


def _spellings(value: str) -> list[tuple[str, int]]:
    """Return the ways in which a quotation may spell the value, with their scale, fullest first."""
    made = [(value.strip(), 1)] if value.strip() else []
    if number := _NUMBER.search(value):
        made.append((number[0], 1))
        if _is_grouped(number[0]):
            whole = Decimal(re.sub(r"\D", "", number[0]))
            for scale in _SCALES if whole else ():
                made += [(spelling, scale) for spelling in _written(whole / scale)]
    return list(dict.fromkeys(made))


def _written(number: Decimal) -> list[str]:
    """Return a number with a point, a comma, and grouped in threes; nothing if it is unwieldy."""
    plain = plain_decimal(number)
    if "." in plain:
        return [plain, plain.replace(".", ",")] if len(plain) < 8 else []
    grouped = f"{int(number):,}"
    return [plain, grouped, grouped.replace(",", "."), grouped.replace(",", " ")]


def _is_grouped(number: str) -> bool:
    """Tell whether a number is whole, grouped in threes or not at all."""
    return re.fullmatch(r"\d+|\d{1,3}([\s.,\u00a0\u202f]\d{3})+", number) is not None
