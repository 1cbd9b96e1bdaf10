"""Everything that differs, gathered: identifiers, occasions, tellings of one sentence."""

from servanda.reconciliation.contradictions import contradictions
from servanda.reconciliation.reprints import reprints
from servanda.reconciliation.told import AmountTold, IdentifierTold, OccasionTold
from servanda.records import When
from tests.reconciliation.making import document, span, usd

TEXT = "At its vote the Council adopted resolution {} and nine members pledged {} for the fund."


def told(file, number, figure, *, date):
    text = TEXT.format(number, figure)
    return document(
        file,
        text,
        identifiers=(IdentifierTold(**span(text, number), kind="resolution", value=number),),
        amounts=(AmountTold(**span(text, figure), amount=usd(int(figure[0]))),),
        occasions=(OccasionTold(start=0, end=len(text), kind="vote", date=When(date)),),
    )


def test_one_sentence_told_three_ways():
    """2803 v 2830, 5 v 7, 17 v 18 November, with the quotations of all three outlets."""
    documents = [
        told("a", "2803", "5 billion", date="2025-11-17"),
        told("b", "2830", "7 billion", date="2025-11-18"),
        told("c", "2830", "7 billion", date="2025-11-18"),
    ]
    found = contradictions(documents, reprints(documents))
    assert [(f.kind, f.values, f.hard, len(f.quotations)) for f in found] == [
        ("identifier", ("2803", "2830"), True, 3),
        ("date", ("2025-11-17", "2025-11-18"), False, 3),
        ("amount", ("5 USD", "7 USD"), True, 3),
    ]


def test_copies_that_agree_contradict_nothing():
    documents = [told(name, "2803", "5 billion", date="2025-11-17") for name in "ab"]
    assert contradictions(documents, reprints(documents)) == ()
