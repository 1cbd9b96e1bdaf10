"""The second proposer, asked about a document that is being taken in, where one is set.

It is asked before the transaction that keeps the document, so that nobody waits for it with the
database locked. Whatever it does, the document and the rules' proposals are kept.
"""

from collections.abc import Sequence

from servanda.actions.asking import asker, endpoint
from servanda.extraction.mentions import Reading
from servanda.extraction.second.proposer import Case, Proposer, Seconded, Unanswered, second
from servanda.records import Document, Proposal


def second_proposals(document: Document, reading: Reading, rules: Sequence[Proposal]) -> Seconded:
    """Return the rules' proposals with what the second proposer adds; the same where none is set.

    `facts` say for the journal that it was asked and what came of it; empty when nobody was asked.
    """
    try:
        place = endpoint()
        if place is None:
            return Seconded(proposals=tuple(rules))
        case = Case(
            plan=document.plan,
            document=document.id,
            text=document.text,
            reading=reading,
            rules=rules,
        )
        return second(case, Proposer(name=place.model, ask=asker(place)))
    except Unanswered as fault:  # the settings are off: nobody was asked
        return Seconded(proposals=tuple(rules), findings=(fault.finding,))
