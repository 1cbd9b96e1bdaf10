"""The accounts that a proposed contradiction sets against each other: the words around each, and whose.

The page that asks a person to decide shows every one of them; the majority does not decide (definition 24).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.ledger.models import Document, Evidence, Proposal

AROUND = 120  # characters of the text before and behind the words that differ
MOST = 24  # accounts that a page shows; a wire story may have hundreds of copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One account: the words that differ, what stands before and behind them, and their documents.

    Words that several documents have alike are shown once: copies are one source.
    """

    before: str
    exact: str
    after: str
    documents: tuple[Document, ...]


def rivals(one: Proposal) -> Sequence[Rival]:
    """Return the accounts beside the proposal's own words; none for any other kind."""
    if one.kind != "contradiction":
        return ()
    rows = Evidence.objects.filter(
        subject_kind="proposal", subject_key=one.key, position__gt=0
    ).select_related("document")
    found: dict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for row in rows.order_by("position")[:MOST]:
        found[_words(row)].append(row.document)
    return [
        Rival(before=before, exact=exact, after=after, documents=tuple(documents))
        for (before, exact, after), documents in found.items()
    ]


def _words(row: Evidence) -> tuple[str, str, str]:
    text = row.document.text
    before = _end(text[max(0, row.start - AROUND) : row.start])
    return before, row.exact, _beginning(text[row.end : row.end + AROUND])


def _end(words: str) -> str:
    """Return the last line of some words, from a whole word on."""
    line = words.rpartition("\n")[2]
    return f"…{line[line.find(' ') :]}" if len(line) == AROUND and " " in line else line


def _beginning(words: str) -> str:
    """Return the first line of some words, up to a whole word."""
    line = words.partition("\n")[0]
    return f"{line[: line.rfind(' ') + 1]}…" if len(line) == AROUND and " " in line else line
