"""What two reports of one event, each in its own words, say of one thing (definition 24)."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.claims import claims
from servanda.reconciliation.told import told

EN = (
    "Clinic opens\n\n3 August 2026\n\nLeaders of {} attended the opening in Tamra on {}, Peru said."
)
VI = "Mở cửa\n\n03/08/2026\n\nLễ khánh thành tại Tamra ngày {} có lãnh đạo {} tham dự, theo Peru."
AR = "افتتاح\n\n3 أغسطس 2026\n\nشاركت {} في حفل الافتتاح في {} في بيرو."


def differing(*texts, stories=()):
    documents = [told(f"f{n}", text, read(text)) for n, text in enumerate(texts)]
    return [(f.kind, f.values, f.hard) for f in claims(documents, stories)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EN.format("47 countries", "2 August 2026"), VI.format("2/8/2026", "hơn 50 nước"),
         [("count", ("47 country", "50 country"), True)]),
        (EN.format("47 countries", "2 August 2026"), AR.format("35 دولة", "2 أغسطس 2026"),
         [("count", ("35 country", "47 country"), True)]),
        (EN.format("more than 40 countries", "2 August 2026"), VI.format("2/8/2026", "47 nước"),
         [("count", ("40 country", "47 country"), False)]),
        (EN.format("47 countries", "2 August 2026"), VI.format("2/8/2026", "47 nước"), []),
        (EN.format("47 countries", "2 August 2026"), VI.format("2/5/2026", "35 nước"), []),
        (EN.format("47 countries", "2 August 2026"), VI.format("2/8/2026", "35 bác sĩ"), []),
        (EN.format("47 countries", "2 August 2026"),
         EN.format("35 countries", "2 August 2026").replace("attended", "paid for"), []),
    ],
)  # fmt: skip
def test_one_event_told_twice(one, other, expected):
    """One day and one thing said: another day, another unit or another verb is no contradiction."""
    assert differing(one, other) == expected


def test_copies_are_not_compared_here():
    texts = EN.format("47 countries", "2 August 2026"), VI.format("2/8/2026", "hơn 50 nước")
    assert differing(*texts, stories=[("f0", "f1")]) == []


def test_what_a_document_says_twice_is_no_claim():
    twice = EN.format("47 countries", "2 August 2026")
    twice += " Delegates from 20 countries attended the dinner on 2 August 2026."
    assert differing(twice, VI.format("2/8/2026", "hơn 50 nước")) == []


GIVEN = "{}\n\n{}\n\n{} pledged {} for the clinic in Tamra at the Accra meeting on 2 August 2026."


@pytest.mark.parametrize(
    ("party", "expected"),
    [("Peru", [("amount", ("5000000 USD", "7000000 USD"), True)]), ("Chile", [])],
)
def test_sums_are_those_of_one_party(party, expected):
    one = GIVEN.format("Clinic", "3 August 2026", "Peru", "$7 million")
    other = GIVEN.format("A clinic", "4 August 2026", party, "$5 million")
    assert differing(one, other) == expected
