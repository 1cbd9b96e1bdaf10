"""Dates of a text as ISO 8601: days, months, quarters, years and intervals of these.

A missing year is the one that puts the date nearest to the document's, on the side of it that the
clause's tense allows; without a date of the document, the only year that the text names. Ranges are
one date, lists one date for each member.

>>> from servanda.extraction.view import View
>>> found = find_dates(View("từ ngày 18 đến 20-2"), published=When("2026-02-21"), language="vi")
>>> [(found[0].quote, str(found[0].value))]
[('từ ngày 18 đến 20-2', '2026-02-18/2026-02-20')]
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servanda.extraction.dates.candidates import Candidate, Part, exists, weigh
from servanda.extraction.dates.patterns import Grammar, grammar
from servanda.extraction.mentions import DateMention
from servanda.extraction.view import View
from servanda.records.when import When

_ROUND = 80  # how far a date reaches beyond its figures, months and words


_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]*[”\"»]|“[^”\n]*(?=\n|\Z)")
_DAYS_TOLD = 4  # days of the week before an article of which it still tells
# Days that a date without a year may lie on the wrong side of the document for what its clause says:
# behind it when "by" makes it a deadline, or ahead or behind by the tense; a month's fifteenth counts.
_SLACK = {"due": 30, "future": 60, "past": 60}
_SLACK_OF_MONTH = 20


@dataclass(frozen=True, slots=True)
class _Reference:
    """What missing years are measured from: the document's day, or only a year."""

    published: date | None
    year: int | None

    def year_of(self, month: int, number: int, *, tense: str, whole: bool) -> int | None:
        """Return the year nearest to the document that the tense allows; `whole` months lie close."""
        if self.published is None:
            return self.year
        year = nearest(month, number, self.published)
        if year is None:
            return None
        past = self.published.toordinal() - date(year, min(month, 12), min(number, 28)).toordinal()
        if tense in ("last", "next"):  # "مارس الماضي", whatever lies nearer
            return year - (tense == "last" and past < 0) + (tense == "next" and past > 0)
        slack = _SLACK_OF_MONTH if whole and tense != "due" else _SLACK.get(tense, 0)
        if tense in ("due", "future") and past > slack:
            return year + 1
        return year - 1 if tense == "past" and -past > slack else year


def find_dates(view: View, *, published: When | None, language: str) -> list[DateMention]:
    """Return the dates of the whole view, in order, without overlaps."""
    return scan_dates(view, published=published, language=language)[0]


def scan_dates(
    view: View, *, published: When | None, language: str
) -> tuple[list[DateMention], list[tuple[int, int]]]:
    """Return the dates, and the spans of what is said as a day and exists in no year (31/2)."""
    candidates = _candidates(view.text, language)
    reference = _reference(published, candidates)
    quoted = _quoted_today(view.text, candidates, reference)
    made: list[DateMention] = []
    impossible: list[tuple[int, int]] = []
    for candidate in candidates:
        span = view.origin(candidate.start, candidate.end)
        value = None if candidate.impossible else _resolve(candidate, reference)
        if quoted and candidate in quoted:
            value = quoted[candidate]
        if value:
            rule = f"dates.{candidate.rule}"
            quote = view.kept[span[0] : span[1]]
            made.append(
                DateMention(start=span[0], end=span[1], quote=quote, rule=rule, value=value)
            )
        elif candidate.impossible or _never(candidate, reference):
            impossible.append(span)
    return made, impossible


def _candidates(text: str, language: str) -> list[Candidate]:
    """Return what the rules caught; a stretch belongs to the first rule that took it."""
    found: list[Candidate] = []
    taken = bytearray(len(text))
    rules = grammar(language)
    windows = _windows(text, rules)
    for rule, pattern in rules.rules:
        for match in (m for window in windows for m in pattern.finditer(text, *window)):
            if taken.find(1, match.start(), match.end()) >= 0:
                continue
            for candidate in weigh(rule, match, rules):
                found.append(candidate)
                size = candidate.end - candidate.start
                taken[candidate.start : candidate.end] = b"\x01" * size
    return sorted(found, key=lambda candidate: candidate.start)


def _quoted_today(
    text: str, candidates: list[Candidate], reference: _Reference
) -> dict[Candidate, When]:
    """Return the day of a "today" within quotation marks, where the article tells of a day before its own.

    The one day of the last few on which what it tells took place: "on Sunday", "hôm 12/10". Where the text
    itself says "today", its own day is meant.
    """
    todays = [c for c in candidates if c.rule == "relative-days" and c.shift == 0]
    spans = [m.span() for m in _QUOTED.finditer(text)] if todays else []
    inside = [c for c in todays if any(s < c.start and c.end <= e for s, e in spans)]
    if not inside or len(inside) < len(todays) or reference.published is None:
        return {}
    first = reference.published.toordinal() - _DAYS_TOLD
    told = set()
    for other in candidates:
        value = None if other.impossible or other in inside else _resolve(other, reference)
        if value and value.earliest == value.latest and other.last is None:
            told.add(value.earliest)
    near = {day for day in told if first <= day.toordinal() <= reference.published.toordinal()}
    if len(near) != 1:
        return {}
    return dict.fromkeys(inside, When(near.pop().isoformat()))


def _windows(text: str, rules: Grammar) -> list[tuple[int, int]]:
    """Return the stretches in which a date may stand: most of a text has no figure near."""
    small = text.lower()
    windows: list[tuple[int, int]] = []
    for found in rules.trigger.finditer(small if len(small) == len(text) else text):
        start, end = max(0, found.start() - _ROUND), found.end() + _ROUND
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _reference(published: When | None, candidates: list[Candidate]) -> _Reference:
    if published and published.earliest == published.latest:
        return _Reference(published.earliest, published.earliest.year)
    if published:
        return _Reference(None, published.earliest.year)
    named = {part.year for c in candidates for part in (c.first, c.last) if part and part.year}
    return _Reference(None, named.pop() if len(named) == 1 else None)


def _resolve(candidate: Candidate, reference: _Reference) -> When | None:
    """Return the date with its year; None where no year can be told."""
    if candidate.rule.startswith("relative"):
        return _relative(candidate, reference)
    if candidate.weekday is not None:
        return _weekday(candidate, candidate.weekday, reference.published)
    shifted = None
    if candidate.shift is not None:
        if reference.year is None:
            return None
        shifted = reference.year + candidate.shift
    last = candidate.last
    if last is None:
        year = candidate.first.year or shifted or _beside(candidate, reference.published)
        return _single(candidate.first, year, reference, tense=candidate.tense)
    year = last.year or candidate.first.year or shifted
    far = _single(last, year, reference)
    if far is None:
        return None
    first_year = candidate.first.year or int(far.iso[:4])
    near = _single(candidate.first, first_year, reference)
    if near and near.earliest > far.earliest and candidate.first.year is None:
        near = _single(candidate.first, first_year - 1, reference)
    if near is None or near.earliest > far.earliest:
        return None
    return When(f"{near}/{far}") if near != far else near


def _single(part: Part, year: int | None, reference: _Reference, *, tense: str = "") -> When | None:
    month = part.month or 3 * (part.quarter or part.half or 2) - 1
    whole = part.day is None
    year = year or reference.year_of(month, part.day or 15, tense=tense, whole=whole)
    if year is None:
        return None
    if part.half:
        return When(f"{year}-0{1}/{year}-06" if part.half == 1 else f"{year}-07/{year}-12")
    if part.quarter:
        return When(f"{year}-Q{part.quarter}")
    if part.month is None:
        return When(f"{year}")
    if part.day is None:
        return When(f"{year}-{part.month:02}")
    return When(day(year, part.month, part.day)) if exists(year, part.month, part.day) else None


def _beside(candidate: Candidate, published: date | None) -> int | None:
    """Return the year of "last May" and "next May": the one before or behind the document's day."""
    month = candidate.first.month
    if candidate.which is None or published is None or month is None:
        return None
    if candidate.which < 0:
        return published.year - (month >= published.month)
    return published.year + (month <= published.month)


def _relative(candidate: Candidate, reference: _Reference) -> When | None:
    shift = candidate.shift or 0
    if candidate.rule == "relative-years":
        return When(str(reference.year + shift)) if reference.year else None
    if reference.published is None:
        return None
    if candidate.rule == "relative-days":
        told = shifted_day(reference.published, shift)
        if candidate.weekday in (None, told.earliest.weekday()):
            return told
        # "أمس الاثنين" of a report that is older than its page: the day of the week is meant.
        of_week = replace(candidate, shift=1 if shift > 0 else None, tense="")
        return _weekday(of_week, candidate.weekday or 0, reference.published)
    month = shifted_month(reference.published, shift)
    if not candidate.first.day:
        return month
    at = month.earliest
    known = exists(at.year, at.month, candidate.first.day)
    return When(day(at.year, at.month, candidate.first.day)) if known else None


def _weekday(candidate: Candidate, weekday: int, published: date | None) -> When | None:
    """Return the day of the week last gone by, that of the document included, or the one to come."""
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    ahead = candidate.shift == 1 or (
        candidate.shift is None and candidate.tense in ("due", "future", "next")
    )
    if ahead and not back and candidate.shift is None and candidate.tense == "future":
        return shifted_day(published, 0)  # "they are due to meet on Monday", told that morning
    if ahead:
        return shifted_day(published, 7 - back)
    return shifted_day(published, -(back or 7) if candidate.shift == -1 else -back)


def _never(candidate: Candidate, reference: _Reference) -> bool:
    """Tell a day that its year does not have: 29 February 2026."""
    parts = [part for part in (candidate.first, candidate.last) if part and part.day]
    known = [(part, part.year or reference.year) for part in parts]
    return any(y and not exists(y, part.month or 0, part.day or 0) for part, y in known)


def nearest(month: int, day: int, published: date) -> int | None:
    """Return the year in which the day lies nearest to `published`; None where it never exists."""
    found = [
        (abs((date(year, month, day) - published).days), year)
        for year in range(published.year - 1, published.year + 2)
        if exists(year, month, day)
    ]
    return min(found)[1] if found else None


def day(year: int, month: int, number: int) -> str:
    """Write a day as ISO 8601."""
    return f"{year:04}-{month:02}-{number:02}"


def shifted_day(published: date, days: int) -> When:
    """Return the day so many days from the document's."""
    return When((published + timedelta(days=days)).isoformat())


def shifted_month(published: date, months: int) -> When:
    """Return the month so many months from the document's."""
    count = published.year * 12 + published.month - 1 + months
    return When(f"{count // 12:04}-{count % 12 + 1:02}")
