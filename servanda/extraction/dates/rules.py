"""The rules of dates in one language: a name and the text of a pattern with named groups.

`days` (a list or range of days), `month`, `year`; `days2`, `month2` and so on for the far end of a range;
`shift` for "next year". The order is the order of claims: what an earlier rule took, a later one leaves
alone. The words are those of lexicon/<language>/dates.toml.

>>> [name for name, _ in rules_of("", {})]
['iso', 'figures', 'years', 'years-short', 'year']
"""

from typing import Any

_D = r"\d{1,2}"
_Y = r"(?:19|20)\d{2}(?!\d)"
_ORDINAL = r"(?:(?:st|nd|rd|th)(?!\w))?"
# Behind "May 3 and 5": what shows that 5 is a day and counts nothing.
_STOP = r"(?=\s*(?:[.;:)]|\Z|,?\s*(?:19|20)\d\d|(?:in|at|on)\b|,\s*\D)|\n)"
_DASH = r"\s?[-–—]\s?"
# "Sept. 5": the stop of a shortened month, not that of the sentence.
_SHORTENED = r"(?:(?<=Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ept)\.(?=,?\s+[\da-z]))?"
_FREE = r"(?<![\w/.,-])"  # no word, price or longer number in front
# "and", "in", "by" are written onto the Arabic word and stay outside the span.
_ARABIC_START = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك])|(?<=(?<!\w)[وف][بلك]))"
_ARABIC_FREE = r"(?<![\d/.,-])(?:(?<!\w)|(?<=(?<!\w)[وبل])|(?<=(?<!\w)لل)|(?<=(?<!\w)[وف]لل))"
_MONTHS = (
    "january february march april may june july august september october november december sept"
)
# By their whole names and their first three letters, without the words of English.
ENGLISH_MONTHS = {
    form: (9 if name == "sept" else number)
    for number, name in enumerate(_MONTHS.split(), 1)
    for form in dict.fromkeys((name, name[:3]))
}
SHIFTS = ("days", "months", "years")


def either(entries: list[str], *, nothing: str = r"(?!)") -> str:
    """Return one group of alternatives, the longest first."""
    if not entries:
        return nothing
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


def rules_of(language: str, pack: dict[str, Any]) -> list[tuple[str, str]]:
    if language == "vi":
        own = _vietnamese(pack)
    elif pack:
        own = _named(pack, _ARABIC_FREE if language == "ar" else _FREE)
    else:
        own = []
    iso = [
        (
            "iso",
            rf"{_FREE}(?P<year>{_Y})(?P<by>[-.])(?P<month>\d{{2}})(?P=by)(?P<days>\d{{2}})(?!\d|[-.]\d)",
        ),
        (
            "figures",
            rf"{_FREE}(?P<days>{_D})(?P<by>[-/.])(?P<month>{_D})(?P=by)(?P<year>{_Y})(?![/.-]?\d)",
        ),
        *(_english() if language in ("vi", "ar") else ()),
    ]
    lead = either([*pack.get("edge", []), *pack.get("year_lead", [])])
    lead = rf"(?:(?:{lead}\s?){{1,2}})?" if language == "vi" else _year_edge(pack)
    named = rf"(?:{either(pack.get('year_lead', []))}\s+)?"
    to = either([*pack.get("to", []), *pack.get("and", [])])
    to = rf"(?:{_DASH}|\s+{to}\s{'*' if language == 'ar' else '+'}{named})"
    free = _ARABIC_FREE if language == "ar" else _FREE
    lone = free if language == "ar" else r"(?<![\w/.,$€£-])"
    years = [
        ("years", rf"{free}{lead}(?P<year>{_Y}){to}(?P<year2>{_Y})(?![/-]?\d)"),
        (
            "years-short",
            rf"{_FREE}(?P<year>(?:19|20)\d{{2}})[-–/](?P<short>\d{{2}})(?![/.,-]?\d|\w)",
        ),
        ("year", rf"{lone}{lead}(?P<year>{_Y})(?![/-]\d|[.,]\d|(?!م(?!\w))\w|\s?%)"),
    ]
    return [*iso[:1], *own, *iso[1:], *years]


def _english() -> list[tuple[str, str]]:
    """Return the rules of a whole English date in another language: captions and heads of pages."""
    month = rf"(?P<month>{either(list(ENGLISH_MONTHS))})(?!\w)\.?,?\s+"
    return [
        ("english", rf"{_FREE}(?P<days>{_D}){_ORDINAL},?\s+{month}(?P<year>{_Y})"),
        ("english", rf"(?<!\w){month}(?P<days>{_D}){_ORDINAL},?\s+(?P<year>{_Y})"),
    ]


def _year_edge(pack: dict[str, Any]) -> str:
    """Return "end of" in front of a year, where a bare preposition stays outside."""
    edge = either(pack.get("edge", []))
    named = either([entry for entry in pack.get("year_lead", []) if len(entry) > 2])
    gap = r"\s?" if pack.get("counts_behind") else r"\s"  # "عام2020"
    return rf"(?:{edge}\s?)?(?:{named}{gap})?"


def _vietnamese(pack: dict[str, Any]) -> list[tuple[str, str]]:
    month_words = either(listed(pack["months"]))
    lead = either(pack["day_lead"])
    part = either(pack["part_of_day"])
    tail = either(pack["part_tail"])
    parted = rf"(?:{part}(?:\s+{tail}){{0,2}}\s+|{lead}\s+)?"
    to = rf"(?:{_DASH}|\s+{either(pack['to'])}\s+)(?:{parted})"
    join = rf"(?:{to}|\s*,\s*(?:{lead}\s+)?|\s+{either(pack['and'])}\s+(?:{lead}\s+)?)"
    days = rf"{_D}(?!\d)(?:{join}{_D}(?!\d)){{0,6}}"
    month = rf"(?P<month>(?:{_D}(?!\d)|{month_words}(?!\w)))"
    bare = r",\s(?=\d{4}(?:[,.;:)\n]|\Z))"  # "ngày 20 tháng 2, 2026,"
    year = rf"(?:(?:\s?[-/.]\s?|,?\s+{either(pack['year_lead'])}\s+|{bare})(?P<year>{_Y}))?"
    spoken = rf"(?:\s+(?P<shift>{_shift_words(pack, 'years')}))?"
    by = r"(?P<by>[/-]|\.(?=\d{1,2}(?!\d|[.,]\d(?!\d{3}))|\d{1,2}\.\d{4})|\s+tháng\s+)"
    far = month.replace("month", "month2")
    edge = rf"(?:{either(pack['edge'])}\s+)?"
    return [
        (
            "day-range",
            rf"{_FREE}{parted}(?P<days>{_D}){by}{month}{year}{to}(?P<days2>{_D})"
            rf"(?:[/-]|\s+tháng\s+){far}{year.replace('year', 'year2')}(?![\d]|[/-]\d)",
        ),
        ("day-month", rf"{_FREE}{parted}(?P<days>{days}){by}{month}{year}(?![\d%]|[/-]\w){spoken}"),
        *_vietnamese_levels(pack, edge, spoken),
        (
            "month-range",
            rf"{_FREE}tháng\s+{month}{year}{to}(?:tháng\s+){far}{year.replace('year', 'year2')}",
        ),
        (
            "month",
            rf"{_FREE}{edge}tháng\s+{month}(?!\s*[-–]\s*\d{{1,2}}\s){year}(?![\d]|[/-]\w){spoken}",
        ),
        ("month-figures", rf"{_FREE}{edge}(?P<month>{_D})[/-](?P<year>{_Y})(?![\d]|[/-]\w)"),
        *_shift_rules(pack),
        _vietnamese_weekday(pack, part),
    ]


def _vietnamese_weekday(pack: dict[str, Any], part: str) -> tuple[str, str]:
    """Return the rule of a day of the week without a figure behind it: "tối thứ Tư"."""
    days, weeks = (either(listed(pack.get(name, {}))) for name in ("weekdays", "weeks"))
    return "weekday", (
        rf"(?<!\w)(?P<part>{part}\s+(?:ngày\s+)?)?(?P<weekday>{days})(?!\w)"
        rf"(?:\s+(?P<which>{weeks})(?!\w))?(?!\s*[,(]?\s*(?:\w+\s)?\d)"
    )


def _vietnamese_levels(pack: dict[str, Any], edge: str, spoken: str) -> list[tuple[str, str]]:
    """Return the rules of quarters and halves of a year."""
    quarter, half = either(listed(pack["quarters"])), either(listed(pack["halves"]))
    return [
        (
            "quarter",
            rf"{_FREE}{edge}{either(pack['quarter'])}\s+(?P<quarter>{quarter})(?!\w)"
            rf"(?:(?:\s?[/-]\s?|\s+(?:{either(pack['year_lead'])}\s+)?)(?P<year>{_Y}))?{spoken}",
        ),
        ("half", rf"{_FREE}(?P<half>{half})\s+năm\s+(?:(?P<year>{_Y})|(?P<shift>{_tails(pack)}))"),
    ]


def listed(table: dict[str, list[str]]) -> list[str]:
    return [word for entries in table.values() for word in entries]


def _tails(pack: dict[str, Any]) -> str:
    """Return the last words of "năm nay", "năm tới" as they stand behind "nửa đầu năm"."""
    return either([entry.removeprefix("năm ") for entry in listed(pack["relative_years"])])


def _shift_words(pack: dict[str, Any], name: str) -> str:
    return either(listed(pack[f"relative_{name}"]))


def _parts(pack: dict[str, Any]) -> list[str]:
    """Return the parts of a day that belong to "yesterday evening", where these come first."""
    return list(pack.get("part_of_day", ())) if pack.get("counts_behind") else []


def _shift_rules(pack: dict[str, Any]) -> list[tuple[str, str]]:
    edge = rf"(?:{either([*pack.get('edge', []), *_parts(pack)])}\s?)?"
    named = either(pack.get("relative_not_behind", []))
    day_of = pack.get("day_of", "(?!)").replace("DAY", rf"(?<!\d)(?P<days>{_D})")
    dated, start = r"\d", r"(?<!\w)"
    if pack.get("counts_behind"):  # "العام الماضي 70 طفلا" counts children
        start = _ARABIC_START
        lead = rf"(?:{either(listed(pack['weekdays']))}\s+)?(?:الموافق\s+)?"
        dated = rf"(?:{lead}{_D}\s*(?:[/-]|{either(listed(pack['months']))})|{_Y})"
    behind = rf"(?!\w)(?!\s*[,،]?\s*(?:ngày\s*)?{dated})(?!\s{named})"
    return [
        (f"relative-{name}", rf"{start}{first}(?P<shift>{_shift_words(pack, name)}){behind}")
        for name, first in (
            ("days", edge),
            ("months", f"(?:{day_of}|{edge})"),
            ("years", edge),
        )
    ]


def _month_names(names: str, *, arabic: bool) -> tuple[str, str]:
    """Return a month with its other name beside it, as the near and as the far end of a range."""
    # "يناير كانون الثاني": two names of one month.
    twin = rf"|\s{names}" if arabic else ""
    other = rf"(?:\s?/\s?{names}|\s?\({names}\){twin})?(?!\w){_SHORTENED}"
    return rf"(?P<month>{names}){other}", rf"(?P<month2>{names}){other}"


def _named(pack: dict[str, Any], free: str) -> list[tuple[str, str]]:
    names = either(listed(pack["months"]))
    arabic = free is _ARABIC_FREE
    month, far = _month_names(names, arabic=arabic)
    joined = either(pack["and"])
    to = rf"(?:{_DASH}|\s+{either(pack['to'])}\s+)(?:{either(pack['day_lead'])}\s+)?"
    join = rf"(?:{to}|\s*[,،]\s*|\s+{joined}\s*)"
    days = rf"{_D}{_ORDINAL}(?:{join}{_D}{_ORDINAL}){{0,6}}"
    lead = rf"(?:{either(pack['year_lead'])}\s+)?"
    # "19/فبراير/2026" and "الـ19 من فبراير"
    slash, article = (r"|\s?/\s?", r"(?:الـ*\s?(?=\d))?") if arabic else ("", "")
    gap = rf"(?:\s+(?:of\s+|من\s+)?{slash})"
    year = rf"(?:(?:\s*[,،]\s*|\s+{lead}{slash})(?P<year>{_Y}))?"
    both = rf"(?:{to}|\s+{joined}\s*)"
    edge = rf"(?:{either(pack['edge'])}\s?)?"
    start, of = (_ARABIC_START, "من") if arabic else (r"(?<!\w)", "of")
    alone = rf"{_D}{_ORDINAL}(?:{to}{_D}{_ORDINAL})?(?![\d.]\d|\w|:\d)"
    alone += r"(?=\s*(?:[،,.;:)\n]|\Z|(?:19|20)\d\d))" if free is _ARABIC_FREE else ""
    many = rf"{_D}(?:{join}{_D}){{1,6}}{_STOP}"
    weeks = either(listed(pack.get("weeks", {})))
    which = r"" if free is _ARABIC_FREE else rf"(?:(?P<which>{weeks})\s)?"
    return [
        *(_arabic_days(pack, month, year) if arabic else ()),
        *_day_ranges(free, (month, far), year, both),
        ("day-month", rf"{free}{article}(?P<days>{days}){gap}(?:شهر\s+)?{month}{year}"),
        ("month-day", rf"(?<!\w){month}\s+(?P<days>{many}|{alone})(?:,?\s+(?P<year>{_Y}))?"),
        *_named_levels(pack, start, edge, lead),
        (
            "month-range",
            rf"(?<!\w)(?P<month>{names})(?!\w)(?:\s+(?P<year>{_Y}))?{both}{far}"
            rf"(?:\s+{lead}(?P<year2>{_Y}))",
        ),
        (
            "month",
            rf"{start}{which}{edge}{month}{year}(?:\s+(?:{of}\s+)?(?P<shift>{_shift_words(pack, 'years')}))?",
        ),
        *(_arabic_weekdays(pack, names) if free is _ARABIC_FREE else ()),
        *_shift_rules(pack),
        *(() if free is _ARABIC_FREE else _weekday_rules(pack, names)),
    ]


def _day_ranges(free: str, months: tuple[str, str], year: str, both: str) -> list[tuple[str, str]]:
    """Return the rules of a range of days in two months, the day before the month or behind it."""
    month, far = months
    return [
        (
            "day-range",
            rf"{free}(?P<days>{_D}){_ORDINAL}\s+(?:of\s+)?{month}{year}{both}(?P<days2>{_D})"
            rf"{_ORDINAL}\s+(?:of\s+)?{far}{year.replace('year', 'year2')}",
        ),
        (
            "month-day-range",
            rf"{free}{month}\s+(?P<days>{_D}){_ORDINAL}(?:,?\s+(?P<year>{_Y}))?{both}"
            rf"{far}\s+(?P<days2>{_D}){_ORDINAL}(?!\d)(?:,?\s+(?P<year2>{_Y}))?",
        ),
    ]


def _weekday_rules(pack: dict[str, Any], months: str) -> list[tuple[str, str]]:
    """Return the rule of a day of the week that stands alone, its capital seen to."""
    days = either([word.capitalize() for word in listed(pack.get("weekdays", {}))])
    dated = rf"(?!,?\s+(?:the\s+)?(?:\d|{months}))"
    parts = either(pack.get("parts_of_weekday", []))
    return [
        (
            "weekday",
            rf"(?<!\w)(?<!Good )(?<!Black )(?:(?P<which>last|next|this)\s)?"
            rf"(?P<weekday>(?-i:{days}))(?:\s{parts})?(?!\w){dated}",
        )
    ]


def _arabic_weekdays(pack: dict[str, Any], months: str) -> list[tuple[str, str]]:
    """Return the rule of a day of the week, "أمس الجمعة" and "السبت المقبل" whole."""
    days, weeks = (either(listed(pack.get(name, {}))) for name in ("weekdays", "weeks"))
    near = either(listed(pack["relative_days"]))
    part = rf"(?:{either(_parts(pack))}\s+)?(?:يوم\s+)?"
    hijri = either(pack.get("hijri", []))
    of_month = rf"\d{{1,2}}\s*(?:[-/]|(?:من\s+)?(?:شهر\s+)?(?:{months}|{hijri}))"
    dated = rf"(?!\s*[،,(]?\s*(?:الموافق\s+)?(?:ل\w*\s)?{of_month})"
    return [
        (
            "weekday",
            rf"{_ARABIC_START}{part}(?:(?P<near>{near})[،,]?\s+)?(?P<weekday>{days})(?!\w)"
            rf"(?:\s+(?P<which>{weeks})(?!\w))?{dated}",
        )
    ]


def _arabic_days(pack: dict[str, Any], month: str, year: str) -> list[tuple[str, str]]:
    """Return the rules of "الثامن من سبتمبر", "سابع أكتوبر", of "2026/2/9", and of "يوم 9/2"."""
    ordinal = either(listed(pack["ordinals"]))
    led = "|".join(rf"(?<={word} )" for word in ("يوم", "بتاريخ", *listed(pack["weekdays"])))
    return [
        (
            "day-in-words",
            rf"{_ARABIC_START}(?:ال)?(?P<ordinal>{ordinal})\s+(?:من\s+)?(?:شهر\s+)?{month}{year}",
        ),
        (
            "figures",
            rf"{_ARABIC_FREE}(?P<year>{_Y})(?P<by>[-/])(?P<month>{_D})(?P=by)(?P<days>{_D})(?!\w)",
        ),
        ("day-month", rf"(?:{led})(?P<days>{_D})(?P<by>[-/])(?P<month>{_D})(?![\d/.,-]|\s?%)"),
    ]


def _named_levels(pack: dict[str, Any], start: str, edge: str, lead: str) -> list[tuple[str, str]]:
    """Return the rules of quarters and halves of a year."""
    quarter, half = either(listed(pack["quarters"])), either(listed(pack["halves"]))
    of, month = r"\s+(?:of\s+|من\s+)?", rf"(?:شهر\s|{either(listed(pack['months']))})"
    whole = rf"(?:{of}{lead}(?P<year>{_Y}))?(?:{of}(?P<shift>{_shift_words(pack, 'years')}))?"
    return [
        ("quarter", rf"{start}{edge}(?P<quarter>{quarter})(?!\w){whole}"),
        ("half", rf"{start}(?P<half>{half})(?!\w)(?!{of}{month}){whole}"),
    ]
