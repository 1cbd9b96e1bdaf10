"""Drafts: a verb that a cue has found is drafted once."""

from dataclasses import replace

import pytest

from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.promises.clauses import Cue
from servanda.extraction.promises.drafted import (
    Draft,
    Heard,
    with_nouns_announced,
    with_words_of_their_own,
)
from servanda.extraction.scene import Span
from tests.extraction.prose import promises_in


def draft(start, end, subject):
    stage = Stage(span=Span(0, 50, 0, "body"), left=0, speaker="", voices={}, language="en")
    return Draft(Cue(start, end, "will"), Subject(subject, subject, ()), stage, 50)


def test_a_verb_found_twice_is_drafted_once():
    own, carried, other = draft(20, 24, 18), draft(18, 18, 18), draft(30, 30, 30)
    assert with_words_of_their_own([own, carried, other]) == [own, other]


def test_a_noun_that_a_verb_announces_is_the_verbs():
    verb, noun = draft(10, 22, 0), draft(16, 30, 16)
    noun = replace(noun, subject=Subject(16, 20, ("country:PE",)))
    (kept,), nouns = with_nouns_announced([verb], [noun])
    assert (kept.subject.start, kept.subject.parties, nouns) == (0, ("country:PE",), [])
    assert with_nouns_announced([verb], [draft(30, 36, 30)])[1] == [draft(30, 36, 30)]


def test_a_statement_keeps_its_place():
    assert Heard(1, 9, "country:PE").speaker == "country:PE"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "أبدى الرئيس الكيني سايمون كيبيت استعداد بلاده لإيفاد 250 شرطيا.",
            [("أبدى الرئيس الكيني سايمون كيبيت استعداد بلاده لإيفاد 250 شرطيا", "country:KE")],
        ),
        (
            "جدد وزير الطاقة القطري تأكيد التزام بلاده بتقديم 20 مليون دولار.",
            [("جدد وزير الطاقة القطري تأكيد التزام بلاده بتقديم 20 مليون دولار", "country:QA")],
        ),
        ("قدمت قطر 5 ملايين دولار، وستقدم مصر مثلها.", None),
    ],
)
def test_the_verb_and_the_noun_are_one_promise(text, found):
    made = [(p.quote, ",".join(p.obligors)) for p in promises_in(text, "ar")]
    assert made == found if found is not None else len(made) == 2


def test_a_clause_between_commas_ends_with_them():
    (promise,) = promises_in("A study, which Malta will publish in May, found more.", "en")
    assert promise.quote == "Malta will publish in May"


def test_he_is_who_was_named_last_where_nobody_spoke_since():
    text = '"We shall stay," said Ann Lee, the minister of Peru.\nChile\'s president, Ana Ruiz, met the donors.\nShe has promised $9 million.'
    assert promises_in(text, "en")[-1].speaker == "person:ana-ruiz"
