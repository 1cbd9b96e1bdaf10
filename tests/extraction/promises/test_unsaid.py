"""Verbs whose subject is not said again."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "obligors"),
    [
        ("Peru will send 20 nurses and will lend two aircraft.", "en", [("country:PE",)] * 2),
        ("Peru sẽ gửi 20 y tá và sẽ cho mượn hai máy bay.", "vi", [("country:PE",)] * 2),
        ("Peru's president, Ana Ruiz, said: “Will send 20 nurses.”", "en", [("country:PE",)]),
        ("Rain fell. Will send 20 nurses.", "en", []),
    ],
)
def test_the_speaker_or_who_acted_before(text, language, obligors) -> None:
    assert [p.obligors for p in promises_in(text, language)] == obligors


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        (
            "Togo will send 20 doctors and repair two roads by May.",
            "en",
            ["Togo will send 20 doctors", "repair two roads by May"],
        ),
        ("Togo will repair and maintain the road.", "en", ["Togo will repair and maintain the road"]),
        (
            "Togo sẽ cử 20 bác sĩ và sửa chữa hai con đường.",
            "vi",
            ["Togo sẽ cử 20 bác sĩ", "sửa chữa hai con đường"],
        ),
        (
            "سترسل توغو 20 طبيبا وتتحمل كلفة السفر.",
            "ar",
            ["سترسل توغو 20 طبيبا", "تتحمل كلفة السفر"],
        ),
    ],
)  # fmt: skip
def test_a_second_verb_is_a_second_promise(text, language, quotes):
    got = promises_in(text, language)
    assert [p.quote for p in got] == quotes
    assert {p.obligors for p in got} == {("country:TG",)}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # behind commas, each with its object
        ("Togo will mend the quay, lend the town four pumps and second nine engineers.", ["Togo will mend the quay", "lend the town four pumps", "second nine engineers"]),
        # behind an aside, and without a number
        ("Togo will fly in doctors and, from May, run a course for midwives.", ["Togo will fly in doctors", "from May, run a course for midwives"]),
        ("Togo will ship bridges to Chad and bear the cost of assembling them.", ["Togo will ship bridges to Chad", "bear the cost of assembling them"]),
        # what they are sent to do, a list of goods, two verbs of one thing
        ("Togo will send engineers to mend the bridge and train local crews.", ["Togo will send engineers to mend the bridge and train local crews"]),
        ("Togo will send food, medicine and water filters.", ["Togo will send food, medicine and water filters"]),
        ("Togo will build and run a clinic.", ["Togo will build and run a clinic"]),
    ],
)  # fmt: skip
def test_further_verbs_in_english_need_no_number(text, quotes):
    got = promises_in(text, "en")
    assert [p.quote for p in got] == quotes
    assert {p.obligors for p in got} == {("country:TG",)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Togo's cabinet met on Monday and decided to send tents.", [("pledge", ("country:TG",))]),
        ("Togo responded by pledging 40 tents.", [("pledge", ("country:TG",))]),
        ("Togo used the meeting to announce 40 tents.", [("pledge", ("country:TG",))]),
        ("Togo was first, with a pledge of 40 tents.", [("pledge", ("country:TG",))]),
        ("Togo gave the biggest pledge, $40 million.", [("pledge", ("country:TG",))]),
        ("Togo will soon be sending tents.", [("pledge", ("country:TG",))]),
        ("Chad thanked Togo for its offer of tents.", []),
    ],
)
def test_who_acted_in_english(text, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, "en")] == found
