"""Quantities with a unit: money, people, aircraft, years.

The span covers number and unit; a qualifier in front ("more than", "lên đến") sets the bounds and
stays outside. "At least" gives a minimum, "up to" and "as much as" a maximum, "about" marks the value;
"tổng giá trị lên tới" says what a worth came to, an exact figure.

>>> from servanda.extraction.view import View
>>> found = find_amounts(View("cam kết tối đa 8,1 tỉ đô"), language="vi")
>>> found[0].quote, found[0].amount.unit, found[0].amount.maximum
('8,1 tỉ đô', 'USD', Decimal('8100000000.0'))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from servanda.extraction.amount_patterns import Quantities, quantities
from servanda.extraction.mentions import AmountMention
from servanda.extraction.numbers import digits, multipliers, parse, spoken
from servanda.extraction.units import unit_behind
from servanda.extraction.view import View
from servanda.records.amount import Amount

_ROUND = 32  # characters in front in which a qualifier may stand
_CLAUSE = 110  # ... in which a worth may stand whose figure is given
_TIMES = frozenset({"year", "month", "week", "day"})
_LIMIT = Decimal(10) ** 18
_MEMBER = re.compile(r"\s*(?:,|،|\band\b|\bvà\b|و|\bcòn\b|\bwhile\b)")
_SENTENCE = re.compile(r"[.!?;؛؟\n]\s")
_YEAR = re.compile(r"(?:19|20)\d\d")  # "in 2026 donors met"


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number or a range with its unit, up to `end`."""

    found: re.Match[str]
    unit: str
    end: int
    ranged: bool


def find_amounts(view: View, *, language: str) -> list[AmountMention]:
    """Return the quantities of the whole view, in order, without overlaps."""
    known = quantities(language)
    made = []
    for quantity in _with_currency([*_quantities(view.text, known)]):
        amount = _amount(quantity, known, language)
        if amount:
            start, end = view.origin(quantity.found.start(), quantity.end)
            quote = view.kept[start:end]
            made.append(
                AmountMention(start=start, end=end, quote=quote, rule=_rule(amount), amount=amount)
            )
    return made


def _quantities(text: str, known: Quantities) -> Iterator[_Quantity]:
    """Yield what may be quantities: a range where it is one, else the number before it."""
    at = 0
    while found := known.pattern.search(text, at):
        quantity = _ranged(found, known) if found["to"] else _counted(found, known)
        if quantity is None:
            single = known.pattern.match(text, found.start(), found.start("to"))
            quantity = _counted(single or found, known)
        yield quantity
        at = max(quantity.end, at + 1)


def _with_currency(found: list[_Quantity]) -> list[_Quantity]:
    """Give the members of a list the currency that only its last one says: "300 million, 40 million euros"."""
    unit, at = "", 0
    made: list[_Quantity] = []
    for quantity in reversed(found):
        text, end = quantity.found.string, quantity.end
        if quantity.unit:
            unit, at = (quantity.unit if quantity.unit.isupper() else ""), quantity.found.start()
        elif unit and quantity.found["scale"] and _is_listed(text[end:at]):
            quantity, at = replace(quantity, unit=unit), quantity.found.start()
        made.append(quantity)
    return made[::-1]


def _is_listed(gap: str) -> bool:
    """Tell whether what lies between two sums is the way to the next member of a list."""
    return len(gap) <= _CLAUSE and bool(_MEMBER.match(gap)) and not _SENTENCE.search(gap)


def _ranged(found: re.Match[str], known: Quantities) -> _Quantity | None:
    """Return "5 to 7 tonnes", "between 10 and 20 beds"; None for "10 tents and 20 beds"."""
    first = ""
    if found["counted"]:
        first, end = unit_behind(found.string, found.start("counted"), known.counted)
        if not first or end != found.end("counted"):
            return None
    joint = found["to"][len(found["counted"] or "") :]
    left = found.string[max(0, found.start() - _ROUND) : found.start()]
    if known.join.fullmatch(joint) and not known.between.search(left):
        return None
    quantity = _counted(found, known)
    return replace(quantity, unit=quantity.unit or first, ranged=True)


def _counted(found: re.Match[str], known: Quantities) -> _Quantity:
    """Return a number with its unit: of a sign in front, else of the words behind."""
    unit, end = unit_behind(found.string, found.end(), known.counted)
    sign = known.counted.listed.get((found["sign"] or found["sign2"] or "").lower(), "")
    if sign and not unit.isupper():
        unit, end = sign, found.end()  # "a $15 million hospital" is money
    listed = (
        unit.isupper()
        or found.string[found.end() : end].lower().strip(" -") in known.counted.listed
    )
    if not listed and _YEAR.fullmatch(found.group()):
        unit, end = "", found.end()
    return _Quantity(found, unit, end, ranged=False)


def _rule(amount: Amount) -> str:
    return "amounts.money" if amount.is_money else "amounts.count"


def _amount(quantity: _Quantity, known: Quantities, language: str) -> Amount | None:
    """Return what a quantity says, or None where it is none."""
    found, unit = quantity.found, quantity.unit
    text, end = found.string, quantity.end
    left = text[max(0, found.start() - _ROUND) : found.start()]
    if not unit or known.not_behind.match(text, end):
        return None
    if not unit.isupper() and known.no_lead.search(left):
        return None  # "Article 5 states"; money is money behind "khoản" too
    if unit in _TIMES and re.match(r"\s\d", text[end : end + 2]):
        return None  # "tháng 2 năm 2026", "3 tháng 5"
    first = _number(found, "", language)
    if first is None:
        return None
    if quantity.ranged:
        last = _number(found, "2", language)
        return _range(quantity, (first, last), language) if last is not None else None
    if _is_weak(found, first, unit, known) or first >= _LIMIT:
        return None
    return _bounded(first, left, quantity, known)


def _number(found: re.Match[str], end: str, language: str) -> Decimal | None:
    figures, words = found[f"figures{end}"], found[f"spoken{end}"]
    if figures:
        scale = re.findall(r"\w+", (found[f"scale{end}"] or "").lower())
        value = parse(figures, language, scaled=bool(scale))
        scale = [_bare(token, language) for token in scale]
        whole = spoken(scale, language, start=value) if value is not None else None
        return _with_half(whole, scale, found[f"half{end}"], language)
    if words:
        tokens = [word for word in re.split(r"[\s-]+", words.lower()) if word != "and"]
        if language != "ar" and tokens[0] in multipliers(language):
            return None  # "tỷ", "million" without a number say nothing
        tokens = _joined([_bare(token, language) for token in tokens])
        return _with_half(spoken(tokens, language), tokens, found[f"half{end}"], language)
    return None


def _with_half(
    whole: Decimal | None, tokens: list[str], half: str | None, language: str
) -> Decimal | None:
    """Add half of the last "million": "مليار ونصف المليار", "2 tỷ rưỡi"."""
    if whole is None or not half:
        return whole
    last = multipliers(language).get(tokens[-1]) if tokens else None
    return whole + (last or Decimal(1)) / 2


def _bare(token: str, language: str) -> str:
    """Take the Arabic "and" off a number word."""
    known = token in digits(language) or token in multipliers(language)
    return token[1:] if language == "ar" and not known and token.startswith("و") else token


def _joined(tokens: list[str]) -> list[str]:
    """Join "half a" and "a half", number words of two."""
    made: list[str] = []
    for token in tokens:
        if made and {made[-1], token} == {"half", "a"}:
            made[-1] += f" {token}"
        else:
            made.append(token)
    return made


def _is_weak(found: re.Match[str], value: Decimal, unit: str, known: Quantities) -> bool:
    """Tell "one country", "both countries" and a word that is none alone, as năm (five, year)."""
    word = found["spoken"]
    if not word or unit.isupper():
        return False
    if word.lower() in known.never or value < 1:
        return True
    if value == 1:
        return word.lower() not in known.one or unit in known.anaphoric or unit in _TIMES
    return unit in known.anaphoric and value <= max(known.weak, 2)


def _range(quantity: _Quantity, ends: tuple[Decimal, Decimal], language: str) -> Amount | None:
    """Return "5 to 7 billion"; what is no rising range is no quantity."""
    first, last = ends
    found = quantity.found
    if found["figures"] and found["scale2"] and not found["scale"] and first < 1000:
        bare = parse(found["figures2"], language, scaled=True)
        first = first * last / bare if bare else first  # "5-7 billion": the scale is of both
    if not first < last < _LIMIT:
        return None
    return Amount(unit=quantity.unit, minimum=first, maximum=last)


def _bounded(value: Decimal, left: str, quantity: _Quantity, known: Quantities) -> Amount:
    """Return the amount with the bounds that the words around it set."""
    unit, found = quantity.unit, quantity.found
    if known.not_bound.search(left):
        return Amount(unit=unit, value=value)
    lasting = unit in _TIMES and left.rstrip().lower().endswith(("over", "under", "trên"))
    if known.about.search(left):
        return Amount(unit=unit, value=value, approximate=True)
    reach = found.string[max(0, found.start() - _CLAUSE) : found.start()]
    if known.reached.search(reach):
        return Amount(unit=unit, value=value)
    if known.sends.search(left) and unit in known.sent:
        return Amount(unit=unit, maximum=value)
    if known.at_most.search(left) and not lasting:
        return Amount(unit=unit, maximum=value)
    behind = known.least_behind.match(found.string, quantity.end)
    if behind or (known.at_least.search(left) and not lasting):
        return Amount(unit=unit, minimum=value)
    return Amount(unit=unit, value=value)
