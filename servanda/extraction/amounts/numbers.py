"""Numbers in figures and in words, by the habits of each language.

>>> parse("37,2", "vi", scaled=True), parse("8.000", "vi"), parse("1,409", "en")
(Decimal('37.2'), Decimal('8000'), Decimal('1409'))
>>> spoken(["two", "hundred", "thousand"], "en")
Decimal('200000')
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from servanda.extraction.lexicon import words


def parse(figures: str, language: str, *, scaled: bool = False) -> Decimal | None:
    """Return the number written in figures; `scaled` says that "million" or the like follows.

    A lone separator before exactly three digits parts thousands, unless it is the language's decimal
    sign and the number is scaled: "1,409 tỷ" is 1.409 billion, "1,409 người" are 1409 people.
    """
    compact = figures.replace(" ", "")
    if not compact[-1:].isdigit() or not compact[:1].isdigit():
        return None
    marks = [char for char in compact if char in ".,"]
    if not marks:
        return Decimal(compact)
    whole, _, tail = compact.rpartition(marks[-1])
    if len(set(marks)) == 1 and _parts_thousands(marks, whole, tail, language, scaled):
        return Decimal(whole.replace(marks[0], "") + tail)
    if marks.count(marks[-1]) > 1:
        return None
    return Decimal(f"{whole.replace(',', '').replace('.', '')}.{tail}")


def _parts_thousands(marks: list[str], whole: str, tail: str, language: str, scaled: bool) -> bool:
    if len(tail) != 3 or whole.startswith("0"):
        return False
    if len(marks) > 1:
        return True
    return marks[0] == words(language, "amounts").get("thousands", ",") or not scaled


@cache
def multipliers(language: str) -> dict[str, Decimal]:
    """Return "million" and its like with their values, those written onto a figure included."""
    pack = words(language, "amounts")
    return _table(pack.get("multipliers", {})) | _table(pack.get("attached", {}))


@cache
def digits(language: str) -> dict[str, Decimal]:
    """Return the words for small numbers, and for doubles such as the Arabic "two thousand"."""
    return _table(words(language, "amounts").get("digits", {}))


def _table(entries: dict[str, list[str]]) -> dict[str, Decimal]:
    return {word: Decimal(number) for number, found in entries.items() for word in found}


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return the number words of several words: "half a", "three quarters of a"."""
    long = sorted((word for word in digits(language) if " " in word), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(long) or '(?!)'})(?!\w)")


def in_words(written: str, language: str) -> list[str]:
    """Return the number words of a stretch of text, without "and" and the Arabic article."""
    joined = _phrases(language).sub(
        lambda m: m[0].replace(" ", "_").replace("-", "~"), " ".join(written.lower().split())
    )  # "three-quarters of a" stays whole
    found = [word.replace("_", " ").replace("~", "-") for word in re.split(r"[\s-]+", joined)]
    return [_bare(word, language) for word in found if word not in ("", "and")]


def _bare(token: str, language: str) -> str:
    """Take the Arabic "and" and "the" off a number word."""
    for prefix in ("و", "ال"):
        known = token in digits(language) or token in multipliers(language)
        if language == "ar" and not known:
            token = token.removeprefix(prefix)
    return token


def spoken(tokens: Sequence[str], language: str, *, start: Decimal | None = None) -> Decimal | None:
    """Return the value of number words, after the figure `start` if there is one.

    "hai trăm nghìn" is 200 000, "3 nghìn tỷ" 3 000 000 000 000, "1 tỷ 200 triệu" 1 200 000 000.
    """
    total, current = Decimal(0), start
    last, scale = start or Decimal(0), Decimal(1)  # the last small number, the last "million"
    for at, token in enumerate(tokens):
        small, factor = digits(language).get(token), multipliers(language).get(token)
        ahead = multipliers(language).get(tokens[at + 1]) if at + 1 < len(tokens) else None
        if small is not None and language == "vi" and at and _doubled(tokens[at - 1], small):
            return None  # "ba bốn người": three or four
        if small is not None and factor is not None and at + 1 < len(tokens):
            small = None  # "مليارا و200 مليون": one billion and so on; alone it is two
        if small is not None and small >= 1000 and current is None:
            scale = small / 2
            if (ahead or 0) <= small:  # "ألفين وخمسمئة"; "ألفي مليون" goes on
                total += small
                continue
        if factor is not None and (small is None or current is not None):
            scale = factor
            if factor == 10 and current is not None:
                current += last * 9  # "bốn trăm năm mươi": ten times the five alone
            elif factor <= 100:
                current = (current if current is not None else 1) * factor
            elif current is None:
                total = total * factor if total else factor
            else:
                total, current = total + current * factor, None
        elif small is not None and 0 < small < 1 and ahead is None and at:
            total += small * scale  # "ثلاثة ملايين ونصف"
        elif small is not None:
            current, last = (current or Decimal(0)) + small, small
        elif token[:1].isdigit():
            current = (current or Decimal(0)) + (parse(token, language) or 0)
        else:
            return None
    return total + (current or 0) if (tokens or start is not None) else None


def _doubled(before: str, small: Decimal) -> bool:
    """Tell two Vietnamese words of one figure each with nothing between them."""
    return 0 < digits("vi").get(before, Decimal(0)) < 10 > small > 0
