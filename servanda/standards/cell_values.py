"""What the cells of a table say: amounts and days, in whatever way somebody typed them.

    amount("(1.234,5)*", ",")      # "-1234.5": brackets mean minus, the star is a footnote's
    amount("n/a")                  # None, and `is_blank("n/a")`
    days("44287")                  # Excel's serial of 2021-04-01: (18718, 18718)
    days("June 2021")              # its first and its last day

Which mark stands before decimals, and whether the day or the month comes first, is a matter of a
whole column: `decimal_mark` and `day_order` find it out from its cells.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Context, Decimal
from functools import lru_cache
from itertools import pairwise

from servanda.standards.cell_words import (
    BLANKS,
    CURRENCIES,
    MONTHS,
    QUARTER,
    SCALES,
    TOTAL_WORDS,
    TOTALS,
)

_EPOCH = date(1970, 1, 1).toordinal()
# Day 0 of Excel's calendar, with its leap year 1900: ECMA-376 part 1, 18.17.4.1.
_EXCEL = date(1899, 12, 30).toordinal() - _EPOCH
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬−–—’", "01234567890123456789.,---'")
_NOTES = re.compile(
    r"(?:\s*(?:\[[^\]]{0,9}\]|\([a-z0-9]{1,2}\)|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]|\b[a-z]/))+\s*\Z", re.I
)
_MARKS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"(?<=\d)[\s'\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"([-+]?)\s*(\d[\d.,]*|[.,]\d+)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'\s]\d{3})+")  # "1,000" is no "thousand", as "in US$ 000" is
_LONGEST = 80
_STEP, _WIDE = Decimal("0.000001"), Context(prec=60)  # what an amount is rounded to, and with
# A number that leaves no doubt, as most are: whole, or with a point and one or two decimals; groups of
# three are sure where there are several, or decimals.
_CLEAR = re.compile(
    r"(-?[1-9][0-9]{0,17}"
    r"|-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,5}"
    r"|-?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}(?=\.))"
    r"(?:\.([0-9]{1,2}))?\Z"
)
_SIGNS = [one for one in CURRENCIES.items() if not re.search(r"[a-z\u0600-\u06ff]", one[0])]
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d?)(?:-(\d\d?))?(?:[T ].*)?\Z", re.DOTALL)
_FIGURES = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*((?:\d\d){1,2})(?:\s+\d.*)?\Z")
_BACKWARDS = re.compile(r"((?:19|20)\d\d)[/.](\d\d?)(?:[/.](\d\d?))?\Z")
_MONTH_YEAR = re.compile(r"(\d\d?)[/.\-]((?:19|20)\d\d)\Z")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


_FIGURE_SIGNS = frozenset("0123456789")  # nothing that means blank begins with one
_SHORT = 24  # characters of a cell that is looked at whole at once


def is_blank(cell: str) -> bool:
    """Tell whether a cell says nothing: empty, a dash, n/a, and the like in five languages."""
    if cell[:1] in _FIGURE_SIGNS:
        return False
    if len(cell) > _SHORT:  # blank cells have few words, and begin with fewer
        begins = folded(cell[:500].partition(" ")[0])[:_SHORT].split(" ")[0]
        if begins[:1].isalnum() and begins not in _BLANK_BEGINS:
            return False
    return folded(cell).strip(" .") in BLANKS


def is_total(cell: str) -> bool:
    """Tell whether a row whose first words these are adds up others."""
    said = folded(cell) if len(cell) <= _LONGEST else ""
    words = said.split()
    return said in TOTALS or bool(words and (words[0] in TOTAL_WORDS or words[-1] in TOTAL_WORDS))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return words as they are compared: small, without accents, marks as single spaces."""
    plain = text[:500].casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).replace("đ", "d")
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(_MARKS.sub(" ", plain).split()) or text.strip()[:9]


_BLANK_BEGINS = frozenset(folded(one).split(" ")[0] for one in BLANKS)


def amount(cell: str, mark: str = ".") -> str | None:
    """Return a number in plain digits, at most six behind the point; None for what is none.

    `mark` stands before decimals in this column, wherever one number alone does not tell.
    """
    text = cell.strip()
    if clear := _CLEAR.match(text):
        whole, behind = clear[1].replace(",", ""), (clear[2] or "").rstrip("0")
        return f"{whole}.{behind}" if behind else whole
    text = text.translate(_DIGITS)
    if len(text) > _LONGEST or "%" in text:
        return None
    if bracketed := text.startswith("(") and text.rstrip("*†‡§ ").endswith(")"):
        text = text.rstrip("*†‡§ ")[1:-1]
    text = _SPACES.sub("", _NOTES.sub("", text) or text)
    found = _NUMBER.search(text)
    if found is None or not _only_money(text[: found.start()], text[found.end() :]):
        return None
    plain = _plain(found[2], mark)
    if plain is None:
        return None
    value = _WIDE.multiply(Decimal(plain), Decimal(scale_of(text[found.end() :])))
    negative = bracketed or found[1] == "-" or text[: found.start()].rstrip().endswith("-")
    return _said(-value if negative else value)


def scaled(value: str, scale: int) -> str:
    """Return a number times the scale of its column."""
    if scale == 1 and _CLEAR.match(value) and amount(value) == value:
        return value
    return _said(_WIDE.multiply(Decimal(value), Decimal(scale))) or "0"


def currency_of(text: str) -> str:
    """Return the ISO code of the currency that words or a sign name, "" for none."""
    return "" if _CLEAR.match(text) else _currency_of(text)


@lru_cache(maxsize=4096)
def _currency_of(text: str) -> str:
    for sign, code in _SIGNS:
        if sign in text:
            return code
    said = folded(text).split()
    pairs = [" ".join(pair) for pair in pairwise(said)]
    return next((CURRENCIES[one] for one in (*pairs, *said) if one in CURRENCIES), "")


def scale_of(text: str) -> int:
    """Return what amounts are to be multiplied by: 1000000 for "USD million" and "usd_m"."""
    if _CLEAR.match(text):
        return 1
    said = folded(_GROUPED.sub(" ", text)).split()
    return next((SCALES[one] for one in said if one in SCALES), 1)


def decimal_mark(cells: Iterable[str], default: str = ".") -> str:
    """Return the mark that stands before decimals in a column, from its unambiguous numbers."""
    votes = {".": 0, ",": 0}
    for cell in cells:
        found = _NUMBER.search(cell[:_LONGEST].translate(_DIGITS))
        if found and (mark := _clear_mark(found[2])):
            votes[mark] += 1
    if votes["."] == votes[","]:
        return default
    return "." if votes["."] > votes[","] else ","


def day_order(cells: Iterable[str]) -> str:
    """Return "dmy" or "mdy" as the figures of a column demand, "" when any would do."""
    order = ""
    for cell in cells:
        found = _FIGURES.match(cell.strip().translate(_DIGITS))
        if found and int(found[1]) > 12:
            return "dmy"
        if found and int(found[2]) > 12:
            order = "mdy"
    return order


def days(cell: str, order: str = "dmy") -> tuple[int, int] | None:
    """Return the first and last day, since 1970-01-01, that a cell names; None for no date."""
    text = cell.strip().translate(_DIGITS)
    return _days(text, order or "dmy") if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _days(text: str, order: str) -> tuple[int, int] | None:
    if found := _ISO.match(text) or _BACKWARDS.match(text):
        return _span(found[1], found[2], found[3])
    if found := _FIGURES.match(text):
        day, month = (found[2], found[1]) if order == "mdy" else (found[1], found[2])
        if int(month) > 12 >= int(day):
            day, month = month, day
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return _span(year, month, day)
    if found := _MONTH_YEAR.match(text):
        return _span(found[2], found[1], None)
    if found := _SERIAL.match(text):
        at = _EXCEL + int(found[1])
        return at, at
    if _YEAR.match(text):
        return _between(int(text), 1, 12)
    return _in_words(folded(text))


def _in_words(text: str) -> tuple[int, int] | None:
    if found := QUARTER.search(text):
        number, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _between(int(year), 3 * int(number) - 2, 3 * int(number))
    year = next((one for one in text.split() if _YEAR.match(one)), "")
    month = next((one for one in MONTHS if re.search(rf"(?<!\w){one}(?!\w)", text)), "")
    if not year or not month:
        return None
    rest = text.replace(month, " ", 1).replace(year, " ", 1).split()
    figures = [one for one in rest if re.match(r"\d{1,2}(?:st|nd|rd|th|er)?\Z", one)]
    day = re.sub(r"\D", "", figures[0]) if len(figures) == 1 else None
    return None if len(figures) > 1 else _span(year, str(MONTHS[month]), day)


def _span(year: str, month: str, day: str | None) -> tuple[int, int] | None:
    try:
        if day is None:
            return _between(int(year), int(month), int(month))
        at = date(int(year), int(month), int(day)).toordinal() - _EPOCH
    except ValueError:
        return None
    return at, at


def _between(year: int, first: int, last: int) -> tuple[int, int] | None:
    if not 1 <= first <= last <= 12:
        return None
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal() - _EPOCH, end.toordinal() - _EPOCH


def _only_money(before: str, behind: str) -> bool:
    """Tell whether what stands around a number is a currency, a scale or a sign, not a sentence."""
    words = f"{before} {behind}".replace("-", " ")
    if not words.strip():
        return True
    for sign, _ in _SIGNS:
        words = words.replace(sign, " ")
    said = folded(words).split() if re.search(r"\w", words) else []
    left = [one for one in said if one not in CURRENCIES and one not in SCALES]
    return not left or " ".join(left) in CURRENCIES


def _clear_mark(digits: str) -> str:
    """Return the decimal mark of a number that leaves no doubt, "" of one that does."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if points > 1 or commas > 1:
        return "," if points else "."
    mark = "." if points else ","
    whole, _, rest = digits.partition(mark)
    if mark in digits and (len(rest) != 3 or whole in ("", "0") or len(whole) > 3):
        return mark
    return ""


def _plain(digits: str, mark: str) -> str | None:
    digits = digits.rstrip(".,")
    mark = _clear_mark(digits) or ("," if mark == "," else ".")
    other = "," if mark == "." else "."
    whole, _, rest = digits.partition(mark)
    groups = whole.split(other)
    grouped = all(len(one) == 3 for one in groups[1:]) and len(groups[0]) <= 3
    indian = len(groups) > 2 and len(groups[-1]) == 3 and all(len(one) == 2 for one in groups[1:-1])
    if len(groups) > 1 and not (grouped or indian):
        return None
    if not (rest == "" or rest.isdigit()) or len(whole) > 40:
        return None
    return f"{''.join(groups) or '0'}.{rest or '0'}"


def _said(value: Decimal) -> str | None:
    if abs(value) >= Decimal(10) ** 26:
        return None
    plain = format(value.quantize(_STEP, context=_WIDE), "f").rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain
