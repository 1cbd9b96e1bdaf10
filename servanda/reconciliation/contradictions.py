"""Accounts that differ between documents and within one: found, never decided (definition 24).

The wrong number can stand twice and the right one once, so nothing is counted as a vote: each find
carries the differing values with every quotation, and a person decides.
"""

from collections.abc import Sequence

from servanda.reconciliation.claims import claims
from servanda.reconciliation.found import Found, merged
from servanda.reconciliation.identifiers import identifiers
from servanda.reconciliation.names import miscounted
from servanda.reconciliation.occasions import occasions
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.retellings import retellings
from servanda.reconciliation.told import Told


def contradictions(
    documents: Sequence[Told], pairs: Sequence[Pair], *, stories: Sequence[Sequence[str]] = ()
) -> tuple[Found, ...]:
    """Return what differs: identifiers, occasions with two dates, counts and lists, tellings.

    `pairs` are the reprints among the documents, `stories` the groups of files that carry one.
    """
    return merged(
        (
            *identifiers(documents),
            *occasions(documents),
            *miscounted(documents),
            *claims(documents, stories),
            *retellings(documents, pairs),
        )
    )
