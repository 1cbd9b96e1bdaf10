"""What is said of an amount, and who gives, sends or needs."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.concepts import DONORS, agent, concept, concepts
from servanda.reconciliation.told import told

EN = "3 August 2026\n\n{}"
CASES = [
    ("Peru pledged $7 million for the clinic.", "$7 million", "give", "country:PE"),
    ("Donors in Peru pledged $7 million.", "$7 million", "give", DONORS),
    ("The meeting in Peru raised $7 million.", "$7 million", "give", DONORS),
    ("About $7 million was provided by Peru.", "$7 million", "give", "country:PE"),
    ("About $7 million was provided by Peru and member states.", "$7 million", "give", DONORS),
    ("Leaders announced a $7 million Peru pledge.", "$7 million", "give", "country:PE"),
    (
        "Talks between Peru and Chile ended with pledges of $7 million.",
        "$7 million",
        "give",
        DONORS,
    ),
    ("Peru said that $7 million had been pledged.", "$7 million", "give", DONORS),
    ("It was paid to Peru: $7 million.", "$7 million", "give", ""),
    ("Peru said the railway would cost $7 million.", "$7 million", "need", "country:PE"),
    ("The quake left 14,000 people homeless.", "14,000 people", "displace", ""),
    (
        "Hôm qua Peru cam kết 7 triệu USD cho Chile trong năm nay.",
        "7 triệu USD",
        "give",
        "country:PE",
    ),
    ("Hôm nay Peru công bố cam kết 7 triệu USD của các quốc gia.", "7 triệu USD", "give", DONORS),
    ("Tại Peru, các nhà tài trợ cam kết 7 triệu USD.", "7 triệu USD", "give", DONORS),
    ("تعهدت بيرو بتقديم 7 ملايين دولار.", "7 ملايين دولار", "give", "country:PE"),
    ("تعهد المانحون في بيرو بتقديم 7 ملايين دولار.", "7 ملايين دولار", "give", DONORS),
]


@pytest.mark.parametrize(("text", "words", "said", "who"), CASES)
def test_what_is_said_of_an_amount_and_who_acts(text, words, said, who):
    """A name behind "in", "to", "between" does not act; many together are donors."""
    text = (EN if text.isascii() else "03/08/2026\n\n{}").format(text)
    document = told("a", text, read(text))
    amount = next(a for a in document.amounts if document.text[a.start : a.end] == words)
    sentence = document.sentence(amount.start, amount.end)
    assert concept(document, amount, sentence) == said
    if said in ("give", "need"):
        assert agent(document, amount, sentence) == who


def test_all_that_a_sentence_says():
    text = EN.format("Forty countries attended and thirty signed.")
    document = told("a", text, read(text))
    assert concepts(document, 0, len(text)) == {"attend", "sign"}
