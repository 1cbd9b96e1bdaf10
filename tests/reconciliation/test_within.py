"""What one document tells twice and differently."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.told import told
from servanda.reconciliation.within import within

HEAD = "3 August 2026\n\n{}\n\n{}"
PLEDGE = "Nine members pledge ${} for the harbour of Tamra"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (PLEDGE.format("7 billion"), PLEDGE.format("5 billion") + " on Monday, Peru said.",
         [("amount", ("5000000000 USD", "7000000000 USD"), True)]),
        (PLEDGE.format("7 billion"), PLEDGE.format("7 billion") + " on Monday, Peru said.", []),
        (PLEDGE.format("more than 5 billion").replace("$more than ", "more than $"),
         PLEDGE.format("7 billion") + ", Peru said.", []),
        (PLEDGE.format("7 billion"), "Peru pledged $5 billion for the school of Olma.", []),
        (PLEDGE.format("7 billion") + " and $5 billion for ships",
         PLEDGE.format("5 billion") + ", Peru said.", []),
        (PLEDGE.format("7 billion"), "Peru and nine members pledged $17 billion for the harbour of Tamra,"
         " $10 billion of it Peru's.", []),
        ("Peru will pay $7 million for the harbour of Tamra.",
         "Chile will pay $5 million for the harbour of Tamra.", []),
        ('"We will send 40 engineers to the harbour of Tamra," said the envoy of Peru.',
         '"We will send 60 engineers to the harbour of Tamra," said the envoy of Chile.', []),
        ('"We will send 40 engineers to the harbour of Tamra," said the envoy of Peru.',
         '"We will send 60 engineers to the harbour of Tamra," said the envoy of Peru.',
         [("count", ("40 engineer", "60 engineer"), True)]),
        ("The first round raised $7 million for wells, Peru said.",
         "The second round raised $5 million for wells, Peru said.", []),
        ("A conference on wells was held in Tamra on 15 April 2026.",
         "The conference was held on 7 February 2026.",
         [("date", ("2026-02-07", "2026-04-15"), True)]),
        ("A conference on wells was held in Tamra on 15 April 2026.",
         "The previous conference was held on 7 February 2026.", []),
        ("A conference on wells was held in Tamra on 15 April 2026.",
         "The meeting was held on 7 February 2026.", []),
        ("Hội nghị về giếng nước diễn ra tại Tamra ngày 15/4/2026, theo Peru.",
         "Hội nghị này được tổ chức ngày 7/2/2026.",
         [("date", ("2026-02-07", "2026-04-15"), True)]),
        ("عقد مؤتمر المياه في الرباط في 15 أبريل 2026.", "وعقد المؤتمر في 7 فبراير 2026.",
         [("date", ("2026-02-07", "2026-04-15"), True)]),
    ],
)  # fmt: skip
def test_one_document(first, second, expected):
    """A sentence told again with another figure; one meeting with two days."""
    text = HEAD.format(first, second)
    found = list(within([told("a", text, read(text))]))
    assert [(f.kind, f.values, f.hard) for f in found] == expected
