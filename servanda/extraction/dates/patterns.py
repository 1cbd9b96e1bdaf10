"""The patterns of dates in one language, built from its words (lexicon/<language>/dates.toml).

The rules (rules.py) with the words that support or forbid a reading.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from servanda.extraction.dates.rules import ENGLISH_MONTHS, SHIFTS, either, listed, rules_of
from servanda.extraction.lexicon import words


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language with the words that support or forbid a reading."""

    rules: tuple[tuple[str, re.Pattern[str]], ...]
    trigger: re.Pattern[str]
    months: dict[str, int]
    shifts: dict[str, dict[str, int]]
    quarters: tuple[tuple[re.Pattern[str], int], ...]
    halves: tuple[tuple[re.Pattern[str], int], ...]
    to: re.Pattern[str]
    born: re.Pattern[str]
    between: re.Pattern[str]
    deadline: re.Pattern[str]
    tenses: re.Pattern[str]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    behind: re.Pattern[str]
    weeks: dict[str, int]
    weekday_before: re.Pattern[str]
    weekday_lead: re.Pattern[str] | None  # without it a day of the week needs nothing before it
    counted: re.Pattern[str]
    outlet: re.Pattern[str]
    ahead_behind: re.Pattern[str]
    done_behind: re.Pattern[str]
    habit: re.Pattern[str]
    named_behind: re.Pattern[str]
    range_lead: re.Pattern[str]
    not_before: re.Pattern[str]
    not_behind: re.Pattern[str]
    cue: re.Pattern[str]
    needs_lead: frozenset[str]
    month_lead: re.Pattern[str]
    small_months: bool
    # Days by which an event is called, with its year and the words beside it: "the 7 October attacks".
    events: tuple[tuple[tuple[int, int], int, re.Pattern[str]], ...]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language; of plain figures alone for one that is not read."""
    pack = words(language, "dates")
    named = ENGLISH_MONTHS if language in ("vi", "ar") else {}
    named = named | _numbered(pack.get("months", {}))
    return Grammar(
        rules=tuple((name, re.compile(text, re.I)) for name, text in rules_of(language, pack)),
        trigger=_trigger(language, pack),
        months=named,
        shifts={name: _numbered(pack.get(f"relative_{name}", {})) for name in SHIFTS},
        quarters=_levels(pack.get("quarters", {})),
        halves=_levels(pack.get("halves", {})),
        to=re.compile(rf"[-–—]|{either(pack.get('to', []))}", re.I),
        born=_tail(pack.get("born", [])),
        between=_tail(pack.get("between", [])),
        deadline=_tail(pack.get("deadline", [])),
        tenses=_tenses(pack),
        weekdays=_numbered(pack.get("weekdays", {})),
        ordinals=_numbered(pack.get("ordinals", {})),
        behind=_behind(pack),
        weeks=_numbered(pack.get("weeks", {})),
        weekday_before=re.compile(
            rf"(?:(?<!\w)|(?<=[a-zà-ỹ])(?=[A-Z])){either(pack.get('before_date', []))},?\s(?:the\s)?\Z"
        ),
        weekday_lead=_tail(pack["weekday_lead"]) if "weekday_lead" in pack else None,
        counted=_tail(pack.get("relative_not_before", [])),
        outlet=re.compile(pack.get("outlet", r"(?!)")),
        ahead_behind=re.compile(pack.get("ahead_behind", r"(?!)")),
        done_behind=re.compile(rf"\s{either(pack.get('past', []))}(?!\w)", re.I),
        habit=re.compile(rf"{either(pack.get('habit', []))}\s\w+\sو?\Z"),
        named_behind=re.compile(rf"\s{either(pack.get('named_behind', []))}(?!\w)"),
        range_lead=_tail(pack.get("range_lead", [])),
        not_before=_tail(pack.get("not_before", [])),
        not_behind=re.compile(rf"\s?(?:%|{either(pack.get('not_behind', []))}(?!\w))", re.I),
        cue=re.compile(rf"(?:(?<!\w){either(pack.get('cue', []))}\s*\(?|\()\s*\Z", re.I),
        needs_lead=frozenset(pack.get("needs_lead", ())),
        month_lead=_tail(pack.get("month_lead", [])),
        small_months=bool(pack.get("small_months")),
        events=_events(pack.get("events", {})),
    )


def _events(
    table: dict[str, list[str]],
) -> tuple[tuple[tuple[int, int], int, re.Pattern[str]], ...]:
    """Return month and day, year and words of the days by which events are called."""
    return tuple(
        ((int(day[5:7]), int(day[8:])), int(day[:4]), re.compile(either(near), re.I))
        for day, near in table.items()
    )


def _tenses(pack: dict[str, Any]) -> re.Pattern[str]:
    """Return the words that say that a clause speaks of what comes, or of what was."""
    named = "|".join(
        f"(?P<{tense}>{either(pack.get(tense, []))})" for tense in ("future", "past", "gone")
    )
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.I)


def _behind(pack: dict[str, Any]) -> re.Pattern[str]:
    """Return what says right behind a date on which side it lies: "مارس الماضي"."""
    named = (rf"(?P<{side}>{either(pack.get(side, []))})" for side in ("last", "next", "now"))
    return re.compile(rf"\s+(?:{'|'.join(named)})(?!\w)")


def _trigger(language: str, pack: dict[str, Any]) -> re.Pattern[str]:
    """Return what every date has one of, in small letters: a figure, a month, "today", a quarter."""
    found = [word for name in SHIFTS for word in listed(pack.get(f"relative_{name}", {}))]
    found += listed(pack.get("halves", {}))
    if language == "vi":
        found += ["tháng", *pack["quarter"], *listed(pack.get("weekdays", {}))]
    else:
        found += [*listed(pack.get("months", {})), *listed(pack.get("quarters", {}))]
        found += listed(pack.get("weekdays", {}))
    return re.compile("|".join([r"\d", *dict.fromkeys(word.lower() for word in found)]))


def _tail(entries: list[str]) -> re.Pattern[str]:
    """Return a pattern for words that end right before a match."""
    escaped = [re.escape(entry) for entry in entries]
    return re.compile(rf"(?<!\w)[وف]?{either(escaped)}[\s:-]*(?:the )?\Z", re.I)


def _numbered(table: dict[str, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, entries in table.items() for word in entries}


def _levels(table: dict[str, list[str]]) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"(?:.*\s)?{either(entries)}", re.I), int(number))
        for number, entries in table.items()
    )
