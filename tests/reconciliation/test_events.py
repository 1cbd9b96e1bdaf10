"""Whether two documents may tell of one event."""

import pytest

from servanda.reconciliation.events import days, event, meet, plain_words, shared, together
from servanda.reconciliation.told import AmountTold, DateTold
from servanda.records import When
from tests.reconciliation.making import amount, document, span


def report(text, file="a", *, house=None, language="en"):
    amounts = (
        (AmountTold(**span(text, f"{house} houses"), amount=amount("house", house)),)
        if house
        else ()
    )
    return document(file, text, amounts=amounts, language=language)


@pytest.mark.parametrize(
    ("one", "other", "dated", "party", "expected"),
    [
        ("A clinic in Tamra", "The Tamra clinic", True, "", True),
        ("A clinic in Tamra", "The Tamra clinic", False, "", False),
        ("A clinic in Tamra", "The Tamra clinic", False, "country:PE", True),
        ("A clinic in Tamra, north of Olma", "Near Olma the Tamra clinic", False, "", True),
        ("A clinic in Tamra", "A clinic in Olma", True, "country:PE", False),
    ],
)
def test_names_make_two_documents_one_event(one, other, dated, party, expected):
    """The day in the sentence, a second name, or who acts in both."""
    assert together(event(report(one)), event(report(other)), dated=dated, party=party) is expected


def test_a_figure_that_both_have_is_a_sign_too():
    one = event(report("The flood near Tamra broke 140 houses", house=140))
    other = event(report("Near Tamra, 140 houses are broken", house=140))
    assert shared(one, other) == (1, 1)
    assert together(one, other, dated=False)


def test_long_words_of_a_script_without_capitals_need_company():
    texts = "افتتح المستشفى الجديد", "المستشفى الجديد والقديم"
    one, other = (event(report(text, language="ar")) for text in texts)
    assert shared(one, other) == (0, 0)


def test_the_days_of_what_is_reported():
    """Its own day counts where it is said once more, a day of last year never."""
    text = "3 August 2026. On 3 August and 2 August, not on 1 March 2025."
    places = ["3 August 2026", "3 August and", "2 August", "1 March 2025"]
    values = ["2026-08-03", "2026-08-03", "2026-08-02", "2025-03-01"]
    dates = tuple(
        DateTold(**span(text, words), value=When(value))
        for words, value in zip(places, values, strict=True)
    )
    found = days(document("a", text, dates=dates, published=When("2026-08-03")))
    assert [day.iso for day in found] == ["2026-08-03", "2026-08-02"]
    assert days(document("b", text, dates=dates)) == ()


def test_days_meet():
    assert meet([When("2026-08")], [When("2026-08-02")])
    assert not meet([When("2026-08-01")], [When("2026-08-02")])


def test_words_that_tell_something():
    assert plain_words("In Tamra 47 of the 5bn") == {"tamra", "the"}
