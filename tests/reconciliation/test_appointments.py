"""What two reports of one event, each in its own words, put on different days."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.appointments import appointments
from servanda.reconciliation.told import told

EN = "Wells\n\n3 August 2026\n\nPeru and Chile spoke in Tamra about 47 wells.\n\n{}"
VI = "Giếng\n\n03/08/2026\n\nPeru và Chile bàn về 47 giếng nước tại Tamra.\n\n{}"
MEET = "The next meeting will be held in Olma on 9 August 2026."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EN.format(MEET), EN.format("They agreed to meet again in Olma on 19 August 2026."),
         [(("2026-08-09", "2026-08-19"), True)]),
        (EN.format(MEET), EN.format("They agreed to meet again in Olma on 10 August 2026."),
         [(("2026-08-09", "2026-08-10"), False)]),
        (EN.format(MEET), EN.format("They will meet again in Olma on 19 October 2026."), []),
        (EN.format(MEET), EN.format("The port of Kesh opens on 19 August 2026."), []),
        (EN.format(MEET), EN.format("They meet in Olma on 9 August and on 19 August 2026."), []),
        (EN.format(MEET), EN.format("They meet in Olma on 19 August 2026.").replace("Peru", "Malta")
         .replace("Chile", "Spain").replace("47", "31"), []),
        (EN.format(MEET),
         EN.format("They meet in Olma on 19 August 2026.").replace("3 August", "9 July"), []),
        (EN.format("Peru will open the wells with Chile on 9 August 2026."),
         VI.format("Peru sẽ khánh thành giếng nước cùng Chile ngày 19/8/2026."),
         [(("2026-08-09", "2026-08-19"), True)]),
        (EN.format("Peru will open the wells with Chile on 9 August 2026."),
         VI.format("Peru sẽ khánh thành giếng nước cùng Cuba ngày 19/8/2026."), []),
    ],
)  # fmt: skip
def test_one_thing_on_two_days(one, other, expected):
    """The same said, a name in common, days close by, and neither knows the other's day."""
    documents = [told(name, text, read(text)) for name, text in (("a", one), ("b", other))]
    assert [(f.values, f.hard) for f in appointments(documents, ())] == expected
    assert list(appointments(documents, [("a", "b")])) == []
