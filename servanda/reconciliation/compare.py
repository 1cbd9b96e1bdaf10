"""Documents held against each other: reprints, stories, contradictions.

`as_json(compare(documents))` is what `servanda compare --json` prints, a format that is kept stable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from servanda.reconciliation.contradictions import contradictions
from servanda.reconciliation.credits import credited
from servanda.reconciliation.found import Found
from servanda.reconciliation.reprints import Pair, reprints
from servanda.reconciliation.stories import stories
from servanda.reconciliation.told import Quotation, Told
from servanda.reconciliation.translations import translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the documents share and where they differ; `stories` are groups of two files or more."""

    reprints: tuple[Pair, ...]
    stories: tuple[tuple[str, ...], ...]
    contradictions: tuple[Found, ...]


def compare(documents: Sequence[Told]) -> Comparison:
    """Hold the documents against each other; ValueError where two bear one file name."""
    if len({document.file for document in documents}) < len(documents):
        raise ValueError("two documents bear one file name: give each its own")
    pairs = credited([*reprints(documents), *translations(documents)], documents)
    groups = stories(documents, pairs)
    return Comparison(
        reprints=tuple(pairs),
        stories=groups,
        contradictions=contradictions(documents, pairs, stories=groups),
    )


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return plain lists and dicts, offsets in code points, end exclusive."""
    return {
        "reprints": [
            {
                "a": _quoted(pair.a),
                "b": _quoted(pair.b),
                "relation": pair.relation,
                "first": pair.first,
                "credited": pair.credited,
            }
            for pair in comparison.reprints
        ],
        "stories": [list(story) for story in comparison.stories],
        "contradictions": [
            {
                "kind": found.kind,
                "values": list(found.values),
                "quotations": [_quoted(quotation) for quotation in found.quotations],
                "hard": found.hard,
            }
            for found in comparison.contradictions
        ],
    }


def _quoted(words: Quotation) -> dict[str, Any]:
    return {"file": words.file, "start": words.start, "end": words.end, "quote": words.quote}
