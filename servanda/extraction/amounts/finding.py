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

from servanda.extraction.amounts.duals import find_duals
from servanda.extraction.amounts.home_money import currency_at
from servanda.extraction.amounts.numbers import in_words, multipliers, parse, spoken
from servanda.extraction.amounts.patterns import (
    CODES,
    LETTERS,
    ROUND,
    SYMBOLS,
    TIMES,
    Quantities,
    bounded,
    quantities,
)
from servanda.extraction.amounts.units import AT_HOME, unit_behind
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import AmountMention
from servanda.extraction.view import View
from servanda.records.amount import Amount

_TEXT = 700  # characters back to the one money that a text has named
_LISTED = 110  # characters between two members of a list of sums
_VERB = 60  # ... in front of a range in which a verb of change may stand
_LIMIT = Decimal(10) ** 18
_MEMBER = re.compile(r"\s*(?:,|،|\band\b|\bvà\b|و|\bcòn\b|\bwhile\b)")
_CLAUSE = re.compile(r"[.,;:!?\n؛،]\s?")
_CLOSED = r"\s?(?:[.,،؛\n)]|\Z|و[^\W\d])"
_SENTENCE = re.compile(r"[.!?;؛؟\n]\s")
_SINCE = re.compile(
    r"(?:19|20)\d\d (?:to|đến|tới|lên|إلى) .*?(?:[$€£¥]|million|billion|triệu|tỷ|مليون|مليار)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # "in 2026 donors met"
_SUPERLATIVE = re.compile(r"\s(?:[a-z]{3,}est|most|least)\b")
_FURTHER = re.compile(r"\s(?:additional|further|extra|new|other|remaining)\b")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![\w-])")
_SPELLS = TIMES | {"hour", "minute"}
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number or a range with its unit, up to `end`."""

    found: re.Match[str]
    unit: str
    end: int
    ranged: bool
    halved: bool = False


def find_amounts(view: View, *, language: str) -> list[AmountMention]:
    """Return the quantities of the whole view, in order, without overlaps."""
    known = _with_bare_currencies(view.text, quantities(language), language)
    made = [*find_duals(view, known, language=language)]
    counted = (_settled(q, language) for q in _quantities(view.text, known, language))
    listed = _with_currency([*counted])
    for quantity in _of_the_same_money(listed, known):
        quantity = _with_half_behind(quantity, known)
        amount = _amount(quantity, known, language)
        if amount:
            start, end = view.origin(quantity.found.start(), quantity.end)
            quote = view.kept[start:end]
            made.append(
                AmountMention(start=start, end=end, quote=quote, rule=_rule(amount), amount=amount)
            )
    return _apart(made)


def _with_bare_currencies(text: str, known: Quantities, language: str) -> Quantities:
    """Let "ريال" mean the one riyal that a text names with its country: "ريال سعودي"."""
    bare: dict[str, str] = {}
    for noun, codes in words(language, "amounts").get("currency_of", {}).items():
        if noun not in text:
            continue
        forms = [form for form in (noun, f"{noun}ا", f"{noun}ات", f"{noun}ة") if form in text]
        called = {
            code
            for code, adjectives in codes.items()
            for adjective in adjectives.split()
            if any(f"{form} {adjective}" in text for form in forms)
        }
        if len(called) == 1:
            bare |= dict.fromkeys(forms, called.pop())
    listed = known.counted.listed
    bare = {f: code for f, code in bare.items() if listed.get(f, AT_HOME).startswith(AT_HOME)}
    return replace(known, counted=replace(known.counted, listed=listed | bare)) if bare else known


def _settled(quantity: _Quantity, language: str) -> _Quantity:
    """Tell whose money a noun means that many states have: "18 million francs"."""
    if not quantity.unit.startswith(AT_HOME):
        return quantity
    noun, text = quantity.unit.removeprefix(AT_HOME), quantity.found.string
    unit = currency_at(text, noun, quantity.found.start(), language=language)
    return replace(quantity, unit=unit)


def _apart(made: list[AmountMention]) -> list[AmountMention]:
    """Return the mentions in order, the longer of two that share a word."""
    kept: list[AmountMention] = []
    for mention in sorted(made, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _quantities(text: str, known: Quantities, language: str) -> Iterator[_Quantity]:
    """Yield what may be quantities: a range where it is one, else the number before it."""
    at = 0
    while found := known.pattern.search(text, at):
        quantity = _ranged(found, known, language) if found["to"] else _counted(found, known)
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


def _of_the_same_money(found: list[_Quantity], known: Quantities) -> list[_Quantity]:
    """Give a sum the currency of the one before it: "845 million euros, of which 637 million in loans"."""
    made: list[_Quantity] = []
    moneys: dict[str, int] = {}  # of the text so far, with where each ends last
    for quantity in found:
        before = made[-1] if made else None
        if before and not quantity.unit and before.unit.isupper() and _is_large(quantity, known):
            gap = quantity.found.string[before.end : quantity.found.start()]
            near = len(gap) <= _LISTED and not _SENTENCE.search(gap)
            if near and _says_no_unit(gap, quantity, known):
                quantity = replace(quantity, unit=before.unit)
        if not quantity.unit and len(moneys) == 1 and _is_large(quantity, known):
            ((money, end),) = moneys.items()
            near = quantity.found.start() - end <= _TEXT
            if near and known.same_money[2].match(quantity.found.string, quantity.end):
                quantity = replace(quantity, unit=money)
        if quantity.unit.isupper():
            moneys[quantity.unit] = quantity.end
        made.append(quantity)
    return made


def _says_no_unit(gap: str, quantity: _Quantity, known: Quantities) -> bool:
    """Tell a sum by what stands behind it, or a list's by its giver: "و توغو بـ150 مليونا،"."""
    text, end = quantity.found.string, quantity.end
    behind, between, _ = known.same_money
    if behind.match(text, end):
        return True
    return bool(between.fullmatch(gap) and re.match(_CLOSED, text[end : end + 3]))


def _is_large(quantity: _Quantity, known: Quantities) -> bool:
    found = quantity.found
    return bool(found["scale"] or known.large.search(found["spoken"] or ""))


def _is_listed(gap: str) -> bool:
    """Tell whether what lies between two sums is the way to the next member of a list."""
    return len(gap) <= _LISTED and bool(_MEMBER.match(gap)) and not _SENTENCE.search(gap)


def _ranged(found: re.Match[str], known: Quantities, language: str) -> _Quantity | None:
    """Return "5 to 7 tonnes", "between 10 and 20 beds"; None for "10 tents and 20 beds"."""
    first = ""
    if found["counted"]:
        first, end = unit_behind(found.string, found.start("counted"), known.counted)
        if not first or end != found.end("counted"):
            return None
    if _SINCE.match(found.group()):
        return None  # "since 2022 to £48 million"
    joint = found["to"][len(found["counted"] or "") :]
    left = found.string[max(0, found.start() - ROUND) : found.start()]
    led = known.between.search(left)
    if known.join.fullmatch(joint) and not led:
        return None
    clause = _CLAUSE.split(found.string[max(0, found.start() - _VERB) : found.start()])[-1]
    if led and joint.strip().isalpha() and known.changed.search(clause):
        return None  # "raised from 8,000 to 12,000"
    quantity = _counted(found, known)
    if first and quantity.unit not in ("", first):
        return None  # "500 tents to 300 families"
    quantity = replace(quantity, unit=quantity.unit or first, ranged=True)
    choice = joint.strip() in known.choice  # "2 million or 3 percent" is no range
    return quantity if not (first or choice) or _range(quantity, language) else None


def _counted(found: re.Match[str], known: Quantities) -> _Quantity:
    """Return a number with its unit: of a sign in front, else of the words behind."""
    one = (found["spoken"] or "").lower() in known.one
    unit, end = unit_behind(found.string, found.end(), known.counted, one=one)
    sign = _sign(found["sign"]) or _sign(found["sign2"])
    if sign and not _is_money(unit):
        unit = sign  # "a $15 million hospital" is money
        end = found.start("plus") if found["plus"] else found.end()
    behind = found.string[found.end() : end].lower().strip(" -")
    if not unit and (found["scale"] or found["spoken"]):
        unit, end = _scaled(found, known)
    if behind in known.by_number:
        unit = known.by_number[behind]["few" if _is_few(found) else "many"]
    listed = _is_money(unit) or behind in known.counted.listed
    left = found.string[max(0, found.start() - ROUND) : found.start()]
    if _YEAR.fullmatch(found.group()) and (not listed or known.never_behind.search(left)):
        unit, end = "", found.end()
    return _Quantity(found, unit, end, ranged=False)


def _sign(written: str | None) -> str:
    """Return the currency of a sign or a code; a code in small letters is a word: "try 40"."""
    if not written:
        return ""
    return (
        LETTERS.get(written)
        or SYMBOLS.get(written.lower())
        or (written if written in CODES else "")
    )


def _scaled(found: re.Match[str], known: Quantities) -> tuple[str, int]:
    """Return the currency of a word that is one behind "million" alone: "won", "rand"."""
    word = _NEXT_WORD.match(found.string, found.end())
    unit = known.scaled.get(word.group(1).lower(), "") if word else ""
    large = found["scale"] or known.large.search(found["spoken"] or "")
    return (unit, word.end()) if word and unit and large else ("", found.end())


def _is_few(found: re.Match[str]) -> bool:
    """Tell three to ten, behind which Arabic counts in the plural: "5 أسرة" are beds."""
    number = _number(found, "", "ar")
    return number is not None and number <= 10 and not found["scale"]


def _is_money(unit: str) -> bool:
    return unit.isupper()


def _rule(amount: Amount) -> str:
    return "amounts.money" if amount.is_money else "amounts.count"


def _amount(quantity: _Quantity, known: Quantities, language: str) -> Amount | None:
    """Return what a quantity says, or None where it is none."""
    found, unit = quantity.found, quantity.unit
    text, end = found.string, quantity.end
    left = text[max(0, found.start() - ROUND) : found.start()]
    if not unit or known.not_behind.match(text, end):
        return None
    if not _is_money(unit) and _is_number_of(found, left, known):
        return None  # "Article 5 states", "the 15th country"; money is money behind "khoản" too
    if unit in _SPELLS and text[found.end() : found.end() + 1] == "-":
        return None  # "a two-year mandate" says of which kind, not how long
    dated = re.match(r"\s\d", text[end : end + 2]) or known.date_before.search(left)
    if unit in TIMES and dated:
        return None  # "tháng 2 năm 2026", "3 tháng 5"
    if unit == "hour" and (known.clock_before.search(left) or known.clock_behind.match(text, end)):
        return None
    if quantity.ranged:
        return _range(quantity, language)
    first = _number(found, "", language)
    if first is None or first >= _LIMIT:
        return None
    if _is_weak(quantity, first, left, known):
        return None
    first += Decimal("0.5") * quantity.halved
    more = bool(found["plus"])
    return bounded(text, (found.start(), end), (first, unit), known, more=more)


def _is_number_of(found: re.Match[str], left: str, known: Quantities) -> bool:
    """Tell a number that names one of many: of an article, of a group, in order."""
    if _ORDINAL.match(found.string, found.end()) or left.endswith("Group of "):
        return True
    return bool(not found["scale"] and known.no_lead.search(left) and not known.counts.search(left))


def _with_half_behind(quantity: _Quantity, known: Quantities) -> _Quantity:
    """Take in the half that stands behind a unit: "hai năm rưỡi", "عامين ونصف العام"."""
    half = known.half_behind.match(quantity.found.string, quantity.end)
    if not half or not quantity.unit or _is_money(quantity.unit) or quantity.ranged:
        return quantity
    return replace(quantity, end=half.end(), halved=True)


def _number(found: re.Match[str], end: str, language: str) -> Decimal | None:
    figures, words = found[f"figures{end}"], found[f"spoken{end}"]
    if figures:
        scale = in_words(found[f"scale{end}"] or "", language)
        value = parse(figures, language, scaled=bool(scale))
        whole = spoken(scale, language, start=value) if value is not None else None
        return _with_half(whole, scale, found[f"half{end}"], language)
    if words:
        tokens = in_words(words, language)
        if language != "ar" and tokens[0] in multipliers(language):
            return None  # "tỷ", "million" without a number say nothing
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


def _is_weak(quantity: _Quantity, value: Decimal, left: str, known: Quantities) -> bool:
    """Tell "one country", "both countries" and a word that is none alone, as năm (five, year)."""
    word, unit = quantity.found["spoken"], quantity.unit
    if not word or _is_money(unit):
        return False
    behind, named = quantity.found.string[quantity.found.end() :][:20], known.definite.search(left)
    if named and _SUPERLATIVE.match(behind):
        return True  # "the two largest forces"
    if named and value > 1 and _FURTHER.match(behind):
        return False  # "the three additional countries" are others than those before
    if word.lower() in known.never:
        firm = known.firm_before.search(left) or left.rstrip().endswith(",")
        return unit in known.anaphoric or unit in TIMES or not firm
    if value == 1:
        if unit in known.measured:
            return False  # "một năm", "một tấn": how long and how much
        none = left.lower().endswith(("not ", "no ")) or unit == "day"  # "one day it will"
        return word.lower() not in known.one or unit in known.anaphoric or none
    again = unit in known.anaphoric and bool(known.definite.search(left)) and value <= 10
    return value < 1 or again or value <= known.anaphoric.get(unit, 0)


def _range(quantity: _Quantity, language: str) -> Amount | None:
    """Return "5 to 7 billion"; what is no rising range is no quantity."""
    found = quantity.found
    first, last = _number(found, "", language), _number(found, "2", language)
    if first is None or last is None or not quantity.unit:
        return None
    if found["figures"] and found["scale2"] and not found["scale"] and first < 1000:
        bare = parse(found["figures2"], language, scaled=True)
        first = first * last / bare if bare else first  # "5-7 billion": the scale is of both
    if found["spoken"] and found["spoken2"]:
        scale = multipliers(language).get(in_words(found["spoken2"], language)[-1], Decimal(1))
        first *= scale if 1000 <= scale > first else 1  # "six or seven million"
    if not first < last < _LIMIT:
        return None
    return Amount(unit=quantity.unit, minimum=first, maximum=last)
