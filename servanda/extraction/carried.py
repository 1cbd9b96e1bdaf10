"""A document read with what its carrier says of it: title, outlet, day and language.

What the page or the message says of itself goes before what its text lets guess, but for the language
and the headline, which the words themselves show best. The day on which a file was made is the last
resort, and a note says that it was taken.
"""

from dataclasses import dataclass, replace

from servanda.extraction.carriers import Opened
from servanda.extraction.carriers.findings import note
from servanda.extraction.carriers.protocol import Carried
from servanda.extraction.language import detect
from servanda.extraction.lexicon import LANGUAGES
from servanda.extraction.mentions import Reading
from servanda.extraction.reading import read
from servanda.extraction.vocabulary import NOTHING, Vocabulary
from servanda.records.finding import Finding


def read_opened(
    opened: Opened, *, language: str = "", published: str = "", known: Vocabulary = NOTHING
) -> Reading:
    """Return the reading of a document, under the SHA-256 of its bytes; what is given goes first."""
    carried = opened.carried
    told = hints(carried)
    spoken, day = language or told.language, published or told.published
    reading = read(carried.text, language=spoken, published=day, known=known)
    notes: tuple[Finding, ...] = ()
    if reading.published is None and carried.published:
        reading = read(carried.text, language=spoken, published=carried.published, known=known)
        message = f"the text gives no day; the file was made on {carried.published}, which is taken"
        advice = "Give the day on which it was published, if that was another."
        notes = (note("date-of-file", message, advice),)
    return replace(
        reading,
        sha256=opened.sha256,
        outlet=carried.outlet or reading.outlet,
        headline=reading.headline or carried.title,
        findings=(*opened.findings, *notes, *reading.findings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What to tell the reader before it reads; "" for what it should find out itself."""

    language: str
    published: str


def hints(carried: Carried) -> Hints:
    """Return the language where the words do not show another, and the day of publication."""
    named = carried.language if carried.language in LANGUAGES else ""
    agreed = named and detect(carried.text) in ("", named)
    return Hints(
        language=named if agreed else "",
        published="" if carried.dated_by_file else carried.published,
    )
