"""One passage laid out as a single body sentence, or a sentence a line, for the tables of tests."""

from servanda.extraction.amounts.finding import find_amounts
from servanda.extraction.dates.finding import find_dates
from servanda.extraction.mentions import Sentence
from servanda.extraction.names.parties import find_parties
from servanda.extraction.promises.finding import PromiseContext, find_promises
from servanda.extraction.scene import lay_out
from servanda.extraction.speech.statements import find_statements
from servanda.extraction.view import View
from servanda.records.when import When


def by_line(text):
    """Return each line as a sentence and a paragraph of its own."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            found.append(Sentence(start=at, end=at + len(line), paragraph=number, zone="body"))
        at += len(line) + 1
    return found


def scene_of(text, language):
    view, lines = View(text), by_line(text)
    return lay_out(view, lines, find_parties(view, lines, language=language))


def statements_in(text, language):
    view, lines = View(text), by_line(text)
    parties = find_parties(view, lines, language=language)
    return find_statements(view, lines, parties, language=language)


def promises_in(text, language):
    view, lines = View(text), by_line(text)
    parties = find_parties(view, lines, language=language)
    published = When("2026-02-21")
    context = PromiseContext(
        sentences=lines,
        parties=parties,
        statements=find_statements(view, lines, parties, language=language),
        dates=find_dates(view, published=published, language=language),
        amounts=find_amounts(view, language=language),
        language=language,
        published=published,
    )
    found = find_promises(view, context)
    assert all(text[p.start : p.end] == p.quote for p in found)
    return found
