"""One document read: page, sentences, dates, amounts, parties, statements, promises, all anchored.

`read` is a pure function of the text; `as_json` (reading_json) writes what it returns. Menus, dialogs
and teasers of other stories are read for nothing; captions give dates and parties alone.

>>> reading = read("Thông cáo ngày 19/2/2026: Indonesia sẽ gửi 8.000 binh sĩ.")
>>> reading.language, [str(date.value) for date in reading.dates], reading.amounts[0].amount.unit
('vi', ['2026-02-19'], 'soldier')
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.dates.finding import scan_dates
from servanda.extraction.document import Facts, facts
from servanda.extraction.identifiers import find_identifiers
from servanda.extraction.language import detect, plain
from servanda.extraction.mentions import (
    AmountMention,
    DateMention,
    IdentifierMention,
    Mention,
    PartyFound,
    Reading,
    Sentence,
    StatementMention,
    Zone,
)
from servanda.extraction.names.parties import find_parties
from servanda.extraction.occasions import find_occasions
from servanda.extraction.pages.cleaning import article, zones
from servanda.extraction.promises.finding import PromiseContext, find_promises
from servanda.extraction.reading_findings import Seen, findings
from servanda.extraction.reading_json import as_json
from servanda.extraction.sentences import sentences
from servanda.extraction.speech.statements import find_statements
from servanda.extraction.view import View
from servanda.extraction.vocabulary import NOTHING, Vocabulary, with_names
from servanda.records.finding import Finding

__all__ = ["LIMIT", "as_json", "read"]

LIMIT = 200_000  # code points that are read; an article has 3,000 to 30,000
_TIMES = frozenset({"year", "month", "week", "day"})
_UNREAD = frozenset({"chrome", "related"})  # a teaser's figures belong to another story
_UNCOUNTED = _UNREAD | {"byline", "caption"}  # "5 min read", "20 trucks wait. Photo: AFP"
_CLOCK = _TIMES | {"hour", "minute", "second"}
# What a line of figures says besides: how long ago, how long to read.
_AGO = re.compile(
    r"(?i:trước|cách đây|phút đọc|đọc|ago|read|reading time|member for|and)|منذ|قبل|للقراءة|قراءة|وقت القراءة"
)
_OVER = re.compile(r"\n\W*[A-ZÀ-ÖØ-ÞĐ]")  # "Highway 7" above "Two people": a line begins anew
_AGE = 40  # code points of such a line
_SPELL = re.compile(
    r"(?i:\d+\s?(?:giờ|phút|ngày|tháng|năm|tuần|giây|hours?|minutes?|mins?|days?|weeks?|months?|years?|seconds?))"
    r"|\d+\s?(?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات|ثانية|ثوان)|ساعتين|يومين|دقيقتين"
)
M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class _Figures:
    """What stands in figures outside the page's furniture, without overlaps."""

    dates: list[DateMention]
    amounts: list[AmountMention]
    identifiers: list[IdentifierMention]
    impossible: list[tuple[int, int]]


def read(
    text: str,
    *,
    language: str = "",
    published: str = "",
    promises: bool = True,
    known: Vocabulary = NOTHING,
) -> Reading:
    """Return all that the text says, or all but promises; `published` is its date in ISO 8601."""
    view = View(text[:LIMIT], page=True)
    spoken = language or plain(view.kept) or detect(_likely(view.kept))
    page = zones(view.kept, language=spoken)
    head = facts(view, page, language=spoken, published=published)
    figures = _figures(view, page, language=spoken, head=head)
    lines = sentences(view, page)
    told = [line for line in lines if line.zone not in _UNREAD]
    offices = known.offices(spoken)
    parties = find_parties(view, told, language=spoken, offices=offices) if told and spoken else []
    parties = with_names(view, parties, told, language=spoken, known=known)
    statements = find_statements(view, lines, parties, language=spoken)
    context = _context((lines, parties, statements), figures, head, language=spoken, known=known)
    return Reading(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
        language=spoken,
        published=head.published,
        outlet=head.outlet,
        headline=head.headline,
        agency=head.agency,
        zones=tuple(page),
        sentences=tuple(lines),
        dates=tuple(figures.dates),
        amounts=tuple(figures.amounts),
        identifiers=tuple(figures.identifiers),
        parties=tuple(parties),
        statements=tuple(statements),
        occasions=tuple(find_occasions(view, lines, figures.dates, parties, language=spoken)),
        promises=tuple(find_promises(view, context)) if promises else (),
        findings=_findings(text, page, language=spoken, head=head, figures=figures),
    )


def _context(
    said: tuple[list[Sentence], list[PartyFound], list[StatementMention]],
    figures: _Figures,
    head: Facts,
    *,
    language: str,
    known: Vocabulary,
) -> PromiseContext:
    lines, parties, statements = said
    made = PromiseContext(
        sentences=lines,
        parties=parties,
        statements=statements,
        dates=figures.dates,
        amounts=figures.amounts,
        language=language,
        published=head.published,
    )
    return replace(made, cues=known.cues(language)) if known.kept else made


def _findings(
    text: str, page: Sequence[Zone], *, language: str, head: Facts, figures: _Figures
) -> tuple[Finding, ...]:
    seen = Seen(
        text=text,
        limit=LIMIT,
        page=page,
        language=language,
        dated=head.published is not None,
        impossible=figures.impossible,
    )
    return tuple(findings(seen))


def _likely(text: str) -> str:
    """Return the part of a page that tells its language best: the lines that look like prose."""
    page = article(zones(text[:60_000]))
    return "\n".join(text[start:end] for start, end in page) or text


def _figures(view: View, page: Sequence[Zone], *, language: str, head: Facts) -> _Figures:
    readable = _readable(page)
    identifiers = [i for i in find_identifiers(view, language=language) if readable(i)]
    found, impossible = scan_dates(view, published=head.published, language=language)
    dates = _apart([date for date in found if readable(date)], identifiers)
    countable = _readable(page, without=_UNCOUNTED)
    amounts = [
        a
        for a in find_amounts(view, language=language)
        if countable(a) and not _OVER.search(a.quote) and not _tells_age(view.kept, a)
    ]
    amounts = _apart(amounts, identifiers)
    # "2000 soldiers" is a count, "tháng 2 năm 2026" a date, and "3 năm tới" no next year.
    counts = [amount for amount in amounts if amount.amount.unit not in _TIMES]
    spells = [amount for amount in amounts if amount.amount.unit in _TIMES]
    dates = [d for d in dates if not any(s.start < d.start < s.end for s in spells)]
    dates = _apart(dates, [s for s in spells if None not in (s.amount.minimum, s.amount.maximum)])
    firm = [date for date in dates if date.rule != "dates.year"]
    dates = sorted(
        [*firm, *_apart([date for date in dates if date.rule == "dates.year"], counts)],
        key=lambda date: date.start,
    )
    return _Figures(
        dates=dates,
        amounts=_apart(amounts, dates),
        identifiers=identifiers,
        impossible=[span for span in impossible if _inside(page, *span)],
    )


def _tells_age(text: str, amount: AmountMention) -> bool:
    """Tell "2 hours ago" and "5 min read", which make a line of their own, from a length of time."""
    if amount.amount.unit not in _CLOCK:
        return False
    first, last = text.rfind("\n", 0, amount.start) + 1, text.find("\n", amount.end)
    line = text[first : last if last >= 0 else len(text)]
    return len(line) <= _AGE and not re.search(r"[^\W\d_]", _AGO.sub("", _SPELL.sub("", line)))


def _readable(
    page: Sequence[Zone], *, without: frozenset[str] = _UNREAD
) -> Callable[[Mention], bool]:
    starts = [zone.start for zone in page]

    def readable(mention: Mention) -> bool:
        first = page[max(bisect_right(starts, mention.start) - 1, 0)]
        last = page[max(bisect_right(starts, mention.end - 1) - 1, 0)]
        return without.isdisjoint((first.kind, last.kind))

    return readable if page else lambda mention: False


def _inside(page: Sequence[Zone], start: int, end: int) -> bool:
    return any(z.start <= start and end <= z.end and z.kind not in _UNREAD for z in page)


def _apart(found: list[M], others: Sequence[Mention]) -> list[M]:
    """Return the mentions that overlap none of the others."""
    ends = sorted((other.start, other.end) for other in others)
    starts = [start for start, _ in ends]

    def free(mention: Mention) -> bool:
        at = bisect_right(starts, mention.end - 1) - 1
        return at < 0 or ends[at][1] <= mention.start

    return [mention for mention in found if free(mention)]
