"""What a pattern caught, weighed by the words around it: a date in parts, or nothing.

"20-2" needs a cue in front (ngày, sáng, từ), "2/3 of the people" is a share, "sinh năm 2004" a birth
year, "đường 2 tháng 9" a street. Years may still be missing; `dates` supplies them.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from servanda.extraction.dates.patterns import Grammar

FIRST, LAST = 1900, 2099  # the years that are read as years
_NUMBER = re.compile(r"\d{1,2}(?:(?:st|nd|rd|th)\b)?")
_COUNTED = re.compile(r"(?<![\d/.,-])\d{1,2}\s\Z")
_ROUND = 30  # characters of the neighbourhood that are looked at
_AROUND = 140  # characters of the clause in which a cue of tense may stand
_OPENING = 45  # ... of it that may stand in front of a date which opens it
_SHORT_MONTH = 4  # letters; "Jan" is a name too, "January" hardly
_CLAUSE = re.compile(r"[.;:!?؟؛\n][\"”»’)]{0,3}(?=\s|\Z)")
_THAT = re.compile(r"\sب?[أإا]ن(?:ه|ها|هم|هما|نا)?\s|\sthat\s")  # what is said is of another time
_OWN = re.compile(r"['’]s\s")
_BEHIND_COMMA = re.compile(r",\s(?=[a-z])")
# "hôm 9.2", and the second of "các ngày 9.2 và 12.2"
_DOTTED = re.compile(
    r"(?<!\w)(?:hôm|dịp|(?:ngày|hôm)(?:\s\d\d?\.\d\d?,)*\s\d\d?\.\d\d?(?:,|\s(?:và|đến)))\s\Z", re.I
)
_QUARTER_FIGURE = re.compile(r"[1-4]|[IV]{1,3}|[qQ][1-4]|[1-4][qQ]")


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a date, as far as it was said; `half` is 1 or 2."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the view with its parts; `shift` years, months or days from the document's date."""

    start: int
    end: int
    rule: str
    first: Part
    last: Part | None = None
    shift: int | None = None
    impossible: bool = False
    tense: str = ""  # "due" behind "by"; "future", "past" by the clause; "last", "next"; or nothing
    weekday: int | None = None  # 0 is Monday
    which: int | None = None  # "last May" is -1, "next May" 1


def weigh(rule: str, found: re.Match[str], grammar: Grammar) -> Iterator[Candidate]:
    """Yield the dates of one match: none, one, or one for each day of a list; mark deadlines."""
    if grammar.named_behind.match(found.string, found.end()):
        return  # "30 June Street"
    tense = None
    for candidate in _weigh(rule, found, grammar):
        tense = tense_of(found, grammar) if tense is None else tense
        start = _led(candidate, found.string, grammar)
        side = grammar.behind.match(found.string, candidate.end)  # "5 مارس المقبل"
        end = side.end() if side and candidate.end == found.end() else candidate.end
        yield replace(candidate, tense=tense, start=start, end=end)


def _led(candidate: Candidate, text: str, grammar: Grammar) -> int:
    """Return where a range begins, "từ 24-7 đến 31-7", and a day with that of the week before it."""
    near = max(0, candidate.start - _ROUND)
    if candidate.first.day and not candidate.last:
        named = grammar.weekday_before.search(text, near, candidate.start)
        return named.start() if named else candidate.start
    lead = grammar.range_lead.search(text[near : candidate.start]) if candidate.last else None
    return near + lead.start() if lead else candidate.start


def _weigh(rule: str, found: re.Match[str], grammar: Grammar) -> Iterator[Candidate]:
    text, left = found.string, found.string[max(0, found.start() - _ROUND) : found.start()]
    if grammar.born.search(left) or grammar.not_before.search(left) or grammar.habit.search(left):
        return
    if rule in ("day-month", "month-day", "english"):
        if _is_cued(found, left, grammar):
            yield from _days(rule, found, left, grammar)
    elif rule == "day-in-words":
        yield from _in_words(rule, found, grammar)
    elif rule in ("day-range", "month-day-range"):
        if _is_cued(found, left, grammar):
            yield from _range(rule, found, left, grammar)
    elif rule in ("iso", "figures"):
        yield from _figures(rule, found)
    elif rule.startswith("relative"):
        if grammar.counted.search(left) or grammar.outlet.search(left):
            return  # "những năm trước", "vài tháng trước"; "صحيفة المصري اليوم"
        if _COUNTED.search(left):
            return  # "trong 3 tháng tới": three months
        shift = grammar.shifts[rule.partition("-")[2]].get(found["shift"].lower())
        if shift is not None:
            of_month = _group(found, "days")  # "the 25th of this month"
            part = Part(day=int(of_month)) if of_month else Part()
            yield Candidate(found.start(), found.end(), rule, part, shift=shift)
    elif rule == "weekday" and (near := _group(found, "near")):
        shift = grammar.shifts["days"][near]
        day = grammar.weekdays[found["weekday"].lower()]  # "أمس الاثنين"
        yield Candidate(*found.span(), "relative-days", Part(), shift=shift, weekday=day)
    elif rule == "weekday" and _names_day(found, left, grammar):
        day = grammar.weekdays[found["weekday"].lower()]
        shift = grammar.weeks.get((found["which"] or "").lower())
        yield Candidate(found.start(), found.end(), rule, Part(), shift=shift, weekday=day)
    elif rule == "weekday":
        return
    elif rule in ("quarter", "half"):
        yield from _level(rule, found, left, grammar)
    elif rule.startswith("month"):
        yield from _months(rule, found, left, grammar)
    elif not _counts(text, found, left, grammar):
        yield from _years(rule, found, left, grammar)


def _names_day(found: re.Match[str], left: str, grammar: Grammar) -> bool:
    """Tell "hôm thứ hai" and "thứ Hai tuần tới" from "thứ hai", the second of a list."""
    if grammar.weekday_lead is None or _group(found, "part") or _group(found, "which"):
        return True
    return bool(grammar.weekday_lead.search(left))


def tense_of(found: re.Match[str], grammar: Grammar) -> str:
    """Return what the clause says of the time: the last cue in front, at its beginning the next one."""
    text = found.string
    left = _CLAUSE.split(text[max(0, found.start() - _AROUND) : found.start()])[-1]
    cues = [*grammar.tenses.finditer(left)]
    own = _OWN.match(text, found.end())  # "said Friday's vote will": the day is that of the vote
    told = _BEHIND_COMMA.match(text, found.end())  # "by mid-May, reports said": told of what was
    if own or told or (not cues and len(left) <= _OPENING):
        right = _CLAUSE.split(text[found.end() : found.end() + _AROUND])[0]
        right = _THAT.split(right)[0]
        behind = [*grammar.tenses.finditer(right)][:1]
        gone = bool(behind) and behind[0].lastgroup in ("past", "gone")
        if told and gone and not cues:
            return "past"
        cues = (behind or cues) if own or not cues else cues
    tense = cues[-1].lastgroup or "" if cues else ""
    if grammar.ahead_behind.match(text, found.end()):
        return "due"  # "ngày 1/10 tới"
    near = text[max(0, found.start() - _ROUND) : found.start()]
    if side := grammar.behind.match(text, found.end()):
        return side.lastgroup or ""
    if grammar.deadline.search(near):
        if grammar.done_behind.match(text, found.end()):
            return "past"  # "حتى يوم الخميس بلغ": until the Thursday gone by
        # "had funds until June", told of what somebody said: on neither side
        return "" if tense == "past" else "due"
    return "past" if tense == "gone" else tense


def _group(found: re.Match[str], name: str) -> str:
    return (found.groupdict().get(name) or "").strip()


def _year(found: re.Match[str], name: str = "year") -> int | None:
    return int(_group(found, name)) if _group(found, name) else None


def _month(found: re.Match[str], name: str, grammar: Grammar) -> int | None:
    word = _group(found, name)
    return int(word) if word.isdigit() else grammar.months.get(re.sub(r"\s+", " ", word.lower()))


def _shift(found: re.Match[str], grammar: Grammar) -> int | None:
    word = _group(found, "shift").lower()
    years = grammar.shifts["years"]
    return years.get(word, years.get(f"năm {word}")) if word else None


def _is_cued(found: re.Match[str], left: str, grammar: Grammar) -> bool:
    """Tell whether figures such as 20-2 or 2/3 stand for a day here."""
    name = _group(found, "month")
    if not name.isdigit():
        return not name.isascii() or found.string[found.start("month")].isupper()
    by = found["by"]
    if by == ".":  # "hôm 23.10", and no decimal
        return bool(_year(found) or not found.group()[0].isdigit() or _DOTTED.search(left))
    if _year(found) or not found.group()[0].isdigit():
        return True
    if grammar.not_behind.match(found.string, found.end()):
        return False
    if by.strip() not in ("/", "-") or grammar.cue.search(left):
        return True
    day = _group(found, "days")
    share = len(day) == 1 and int(day) < int(name) <= 10
    return by == "/" and not share and (day, name) != ("24", "7")


def _year_of_event(found: re.Match[str], month: int, day: int, grammar: Grammar) -> int | None:
    """Return the year of a day that is an event's name, "the October 7 attacks"; None for any other day."""
    near = found.string[max(0, found.start() - _ROUND) : found.end() + _ROUND]
    known = ((at, year, words) for at, year, words in grammar.events if at == (month, day))
    return next((year for _, year, words in known if words.search(near)), None)


def _days(rule: str, found: re.Match[str], left: str, grammar: Grammar) -> Iterator[Candidate]:
    month, year, shift = _month(found, "month", grammar), _year(found), _shift(found, grammar)
    groups = _split(found, left, grammar)
    if month is None or not groups:
        return
    for at, (numbers, start, end) in enumerate(groups):
        # The lead word goes with the first day, the month with the last (or the first: "May 3, 4").
        first = found.start() if at == 0 else start
        by_day = rule == "day-month"
        last = found.end() if at == len(groups) - 1 and (by_day or len(groups) == 1) else end
        alone = year is None and shift is None and len(groups) == len(numbers) == 1
        of_event = _year_of_event(found, month, numbers[0], grammar) if alone else None
        parts = [Part(year=year or of_event, month=month, day=number) for number in numbers]
        bad = not all(possible(month, number) for number in numbers)
        if bad and not (month <= 12 and max(numbers) <= 39):
            continue
        yield Candidate(
            first, last, rule, parts[0], parts[1] if len(parts) > 1 else None, shift, bad
        )


def _in_words(rule: str, found: re.Match[str], grammar: Grammar) -> Iterator[Candidate]:
    """Yield "the eighth of September"."""
    month, day = _month(found, "month", grammar), grammar.ordinals[found["ordinal"]]
    # "الثاني مارس" may be a king who did something.
    bare = _group(found, "month") in grammar.needs_lead and not re.search("من|شهر", found.group())
    if month is not None and possible(month, day) and not bare:
        year = _year(found) or _year_of_event(found, month, day, grammar)
        part = Part(year=year, month=month, day=day)
        yield Candidate(found.start(), found.end(), rule, part)


def _split(
    found: re.Match[str], left: str, grammar: Grammar
) -> list[tuple[tuple[int, ...], int, int]]:
    """Return the days of a list as groups of one day, or of two for a range, with their spans."""
    text = found.string
    marks = list(_NUMBER.finditer(text, found.start("days"), found.end("days")))
    groups: list[tuple[tuple[int, ...], int, int]] = []
    pair = len(marks) == 2 and _between(left, grammar)
    for at, mark in enumerate(marks):
        number = int(re.sub(r"\D", "", mark.group()))
        gap = text[marks[at - 1].end() : mark.start()] if at else ""
        if at and (pair or grammar.to.search(gap)) and len(groups[-1][0]) == 1:
            groups[-1] = ((*groups[-1][0], number), groups[-1][1], mark.end())
        else:
            groups.append(((number,), mark.start(), mark.end()))
    flat = [number for numbers, _, _ in groups for number in numbers]
    if flat == sorted(set(flat)):
        return groups
    return groups[-1:] if len(groups) > 1 and len(groups[-1][0]) == 1 else []


def _range(rule: str, found: re.Match[str], left: str, grammar: Grammar) -> Iterator[Candidate]:
    month, month2 = _month(found, "month", grammar), _month(found, "month2", grammar)
    day, day2 = int(_group(found, "days")), int(_group(found, "days2"))
    if month is None or month2 is None or max(month, month2) > 12:
        return
    bad = not (possible(month, day) and possible(month2, day2))
    first = Part(year=_year(found), month=month, day=day)
    last = Part(year=_year(found, "year2"), month=month2, day=day2)
    middle = max(found.end("month"), found.end("days"), found.end("year"))
    if (
        grammar.to.search(found.string[middle : found.start("days2")])
        or bad
        or _between(left, grammar)
    ):
        yield Candidate(found.start(), found.end(), rule, first, last, impossible=bad)
        return
    second = min(found.start("days2"), found.start("month2"))
    yield Candidate(found.start(), middle, rule, first)
    yield Candidate(second, found.end(), rule, last)


def _between(left: str, grammar: Grammar) -> bool:
    return bool(grammar.between.search(left))


def _figures(rule: str, found: re.Match[str]) -> Iterator[Candidate]:
    year, month, day = int(found["year"]), int(found["month"]), int(found["days"])
    if rule == "figures" and month > 12 >= day:
        month, day = day, month
    bad = not possible(month, day)
    yield Candidate(
        found.start(), found.end(), rule, Part(year=year, month=month, day=day), impossible=bad
    )


def _level(rule: str, found: re.Match[str], left: str, grammar: Grammar) -> Iterator[Candidate]:
    """Yield a quarter or a half of a year."""
    word, year, shift = _group(found, rule), _year(found), _shift(found, grammar)
    named = year or shift is not None or _QUARTER_FIGURE.fullmatch(word)
    if not named and not grammar.month_lead.search(left):
        return  # "the first quarter", "quý ba" without a year may be anything
    levels = grammar.quarters if rule == "quarter" else grammar.halves
    number = next((n for pattern, n in levels if pattern.fullmatch(word)), None)
    if number:
        part = Part(year, quarter=number) if rule == "quarter" else Part(year, half=number)
        yield Candidate(found.start(), found.end(), rule, part, shift=shift)


def _months(rule: str, found: re.Match[str], left: str, grammar: Grammar) -> Iterator[Candidate]:
    month, year = _month(found, "month", grammar), _year(found)
    name = _group(found, "month")
    if not month or month > 12 or left.rstrip(" ")[-1:].isdigit():
        return
    written = name.isascii() and name.isalpha() and not grammar.small_months
    if written and not found.string[found.start("month")].isupper():
        return  # "may", "march"
    bare = year is None and found.start() == found.start("month")
    if bare and name.lower() in grammar.needs_lead and not grammar.month_lead.search(left):
        return
    last = None
    if rule == "month-range":
        last = Part(year=_year(found, "year2"), month=_month(found, "month2", grammar))
        if not last.month or last.month > 12:
            return
    if written and bare and _is_called(found, left, grammar):
        return  # "Jan Berg", "June Carter said"
    first, shift = Part(year=year, month=month), _shift(found, grammar)
    which = grammar.weeks.get(_group(found, "which").lower())
    yield Candidate(found.start(), found.end(), rule, first, last, shift, which=which)


def _is_called(found: re.Match[str], left: str, grammar: Grammar) -> bool:
    """Tell the month in a person's name by the capital behind it; a short one has no other sense."""
    if not re.match(r" [A-Z][a-z]", found.string[found.end() : found.end() + 3]):
        return False
    return len(found.group()) < _SHORT_MONTH or not grammar.month_lead.search(left)


def _counts(text: str, found: re.Match[str], left: str, grammar: Grammar) -> bool:
    """Tell a number that only looks like a year: "2000 people", "0903 2026"."""
    if left.rstrip(" ")[-1:].isdigit() or re.match(
        r"[ .]\d{3}", text[found.end() : found.end() + 4]
    ):
        return True
    led = not found.group()[0].isdigit()
    if re.match(r",\s\d{1,2}[./-]\d", text[found.end() : found.end() + 6]):
        return True  # "1920, 25.10.2023": the width of a picture
    return not led and bool(grammar.not_behind.match(text, found.end()))


def _years(rule: str, found: re.Match[str], left: str, grammar: Grammar) -> Iterator[Candidate]:
    year = int(found["year"])
    first, last = Part(year=year), None
    if rule == "years":
        gap = found.string[found.end("year") : found.start("year2")]
        if not grammar.to.search(gap) and not _between(left, grammar):
            return  # "2030 and 2045" are two
        last = Part(year=int(found["year2"]))
    elif rule == "years-short":
        short = int(found["short"])
        if short <= max(year % 100, 0 if "/" in found.group() else 12):
            return
        last = Part(year=year - year % 100 + short)
    if FIRST <= year <= LAST and (last is None or (last.year or 0) > year):
        yield Candidate(found.start(), found.end(), rule, first, last)


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day, 31 February not."""
    return FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def possible(month: int, day: int) -> bool:
    """Tell whether any year has such a day."""
    return exists(2024, month, day)
