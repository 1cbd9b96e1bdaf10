"""Numbers in figures and in words, by the habits of each language.

>>> parse("37,2", "vi", scaled=True), parse("8.000", "vi"), parse("1,409", "en")
(Decimal('37.2'), Decimal('8000'), Decimal('1409'))
>>> spoken(["two", "hundred", "thousand"], "en")
Decimal('200000')
"""

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


def spoken(tokens: Sequence[str], language: str, *, start: Decimal | None = None) -> Decimal | None:
    """Return the value of number words, after the figure `start` if there is one.

    "hai trăm nghìn" is 200 000, "3 nghìn tỷ" 3 000 000 000 000, "1 tỷ 200 triệu" 1 200 000 000.
    """
    total, current = Decimal(0), start
    for at, token in enumerate(tokens):
        small, factor = digits(language).get(token), multipliers(language).get(token)
        if small is not None and factor is not None and at + 1 < len(tokens):
            small = None  # "مليارا و200 مليون": one billion and so on; alone it is two
        if small is not None and small >= 1000 and current is None:
            ahead = multipliers(language).get(tokens[at + 1], 0) if at + 1 < len(tokens) else 0
            if ahead <= small:  # "ألفين وخمسمئة"; "ألفي مليون" goes on
                total += small
                continue
        if factor is not None and (small is None or current is not None):
            if factor <= 100:
                current = (current if current is not None else 1) * factor
            elif current is None:
                total = total * factor if total else factor
            else:
                total, current = total + current * factor, None
        elif small is not None:
            current = (current or Decimal(0)) + small
        elif token[:1].isdigit():
            current = (current or Decimal(0)) + (parse(token, language) or 0)
        else:
            return None
    return total + (current or 0) if (tokens or start is not None) else None
