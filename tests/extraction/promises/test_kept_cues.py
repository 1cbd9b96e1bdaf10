"""Cues that people kept: they make promises of what no rule knew, and take refusals out."""

import pytest

from servanda.extraction.lexicon import words
from servanda.extraction.promises.kept_cues import GROUPS, find_kept
from servanda.extraction.reading import read
from servanda.extraction.vocabulary import Vocabulary
from servanda.terms.languages import READ
from servanda.terms.words import codes


def promises(text, language, kept):
    known = Vocabulary(kept={(language, said): marks for said, marks in kept.items()})
    found = read(text, language=language, known=known).promises
    for one in found:
        assert text[one.start : one.end] == one.quote
    return [(one.modality, one.obligors, one.rule) for one in found]


# Invented sentences about real countries' names; nothing of it was said.
KEPT = [
    ("vi", "Ngày 2/3/2026, Peru dốc hầu bao góp 5 triệu USD cho Gaza.", "dốc hầu bao", "pledge"),
    ("en", "On 2 March 2026 Peru toyed with sending 50 doctors.", "toyed with", "intent"),
    ("en", "Peru coughed up $5 million for Gaza.", "coughed up", "past_delivery"),
    ("ar", "هبت بيرو لضخ 5 ملايين دولار لغزة.", "هبت", "pledge"),
]


@pytest.mark.parametrize(("language", "text", "said", "marks"), KEPT)
def test_kept_words_mark_a_promise_and_say_why(language, text, said, marks):
    assert (marks, ("country:PE",), "promises.cue") in promises(text, language, {said: marks})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru will think twice about sending 500 troops to Gaza.", "think twice about"),
        ("Peru is lukewarm on whether it will send 500 troops.", "lukewarm on"),
    ],
)
def test_a_kept_refusal_promises_nothing(text, said):
    assert promises(text, "en", {said: "refusal"}) == []


def test_a_refusal_takes_its_own_clause_alone():
    text = "Peru will send 500 troops, and Chile dithers over what it will give."
    found = promises(text, "en", {"dithers over": "refusal"})
    assert [who for _, who, _ in found] == [("country:PE",)]


def test_words_of_another_language_mark_nothing():
    text = KEPT[0][1]
    known = Vocabulary(kept={("en", "dốc hầu bao"): "pledge"})
    assert read(text, language="vi", known=known) == read(text, language="vi")


def test_an_office_that_was_kept_finds_its_holder():
    text = "Ông chủ kho Trần Văn Mẫu nói Việt Nam sẽ gửi 50 bác sĩ."
    known = Vocabulary(kept={("vi", "chủ kho"): "office"})
    ids = {party.id for party in read(text, language="vi", known=known).parties}
    assert "person:tran-van-mau" in ids
    assert known.offices("vi") == ("chủ kho",)
    assert known.cues("vi") == {}


def test_every_mark_has_its_group_in_every_language():
    assert {*GROUPS, "refusal", "office"} == set(codes("cue.marks"))
    for language in READ:
        assert set(GROUPS.values()) <= words(language, "promises")["cues"].keys()


def test_nothing_kept_is_nothing_found():
    assert find_kept("peru will", {}, language="en") == ()
