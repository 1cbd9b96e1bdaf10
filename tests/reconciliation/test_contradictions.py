"""Everything that differs, gathered: identifiers, occasions, tellings of one sentence."""

import pytest

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


FUND = "The housing fund of the islands now holds {} million dollars, its director May Hill said."


@pytest.mark.parametrize(("day", "differs"), [("2026-01-14", True), ("2026-02-16", False)])
def test_what_was_so_then_may_be_otherwise_now(day, differs):
    """31 million in January and 44 in February, in the same words: two states, no contradiction."""
    documents = []
    for file, figure, published in (("a", 31, "2026-01-12"), ("b", 44, day)):
        text = FUND.format(figure)
        told = AmountTold(**span(text, f"{figure} million dollars"), amount=usd(figure))
        documents.append(document(file, text, amounts=(told,), published=When(published)))
    found = contradictions(documents, reprints(documents))
    assert bool(found) is differs


def test_within_one_story_the_days_do_not_matter():
    documents = []
    for file, figure, published in (("a", 31, "2026-01-12"), ("b", 44, "2026-02-16")):
        text = FUND.format(figure)
        told = AmountTold(**span(text, f"{figure} million dollars"), amount=usd(figure))
        documents.append(document(file, text, amounts=(told,), published=When(published)))
    assert contradictions(documents, reprints(documents), stories=[("a", "b")])
