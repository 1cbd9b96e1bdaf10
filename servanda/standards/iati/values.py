"""Numbers, days and words of IATI, read as the standard writes them and as publishers do.

`amount("1,234.5")` is ("1234.5", "unusual"): what was read, and what is wrong with how it stands there.
`day("2017-02-06+08:00")` is 17203, the days since 1970-01-01; None for what is no day. Nothing raises.
"""

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

is_plain = re.compile(r"-?[0-9]{1,32}(?:\.[0-9]{1,6})?").fullmatch
_EPOCH = date(1970, 1, 1).toordinal()
_XSD_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}|T.{0,40})?")
_SIX = Decimal("0.000001")
_EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN)
LONGEST = 60  # characters of a number; nobody means more

_SPACES = "\u0020\u00a0\u2009\u202f'\u2019"  # that stand between thousands
_GROUPED = re.compile(
    rf"[+-]?[0-9]{{1,3}}(?:([{_SPACES},])[0-9]{{3}})(?:\1[0-9]{{3}})*(?:\.[0-9]+)?"
)
_EUROPEAN = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[.{_SPACES}][0-9]{{3}})*,[0-9]+|[+-]?[0-9]+,[0-9]+")
_DOTTED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")

# Days that were read before: publishers use few, and each many times. None for what is no day.
DAYS: dict[str | None, int | None] = {}


def amount(text: str | None) -> tuple[str | None, str]:
    """Return an amount as the tables want it, and its fault: "", missing, unusual, rounded, bad, long."""
    if text is None:
        return None, "missing"
    if is_plain(text):
        return text, ""
    text = text.strip()
    if not text:
        return None, "missing"
    if is_plain(text):
        return text, ""
    if len(text) > LONGEST:
        return None, "long" if text.lstrip("+-")[:1].isdigit() else "bad"
    return _unusual(text)


def _unusual(text: str) -> tuple[str | None, str]:
    plain = _western(text)
    if _GROUPED.fullmatch(plain):
        plain = re.sub(rf"[{_SPACES},]", "", plain)
    elif _DOTTED.fullmatch(plain):
        plain = plain.replace(".", "")
    elif _EUROPEAN.fullmatch(plain):
        plain = re.sub(rf"[{_SPACES}.]", "", plain).replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None, "bad"
    try:
        exact = Decimal(plain)
        kept = format(exact.quantize(_SIX, context=_EXACT).normalize(_EXACT), "f")
    except InvalidOperation:
        return None, "long"
    if not is_plain(kept):
        return None, "long"
    return kept, "rounded" if plain == text and Decimal(kept) != exact else "unusual"


def _western(text: str) -> str:
    """Write other scripts' digits, and the minus sign, as ASCII has them."""
    marks = ((str(int(m)) if m.isdecimal() else m) for m in text)
    return "".join(marks).replace("\u2212", "-").replace("\u066b", ".").replace("\u066c", ",")


def percentage(text: str) -> tuple[Decimal | None, str]:
    """Return a percentage (0 to 100, six decimals at most) and its fault: "", unusual or bad."""
    if is_plain(text) and 0 <= (value := Decimal(text)) <= 100:
        return value, ""
    found, fault = amount(text.removesuffix("%").rstrip())
    value = Decimal(found) if found is not None else Decimal(-1)
    if not 0 <= value <= 100:
        return None, "bad"
    return value, "unusual" if "%" in text or fault == "unusual" else ""


def day(text: str) -> int | None:
    """Return the days since 1970-01-01; a time or a time zone after the day changes nothing."""
    try:
        return DAYS[text]
    except KeyError:
        if len(DAYS) > 100_000:
            DAYS.clear()
        found = DAYS[text] = _day(text.strip()) if len(text) < 64 else None
        return found


def _day(text: str) -> int | None:
    if not _XSD_DATE.fullmatch(text):
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:10])).toordinal() - _EPOCH
    except ValueError:
        return None


def flag(text: str | None) -> bool | None:
    """Return a truth value as XML Schema writes it; None for nothing or another word."""
    return _FLAGS.get(text.strip()) if text else None


_FLAGS = {"1": True, "true": True, "0": False, "false": False}
