"""Numbers of resolutions of the Security Council, as "2803".

A resolution of a party congress ("Nghị quyết Đại hội XIII"), of a parliament ("resolution 12/2020")
or of another body with a number that holds letters is none.

>>> from servanda.extraction.view import View
>>> [(i.quote, i.value) for i in find_identifiers(View("nghị quyết số 2803 (2025)"), language="vi")]
[('nghị quyết số 2803 (2025)', '2803')]
"""

import re
from collections.abc import Iterator
from functools import cache

from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.mentions import IdentifierMention
from servanda.extraction.view import View

_SYMBOL = re.compile(r"(?<![\w/])S/RES/(?P<value>\d{1,4})(?!\d)(?:\s?\(\d{4}\))?", re.I)


_YEAR = r"(?:\s?\(\d{4}\))"
_DATED = r"(?:\s+of\s+\d{1,2}\s+[A-Za-z]{3,9}(?:\s+\d{4}(?!\s?\())?)"
_AND = r"\s*(?:[,،]\s*and\b|[,،]|and\b|và\b|و)\s*"
_OTHER = re.compile(rf"{_AND}(?P<other>\d{{1,4}}{_YEAR}?)(?!\d){_DATED}?", re.I)
_SESSION = (
    r"(?!(?-i:\s?[A-Z]?\s?\((?:[A-Z]{1,2}-)?[IVXL]+\)))"  # "1514 (XV)" is the General Assembly's
)
# How the Security Council heads its own: "2803 (2025)" before "Resolution of" or "Adopted by".
_HEAD = re.compile(rf"^\s*(?P<value>\d{{1,4}})\s?{_YEAR}\.?(?=\s*Resolution of\b)", re.M | re.I)


@cache
def _spoken() -> re.Pattern[str]:
    """Return the pattern of all languages: an article often quotes in another."""
    packs = [words(code, "identifiers") for code in LANGUAGES]

    def either(name: str) -> str:
        entries = [entry.replace(" ", r"\s+") for pack in packs for entry in pack[name]]
        return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"

    more = rf"{_DATED}?(?:{_AND}\d{{1,4}}(?!\d){_SESSION}{_YEAR}?(?![\w/.-]?\d|,\d){_DATED}?)*"
    return re.compile(
        rf"(?:(?<!\w)|(?<=(?<!\w)[وبلف])){either('resolution')}(?:\s+{either('body')})?\s+"
        rf"(?:{either('number')}\s*)?(?P<value>\d{{1,4}})(?![\w/%]|[.,]\d|-\w){_SESSION}"
        rf"(?:\s?\(\d{{4}}\)|\s?/\s?\d{{4}}(?!\d))?(?P<more>{more})",
        re.I,
    )


@cache
def _first_words() -> frozenset[str]:
    """Return the words that every phrase for a resolution begins with; "" where one is no plain word."""
    listed = (entry for code in LANGUAGES for entry in words(code, "identifiers")["resolution"])
    first = frozenset(entry.split()[0].lower() for entry in listed)
    return first if all(map(str.isalpha, first)) else frozenset({""})


def _said(text: str, low: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds, tried only where one of its first words stands."""
    if len(low) != len(text):  # a letter that has no small form of one letter
        yield from _spoken().finditer(text)
        return
    at = sorted({start for word in _first_words() for start in _places(word, low)})
    reach = 0
    for start in at:
        found = _spoken().match(text, start) if start >= reach else None
        if found:
            yield found
            reach = found.end()


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands, as a part of another too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def find_identifiers(view: View, *, language: str) -> list[IdentifierMention]:
    """Return the resolutions of the whole view, in order; "resolutions 242 and 338" are two."""
    spans: list[tuple[int, int, str, str]] = []
    low = view.text.lower()
    for found in _SYMBOL.finditer(view.text) if "s/res/" in low else ():
        spans.append((*found.span(), found["value"], "symbol"))
    for found in _HEAD.finditer(view.text) if "resolution" in low else ():
        end = found.end() - found.group().endswith(".")
        spans.append((found.start("value"), end, found["value"], "head"))
    for found in _said(view.text, low):
        plural = found["more"] and (found.group()[:11].lower() == "resolutions")
        end = found.start("more") if found["more"] else found.end()
        spans.append((found.start(), end, found["value"], "number"))
        if plural:
            for other in _OTHER.finditer(found["more"]):
                at = found.start("more") + other.start("other")
                value = other["other"].split("(")[0].strip()
                spans.append((at, at + len(other["other"]), value, "number"))
    return [_mention(view, *span) for span in sorted(spans)]


def _mention(view: View, start: int, end: int, value: str, rule: str) -> IdentifierMention:
    first, last = view.origin(start, end)
    return IdentifierMention(
        start=first,
        end=last,
        quote=view.kept[first:last],
        rule=f"identifiers.{rule}",
        kind="resolution",
        value=value,
    )
