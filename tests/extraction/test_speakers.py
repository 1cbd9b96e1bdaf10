"""Whom a person speaks for, and who is interviewed."""

import pytest

from servanda.extraction.speakers import goes_on, interviewee, stands_first, subject_before, voices
from tests.extraction.prose import scene_of


@pytest.mark.parametrize(
    ("text", "language", "person", "party"),
    [
        ("Thủ tướng Cuba Juan Perez đến.", "vi", "person:juan-perez", "country:CU"),
        ("Bộ trưởng Đinh Văn Tư đến.", "vi", "person:dinh-van-tu", "country:VN"),
        ("Tập đoàn Sao Mai xây cầu. Giám đốc công ty, bà Vũ Thị Hạnh, vui.", "vi", "person:vu-thi-hanh", "org:tap-doan-sao-mai"),
        ("Bác sĩ Trương Khánh Vy ở lại.", "vi", "person:truong-khanh-vy", "person:truong-khanh-vy"),
        ("Ms. Eva Lund, the Norwegian foreign minister, left.", "en", "person:eva-lund", "country:NO"),
        ("FIFA President Gianni Infantino left.", "en", "person:gianni-infantino", "org:fifa"),
    ],
)  # fmt: skip
def test_voices(text, language, person, party):
    assert voices(scene_of(text, language), language=language)[person] == party


def test_interviewee():
    scene = scene_of("Bộ trưởng Đinh Văn Tư đã trả lời phỏng vấn báo chí.", "vi")
    assert interviewee(scene, language="vi") == "person:dinh-van-tu"
    assert interviewee(scene_of("Hôm nay trời đẹp.", "vi"), language="vi") == ""


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("Norway on Monday said", "en", "country:NO"),
        ("Norway and Peru said", "en", ""),
        ("Kenya's minister, who had slept badly, said", "en", None),
        ("Bộ Ngoại giao Pháp ngày 9/2 cho biết", "vi", "country:FR"),
        ("Pháp đã ký thỏa thuận và nói", "vi", None),
    ],
)
def test_subject_before(text, language, party):
    scene = scene_of(text, language)
    verb = text.rindex(" ", 0, len(text) - (4 if language == "vi" else 0)) + 1
    verb = text.rindex("cho biết") if text.endswith("cho biết") else verb
    subject = subject_before(scene, scene.spans[0], verb, language=language)
    assert (subject.party if subject else None) == party


def test_who_stands_first():
    scene = scene_of("Peru met Chad, which left.", "en")
    assert [stands_first(scene, name) for name in scene.named] == [True, False]
    assert goes_on(scene, scene.spans[0], len("Peru met Chad, "), language="en")
