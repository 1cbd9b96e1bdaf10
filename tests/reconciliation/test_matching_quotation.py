"""Where in its record a flow stands."""

from datetime import date
from decimal import Decimal

import pytest

from servanda.reconciliation.matching_quotation import quotation
from servanda.records.pairing import Candidate

XML = (
    "<iati-activity><iati-identifier>A-1</iati-identifier><transaction><value>1000</value>"
    '<d iso="2026-01-01"/></transaction><transaction><value currency="USD">1000.00</value>'
    '<d iso="2026-02-02"/></transaction></iati-activity>'
)


def flow(amount: str, day: str = "2026-02-02", activity: str = "A-1") -> Candidate:
    return Candidate(
        dataset="t", activity=activity, amount=Decimal(amount), day=date.fromisoformat(day)
    )


@pytest.mark.parametrize(
    ("text", "candidate", "words"),
    [
        (XML, flow("1000"), XML[XML.rindex("<transaction>") : XML.rindex("</iati")]),
        (XML, flow("7"), "A-1"),
        ('{"id": "9", "x": {"amount": 118868, "day": 1}}', flow("118868.000000"),
         '{"amount": 118868, "day": 1}'),
        ("Donor;1,250.50;USD", flow("1250.5"), "1,250.50"),
        ("nothing of it", flow("5", activity=""), "nothing of it"),
        ("21000 and 100", flow("100"), "100"),
    ],
)  # fmt: skip
def test_the_words_of_the_flow(text: str, candidate: Candidate, words: str) -> None:
    start, end = quotation(text, candidate)
    assert text[start:end] == words


def test_a_long_record_is_cut_to_the_figure() -> None:
    text = '{"pad": "' + "x" * 5000 + '", "amountUSD": 77001}'
    start, end = quotation(text, flow("77001"))
    assert text[start:end] == '"amountUSD": 77001'
