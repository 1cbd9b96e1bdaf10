"""What the head of a text says: date, outlet, agency, headline.

The bytes of a file become text in `extraction.carriers`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.extraction.dates.finding import find_dates
from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.mentions import Zone
from servanda.extraction.pages.cleaning import CAPTURE
from servanda.extraction.view import View
from servanda.records.when import When

_DAY = len("2026-02-21")
_DATELINE = re.compile(r"\A[^()\n]{0,60}\(([^()\n\d]{2,20})\)\s*[-–—]")
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)\s*[-–—]?\s*")
_YEAR = re.compile(
    r"(\d{1,2} tháng \d{1,2}),? (\d{4})\b"
)  # "18 tháng 11, 2026" as "18 tháng 11 năm 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the head of an article says; `agency` is the one credited, as in "Theo TTXVN"."""

    published: When | None
    outlet: str
    agency: str
    headline: str


def facts(view: View, zones: Sequence[Zone], *, language: str, published: str = "") -> Facts:
    """Return the head's facts; a `published` given by the caller goes before the text's own."""
    headline = next((view.kept[z.start : z.end] for z in zones if z.kind == "headline"), "")
    agency = _agency(view, zones, language)
    return Facts(
        published=When(published) if published else _published(view, zones, language),
        outlet=_outlet(view, language) or agency,
        agency=agency,
        headline=headline,
    )


def _published(view: View, zones: Sequence[Zone], language: str) -> When | None:
    """Return the date of the capture, else a full date in the byline or the dateline."""
    capture = CAPTURE.match(view.kept)
    if capture and len(capture.group(1)) == _DAY:
        try:
            return When(capture.group(1))
        except ValueError:
            return None
    for zone in [zone for zone in zones if zone.kind == "byline"]:
        for found in full_dates(view.kept[zone.start : zone.end], language):
            return found
    first = next((zone for zone in zones if zone.kind == "body"), None)
    if first:
        head = view.kept[first.start : min(first.end, first.start + 80)]
        line = re.match(r"[^\n(—–]{3,60}(?=\s*\(|\s[—–-]{1,2}\s)", head)
        for found in full_dates(line.group(), language) if line else ():
            return found
    return None


def full_dates(text: str, language: str) -> list[When]:
    """Return the whole days in a line that shows when it was printed, the time beside them aside."""
    plain = _TIME.sub(" ", _YEAR.sub(r"\1 năm \2", text))
    dates = find_dates(View(plain), published=None, language=language)
    return [date.value for date in dates if len(date.value.iso) == 10]


def _agency(view: View, zones: Sequence[Zone], language: str) -> str:
    """Return the agency named in a byline or in brackets at the head of the text."""
    patterns = [p for code in _packs(language) for p in words(code, "page").get("agency", ())]
    for zone in zones:
        text = view.kept[zone.start : zone.end][:300]
        if zone.kind == "byline":
            for pattern in patterns:
                found = re.search(pattern, text, re.I)
                if found:
                    return found.group(1).strip()
    first = next((zone for zone in zones if zone.kind == "body"), None)
    found = _DATELINE.match(view.kept[first.start : first.start + 100]) if first else None
    return found.group(1).strip() if found else ""


def _outlet(view: View, language: str) -> str:
    """Return the name that a paper gives itself."""
    for code in _packs(language):
        for pattern in words(code, "page").get("outlet", ()):
            found = re.search(pattern, view.text[:200_000])
            if found:
                return found.group(1).strip()
    return ""


def _packs(language: str) -> tuple[str, ...]:
    return (language,) if language in LANGUAGES else LANGUAGES
