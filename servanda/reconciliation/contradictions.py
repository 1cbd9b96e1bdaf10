"""Accounts that differ between documents and within one: found, never decided (definition 24).

The wrong number can stand twice and the right one once, so nothing is counted as a vote: each find
carries the differing values with every quotation, and a person decides.
"""

from collections.abc import Iterator, Sequence

from servanda.reconciliation.appointments import appointments
from servanda.reconciliation.claims import claims
from servanda.reconciliation.credits import published
from servanda.reconciliation.events import Events
from servanda.reconciliation.found import Found, merged
from servanda.reconciliation.identifiers import identifiers
from servanda.reconciliation.listings import listings
from servanda.reconciliation.names import miscounted
from servanda.reconciliation.occasions import occasions
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.retellings import retellings
from servanda.reconciliation.told import Told
from servanda.reconciliation.within import within

WINDOW = 14  # days between two articles of different stories that tell of one state of things


def contradictions(
    documents: Sequence[Told], pairs: Sequence[Pair], *, stories: Sequence[Sequence[str]] = ()
) -> tuple[Found, ...]:
    """Return what differs: identifiers, occasions with two dates, counts, lists and days, tellings.

    `pairs` are the reprints among the documents, `stories` the groups of files that carry one.
    """
    known = Events()
    return merged(
        (
            *identifiers(documents),
            *occasions(documents),
            *miscounted(documents),
            *within(documents),
            *claims(documents, stories, known=known),
            *listings(documents, stories, known=known),
            *appointments(documents, stories, known=known),
            *retellings(documents, _of_one_time(documents, pairs, stories)),
        )
    )


def _of_one_time(
    documents: Sequence[Told], pairs: Sequence[Pair], stories: Sequence[Sequence[str]]
) -> Iterator[Pair]:
    """Yield the pairs of one story, or of days close by: what was so then may be otherwise now."""
    story = {file: number for number, files in enumerate(stories) for file in files}
    days = {document.file: published(document) for document in documents}
    for pair in pairs:
        a, b = days[pair.a.file], days[pair.b.file]
        one = story.get(pair.a.file, -1) == story.get(pair.b.file, -2)
        if one or not a or not b or abs((a.earliest - b.earliest).days) <= WINDOW:
            yield pair
