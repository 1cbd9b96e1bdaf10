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
from decimal import Decimal

from servanda.extraction.amount_patterns import Quantities, quantities
from servanda.extraction.mentions import AmountMention
from servanda.extraction.numbers import digits, multipliers, parse, spoken
from servanda.extraction.view import View
from servanda.records.amount import Amount

_ROUND = 32  # characters in front in which a qualifier may stand
_CLAUSE = 110  # ... in which a worth may stand whose figure is given
_TIMES = frozenset({"year", "month", "week", "day"})
_LIMIT = Decimal(10) ** 18
_YEAR = re.compile(r"(?:19|20)\d\d")  # "in 2026 donors met"


def find_amounts(view: View, *, language: str) -> list[AmountMention]:
    """Return the quantities of the whole view, in order, without overlaps."""
    known = quantities(language)
    made = []
    for found in _found(view.text, known):
        amount = _amount(found, known, language)
        if amount:
            start, end = view.origin(found.start(), _end(found, known))
            quote = view.kept[start:end]
            made.append(
                AmountMention(start=start, end=end, quote=quote, rule=_rule(amount), amount=amount)
            )
    return made


def _found(text: str, known: Quantities) -> Iterator[re.Match[str]]:
    """Yield what may be quantities; "10 tents and 20 beds" are two, "between 10 and 20 beds" is one."""
    at = 0
    while match := known.pattern.search(text, at):
        if match["to"] and known.join.fullmatch(_joint(match)):
            left = text[max(0, match.start() - _ROUND) : match.start()]
            alone = known.alone.match(text, match.start())
            if alone and not known.between.search(left):
                match = alone
        yield match
        at = max(match.end(), at + 1)


def _joint(found: re.Match[str]) -> str:
    """Return what stands between two numbers, without the unit of the first."""
    return found["to"][found.end("unit1") - found.start("to") if found["unit1"] else 0 :]


def _rule(amount: Amount) -> str:
    return "amounts.money" if amount.is_money else "amounts.count"


def _amount(found: re.Match[str], known: Quantities, language: str) -> Amount | None:
    """Return what a match says, or None where it is no quantity."""
    unit = _unit(found, known)
    left = found.string[max(0, found.start() - _ROUND) : found.start()]
    if not unit or known.not_behind.match(found.string, found.end()):
        return None
    if not unit.isupper() and known.no_lead.search(left):
        return None  # "Article 5 states"; money is money behind "khoản" too
    if unit in _TIMES and re.match(r"\s\d", found.string[found.end() : found.end() + 2]):
        return None  # "tháng 2 năm 2026", "3 tháng 5"
    first, last = _number(found, "", language), _number(found, "2", language)
    if first is None or (last is None and found["to"]):
        return None
    if last is not None:
        return _range(found, (first, last), known, language)
    if _is_weak(found, first, unit, known) or first >= _LIMIT:
        return None
    return _bounded(first, unit, left, found, known)


def _unit(found: re.Match[str], known: Quantities) -> str:
    if found["plain"]:
        return (
            "" if _sign(found) or _YEAR.fullmatch(found["figures"] or "") else _one(found["plain"])
        )
    unit = known.units.get(re.sub(r"\s+", " ", (found["unit"] or "").lower()), "")
    sign = known.units.get(_sign(found).lower(), "")
    return sign if sign and not unit.isupper() else unit  # "a $15 million hospital" is money


def _sign(found: re.Match[str]) -> str:
    return found["sign"] or found["sign2"] or ""


def _end(found: re.Match[str], known: Quantities) -> int:
    """Return where the quantity ends: at its number when a sign in front says the unit."""
    word = known.units.get(re.sub(r"\s+", " ", (found["unit"] or "").lower()), "")
    if not _sign(found) or (found["unit"] and word.isupper()):
        return found.end()
    parts = ("figures", "scale", "spoken", "figures2", "scale2", "spoken2")
    return max(found.end(part) for part in parts)


def _one(plural: str) -> str:
    """Return the singular of an English plural: "clinics", "bodies", "boxes"."""
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("xes", "ches", "shes", "sses", "uses")):
        return plural[:-2]
    return plural[:-1]


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
    """Tell "one country", "both countries" and the Vietnamese năm (five, year) from counts."""
    word = found["spoken"]
    if not word or unit.isupper():
        return False
    if word.lower() == "năm" or value < 1:
        return True
    if value == 1:
        return word.lower() != "one" or unit in known.anaphoric or unit in _TIMES
    return unit in known.anaphoric and value <= max(known.weak, 2)


def _range(
    found: re.Match[str], ends: tuple[Decimal, Decimal], known: Quantities, language: str
) -> Amount | None:
    """Return "5 to 7 billion"; what is no rising range is no quantity."""
    first, last = ends
    if found["figures"] and found["scale2"] and not found["scale"] and first < 1000:
        bare = parse(found["figures2"], language, scaled=True)
        first = first * last / bare if bare else first  # "5-7 billion": the scale is of both
    if not first < last < _LIMIT:
        return None
    return Amount(unit=_unit(found, known), minimum=first, maximum=last)


def _bounded(
    value: Decimal, unit: str, left: str, found: re.Match[str], known: Quantities
) -> Amount:
    """Return the amount with the bounds that the words around it set."""
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
    behind = known.least_behind.match(found.string, found.end())
    if behind or (known.at_least.search(left) and not lasting):
        return Amount(unit=unit, minimum=value)
    return Amount(unit=unit, value=value)
