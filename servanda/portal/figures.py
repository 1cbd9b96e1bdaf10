"""Amounts in words: `10 billion USD`, `tối đa 8.000 binh sĩ`, each with its exact figure beside it.

Arabic pages use Western digits with Arabic separators off (CLDR numbering system `latn`), as the
press of the region prints money.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from servanda.records import Amount
from servanda.terms.words import label

COMPACT_FROM = Decimal(1_000_000)
LOCALES = {"vi": "vi", "en": "en_GB", "ar": "ar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """An amount as a page says it; `exact` is the full figure where `text` shortens it, else ""."""

    text: str
    exact: str = ""


@cache
def locale(language: str) -> Locale:
    """Return the CLDR locale of a page language."""
    return Locale.parse(LOCALES.get(language, "en_GB"))


def whole(number: Decimal | int, language: str) -> str:
    """Return every digit, grouped as the language groups them."""
    return _whole(str(number), language)  # as text: 0 and -0 are equal, yet not written alike


@lru_cache(maxsize=4096)
def _whole(digits: str, language: str) -> str:
    number = Decimal(digits)
    return str(
        format_decimal(number, "#,##0.##########", locale=locale(language), numbering_system="latn")
    )


def short(number: Decimal, language: str) -> str:
    """Return `37.2 billion` from a million upwards, every digit below; nothing is lost silently.

    A figure that three decimals would round is printed whole.
    """
    if abs(number) < COMPACT_FROM:
        return whole(number, language)
    scale = next(10**n for n in (12, 9, 6) if abs(number) >= 10**n)
    if (number / scale * 1000) % 1:
        return whole(number, language)
    return _compact(str(number), language)


@lru_cache(maxsize=4096)
def _compact(digits: str, language: str) -> str:
    text = format_compact_decimal(
        Decimal(digits),
        format_type="long",
        locale=locale(language),
        fraction_digits=3,
        numbering_system="latn",
    )
    return str(text)


def unit_words(unit: str, number: Decimal, language: str) -> str:
    """Return the unit in words: a currency keeps its code, `soldier` becomes `soldiers`."""
    if len(unit) == 3 and unit.isupper():
        return unit
    # Arabic counts 3 to 10 of many, and from 11 of one; a shortened figure is followed by one, too.
    one = number == 1 if language == "en" else language == "ar" and not 3 <= number % 100 <= 10
    return label("unit" if one else "unit.many", unit, language)


def figure(number: Decimal, unit: str, language: str) -> str:
    """Return a number with its unit, shortened."""
    return f"{short(number, language)}\u00a0{unit_words(unit, number, language)}"


def exact_figure(number: Decimal, unit: str, language: str) -> str:
    """Return a number with its unit, every digit."""
    return f"{whole(number, language)}\u00a0{unit_words(unit, number, language)}"


def speak(amount: Amount | None, language: str) -> Spoken | None:
    """Return the amount with its bound in words: "up to 8,000 soldiers"."""
    if amount is None:
        return None
    text = _bounded(amount, language, figure)
    exact = _bounded(amount, language, exact_figure)
    return Spoken(text=text, exact="" if exact == text else exact)


def _bounded(amount: Amount, language: str, say: Callable[[Decimal, str, str], str]) -> str:
    if amount.value is None and amount.minimum is not None and amount.maximum is not None:
        low, high = whole(amount.minimum, language), say(amount.maximum, amount.unit, language)
        return label("amount.bound", "range", language, minimum=low, maximum=high)
    said = say(amount.figure, amount.unit, language)
    code = "about" if amount.bound == "exact" and amount.approximate else amount.bound
    return label("amount.bound", code, language, amount=said)


def percent(share: Decimal, language: str) -> str:
    """Return a ratio (0 to 1) as per cent, to one decimal at most."""
    number = (share * 100).quantize(Decimal("0.1")).normalize()
    return f"{whole(number, language)}\u00a0%"
