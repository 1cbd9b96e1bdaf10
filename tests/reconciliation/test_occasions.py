"""One occasion with two dates."""

from dataclasses import replace

import pytest

from servanda.reconciliation.occasions import occasions
from servanda.reconciliation.told import DateTold, OccasionTold, PartyTold
from servanda.records import When
from tests.reconciliation.making import document, span

VOTE = "The Security Council adopted the United States draft on Gaza on {}."
OTHER = "A committee of ministers discussed the price of bread in the capital on {}."


def told(file, date, *, text=VOTE, kind="vote", words="that day", place=""):
    written = text.format(words)
    return document(
        file,
        written,
        dates=(DateTold(**span(written, words), value=When(date)),),
        occasions=(
            OccasionTold(start=0, end=len(written), kind=kind, date=When(date), place=place),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "hard"),
    [
        (told("a", "2025-11-17"), told("b", "2025-11-18", words="Tuesday"), False),
        (told("a", "2025-11-17"), told("b", "2025-11-27", words="Thursday"), True),
        (told("a", "2025-11-17"), told("b", "2025-11-17"), None),
        (told("a", "2025-11-17"), told("b", "2025-11"), None),
        (told("a", "2025-11-17"), told("b", "2026-11-18"), None),
        (told("a", "2025-11-17"), told("b", "2025-11-27", kind="meeting"), None),
        (told("a", "2025-11-17"), told("b", "2025-11-27", text=OTHER), None),
        (told("a", "2025-11-17", place="New York"), told("b", "2025-11-27", place="Cairo"), None),
        (told("a", "2025-11-17", place="New York"), told("b", "2025-11-27"), True),
    ],
)
def test_two_mentions_of_a_vote(one, other, hard):
    """One kind, most words alike, no other place, within two months: one occasion."""
    found = list(occasions([one, other]))
    assert [f.hard for f in found] == ([] if hard is None else [hard])
    for f in found:
        assert f.kind == "date"
        assert [q.quote for q in f.quotations] == [one.text, other.text]


def test_an_occasion_without_a_date_contradicts_nothing():
    text = VOTE.format("a day")
    bare = document("a", text, occasions=(OccasionTold(start=0, end=len(text), kind="vote"),))
    assert list(occasions([bare, told("b", "2025-11-18")])) == []


def test_a_brief_mention_is_compared_by_its_sentence():
    documents = []
    for file, date in (("a", "2025-11-17"), ("b", "2025-11-27")):
        text = VOTE.format("that day")
        vote = OccasionTold(**span(text, "adopted"), kind="vote", date=When(date))
        documents.append(document(file, text, occasions=(vote,)))
    assert [f.hard for f in occasions(documents)] == [True]


def test_several_days_in_one_sentence_are_several_votes():
    text = "The chamber votes on the budget and on the reform on 3 March, 17 March and 9 April."
    votes = tuple(
        OccasionTold(**span(text, "votes"), kind="vote", date=When(f"2026-{day}"))
        for day in ("03-03", "03-17", "04-09")
    )
    assert list(occasions([document("a", text, occasions=votes)])) == []


ROUND = "Iceland and {} held a {} of fishing talks in the old harbour on {}."


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("Norway", "meeting"), ("Norway", "meeting"), True),
        (("Norway", "first round"), ("Norway", "second round"), False),
        (("Norway", "meeting"), ("Canada", "meeting"), False),
    ],
)
def test_other_guests_or_another_round_are_another_meeting(first, second, differ):
    documents = []
    for file, (guest, name), day in (("a", first, "2026-10-07"), ("b", second, "2026-10-28")):
        text = ROUND.format(guest, name, "that day")
        documents.append(
            document(
                file,
                text,
                occasions=(OccasionTold(**span(text, name), kind="meeting", date=When(day)),),
                parties=(PartyTold(**span(text, guest), party=f"country:{guest}"),),
            )
        )
    assert bool(list(occasions(documents))) is differ


def signed(file, date, text, parties=("country:HR", "country:IT")):
    """Return a document in which two countries sign something in Split."""
    words = next(w for w in ("20 August", "19 August", "4 August") if w in text)
    named = {"country:HR": "Croatia", "country:IT": "Italy"}
    return document(
        file,
        text,
        dates=(DateTold(**span(text, words), value=When(date)),),
        parties=tuple(PartyTold(**span(text, named[p]), party=p) for p in parties),
        occasions=(
            OccasionTold(**span(text, "signed"), kind="signing", date=When(date), place="Split"),
        ),
    )


FIRST = "Croatia and Italy signed an accord on ferries in Split on 20 August, a minister said."
SECOND = "The ferry accord that Croatia and Italy signed in Split on {} ends a dispute about fees."


@pytest.mark.parametrize(
    ("day", "words", "both", "quotes"),
    [
        ("2026-08-19", "19 August", True, ["signed in Split on 19 August",
         "signed an accord on ferries in Split on 20 August"]),
        ("2026-08-04", "4 August", True, None),
        ("2026-08-19", "19 August", False, None),
    ],
)  # fmt: skip
def test_one_place_and_the_same_parties(day, words, both, quotes):
    """Half of the words, but the place, two countries and the week: one signing, its date quoted."""
    other = signed("b", day, SECOND.format(words), ("country:HR", "country:IT")[: 1 + both])
    found = list(occasions([signed("a", "2026-08-20", FIRST), other]))
    assert [[q.quote for q in f.quotations] for f in found] == ([quotes] if quotes else [])


@pytest.mark.parametrize(
    ("words", "differs"), [(("17 November", "27 November"), True), (("today", "today"), False)]
)
def test_today_is_each_papers_own(words, differs):
    """One speech printed by two papers: its "today" is no second day."""
    documents = [
        replace(told(name, day, words=word), published=When(day))
        for name, day, word in zip("ab", ("2025-11-17", "2025-11-27"), words, strict=True)
    ]
    assert bool(list(occasions(documents))) is differs


def test_a_sentence_that_has_both_days_means_two_things():
    text = "On that day a spokesman said the Council would vote on the draft on Gaza the day after."
    vote = OccasionTold(**span(text, "vote"), kind="vote", date=When("2025-11-17"))
    days = (("that day", "2025-11-17"), ("the day after", "2025-11-18"))
    dates = tuple(DateTold(**span(text, words), value=When(day)) for words, day in days)
    other = OccasionTold(**span(text, "vote"), kind="vote", date=When("2025-11-18"))
    one = document("a", text, dates=dates, occasions=(vote,))
    assert list(occasions([one, document("b", text, dates=dates[1:], occasions=(other,))])) == []
