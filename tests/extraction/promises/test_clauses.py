"""Cues, refusals, conditions and the end of a clause."""

import pytest

from servanda.extraction.promises.clauses import (
    before_next,
    clause_end,
    find_condition,
    find_cues,
    is_refused,
    without_joint,
)
from servanda.extraction.reading import as_json, read
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "refused"),
    [
        ("cuba sẽ không gửi", "vi", True),
        ("cuba sẽ không ngừng gửi", "vi", False),
        ("cuba will not send", "en", True),
        ("cuba will send", "en", False),
        ("cuba never promised rice", "en", True),
    ],
)
def test_refusal(text, language, refused):
    cue, *_ = find_cues(text, (0, len(text)), language=language)
    assert is_refused(text, cue, language=language) is refused


def test_a_word_that_only_looks_like_a_future_is_no_cue():
    text = "سياسه سيناء سترسل"
    assert [text[c.start : c.end] for c in find_cues(text, (0, len(text)), language="ar")] == [
        "سترسل"
    ]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("sẽ mở rộng quan hệ việt nam – hàn quốc, nhưng chưa", "quốc"),
        ("sẽ hợp tác kinh tế - thương mại và y tế - giáo dục", "dục"),
        ("sẽ gửi gạo - nguồn tin nói", "gạo"),
        ("sẽ hợp tác, tăng cường tin cậy, tăng 5 lần", "cậy"),
    ],
)
def test_a_dash_within_a_phrase_ends_no_clause(text, end):
    assert text[: clause_end(text, 3, len(text), language="vi")].endswith(end)


def test_clause_end_and_condition():
    text = "cuba will go if asked, but peru stays."
    end = clause_end(text, 9, len(text), language="en")
    assert text[:end] == "cuba will go if asked"
    start, stop = find_condition(text, (0, end), (0, len(text)), language="en")
    assert text[start:stop] == "if asked"


def test_another_s_clause_behind_and():
    text = "Peru will send rice and Chile has sent two aircraft"
    scene = scene_of(text, "en")
    end = before_next(scene, 10, len(text), "en")
    assert scene.folded[10:end] == "send rice"


def test_a_joining_word_that_is_left():
    text = "Peru will send rice and"
    assert without_joint(text, 10, len(text), "en") == len("Peru will send rice")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("phía peru bố trí mặt bằng", ["sides"]),
        ("về phía peru bố trí mặt bằng", []),
        ("dân làng bố trí mặt bằng", []),
    ],
)
def test_a_verb_that_promises_behind_certain_words_alone(text, groups):
    assert [cue.group for cue in find_cues(text, (0, len(text)), language="vi")] == groups


def test_a_name_in_quotation_marks_ends_no_clause():
    text = 'أطلقت توغو، بالتعاون مع المنظمة "الفاو"، مشروع توزيع البذور على 9 آلاف مزارع.'
    (found,) = as_json(read(text, language="ar"))["promises"]
    assert found["quote"].endswith("9 آلاف مزارع")
