"""What a reader should know before trusting a reading: each with what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.extraction.mentions import Zone
from servanda.extraction.pages.cleaning import article
from servanda.records.finding import Finding, Level

LONG_LINE = 20_000  # code points; a paragraph of a newspaper has 300 to 2,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the reading found out about the text; `limit` is how much of it was read."""

    text: str
    limit: int
    page: Sequence[Zone]
    language: str
    dated: bool
    impossible: Sequence[tuple[int, int]]


def findings(seen: Seen) -> Iterator[Finding]:
    """Yield the findings of the whole text, then those of places in it."""
    yield from _of_text(seen)
    for start, end in seen.impossible:
        yield Finding(
            level=Level.WARNING,
            code="read.date-impossible",
            message=f"no such day: {seen.text[start:end]}",
            where=f"characters {start}-{end}",
            advice="look at the original; the day was left out",
        )
    for zone in seen.page:
        if zone.end - zone.start > LONG_LINE:
            yield Finding(
                level=Level.NOTE,
                code="read.long-line",
                message=f"a line of {zone.end - zone.start} characters",
                where=f"characters {zone.start}-{zone.end}",
                advice="check that paragraphs were not joined when the page was saved",
            )


def _of_text(seen: Seen) -> Iterator[Finding]:
    if not seen.language:
        yield Finding(
            level=Level.WARNING,
            code="read.language-unread",
            message="the text is in none of the languages that are read: vi, en, ar",
            advice="name the language if this is wrong (--lang vi); plain figures are read anyway",
        )
    if not article(list(seen.page)):
        yield Finding(
            level=Level.WARNING,
            code="read.no-article",
            message="no line looks like running text",
            advice="keep the text of the article alone and take it again",
        )
    if not seen.dated:
        yield Finding(
            level=Level.NOTE,
            code="read.no-date",
            message="the document has no date of its own; days without a year may stay unread",
            advice="give its date: a first line that says: date 2026-02-21, or servanda read --date",
        )
    if len(seen.text) > seen.limit:
        yield Finding(
            level=Level.WARNING,
            code="read.too-long",
            message=f"only the first {seen.limit} of {len(seen.text)} characters were read",
            advice="cut the file into one for each article",
        )
