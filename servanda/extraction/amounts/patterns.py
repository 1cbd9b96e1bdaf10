"""The pattern of quantities in one language, built from lexicon/<language>/amounts.toml, and what bounds them.

The longest qualifier in front wins, so "no fewer than 12" is a floor and "trên dưới 500" about 500; what
stands behind ("or more", "trở lên", "على الأقل") is looked at next.

>>> text = "at least 12 ships"
>>> bounded(text, (9, 17), (Decimal(12), "ship"), quantities("en")).minimum
Decimal('12')
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from servanda.extraction.amounts.units import Units, unit_words
from servanda.extraction.lexicon import words
from servanda.records.amount import Amount

ROUND = 32  # characters in front in which a qualifier may stand
_CLAUSE = 110  # ... in which a worth may stand whose figure is given
TIMES = frozenset({"year", "month", "week", "day"})
SYMBOLS = {
    "us$": "USD", "$us": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₫": "VND",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "r$": "BRL", "₹": "INR", "rs": "INR", "rs.": "INR", "rp": "IDR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "%": "percent", "٪": "percent", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "rm": "MYR", "ksh": "KES", "kshs": "KES",
}  # fmt: skip
_SIGNS = [sign for sign in SYMBOLS if sign not in ("%", "٪")]
# Letters before a figure in the press of one country: "QR100 million", "Dh5m". In small ones they are words.
LETTERS = {
    "QR": "QAR", "SR": "SAR", "KD": "KWD", "BD": "BHD", "JD": "JOD", "LE": "EGP", "RO": "OMR",
    "Dh": "AED", "Dhs": "AED", "DH": "AED", "Tk": "BDT", "RMB": "CNY", "NT$": "TWD",
}  # fmt: skip
# Codes of ISO 4217 that stand before a figure: "NOK 500 million". Capitals alone: "try 40" is none.
_CODES = (
    "USD EUR GBP CHF NOK SEK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY ILS JOD EGP LBP SYP IQD KWD BHD QAR AED "
    "SAR OMR YER MAD TND DZD LYD SDG CAD AUD NZD JPY CNY KRW INR PKR BDT LKR IDR MYR SGD THB PHP VND LAK KHR "
    "HKD KZT ZAR KES NGN GHS ETB UGX TZS RWF XOF XAF BRL MXN ARS CLP COP PEN"
)
CODES = frozenset(_CODES.split())
_FIGURES = r"\d{1,3}(?:[.,]\d{3}){1,6}(?:[.,]\d{1,4})?(?!\d)|\d{1,3}(?: \d{3}){1,4}(?!\d)|\d{1,15}(?:[.,]\d{1,6})?(?!\d)"
_THOUSAND = r"(?:(?<=ألف)|(?<=الف)|(?<=ألفا)|(?<=الفا)|(?<=آلاف)|(?<=الاف))"
_DASH = r"\s?[-–—]\s?"


@dataclass(frozen=True, slots=True)
class Quantities:
    """How a language says how much: `pattern` finds numbers and ranges, `counted` their units."""

    pattern: re.Pattern[str]
    counted: Units
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    not_bound: re.Pattern[str]
    reached: re.Pattern[str]
    sends: re.Pattern[str]
    sent: frozenset[str]
    about: re.Pattern[str]
    least_behind: re.Pattern[str]
    most_behind: re.Pattern[str]
    about_behind: re.Pattern[str]
    half_behind: re.Pattern[str]
    never_behind: re.Pattern[str]
    scaled: dict[str, str]
    large: re.Pattern[str]
    by_number: dict[str, dict[str, str]]
    definite: re.Pattern[str]
    firm_before: re.Pattern[str]
    changed: re.Pattern[str]
    date_before: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_behind: re.Pattern[str]
    between: re.Pattern[str]
    no_lead: re.Pattern[str]
    counts: re.Pattern[str]
    not_behind: re.Pattern[str]
    join: re.Pattern[str]
    choice: frozenset[str]
    same_money: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    one: frozenset[str]
    measured: frozenset[str]
    never: frozenset[str]
    # What a small number says the same ones of again, and up to how many where no article does.
    anaphoric: dict[str, int]


def _either(entries: Iterable[str]) -> str:
    """Return a pattern of any of the entries, the longest first, that looks at each letter once."""
    tree: dict[str, Any] = {}
    for entry in entries:
        branch = tree
        for letter in entry:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branches(tree) if tree else r"(?!)"


def _branches(tree: dict[str, Any]) -> str:
    """Write a tree of letters as a pattern; "" marks where an entry may end."""
    found = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branches(branch)
        for letter, branch in tree.items()
        if letter
    ]
    if len(found) < 2 and "" not in tree:  # no choice, no group: those are dear to make
        return "".join(found)
    if not found:
        return ""
    return f"(?:{'|'.join(found)})" + ("?" if "" in tree else "")


def _listed(table: dict[str, list[str]]) -> list[str]:
    return [word for entries in table.values() for word in entries]


def _tail(entries: Iterable[str]) -> re.Pattern[str]:
    # Arabic writes "with" and "for" onto the next word: "بأكثر من", "لما يصل إلى".
    return re.compile(rf"(?<!\w)[وفبلك]?{_either(entries)}(?:\s+(?:là|the|of))?\s*\Z", re.I)


def _reached(pack: dict[str, Any]) -> re.Pattern[str]:
    """Return a worth in the same clause and a verb that says what it came to, "may" not before it."""
    worth, verb = _either(pack.get("worth", ())), _either(pack.get("reached", ()))
    return re.compile(rf"(?<!\w){worth}(?!\w)[^.;?!\n]*(?<!\w)(?<!có thể ){verb}\s*\Z", re.I)


def _behind(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s-]*{_either(entries)}(?!\w)", re.I)


def _same_money(pack: dict[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a sum of the money of the one before, between two of a list, and where
    a sum ends that says neither money nor what is counted.
    """
    closes = re.compile(pack.get("sum_closes", "(?!)"), re.I)
    between = re.compile(pack.get("listed_money", "(?!)"))
    return _behind(pack.get("same_money", ())), between, closes


@cache
def quantities(language: str) -> Quantities:
    """Return the quantities of a language; of symbols and figures alone for one not read."""
    pack = words(language, "amounts")
    return Quantities(
        pattern=re.compile(_pattern(language, pack), re.I),
        counted=unit_words(language, pack),
        at_least=_tail(pack.get("at_least", ())),
        at_most=_tail(pack.get("at_most", ())),
        not_bound=_tail(pack.get("not_bound", ())),
        reached=_reached(pack),
        sends=_tail(pack.get("sends", ())),
        sent=frozenset(pack.get("sent", ())),
        about=_tail(pack.get("about", ())),
        least_behind=_behind(pack.get("least_behind", ())),
        most_behind=_behind(pack.get("most_behind", ())),
        about_behind=_behind(pack.get("about_behind", ())),
        half_behind=_behind(pack.get("half_behind", ())),
        never_behind=_tail(pack.get("year_before", ())),
        scaled={word: code for code, found in pack.get("scaled", {}).items() for word in found},
        large=re.compile(_either(_listed(pack.get("multipliers", {}))), re.I),
        by_number=pack.get("by_number", {}),
        definite=_tail(pack.get("definite", ())),
        firm_before=_tail(pack.get("firm_before", ())),
        changed=re.compile(rf"(?<!\w)[وف]?{_either(pack.get('changed', ()))}(?!\w)", re.I),
        date_before=_tail(pack.get("date_before", ())),
        clock_before=_tail(pack.get("clock_before", ())),
        clock_behind=re.compile(rf"\s{_either(pack.get('clock_behind', ()))}(?!\w)", re.I),
        between=_tail(pack.get("between", ())),
        no_lead=_tail(pack.get("no_lead", ())),
        counts=_tail(pack.get("counts", ())),
        not_behind=re.compile(rf"\s?{_either(pack.get('not_behind', ()))}(?!\w)", re.I),
        join=re.compile(rf"\s*{_either(pack.get('join', ()))}\s*", re.I),
        choice=frozenset(pack.get("choice", ())),
        same_money=_same_money(pack),
        one=frozenset(pack.get("one", ())),
        measured=frozenset(pack.get("measured", ())),
        never=frozenset(pack.get("never", ())),
        anaphoric=_anaphoric(pack),
    )


def _anaphoric(pack: dict[str, Any]) -> dict[str, int]:
    new, few = pack.get("new_in_two", ()), max(int(pack.get("weak", 0)), 2)
    return {unit: 0 if unit in new else few for unit in pack.get("anaphoric", ())}


def _pattern(language: str, pack: dict[str, Any]) -> str:
    ahead = SYMBOLS if language == "ar" else _SIGNS  # "%15", from right to left
    signs = [*ahead, *(sign.lower() for sign in LETTERS), *sorted(code.lower() for code in CODES)]
    factors = _listed(pack.get("multipliers", {}))
    multiplier = _either(factors)
    attached = _either(_listed(pack.get("attached", {})))
    digits = _listed(pack.get("digits", {}))
    articles = pack.get("articles", ())
    # "a" counts only in "a million" and "a dozen"; an Arabic half rules "the million".
    numeral = _either(word for word in [*digits, *factors] if word not in articles)
    if articles:
        led = rf"{_either(articles)}(?=\s+{multiplier}(?!\w))"
        numeral = rf"(?:{led}|{numeral})"
    link = r"(?:\s+and\s+|\s+و|\s*-\s*|\s+)" if language != "vi" else r"\s+"
    more = r"\s+و?" if language == "ar" else r"\s+"
    the = "(?:ال)?" if language == "ar" else ""
    apart = r"[\s-]{0,3}" if language == "ar" else r"[\s-]?"  # "(4) مليارات", the brackets left out
    later = _later(language, pack, numeral)
    mixed = rf"(?:{the}{later}|\d{{1,3}}(?=\s+{multiplier}))"  # "a billion and 200 million"
    spoken = rf"{numeral}(?:{link}{mixed}(?!\w)){{0,7}}(?!\w)"
    of = rf"(?:\s+{the}{multiplier})?" if language == "ar" else ""
    half = rf"{_either(pack.get('half', ()))}{of}(?!\w)"
    plus = rf"(?:\+(?!\d)|{_either(pack.get('plus', ()))}(?!\w))"

    rest = _rest(language, multiplier)

    def number(end: str) -> str:
        chain = rf"(?:(?P<scale{end}>(?:{apart}{multiplier}(?!\w)|{attached}(?!\w))(?:{more}(?:\d{{1,3}}\s)?{multiplier}(?!\w)){{0,2}}{rest}))?"
        return rf"(?:(?P<sign{end}>{_either(signs)})\s?)?(?:(?P<figures{end}>{_FIGURES}){chain}|(?P<spoken{end}>{spoken}))(?P<half{end}>\s+{half})?(?P<plus{end}>{plus})?"

    to = _either([*pack.get("to", []), *pack.get("join", []), *pack.get("choice", [])])
    gap = "*" if language == "ar" else "+"
    # A unit between the two: amounts.py looks. "3% - 5%" repeats its sign.
    counted = r"(?P<counted>\s?[%٪€$£]|(?:\s[^\W\d_][\w'’.-]*){1,3}?)"
    again = rf"(?:(?P<to>(?:\s?[%٪])?{_DASH}|{counted}?\s+{to}\s{gap}){number('2')})?"
    free = r"(?<![\d.,/-])(?:(?<!\w)|(?<=(?<!\w)[وبلفك]))" if language == "ar" else r"(?<![\w.,/-])"
    # One look at the first letter spares trying all words at every place.
    words_of_number = [*signs, *digits, *factors]
    first = "".join(sorted({re.escape(word[0]) for word in words_of_number}))
    return rf"(?=[\d{first}]){free}{number('')}{again}"


def _rest(language: str, multiplier: str) -> str:
    """Return what ends "12 ألفا و500 سلة", twelve thousand five hundred."""
    if language != "ar":
        return ""
    return rf"(?:{_THOUSAND}\s+و\d{{1,3}}(?=\s[^\W\d_]|\Z)(?!\s{multiplier}(?!\w)))?"


def _later(language: str, pack: dict[str, Any], numeral: str) -> str:
    """Return what may follow the first word of a number; "năm" behind a digit is a year."""
    if language != "vi":
        return numeral
    factors = _either(_listed(pack["multipliers"]))
    return rf"(?:(?!năm(?!\w)(?!\s+{factors}(?!\w)))|(?<=linh )|(?<=lẻ )){numeral}"


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
    kind = (
        "least" if more else _in_front(text, start, unit, known) or _said_behind(text, end, known)
    )
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


def _said_behind(text: str, end: int, known: Quantities) -> str:
    """Return what the words behind say of a figure."""
    ways = (
        ("least", known.least_behind),
        ("most", known.most_behind),
        ("about", known.about_behind),
    )
    return next((kind for kind, pattern in ways if pattern.match(text, end)), "")
