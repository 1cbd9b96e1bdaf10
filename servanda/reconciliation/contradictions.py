"""Accounts that differ between documents and within one: found, never decided (definition 24).

The wrong number can stand twice and the right one once, so nothing is counted as a vote: each find
carries the differing values with every quotation, and a person decides.
"""

from collections.abc import Sequence

from servanda.reconciliation.found import Found, merged
from servanda.reconciliation.identifiers import identifiers
from servanda.reconciliation.occasions import occasions
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.retellings import retellings
from servanda.reconciliation.told import Told


def contradictions(documents: Sequence[Told], pairs: Sequence[Pair]) -> tuple[Found, ...]:
    """Return what differs: identifiers, occasions with two dates, and tellings of one sentence.

    `pairs` are the reprints among the documents.
    """
    return merged((*identifiers(documents), *occasions(documents), *retellings(documents, pairs)))
