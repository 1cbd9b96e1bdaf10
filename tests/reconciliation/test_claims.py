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


MEETING = "{}\n\n3 August 2026\n\n{} on 2 August 2026.\n\nPeru and Chile were hosts in Tamra."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Donors pledged $5.4 billion for the Tamra dam",
         "International donors pledged a total of $5.6 billion for the Tamra dam",
         [("5400000000 USD", "5600000000 USD", True)]),
        ("Donors pledged more than $5 billion for the Tamra dam",
         "Donors pledged $7 billion for the Tamra dam", []),
        ("Donors pledged $5 billion for the Tamra dam",
         "Donors pledged $70 billion for the Tamra dam", []),
        ("Donors pledged $17 billion for the Tamra dam",
         "Donors pledged $7 billion for the Tamra dam and Peru promised $10 billion", []),
        ("Donors pledged $7 billion for the Tamra dam",
         "Donors pledged $5 billion for the Tamra dam, then $7 billion", []),
        ("Donors pledged more than 2 billion euros ($2.1 billion) for the Tamra dam",
         "Donors pledged $1.5 billion for the Tamra dam", []),
        ("Donors pledged 2 billion euros, about 2.1 billion dollars, for the Tamra dam",
         "Donors pledged 2 billion euros (more than $1.5 billion) for the Tamra dam", []),
        ("Peru promised $100 million for the Tamra dam",
         "Peru is to give 100 million euros for the Tamra dam",
         [("100000000 EUR", "100000000 USD", True)]),
        ("Carrying 240 beds, a hospital ship came to Tamra",
         "A hospital ship with 420 beds came to Tamra", [("240 bed", "420 bed", True)]),
        ("Carrying 240 beds, a hospital ship came to Tamra",
         "A hospital ship with 420 beds came, another with 30 beds left Tamra", []),
        ("The quake in Tamra left 14,000 people homeless",
         "Some 24,000 people lost their homes in the Tamra quake",
         [("14000 person", "24000 person", True)]),
        ("More than 20 countries attended the Tamra talks",
         "More than 30 countries attended the Tamra talks", []),
        ("A dozen countries attended the Tamra talks", "15 countries attended the Tamra talks",
         [("12 country", "15 country", False)]),
        ("Nepal sent 79 soldiers to Tamra, then 22 soldiers for a survey of bridges",
         "Nepal sent 10 soldiers of its force for water in Tamra", []),
        ("The Tamra railway will cost $900 million",
         "The Tamra railway has a cost of $960 million", [("900000000 USD", "960000000 USD", True)]),
    ],
)  # fmt: skip
def test_sums_of_many_things_counted_and_other_money(one, other, expected):
    """A total, a thing with a noun of its own, one number of two moneys; sums that add up agree."""
    texts = MEETING.format("A dam", one), MEETING.format("Dam", other)
    assert [(*values, hard) for _, values, hard in differing(*texts)] == expected


@pytest.mark.parametrize(("names", "expected"), [("Peru and Chile", 1), ("Malta", 0)])
def test_articles_of_one_day_that_name_no_day(names, expected):
    """Neighbouring days of print and four names or figures in common stand for the day."""
    text = "{}\n\n{} August 2026\n\nPeru will send {} doctors to Tamra, where {} were hosts."
    texts = text.format("A", 3, 85, "Peru and Chile"), text.format("B", 4, 58, names)
    assert len(set(differing(*texts))) == expected
