"""What may stand before a subject, and what takes a clause away from it."""

import pytest

from servanda.extraction.grammar.noun_phrases import acting_phrase, hangs, is_free, phrase_start


@pytest.mark.parametrize(
    ("left", "language", "free"),
    [
        ("by the end of january ", "en", True),
        ("on tuesday ", "en", True),
        ("talks with ", "en", False),
        ("the visit to the ", "en", False),
        ("hôm qua, ", "vi", True),
        ("chuyến thăm ", "vi", False),
        ("cho biết ", "vi", True),
        ("ان ", "ar", True),
        ("زياره ", "ar", False),
    ],
)
def test_what_may_stand_before_a_subject(left, language, free):
    assert is_free(left, language=language) is free


@pytest.mark.parametrize(
    ("left", "language", "hung"),
    [
        ("the president hopes that ", "en", True),
        ("analysts doubt ", "en", True),
        ("if ", "en", True),
        ("the trucks that ", "en", True),
        ("the minister assured them that ", "en", False),
        ("neither ", "en", True),
        ("ông hy vọng ", "vi", True),
        ("dự án mà ", "vi", True),
        ("ông khẳng định ", "vi", False),
        ("يامل ان ", "ar", True),
        ("المشروع الذي ", "ar", True),
        ("اكد ان ", "ar", False),
    ],
)
def test_what_takes_a_clause_from_its_subject(left, language, hung):
    assert hangs(left, language=language) is hung


def test_a_clause_begins_behind_the_last_mark_or_opening_word():
    text = "it rained, but the ministry will pay"
    assert text[phrase_start(text, 0, text.index(" will"), language="en") :][:12] == "the ministry"


@pytest.mark.parametrize(
    ("text", "language", "cue", "found"),
    [
        ("in may the government will pay", "en", " will", None),
        ("the government will pay", "en", " will", "the government"),
        ("a second contingent of 200 engineers may follow", "en", " may", "a second contingent"),
        ("no government will pay", "en", " will", None),
        ("bộ trưởng sẽ ký", "vi", " sẽ", "bộ trưởng"),
        ("cuộc họp sẽ bắt đầu", "vi", " sẽ", None),
    ],
)
def test_a_body_without_a_name_acts(text, language, cue, found):
    place = acting_phrase(text, 0, text.index(cue) + 1, language=language)
    if found is None:
        assert place is None
    else:
        assert place is not None
        assert text[place[0] : place[1]].startswith(found)
