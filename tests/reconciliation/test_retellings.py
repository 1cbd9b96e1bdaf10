"""Where two tellings of one sentence differ: speaker, amounts, dates, quoted words."""

import pytest

from servanda.reconciliation.reprints import reprints
from servanda.reconciliation.retellings import retellings
from servanda.reconciliation.told import AmountTold, DateTold, PartyTold, SpeakerTold
from servanda.records import When
from tests.reconciliation.making import amount, document, span, usd

TEXT = "The minister said the nine members would give {} for the harbour fund by {} at the latest."


def telling(file, figure="5 billion", date="June", *, money=None, when=None, speaker=""):
    text = TEXT.format(figure, date)
    mentions = {}
    if money is not None:
        mentions["amounts"] = (AmountTold(**span(text, figure), amount=money),)
    if when:
        mentions["dates"] = (DateTold(**span(text, date), value=When(when)),)
    if speaker:
        mentions["speakers"] = (SpeakerTold(start=0, end=len(text), speaker=speaker),)
    return document(file, text, **mentions)


def differing(*documents):
    return list(retellings(documents, reprints(documents)))


@pytest.mark.parametrize(
    ("one", "other", "kind", "hard"),
    [
        (usd(5), usd(7), "amount", True),
        (usd(5), usd(5), None, None),
        (usd(minimum=5), usd(7), "amount", False),
        (usd(minimum=7), usd(5), "amount", True),
        (usd(minimum=5), usd(minimum=7), "amount", False),
        (amount("country", 47), amount("country", minimum=50), "count", True),
        (amount("country", 47), usd(47), None, None),
    ],
)
def test_amounts(one, other, kind, hard):
    """ "more than 5" and "7" can both be true: soft; 47 and "more than 50" cannot."""
    found = differing(telling("a", money=one), telling("b", "7 billion", money=other))
    assert [(f.kind, f.hard) for f in found] == ([(kind, hard)] if kind else [])
    for f in found:
        assert {q.quote for q in f.quotations} == {"5 billion", "7 billion"}


@pytest.mark.parametrize(
    ("one", "other", "hard"),
    [
        ("2026-06-30", "2026-07-30", True),
        ("2026-06-30", "2026-07-01", False),
        ("2026-06-29/2026-06-30", "2026-06-30", False),
        ("2026-06", "2026-06-30", None),
    ],
)
def test_dates(one, other, hard):
    found = differing(telling("a", when=one), telling("b", date="the deadline", when=other))
    assert [f.hard for f in found] == ([] if hard is None else [hard])
    assert all(f.kind == "date" and f.values == tuple(sorted((one, other))) for f in found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("person:a", "person:b", [("person:a", "person:b")]),
        ("person:b", "person:a", [("person:a", "person:b")]),
        ("person:a", "person:a", []),
        ("person:a", "", []),
        ("org:a", "person:a", []),
        ("country:a", "country:b", [("country:a", "country:b")]),
    ],
)
def test_speakers(one, other, expected):
    """The same words in two mouths; where one outlet names nobody, nothing differs."""
    found = differing(telling("a", speaker=one), telling("b", speaker=other))
    assert [(f.kind, f.values) for f in found] == [("attribution", pair) for pair in expected]


@pytest.mark.parametrize(("other", "differs"), [("May Hill", True), ("Tom Reed Cole", False)])
def test_one_name_read_as_two_people(other, differs):
    """ "Tom Reed" of one paper is the "Tom Reed Cole" of the other, whatever they were taken for."""
    documents = []
    for file, name in (("a", "Tom Reed"), ("b", other)):
        text = f"{name} said the nine members would give money for the harbour fund by June."
        place = {"start": 0, "end": len(text)}
        party = f"person:{file}"
        documents.append(
            document(
                file,
                text,
                speakers=(SpeakerTold(**place, speaker=party),),
                parties=(PartyTold(**span(text, name), party=party),),
            )
        )
    assert bool(differing(*documents)) is differs


SPEECH = "We shall open the harbour to every ship that carries wheat"


@pytest.mark.parametrize(
    ("first", "second", "hard"),
    [
        (f'"{SPEECH}", he said.', f'"{SPEECH}", he said.', None),
        (f'"{SPEECH}", he said.', f"{SPEECH}, he said.", None),
        (f'"{SPEECH}", he said.', f'"{SPEECH.replace("shall", "may")}", he said.', True),
        (f'"{SPEECH}", he said.', f"{SPEECH.replace('shall', 'may')}, he said.", False),
        (f'"{SPEECH}", he said.',
         f'In "Wheat for every port of the sea", he wrote: {SPEECH.replace("shall", "may")}.', False),
        (f'"{SPEECH}", he said.', f'"{SPEECH.replace("the harbour", "(the) harbour")}", he said.',
         None),
        ("وقال إن \"الميناء سيفتح أمام كل سفينة تحمل القمح في أقرب وقت\".",
         "وقال ان \"الميناء سيفتح امام كل سفينة تحمل القمح في اقرب وقت\".", None),
        ('"Open seas" is a term for ships that carry wheat, he said.',
         "Open waters is a term for ships that carry wheat, he said.", None),
    ],
)  # fmt: skip
def test_quoted_words(first, second, hard):
    """Words given as a person's own are the same words in every telling, or there is a question."""
    found = differing(document("a", first), document("b", second))
    assert [(f.kind, f.hard) for f in found] == ([] if hard is None else [("attribution", hard)])


def test_today_is_each_papers_own_day():
    days = ("2026-03-17", "2026-03-18")
    one, other = (telling(day, date="today", when=day) for day in days)
    assert differing(one, other) == []


def test_the_values_are_the_words_that_differ():
    free = SPEECH.replace("shall", "may")
    found = differing(
        document("a", f'"{SPEECH}", he said.'), document("b", f"There {free}, he said.")
    )
    assert [f.values for f in found] == [(SPEECH, free[len("We may ") :])]


def test_sentences_that_are_no_reprints_are_not_compared():
    other = document("b", "Quite another sentence about 7 billion in another fund altogether.")
    assert differing(telling("a", money=usd(5)), other) == []
